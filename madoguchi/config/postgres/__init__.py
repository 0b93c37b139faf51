"""Our own PostgreSQL launcher: one private server per installation, reached by a socket only.

`ensure(home)` starts the server of an installation or adopts the one that runs, `stop(home)` ends it,
`running(home)` looks without touching. No Django here.
"""

from .binaries import Binaries, find_binaries, find_clients
from .failures import LauncherError
from .server import Running, address, ensure, running, stop

__all__ = [
    "Binaries",
    "LauncherError",
    "Running",
    "address",
    "ensure",
    "find_binaries",
    "find_clients",
    "running",
    "stop",
]
