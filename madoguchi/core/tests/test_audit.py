"""Changes of tracked rows are kept, with who made them."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import OperationalError, connection

from madoguchi.core import api as core
from madoguchi.core.audit import ActorMiddleware
from madoguchi.core.models import Option

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Lamp:
    option_name: ClassVar[str] = "core.lamp"

    watts: int = 60


def versions() -> list[tuple[str, int, dict | None]]:
    rows = Option.versions.field.model.objects.filter(name="core.lamp").order_by("pgh_id")
    return [(row.pgh_label, row.value["watts"], row.pgh_context) for row in rows]


def test_every_version_is_kept_with_its_actor():
    core.set_option(Lamp(30), actor=core.SYSTEM)
    with core.acting(core.staff(4)):
        core.set_option(Lamp(40), actor=core.staff(4))

    assert versions() == [
        ("insert", 30, None),
        ("update", 40, {"actor_kind": "staff", "actor_id": 4}),
    ]


def test_plain_sql_does_not_escape():
    core.set_option(Lamp(40), actor=core.SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_option WHERE name = 'core.lamp'")

    assert [label for label, _, _ in versions()] == ["insert", "delete"]


def test_a_session_that_cannot_be_read_is_a_moments_trouble(rf):
    class Away:
        def get(self, key: str) -> str:
            raise OperationalError

    request = rf.post("/")
    request.session = Away()

    assert ActorMiddleware(lambda _: pytest.fail("reached the view"))(request).status_code == 503


def test_a_signed_in_request_is_the_actor(rf):
    request = rf.post("/")
    request.session = {}
    ActorMiddleware(lambda _: core.set_option(Lamp(1), actor=core.SYSTEM))(request)
    request.session = {"_auth_user_id": "12"}
    ActorMiddleware(lambda _: core.set_option(Lamp(2), actor=core.SYSTEM))(request)

    assert [context for _, _, context in versions()] == [None, {"actor_kind": "account", "actor_id": 12}]
