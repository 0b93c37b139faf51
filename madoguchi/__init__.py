"""Madoguchi: one customer desk for every way a customer turns to a company."""

import os

__version__ = "0.1.0"

# A sentence is turned into a vector in 3 ms by one thread, and in 140 ms by several that wait for each
# other; the libraries read these names when they are first imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
