"""Who writes articles, for the lists of people to whom work can be given."""

from madoguchi.people import api as people

ROLES = ("editor", "administrator")


def writers() -> list[tuple[int, str]]:
    """Ids and names of the active ones who write and publish."""
    return [(one.id, one.name) for one in people.all_staff() if one.role in ROLES and one.active]
