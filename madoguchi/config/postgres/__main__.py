"""`python -m madoguchi.config.postgres HOME [--fast]`: start or adopt the server, print its address."""

import argparse
import sys
from pathlib import Path

from .failures import LauncherError
from .server import ensure, make_database


def main() -> int:
    """Print the address of the database `madoguchi`; 1 and the reason when it cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m madoguchi.config.postgres")
    parser.add_argument("home", type=Path)
    parser.add_argument("--fast", action="store_true", help="not durable: for development and tests")
    given = parser.parse_args()
    try:
        server = ensure(given.home, durable=not given.fast)
        make_database(server, "madoguchi")
    except LauncherError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{server.url()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
