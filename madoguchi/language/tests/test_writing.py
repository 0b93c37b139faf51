"""What an editor is told about her text, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.language import api as language
from madoguchi.language.shapes import HouseStyle, Remark, Writing
from madoguchi.language.writing.passages import HIDDEN, masked, sentences

GOOD_JA = "解約は会員ページでいつでもできます。次回お届けの7日前までにお手続きください。"
GOOD_EN = "You can cancel at any time on your page. Do it at least 7 days before the next delivery."


def remarks(
    body: str, heading: str = "", kind: str = "guide", style: HouseStyle | None = None, en: bool = False
):
    writing = Writing(heading=heading, body=body, language="en" if en else "ja", kind=kind)
    return language.check_writing(writing, style)


def found(code: str, body: str, **more: object) -> list[str]:
    """The marked text of each remark of this kind."""
    return [body[one.start : one.end] for one in remarks(body, **more) if one.code == code]


def test_a_good_answer_gets_no_remark():
    assert remarks(GOOD_JA, "定期便を解約するには？", "faq") == ()
    assert remarks(GOOD_EN, "How do I cancel?", "faq", en=True) == ()
    assert remarks("") == ()


@pytest.mark.parametrize(
    "first",
    [
        "いつもご利用いただきありがとうございます。",
        "この記事では、解約の方法をご説明します。",
        "以下の手順をご覧ください。",
        "お問い合わせありがとうございます。",
        "解約についてご案内いたします。",
    ],
)
def test_a_preface_is_no_answer(first):
    assert found("answer_late", first + GOOD_JA) == [first]


@pytest.mark.parametrize(
    "first", ["Thank you for your question.", "In this article we explain it.", "Welcome to the guide."]
)
def test_a_preface_is_no_answer_in_english(first):
    assert found("answer_late", f"{first} {GOOD_EN}", en=True) == [first]


def test_the_first_sentence_of_a_faq_speaks_of_its_question():
    body = "炊飯器のふたを開けてください。"
    assert found("answer_elsewhere", body, heading="領収書はどこで見られますか", kind="faq") == [body]
    assert not found("answer_elsewhere", "はい、できます。", heading="領収書は出ますか", kind="faq")
    assert not found("answer_elsewhere", body, heading="領収書の出し方", kind="guide")


def test_an_article_of_headings_alone_answers_nothing():
    assert [one.code for one in remarks("## 手順\n\n## 注意")] == ["no_answer"]


@pytest.mark.parametrize(
    ("heading", "asks_twice", "en"),
    [
        ("解約できますか。返品もできますか", True, False),
        ("解約できますか？", False, False),
        ("解約と返品の方法", False, False),
        ("How do I cancel and can I get a refund?", True, True),
        ("Can I cancel? Can I return it?", True, True),
        ("How do I cancel?", False, True),
        ("Terms and conditions?", False, True),
    ],
)
def test_a_faq_asks_one_question(heading, asks_twice, en):
    codes = [one.code for one in remarks(GOOD_EN if en else GOOD_JA, heading, "faq", en=en)]
    assert ("two_questions" in codes) == asks_twice


def test_questions_inside_a_faq_are_other_faqs():
    body = f"{GOOD_JA}\n\n## 返品できますか\n\nできます。"
    assert found("two_questions", body, heading="解約できますか", kind="faq") == ["## 返品できますか\n"]
    assert not found("two_questions", body, heading="解約できますか", kind="guide")


def test_a_sentence_has_a_limit_and_its_markup_does_not_count():
    assert found("long_sentence", "あ" * 80 + "。") == ["あ" * 80 + "。"]
    assert not found("long_sentence", "あ" * 79 + "。")
    assert not found("long_sentence", "あ" * 40 + "。" + "い" * 60 + "。")
    assert not found("long_sentence", f"[{'あ' * 60}](https://a.example/{'x' * 80})です。")
    (long,) = remarks(f"{'word ' * 29}end.", en=True)
    assert (long.code, long.more) == ("long_sentence", {"length": "30", "limit": "28"})
    assert not remarks(f"{'word ' * 27}end.", en=True)


@pytest.mark.parametrize(
    ("body", "odd", "usual"),
    [
        ("サーバーを選びます。サーバーを開きます。サーバを閉じます。", "サーバ", "サーバー"),
        ("申し込みをします。申し込みを送ります。申込を待ちます。", "申込", "申し込み"),
        ("引っ越しの前に行います。引っ越しの後も行います。引越しは無料です。", "引越し", "引っ越し"),
        ("Wi-Fiを選びます。Wi-Fiに入ります。WiFiが点きます。", "WiFi", "Wi-Fi"),
    ],
)
def test_the_rarer_spelling_is_marked(body, odd, usual):
    (remark,) = [one for one in remarks(body) if one.code == "variants"]
    assert body[remark.start : remark.end] == odd
    assert remark.more == {"rather": usual}


def test_english_spellings_are_compared_and_capitals_are_not():
    body = "Email us. Your email arrives. An e-mail is sent."
    assert found("variants", body, en=True) == ["e-mail"]
    assert found("variants", "The color is red. This colour is blue. A color.", en=True) == ["colour"]
    assert not found("variants", "Orders are sent. We send orders. Order now.", en=True)


def test_addresses_and_code_have_no_spelling():
    assert not found("variants", "e-mailを送ります。[e-mail](https://email.example/email)です。")
    assert not found("variants", "サーバーです。\n\n```\nサーバ\n```\n")


def test_two_tones_and_two_widths_are_marked():
    body = "解約できます。手数料は無料である。"
    assert found("tones", body) == ["手数料は無料である。"]
    assert not found("tones", "解約できる。手数料は無料である。")
    assert not found("tones", "解約できます。\n\n- 手数料は無料である。")
    assert found("widths", "１回目と2回目です。") == ["１"]
    assert not found("widths", "１回目と２回目です。")


def test_the_house_says_how_it_spells():
    style = HouseStyle(spellings={"サーバ": "サーバー", "メアド": "メールアドレス"})
    body = "サーバーとｻｰﾊﾞの違いです。メアドは不要です。"
    marked = [
        (body[one.start : one.end], one.more["rather"])
        for one in remarks(body, style=style)
        if one.code == "house"
    ]
    assert marked == [("ｻｰﾊﾞ", "サーバー"), ("メアド", "メールアドレス")]


def test_banned_words_are_found_in_heading_and_body_but_not_in_addresses():
    style = HouseStyle(banned=("絶対", "ASAP"))
    given = remarks("絶対に安全です。[印](/絶対)。asapで。soapで。", heading="絶対安全", style=style)
    assert [(one.part, one.words) for one in given if one.code == "banned"] == [
        ("heading", "絶対"), ("body", "絶対"), ("body", "asap"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "vague", "en"),
    [
        ("送料が最近変わりました。", ["最近"], False),
        ("2026年10月に送料が変わりました。現在のところ無料です。", ["現在のところ"], False),
        ("来月（2026年12月1日）から変わります。", [], False),
        ("Prices changed recently.", ["recently"], True),
        ("Prices change soon, on May 3.", [], True),
    ],
)
def test_times_without_a_date_are_marked(body, vague, en):
    assert found("vague_date", body, en=en) == vague


@pytest.mark.parametrize(
    ("body", "vague", "en"),
    [
        ("送料がかかる場合があります。", ["場合があります"], False),
        ("3,000円未満のときは送料がかかる場合があります。", [], False),
        ("一部の商品は返品できません。", ["一部の"], False),
        ("Fees apply in some cases.", ["in some cases"], True),
        ("Fees apply in some cases, only when you order less than 3,000 yen.", [], True),
    ],
)
def test_conditions_that_are_not_named_are_marked(body, vague, en):
    assert found("vague_condition", body, en=en) == vague


def test_pictures_and_links_say_something():
    body = "![](/a.png) ![画面](/b.png) ![IMG_1.jpg](/c.jpg) [こちら](x) [返品の手順](y) [click here](z)"
    assert found("no_alt", body) == ["![](/a.png)", "![IMG_1.jpg](/c.jpg)"]
    assert found("bare_link", body) == ["[こちら](x)", "[click here](z)"]


def test_remarks_come_in_the_order_of_the_text_and_not_without_end():
    given = remarks("最近です。" * 100)
    assert len(given) == 60
    assert [one.start for one in given] == sorted(one.start for one in given)


MARKDOWN = st.text(alphabet="あいア漢字a bc\n#>-*_`[]()!|1.。？?{}０", max_size=200)


@given(MARKDOWN)
def test_places_stay_whatever_is_typed(body):
    shown = masked(body)
    assert len(shown) == len(body)
    assert all(a == b or a == HIDDEN for a, b in zip(shown, body, strict=True))
    for one in sentences(body, "ja"):
        assert 0 <= one.start < one.end <= len(body)


@given(MARKDOWN, st.booleans())
def test_any_text_can_be_checked(body, en):
    for one in remarks(body, heading=body[:20], kind="faq", en=en):
        assert isinstance(one, Remark)
        assert 0 <= one.start <= one.end <= max(len(body), 20)
