"""`python -m madoguchi`: the same as the command `madoguchi`."""

import sys

from madoguchi.config.cli import main

sys.exit(main())
