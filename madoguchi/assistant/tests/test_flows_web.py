"""An editor changes a flow on its screens, tries it out, publishes it and takes it back."""

import pytest
from django.test import Client

from madoguchi.assistant.flows import keeping, reading
from madoguchi.assistant.flows.active import active, stock
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
CODE = "billing-question"
PAGE = f"/assistant/flows/{CODE}/"


def seen() -> str:
    """The mark of what stands now."""
    return keeping.flow(CODE).seen


def change(editor: Client, **typed: str) -> str:
    """A change of the draft, as the page sends it; the page that follows."""
    answer = editor.post(f"{PAGE}draft/", {"seen": seen(), **typed}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def draft() -> reading.Flow:
    """The flow as it is drafted."""
    return reading.read(keeping.flow(CODE).text)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_flow_and_every_step_has_its_page(browser_of, language):
    editor = browser_of("editor", language=language)
    assert editor.get("/assistant/flows/").status_code == 200
    for code, text in stock().items():
        for step in reading.read(text).steps:
            page = editor.get(f"/assistant/flows/{code}/?step={step.name}").content.decode()
            assert 'maxlength="40"' in page
            assert f'value="{step.name}"' in page
        assert code in editor.get(f"/assistant/flows/{code}/text/").content.decode()


def test_a_page_is_made_with_few_questions_to_the_database(editor, django_assert_max_num_queries):
    editor.get(PAGE)
    with django_assert_max_num_queries(22):
        editor.get(f"{PAGE}?step=pay")


def test_a_step_is_added_written_moved_and_removed_and_all_that_is_undone(editor):
    first = draft()
    change(editor, act="add", kind="answer", after="glad")
    change(
        editor, step="answer-1", name="bye", say_ja="またどうぞ", say_en="Bye", source="text", to_then="end"
    )
    bye = draft().step("bye")
    assert (bye.say.ja, bye.exits) == ("またどうぞ", {"then": "end"})
    change(editor, step="bye", act="up")
    assert [one.name for one in draft().steps[-3:]] == ["bye", "glad", "person"]
    change(editor, step="bye", act="remove")
    assert draft() == first
    for _ in range(4):
        editor.post(f"{PAGE}draft/undoing/", {"seen": seen()})
    assert draft() == first
    assert keeping.flow(CODE).undoable == 0


def test_what_was_tried_out_is_kept_as_an_example_and_goes_green(editor):
    page = editor.post(f"{PAGE}trial/", {"you": ["請求について"], "say": ["そのほか", ""]}).content.decode()
    assert "請求の担当者が確認いたします" in page
    typed = {"seen": seen(), "you": ["請求について", "そのほか"], "example": "人へ", "language": "ja"}
    editor.post(f"{PAGE}examples/", typed)
    kept = draft().examples[-1]
    assert (kept.name, kept.ends, kept.talk[1].hears) == (
        "人へ",
        "person",
        ("請求の担当者が確認いたします。",),
    )


def test_an_example_that_differs_keeps_it_back_unless_there_is_a_reason(editor):
    change(editor, step="person", say_ja="お待ちください", say_en="One moment")
    page = editor.post(f"{PAGE}publication/", {"seen": seen()})
    assert page.status_code == 422
    assert "Somebody who knows" in page.content.decode()
    assert active(CODE).number == 0
    editor.post(f"{PAGE}publication/", {"seen": seen(), "why": "言い方を短くした"})
    assert active(CODE).number == 1
    by = next(one.name for one in people.all_staff() if one.role == "editor")
    assert f"{by}が公開" in editor.get(PAGE).content.decode()
    assert active(CODE).flow.step("person").say.ja == "お待ちください"
    editor.post(f"{PAGE}versions/", {"number": "0"})
    assert active(CODE).number == 0
    editor.post(f"{PAGE}versions/", {"number": "0", "off": "1"})
    assert active(CODE) is None


def test_comments_stay_when_a_step_is_changed_by_form(editor):
    lines = stock()[CODE].splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "- step: how")
    lines[at:at] = ["  # 支払い方法は記事が答える"]
    lines[lines.index("  - step: glad")] += "  # 最後の挨拶"
    written = "\n".join(["# 請求の流れ", *lines, "# ここまで", ""])
    editor.post(f"{PAGE}text/", {"seen": seen(), "text": written})
    change(editor, step="how", act="down")
    change(editor, step="glad", name="bye", say_ja="では", say_en="Bye", source="text", to_then="end")
    kept = keeping.flow(CODE).text
    assert "  # 支払い方法は記事が答える\n  - step: how\n" in kept
    assert "  - step: bye  # 最後の挨拶\n" in kept
    assert kept.startswith("# 請求の流れ\nflow:")
    assert kept.endswith("# ここまで\n")
    change(editor, step="bye", act="remove")
    assert "最後の挨拶" not in keeping.flow(CODE).text
    assert [one.name for one in draft().steps].index("how") == 3


def test_text_with_faults_is_refused_with_its_lines_and_nothing_is_saved(editor):
    before = keeping.flow(CODE).text
    typed = "flow: billing-question\nsteps:\n  - step: a\n    kind: dance\n    colour: red\n"
    page = editor.post(f"{PAGE}text/", {"seen": seen(), "text": typed})
    assert page.status_code == 422
    words = page.content.decode()
    assert "4行目・ステップ「a」：ここでは使えない値です：kind: dance" in words
    assert "5行目・ステップ「a」：ここに「colour」という項目はありません。" in words
    assert keeping.flow(CODE).text == before


def test_who_comes_second_does_not_overwrite(editor):
    mark = seen()
    change(editor, act="title", title_ja="ご請求", title_en="Bills")
    editor.post(f"{PAGE}draft/", {"seen": mark, "act": "title", "title_ja": "別", "title_en": "Other"})
    assert draft().title.ja == "ご請求"


def test_a_new_flow_has_a_name_of_its_own(editor):
    typed = {"code": "gift", "title_ja": "贈り物", "title_en": "A gift"}
    assert editor.post("/assistant/flows/", typed).url == "/assistant/flows/gift/"
    assert editor.post("/assistant/flows/", typed).status_code == 422
    assert editor.post("/assistant/flows/", {**typed, "code": "Über"}).status_code == 422
    refused = editor.post("/assistant/flows/gift/publication/", {"seen": keeping.flow("gift").seen})
    assert "このステップの文がまだありません" in refused.content.decode()


@pytest.mark.parametrize("role", ["agent", "supervisor"])
def test_others_change_nothing(browser_of, role):
    client = browser_of(role)
    assert client.post(f"{PAGE}draft/", {"seen": seen(), "act": "title", "title_ja": "別"}).status_code in (
        302,
        403,
    )
    assert client.post(f"{PAGE}publication/", {"seen": seen()}).status_code in (302, 403)
    assert keeping.flow(CODE).text == stock()[CODE]


@pytest.mark.parametrize(
    "typed",
    [
        {"act": "add", "kind": "zzz", "after": "glad"},
        {"step": "matter", "field": "zzz", "say_ja": "どれですか", "say_en": "Which one?"},
        {"step": "glad", "source": "zzz", "say_ja": "ありがとうございます", "say_en": "Thank you"},
        {"step": "zzz", "say_ja": "どこにもない手順"},
    ],
    ids=lambda typed: "-".join(typed.values())[:30],
)
def test_words_that_no_form_has_leave_a_flow_that_can_be_read(editor, typed):
    change(editor, **typed)
    assert [step.name for step in draft().steps] == [step.name for step in stock_flow().steps]


def stock_flow() -> reading.Flow:
    """The flow as it comes with the product."""
    return reading.read(stock()[CODE])
