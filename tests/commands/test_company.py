"""What one types to begin: the first person of the desk, and where the widget may be shown."""

import io

import pytest

from madoguchi.config import cli, environment
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is set up and its database found already."""
    monkeypatch.setattr(environment, "start_django", lambda: None)


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def emails() -> set[str]:
    return {person.name for person in people.all_staff()}


def test_the_first_administrator(monkeypatch, capsys) -> None:
    typed(monkeypatch, "kono-mado-wa-hiroi")
    code = cli.main(["staff", "add", "hana@company.example", "--name", "花", "--role", "administrator"])
    assert code == 0
    added = next(p for p in people.all_staff() if p.name == "花")
    assert added.role == "administrator"


@pytest.mark.parametrize(
    ("email", "password"), [("no address", "kono-mado-wa-hiroi"), ("hana@company.example", "short")]
)
def test_what_is_refused_changes_nothing(monkeypatch, email, password) -> None:
    before = emails()
    typed(monkeypatch, password)
    assert cli.main(["staff", "add", email]) == 1
    assert emails() == before


def test_an_address_is_added_once(monkeypatch) -> None:
    before = emails()
    typed(monkeypatch, "kono-mado-wa-hiroi")
    assert cli.main(["staff", "add", "misaki@aozora.example"]) == 1
    assert emails() == before


def test_the_widget_is_allowed_on_a_page(capsys) -> None:
    assert cli.main(["widget", "allow", "https://shop.example"]) == 0
    assert cli.main(["widget", "list"]) == 0
    assert "https://shop.example" in capsys.readouterr().out
    assert cli.main(["widget", "allow", "shop"]) == 1
