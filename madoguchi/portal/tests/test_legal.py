"""What is said about personal data, where, and that nothing goes elsewhere."""

import re

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.api import LegalTexts, Recipient
from madoguchi.portal.cookies import NECESSARY

pytestmark = pytest.mark.django_db


def page(path: str, language: str = "ja") -> str:
    response = Client(headers={"accept-language": language}).get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("language", "words"), [("ja", "利用目的"), ("en", "Whom we give it to")])
def test_there_is_a_policy_before_anybody_wrote_one(language, words):
    assert words in page("/legal/privacy/", language)


def test_the_company_puts_its_own_in_its_place_and_the_old_wording_stays():
    old = LegalTexts().version("ja")
    core.set_option(LegalTexts(policy_ja="## 窓口の約束\n<script>x()</script>"), actor=core.SYSTEM)
    now = page("/legal/privacy/")
    assert "窓口の約束" in now
    assert "<script>x()" not in now
    assert "第三者への提供" in page(f"/legal/privacy/{old.digest}/")


def test_the_company_may_lead_to_its_own_page():
    core.set_option(LegalTexts(policy_url_ja="https://corp.example/privacy"), actor=core.SYSTEM)
    response = Client().get("/legal/privacy/")
    assert response["Location"] == "https://corp.example/privacy"
    assert 'href="https://corp.example/privacy"' in page("/chat/")


def test_nothing_is_sent_elsewhere_unless_somebody_says_so():
    assert "ありません。" in page("/legal/external/")
    one = Recipient("Example Analytics", "閲覧したページ", "利用状況の分析", url="https://a.example/p")
    core.set_option(LegalTexts(recipients=(one,)), actor=core.SYSTEM)
    shown = page("/legal/external/")
    assert "閲覧したページ" in shown
    assert "利用状況の分析" in page("/legal/external/", "en")
    assert all(cookie.name in shown for cookie in NECESSARY)


def test_the_page_for_the_younger_is_there_when_the_age_is_asked():
    assert Client().get("/legal/younger/").status_code == 404
    texts = LegalTexts(minimum_age=15, younger_ja="保護者の方へ\n0120-000-000")
    core.set_option(texts, actor=core.SYSTEM)
    assert "0120-000-000" in page("/legal/younger/")


@pytest.mark.parametrize("path", ["/", "/help/", "/chat/", "/me/", "/legal/privacy/"])
def test_every_customer_page_leads_to_both(path):
    assert {"/legal/privacy/", "/legal/external/"} <= set(re.findall(r'href="([^"]+)"', page(path)))


def test_the_first_message_waits_for_the_ticks():
    core.set_option(LegalTexts(tick=True, minimum_age=15), actor=core.SYSTEM)
    browser = Client(headers={"accept-language": "ja"})
    first = browser.get("/chat/").content.decode()
    version = LegalTexts().version("ja").digest
    assert f'type="checkbox" name="consent" value="{version}"' in first
    assert "15歳以上です" in first
    sent = {"text": "在庫はありますか", "client_id": "consent-0001"}
    refused = browser.post("/chat/messages/", sent)
    assert refused.status_code == 422
    assert "チェックを入れてください" in refused.content.decode()
    assert "在庫はありますか" in refused.content.decode()
    refused = browser.post("/chat/messages/", {**sent, "consent": version})
    assert "年齢をご確認のうえ" in refused.content.decode()
    token = browser.cookies[people.VISITOR_COOKIE].value
    assert people.customer_by_token(token) is None
    taken = browser.post("/chat/messages/", {**sent, "consent": version, "old_enough": "1"})
    assert taken.status_code == 303
    customer = people.customer_by_token(token)
    assert customer is not None
    (line,) = people.consents(customer)
    assert (line.purpose, line.channel, line.minimum_age) == ("chat", "webchat", 15)
    composer = browser.get("/chat/").content.decode().partition("data-composer")[2].partition("</form>")[0]
    assert "checkbox" not in composer
    assert browser.post("/chat/messages/", {**sent, "client_id": "consent-0002"}).status_code == 303
