"""The legal page: what is set there is what customers read, and old wordings stay."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.api import LegalTexts

pytestmark = pytest.mark.django_db
ROWS = {part: [] for part in ("to_name", "to_url", "to_what_ja", "to_why_ja", "to_what_en", "to_why_en")}


def browser(role: str) -> Client:
    made = people.create_staff(email=f"{role}@legal.test", password=None, name="法務", role=role)
    client = Client(headers={"accept-language": "ja"})
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


def save(client: Client, **given):
    return client.post("/settings/legal/", {"minimum_age": "0", **ROWS, **given}, follow=False)


def test_what_is_set_is_what_customers_read():
    administrator = browser("administrator")
    saved = save(
        administrator, policy_ja="## 窓口の約束", tick="on",
        consent_ja="{policy}に同意のうえ送信してください。",
        minimum_age="15", younger_ja="保護者の方へ",
        to_name=["Example", ""], to_url=["https://a.example/", ""], to_what_ja=["閲覧したページ", ""],
        to_why_ja=["分析", ""], to_what_en=["", ""], to_why_en=["", ""],
    )  # fmt: skip
    assert (saved.status_code, saved["Location"]) == (302, "/settings/legal/")
    texts = core.option(LegalTexts)
    assert (texts.tick, texts.minimum_age, [to.name for to in texts.recipients]) == (True, 15, ["Example"])
    visitor = Client(headers={"accept-language": "ja"})
    assert "窓口の約束" in visitor.get("/legal/privacy/").content.decode()
    assert "閲覧したページ" in visitor.get("/legal/external/").content.decode()
    assert "に同意のうえ送信してください。" in visitor.get("/chat/").content.decode()
    assert "保護者の方へ" in visitor.get("/legal/younger/").content.decode()


def test_every_wording_that_was_ever_set_stays_readable():
    administrator = browser("administrator")
    for policy in ("一つ目の方針", "二つ目の方針"):
        save(administrator, policy_ja=policy)
        work_off(task="core.hear")
    versions = people.legal_versions()
    assert {"一つ目の方針", "二つ目の方針"} <= {one.policy for one in versions if one.language == "ja"}
    page = administrator.get("/settings/legal/").content.decode()
    assert all(f"/legal/privacy/{one.digest}/" in page for one in versions)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"minimum_age": "99"}, "25"),
        ({"policy_url_ja": "javascript:x"}, "URL"),
        ({**{name: [""] for name in ROWS}, "to_name": ["Example"]}, "送信先の名称、送られる内容"),
        ({**{name: ["x"] for name in ROWS}, "to_url": ["ftp://a"]}, "https:// で始まる"),
    ],
)
def test_what_cannot_be_is_refused_as_typed(given, words):
    refused = save(browser("administrator"), **{"policy_ja": "書きかけの方針", **given})
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert "書きかけの方針" in refused.content.decode()
    assert core.option(LegalTexts) == LegalTexts()


@pytest.mark.parametrize("role", ["agent", "supervisor", "editor"])
def test_it_is_the_administrators_alone(role):
    assert save(browser(role), policy_ja="勝手な方針").status_code == 403
    assert core.option(LegalTexts) == LegalTexts()
