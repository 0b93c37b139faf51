"""What each role may do, in words: shown beside the choice and as a table."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

AGENT, SUPERVISOR, EDITOR, ADMINISTRATOR = "agent", "supervisor", "editor", "administrator"
AT_THE_DESK = (AGENT, SUPERVISOR, ADMINISTRATOR)
LEADS = (SUPERVISOR, ADMINISTRATOR)
WRITES = (EDITOR, ADMINISTRATOR)
EVERYBODY = (AGENT, SUPERVISOR, EDITOR, ADMINISTRATOR)

ROLE_HELP = {
    AGENT: _("Answers customers, in the conversations of the own teams and those without a team."),
    SUPERVISOR: _("Also sees every conversation, helps and takes over, and reads the figures."),
    EDITOR: _("Writes and publishes help articles. Sees no conversations."),
    ADMINISTRATOR: _("May do everything, and sets the company up."),
}


@dataclass(frozen=True)
class Permission:
    """One thing that can be done here, and who may."""

    words: str
    roles: tuple[str, ...]


PERMISSIONS: tuple[tuple[str, tuple[Permission, ...]], ...] = (
    (
        _("Conversations"),
        (
            Permission(_("Answer customers, write private notes, resolve"), AT_THE_DESK),
            Permission(_("See the conversations of one's own teams and those without a team"), AT_THE_DESK),
            Permission(_("See the conversations of every team"), LEADS),
            Permission(_("Watch a conversation, whisper to its agent, take it over"), LEADS),
        ),
    ),
    (
        _("Knowledge"),
        (
            Permission(_("Read articles for staff only"), EVERYBODY),
            Permission(_("Write, publish and withdraw articles"), WRITES),
        ),
    ),
    (
        _("Figures"),
        (Permission(_("Today at the desk, the months, and files of them"), LEADS),),
    ),
    (
        _("Settings"),
        (
            Permission(_("Saved replies"), LEADS),
            Permission(_("Staff, teams, roles and sign-in"), (ADMINISTRATOR,)),
            Permission(_("Every other setting, export and import"), (ADMINISTRATOR,)),
            Permission(_("See who saw and changed what"), (ADMINISTRATOR,)),
        ),
    ),
)
"""Group → what can be done. The access tests hold the truth; this table says it in words."""
