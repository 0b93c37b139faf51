"""Editors teach the assistant on its pages; whoever is not one changes nothing."""

import re
import uuid

import pytest
from django.test import Client

from madoguchi.assistant.intents import defining, told, training, versions
from madoguchi.assistant.intents.book import book
from madoguchi.assistant.models import Activation, Intent, Sentence, Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("little")]

PASTED = "・ギフト包装をお願いします\n・のしを付けられますか\n・プレゼント用に包んでほしい\n"
PAGES = (
    "", "intents/", "intents/cancel-order/", "intents/new/", "intents/confusions/", "intents/checks/",
    "intents/imports/",
    "versions/", "trial/?text=注文をやめたい", "intents/?q=支払&state=scarce&leads_to=task",
)  # fmt: skip
FILE = """intent,name_ja,name_en,leads_to,ref,language,sentence
gift,ギフト包装,Gift wrapping,person,,ja,ギフト包装をお願いします
gift,,,,,ja,のしを付けられますか
pay-bill,,,,,ja,{moved}
pay-bill,,,,,fr,payer
悪い,,,,,ja,こんにちは
"""


def texts(code: str) -> list[str]:
    return [one.text for one in book().intents[code].used("ja")]


def gift(editor: Client) -> str:
    answer = editor.post(
        "/assistant/intents/new/", {"name_ja": "ギフト包装", "name_en": "Gift", "aim": "person:"}
    )
    editor.post(f"{answer.url}sentences/", {"language": "ja", "texts": PASTED})
    return str(answer.url)


def trained() -> int:
    number = training.begin(client_id=uuid.uuid4(), note="", staff_id=None)
    training.train(number)
    return number


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_read_with_few_queries(browser_of, django_assert_max_num_queries, language):
    editor = browser_of("editor", language=language)
    trained()
    for address in (*PAGES, "versions/1/"):
        with django_assert_max_num_queries(24):
            assert editor.get(f"/assistant/{address}").status_code == 200


def test_an_intent_is_made_taught_and_changed(editor):
    address = gift(editor)
    page = editor.get(address).content.decode()
    assert ("3文を追加しました" in page, texts("gift")) == (True, re.findall("・(.+)", PASTED))
    editor.post(address, {"name_ja": "贈り物", "name_en": "Gift", "aim": "nothing:", "off": "on"})
    row = Intent.objects.get()
    assert (row.name_ja, row.leads_to, row.off) == ("贈り物", "nothing", True)


def test_an_act_is_undone_where_it_was_done(editor):
    address = gift(editor)
    chosen = [f"ja:{text}" for text in texts("gift")[:2]]
    editor.post(f"{address}sentences/moves/", {"chosen": chosen, "to": "pay-bill"})
    assert len(texts("gift")) == 1
    assert 'action="/assistant/intents/undo/"' in editor.get(address).content.decode()
    assert editor.post("/assistant/intents/undo/").url == address
    assert len(texts("gift")) == 3
    editor.post(f"{address}sentences/removals/", {"chosen": chosen})
    editor.post(f"{address}sentences/restorations/", {"chosen": chosen[:1]})
    assert len(texts("gift")) == 2
    assert editor.post("/assistant/intents/undo/").status_code == 302
    assert (len(texts("gift")), editor.post("/assistant/intents/undo/").url) == (1, "/assistant/intents/")


def test_an_intent_leads_to_an_article_by_number_or_by_words(editor):
    form = {"name_ja": "水あか", "name_en": "", "aim": "article:", "article": "水あかを落とす"}
    answer = editor.post("/assistant/intents/new/", form)
    numbers = re.findall(r'name="article_id" value="(\d+)"', answer.content.decode())
    assert (answer.status_code, bool(numbers), Intent.objects.count()) == (422, True, 0)
    assert editor.post("/assistant/intents/new/", {**form, "article_id": numbers[0]}).status_code == 302
    assert (Intent.objects.get().leads_to, Intent.objects.get().ref) == ("article", numbers[0])
    assert editor.post("/assistant/intents/new/", {**form, "article": "999999"}).status_code == 422


def test_a_file_is_looked_through_and_brought_in(editor):
    moved = texts("cancel-order")[0]
    text = FILE.format(moved=moved)
    looked = editor.post("/assistant/intents/imports/", {"text": text}).content.decode()
    assert ("4行目" in looked, "5行目" in looked, "6行目" in looked) == (False, True, True)
    assert not Sentence.objects.exists()
    editor.post("/assistant/intents/imports/", {"text": text, "accept": "1"})
    assert (len(texts("gift")), moved in texts("pay-bill"), moved in texts("cancel-order")) == (
        2,
        True,
        False,
    )
    written = editor.get("/assistant/intents/file/").content.decode("utf-8-sig")
    assert "gift,ギフト包装,Gift wrapping,person,,ja,のしを付けられますか\r\n" in written
    again = editor.post("/assistant/intents/imports/", {"text": written, "accept": "1"})
    assert (again.status_code, Sentence.objects.count()) == (302, 3)
    assert editor.post("/assistant/intents/imports/", {"text": "a,b\n1,2\n"}).status_code == 422


def test_a_version_is_trained_published_and_brought_back(editor):
    gift(editor)
    address = editor.post("/assistant/versions/", {"client_id": str(uuid.uuid4()), "note": "ギフト"}).url
    assert 'hx-trigger="every 1s"' in editor.get(address).content.decode()
    training.train(1)
    page = editor.get(address).content.decode()
    assert ("のしを付けられますか" in page, "every 1s" in page) == (True, False)
    for band in told.accuracy(versions.version(1))[0].bands:
        assert f'<th scope="row" class="numeric">{band.said} %</th>' in page
    assert editor.post(f"{address}publication/", {"after": "0"}).url == "/assistant/versions/"
    assert versions.active_turn().number == 1
    editor.post("/assistant/versions/0/comeback/", {"after": "0"})
    assert versions.active_turn().number == 1
    editor.post("/assistant/versions/0/comeback/", {"after": "1"})
    assert [turn.number for turn in versions.turns()] == [0, 1]


def test_a_version_that_loses_is_refused_without_a_reason(editor):
    defining.make(names={"ja": "別", "en": ""}, leads_to="person", code="other")
    chosen = [f"ja:{text}" for text in texts("pay-bill")]
    editor.post("/assistant/intents/pay-bill/sentences/moves/", {"chosen": chosen, "to": "other"})
    number = trained()
    address = f"/assistant/versions/{number}/publication/"
    refused = editor.post(address, {"after": "0", "reason": " "})
    assert (refused.status_code, Activation.objects.count()) == (422, 0)
    assert "理由を入力してください" in refused.content.decode()
    editor.post(address, {"after": "0", "reason": "窓口で承るため"})
    assert Activation.objects.get().reason == "窓口で承るため"


def test_checks_are_kept_and_taken_away(editor):
    editor.post("/assistant/intents/checks/", {"language": "ja", "texts": "支払いたい", "intent": "pay-bill"})
    kept = Sentence.objects.get()
    assert (kept.role, kept.intent, kept.dropped) == ("check", "pay-bill", False)
    editor.post("/assistant/intents/checks/removals/", {"chosen": "ja:支払いたい"})
    assert Sentence.objects.get().dropped is True
    editor.post("/assistant/intents/undo/")
    assert Sentence.objects.get().dropped is False


@pytest.mark.parametrize("role", ["agent", "supervisor"])
def test_others_change_nothing(browser_of, role):
    number, person = trained(), browser_of(role)
    acts = {
        "intents/new/": {"name_ja": "x", "aim": "person:"},
        "intents/pay-bill/": {"name_ja": "x", "aim": "person:"},
        "intents/pay-bill/sentences/": {"language": "ja", "texts": PASTED},
        "intents/checks/": {"language": "ja", "texts": PASTED, "intent": "pay-bill"},
        "intents/imports/": {"text": FILE, "accept": "1"},
        "versions/": {"client_id": str(uuid.uuid4())},
        f"versions/{number}/publication/": {"after": "0"},
    }
    for address, form in acts.items():
        assert person.post(f"/assistant/{address}", form).status_code == 403
    found = (Intent.objects.count(), Sentence.objects.count(), Activation.objects.count())
    assert (found, Version.objects.count()) == ((0, 0, 0), 1)
