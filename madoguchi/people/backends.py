"""How a session's account is read: together with the member of staff, in one statement, for every page."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection

from .models import Account
from .shapes import StaffShape

_ACCOUNT = Account._meta.concrete_fields
_STAFF = ("id", "account_id", "name", "kana", "role", "languages", "skills", "availability",
          "availability_since", "last_seen_at", "active", "availability_reason", "replies_wait")  # fmt: skip
_READ = f"""
SELECT {", ".join(f"account.{field.column}" for field in _ACCOUNT)},
  {", ".join(f"staff.{column}" for column in _STAFF)},
  EXISTS(SELECT FROM mfa_authenticator WHERE user_id = account.id AND type IN ('totp', 'webauthn')),
  ARRAY(SELECT team_id FROM people_membership WHERE staff_id = staff.id ORDER BY team_id)
FROM people_account AS account LEFT JOIN people_staff AS staff ON staff.account_id = account.id
WHERE account.id = %s
"""


class StaffBackend(AuthenticationBackend):
    """Signs in as allauth does; an account that is read brings its StaffShape for people.viewer_of."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account behind a session; None when there is none or it is switched off."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, (user_id,))
            row = cursor.fetchone()
        if row is None:
            return None
        names = [field.attname for field in _ACCOUNT]
        account: Account = Account.from_db("default", names, row[: len(names)])
        if not self.user_can_authenticate(account):
            return None
        account.read_with = _shape(row[len(names) :], account.email)
        return account


def _shape(row: tuple[Any, ...], email: str) -> StaffShape | None:
    """None for an account without an active member of staff."""
    values = dict(zip(_STAFF, row, strict=False))
    if not values["active"]:
        return None
    values["languages"], values["skills"] = tuple(values["languages"]), tuple(values["skills"])
    return StaffShape(**values, email=email, second_factor=row[-2], team_ids=tuple(row[-1]))
