"""Does the other system answer, and does it take our signature?"""

from ..shapes import Account, Health
from .send import ping


def check(account: Account) -> Health:
    """A signed {"type": "ping"}; it answers 2xx, and may say its name."""
    return Health(ok=True, name=ping(account) or account.name)
