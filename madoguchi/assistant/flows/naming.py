"""What a flow can name here: the tasks, tools and teams that there are."""

from madoguchi.people import api as people
from madoguchi.tasks import api as tasks

from ..tools import TOOLS
from .checking import Known


def known() -> Known:
    """The names against which a flow is checked."""
    return Known(
        tasks=frozenset(one.code for one in tasks.declared()),
        tools=frozenset(TOOLS),
        teams=frozenset(team.slug for team in people.teams()),
    )
