"""What the pages about staff are drawn from."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people
from madoguchi.people.shapes import InvitationShape, StaffShape

STATES = {
    "working": (_("Works here"), "done"),
    "invited": (_("Invited"), "soon"),
    "expired": (_("Invitation expired"), "overdue"),
    "left": (_("Closed"), "plain"),
}


def lines(sought: str) -> dict[str, Any]:
    """Everybody whose name, kana or address holds what is sought; those who left stand last."""
    everybody = people.all_staff(active=False)
    invitations = people.waiting_invitations()
    teams = {team.id: team.name for team in people.teams()}
    found = [one for one in everybody if sought.casefold() in f"{one.name} {one.kana} {one.email}".casefold()]
    drawn = [_line(one, invitations.get(one.id), teams) for one in found]
    drawn.sort(key=lambda line: list(STATES).index(line["state"]))
    return {"q": sought, "people": drawn, "total": len(everybody)}


def member(person: StaffShape, me: int) -> dict[str, Any]:
    """One person with her state, and where she is signed in."""
    invitation = people.waiting_invitations().get(person.id)
    held = people.open_sign_ins(person.account_id)
    devices = [{"held": one, "words": people.device(one.user_agent)} for one in held]
    more = {"invitation": invitation, "devices": devices, "is_me": person.id == me}
    return {**_line(person, invitation, {}), **more}


def state_of(person: StaffShape, invitation: InvitationShape | None) -> str:
    """working, invited, expired or left."""
    if invitation is not None:
        return "expired" if invitation.expired else "invited"
    return "working" if person.active else "left"


def _line(person: StaffShape, invitation: InvitationShape | None, teams: dict[int, str]) -> dict[str, Any]:
    state = state_of(person, invitation)
    label, tone = STATES[state]
    return {
        "person": person,
        "state": state,
        "state_label": label,
        "tone": tone,
        "role_name": people.ROLE_NAMES[person.role],
        "team_names": [teams[pk] for pk in person.team_ids if pk in teams],
        "invitation": invitation,
    }
