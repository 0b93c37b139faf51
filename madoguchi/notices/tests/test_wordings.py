"""The company writes its own words: looked at before, refused where they say nonsense, taken back."""

import pytest

from madoguchi.core import api as core
from madoguchi.notices import api as notices
from madoguchi.notices import shipped, wordings
from madoguchi.notices.kinds import KINDS, LISTED
from madoguchi.notices.models import Wording
from madoguchi.notices.previews import previews
from madoguchi.notices.shapes import CHANNELS
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
PAGE = "/settings/alerts/shipped/email/"


def form(**other: str) -> dict[str, str]:
    texts = shipped.shipped("shipped", "email")
    held = {f"{part}_{one}": getattr(texts[one], part) for one in texts for part in ("title", "body")}
    return {"base": "0", **held, **other}


def told(key: str = "x") -> str:
    customer = people.identify(kind="email", value="w@told.test", name="花子", locale="ja", proven_how="code")
    notices.tell(customer_id=customer, key=key, kind="shipped", path="/my/", values={"number": "A-1"})
    return core.outgoing_mail(purpose="alert")[0].subject


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_shipped_says_what_it_has_to_and_sounds_right(channel):
    for kind in LISTED:
        texts = shipped.shipped(kind, channel)
        assert wordings.problems_of(kind, channel, texts) == {}, kind
        seen = previews(kind, channel, texts)
        assert [one.language for one in seen] == ["ja", "en"]
        assert [(kind, one.sounds) for one in seen] == [(kind, ())] * 2
        assert not any("{{" in one.title + one.body for one in seen)
    assert set(KINDS) == set(shipped._written("ja")) == set(shipped._written("en"))


def test_own_words_hold_from_the_next_one_on_and_can_be_taken_back(megumi):
    assert "ご注文 {{number}} を発送いたしました" in megumi.get(PAGE).content.decode()
    assert megumi.post(PAGE, form(title_ja="発送のお知らせ（{{number}}）")).status_code == 302
    assert told("1") == "発送のお知らせ（A-1）"
    assert megumi.post(PAGE, form(base="1", title_ja="お届けします（{{number}}）")).status_code == 302
    assert megumi.post(f"{PAGE}versions/", {"number": "1", "base": "2"}).status_code == 302
    assert told("2") == "発送のお知らせ（A-1）"
    assert wordings.current("shipped", "email").number == 3
    page = megumi.get(PAGE).content.decode()
    assert "第3版" in page
    assert "自社の文面" in megumi.get("/settings/alerts/").content.decode()
    assert megumi.post(f"{PAGE}versions/", {"number": "0", "base": "3"}).status_code == 302
    assert told("3") == "ご注文 A-1 を発送いたしました"
    assert "自社の文面" not in megumi.get("/settings/alerts/").content.decode()
    assert [row.version for row in notices.log(kind="shipped")] == [4, 3, 1]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title_ja": "{{nmber}}"}, "{{nmber}} に差し込む内容は、ここにはありません。"),
        ({"title_ja": "発送", "body_ja": "{{link}}"}, "お問い合わせの番号）が文面に含まれていません。"),
        ({"body_en": "{{number}} is on its way"}, "文面に含まれていません"),
        ({"body_en": "  "}, "文面をご入力ください。"),
        ({"title_ja": "あ" * 121 + "{{number}}"}, "120文字以内で"),
        ({"base": "7"}, "ほかの方が新しい版を保存しました"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_not_kept(megumi, wrong, words):
    changed = {"title_ja": "発送のお知らせ（{{number}}）"} if "base" in wrong else {}
    answer = megumi.post(PAGE, form(**changed, **wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("<wbr>", "").replace("&quot;", '"')
    assert not Wording.objects.exists()


def test_the_preview_shows_an_example_and_what_sounds_wrong(megumi):
    typed = form(body_ja="{{customer}}\n\n了解しました。{{number}}をお送りさせていただきます。\n\n{{link}}")
    seen = megumi.post(f"{PAGE}preview/", typed).content.decode()
    assert "山田 花子 様" in seen
    assert "詳しく見る" in seen
    assert 'class="notices-sounds"' in seen
    assert "承知" in seen
    assert not Wording.objects.exists()


def test_the_letter_is_drawn_as_a_mail_in_which_nothing_runs(megumi):
    answer = megumi.get(f"{PAGE}letter/0/ja/")
    assert "<h1>ご注文 2048-7790 を発送いたしました</h1>" in answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "sandbox" in policy
    for gone in ("letter/9/ja/", "letter/0/fr/"):
        assert megumi.get(PAGE + gone).status_code == 404
    assert megumi.get("/settings/alerts/nothing/email/").status_code == 404
    assert megumi.get("/settings/alerts/shipped/fax/").status_code == 404


def test_of_two_who_save_at_once_one_is_told(committed_db, at_once):
    def save(title: str):
        texts = dict(shipped.shipped("shipped", "push"))
        texts["ja"] = type(texts["ja"])(title + "{{number}}", texts["ja"].body)

        def act() -> str:
            try:
                wordings.save("shipped", "push", texts, base=0, actor=core.SYSTEM)
            except wordings.WordingRefused as refused:
                return refused.problems["base"][0]
            return "kept"

        return act

    assert sorted(at_once([save("一"), save("二")])) == ["faster", "kept"]


def test_told_twice_at_once_is_told_once(committed_db, at_once):
    customer = people.identify(kind="email", value="r@told.test", name="花", locale="ja", proven_how="code")

    def tell() -> str:
        made = notices.tell(
            customer_id=customer, key="k", kind="delivered", path="/my/", values={"number": "1"}
        )
        return "told" if made else "known"

    assert sorted(at_once([tell, tell, tell])) == ["known", "known", "told"]
    assert len(notices.log(customer_id=customer)) == 1
