"""Pages kept for the many: the same page, everybody's own token, and nothing that was closed meanwhile."""

import re

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.kept_pages import KeptPages, kept_pages
from madoguchi.knowledge.models import Article

pytestmark = pytest.mark.django_db
PATH = "/help/c/t-shelf/ja/cancel/"
TOKEN = re.compile(r'csrf-token" content="(\w{64})"')


@pytest.fixture
def keeping(monkeypatch) -> KeptPages:
    """The process keeps pages, beginning with none."""
    monkeypatch.setattr(kept_pages, "keeps", True)
    monkeypatch.setattr(kept_pages, "_pages", {})
    return kept_pages


def read(**cookies: str) -> tuple[int, str]:
    browser = Client()
    browser.cookies.load(cookies)
    response = browser.get(PATH)
    return response.status_code, response.content.decode()


def test_the_second_reader_costs_one_small_statement(shelf, keeping, django_assert_num_queries):
    first = read()
    with django_assert_num_queries(
        2
    ):  # the state of what it names; her reading, which waits in a web process
        second = read()
    tokens = [TOKEN.search(page).group(1) for _, page in (first, second)]
    assert tokens[0] != tokens[1]
    assert re.sub(r"\w{64}", "", first[1]) == re.sub(r"\w{64}", "", second[1])


def test_a_token_from_a_kept_page_is_good(shelf, keeping):
    read()
    browser = Client(enforce_csrf_checks=True)
    token = TOKEN.search(browser.get(PATH).content.decode()).group(1)
    vote = {"helpful": "yes", "csrfmiddlewaretoken": token}
    assert browser.post(f"/feedback/articles/{shelf['cancel/ja']}/votes", vote).status_code in {200, 302, 303}


@pytest.mark.parametrize(
    "change", [{"status": "draft"}, {"visibility": "staff"}, {"valid_until": core.now()}]
)
def test_what_is_closed_is_gone_at_once(shelf, keeping, change):
    read()
    Article.objects.filter(id=shelf["cancel/ja"]).update(**change)
    assert read()[0] == 404


def test_what_the_page_leads_to_is_gone_at_once_too(shelf, keeping):
    assert "/en/cancel/" in read()[1]
    knowledge.withdraw(article_id=shelf["cancel/en"], actor=core.SYSTEM)
    assert "/en/cancel/" not in read()[1]


def test_somebody_known_gets_her_own_page(shelf, keeping):
    read()
    pages = dict(keeping._pages)
    read(madoguchi_visitor="x" * 43)
    read(madoguchi_staff="somebody")
    assert keeping._pages == pages
    assert '<html lang="en"' in read(madoguchi_language="en")[1]


def test_a_page_is_kept_for_each_theme_and_not_for_searches(shelf, keeping):
    assert 'data-theme="dark"' not in read()[1]
    assert 'data-theme="dark"' in read(madoguchi_theme="dark")[1]
    Client().get(PATH, {"asked": "解約"})
    assert len(keeping._pages) == 2
