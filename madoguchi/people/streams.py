"""Which topics a browser's live stream may hear of. Asked again whenever its rights may have changed."""

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from .access import lacks_second_factor
from .queries import staff_of_user, team_ids


def staff_topics(request: HttpRequest) -> frozenset[str] | None:
    """Her own, and the inboxes she sees; None when nobody is signed in. Editors hear of themselves only."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    request.session = SessionStore(key)
    account = get_user(request)
    person = staff_of_user(account) if account.is_authenticated and account.pk is not None else None
    if person is None or lacks_second_factor(request, person):
        return None
    own = frozenset({f"staff:{person.id}"})
    if person.role == "editor":
        return own
    seen = team_ids() if person.sees_everything else person.team_ids
    return own | {f"inbox:{team_id}" for team_id in (0, *seen)}
