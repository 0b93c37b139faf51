"""What a customer is called, however somebody typed it."""

import pytest

from madoguchi.people import api as people
from madoguchi.people.actions.customers import name_if_nameless

pytestmark = pytest.mark.django_db
TYPED = ("\n髙﨑　花\r\nBcc: spy@example.com\x00\u2028", "髙﨑　花 Bcc: spy@example.com")


def named(customer_id: int) -> str:
    return people.customer(customer_id).name


@pytest.mark.parametrize(("typed", "kept"), [TYPED, ("あ" * 300, "あ" * 120), (" \t\n", "")])
def test_a_name_is_kept_in_one_line_by_whatever_way_it_comes(typed, kept):
    nameless = people.identify(kind="email", value="nobody@mail.example")
    name_if_nameless(customer_id=nameless, name=typed)
    renamed = people.create_customer(name="花")
    people.rename_customer(customer_id=renamed, name=typed, kana=typed)
    told = people.identify(kind="line", value="U1", name=typed)
    entered = people.create_customer(name=typed, kana=typed)
    assert [named(one) for one in (nameless, renamed, told, entered)] == [kept] * 4
