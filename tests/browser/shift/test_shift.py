"""A whole first working day, from an empty installation to its restored copy."""

import pytest

from . import company as days
from .company import Company

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.served(MADOGUCHI_DEMO="0")]


@pytest.fixture
def company(empty_company, served, served_home) -> Company:
    return Company(served, served_home)


def test_a_whole_shift(company, new_page):
    admin = new_page()
    days.open_the_desk(company, admin)
    days.follow_the_checklist(company, admin)
    days.invite(company, admin, "aki@hare.example", "秋山 亜紀", "agent")
    days.invite(company, admin, "ema@hare.example", "江間 恵", "agent")
    days.invite(company, admin, "sup@hare.example", "佐野 優", "supervisor")
    aki, ema, sano = new_page(), new_page(), new_page()
    days.join(company, aki, "aki@hare.example", passkey=True)
    days.join(company, ema, "ema@hare.example")
    days.join(company, sano, "sup@hare.example")
