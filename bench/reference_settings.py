"""The product's settings with the reference view beside it."""

from madoguchi.config.settings import *  # noqa: F403
from madoguchi.config.settings import MIDDLEWARE as PRODUCT

ROOT_URLCONF = "bench.reference"
MIDDLEWARE = ["bench.reference.counting", *PRODUCT]
