"""Editors see what was asked in vain and settle it; others look or are kept out."""

import pytest
from django.utils.crypto import get_random_string

from madoguchi.core.testing import work_off
from madoguchi.gaps import api as gaps
from madoguchi.gaps.models import Gap, Signal
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
WALL = ("壁掛けテレビの金具を取り付けてほしい", "テレビの壁掛け金具は取り付けてもらえますか")
SPEAKER = "火星行きの切符を予約したい"


def ask(*questions: str) -> Gap:
    for question in questions:
        knowledge.note_search(
            query=question, language="ja", door="help", confidences=(), reader=get_random_string(40)
        )
    gaps.gather()
    return Signal.objects.get(question=questions[0]).gap


def text(response) -> str:
    """What is read on the page, without the marks at which lines may break."""
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def test_the_list_says_what_an_answer_is_worth_and_can_be_narrowed(editor):
    gap = ask(*WALL)
    page = text(editor.get("/knowledge/gaps/"))
    assert "延長保証" in page
    assert gap.title in page
    assert "2人" in page
    mine = text(editor.get("/knowledge/gaps/", {"assignee": "me"}))
    assert "法人契約" in mine
    assert gap.title not in mine
    assert gap.title not in text(editor.get("/knowledge/gaps/", {"kind": "unlinked"}))
    table = editor.get("/knowledge/gaps/table/", {"sort": "latest"})
    assert gap.title in table.content.decode("utf-8-sig")


def test_the_page_of_a_gap_shows_its_questions_in_few_statements(editor, django_assert_max_num_queries):
    gap = ask(*WALL)
    with django_assert_max_num_queries(40):
        page = text(editor.get(f"/knowledge/gaps/{gap.pk}/"))
    assert all(question in page for question in WALL)
    assert "/desk/c/" not in page


def test_it_is_handed_over_renamed_put_aside_and_opened_again(editor):
    gap, sho = ask(*WALL), next(one for one in people.all_staff() if one.role == "editor")
    at = f"/knowledge/gaps/{gap.pk}/"
    assert editor.post(f"{at}assignment/", {"staff": sho.id}).status_code == 302
    editor.post(f"{at}title/", {"title": "テレビの壁掛け"})
    editor.post(f"{at}dismissal/", {"reason": "not_ours"})
    gap.refresh_from_db()
    assert (gap.assignee_id, gap.title, gap.state, gap.reason, gap.settled_by_id) == (
        sho.id, "テレビの壁掛け", "dismissed", "not_ours", sho.id,
    )  # fmt: skip
    editor.post(f"{at}reopening/")
    gap.refresh_from_db()
    assert (gap.state, gap.reason, gap.settled_at) == ("open", "", None)


def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(editor):
    gap = ask(*WALL)
    at, agent = f"/knowledge/gaps/{gap.pk}/", next(one for one in people.all_staff() if one.role == "agent")
    before = Gap.objects.filter(pk=gap.pk).values().get()
    for act, form in (
        ("dismissal", {"reason": "because"}), ("assignment", {"staff": agent.id}), ("title", {"title": " "}),
        ("union", {"into": gap.pk}), ("parts", {}), ("closure", {"article": 999999}),
    ):  # fmt: skip
        answer = editor.post(f"{at}{act}/", form, follow=True)
        assert answer.status_code == 200, act
        assert "toast-text" in text(answer), act
    assert Gap.objects.filter(pk=gap.pk).values().get() == before
    assert editor.post("/knowledge/gaps/999999/dismissal/", {"reason": "once"}).status_code == 404


def test_beginning_an_article_leads_to_its_text_and_publishing_closes_the_gap(editor, by):
    gap = ask(*WALL)
    began = editor.post(f"/knowledge/gaps/{gap.pk}/article/")
    gap.refresh_from_db()
    assert began["Location"] == f"/knowledge/articles/{gap.article_id}/text/"
    assert "執筆中" in text(editor.get("/knowledge/gaps/", {"sort": "latest"}))
    Article.objects.filter(pk=gap.article_id).update(body="壁掛け工事を承ります。")
    knowledge.publish(article_id=gap.article_id, actor=by)
    work_off(task="core.hear")
    gap.refresh_from_db()
    assert gap.state == "closed"


def test_two_gaps_become_one_and_one_becomes_two(editor):
    wall, mars = ask(*WALL), ask(SPEAKER)
    assert wall.pk != mars.pk
    editor.post(f"/knowledge/gaps/{mars.pk}/union/", {"into": wall.pk})
    mars.refresh_from_db()
    wall.refresh_from_db()
    assert (mars.state, mars.joined_to_id, wall.asked) == ("joined", wall.pk, 3)
    assert f'href="/knowledge/gaps/{wall.pk}/"' in text(editor.get(f"/knowledge/gaps/{mars.pk}/"))
    sign = Signal.objects.get(question=SPEAKER)
    parted = editor.post(f"/knowledge/gaps/{wall.pk}/parts/", {"sign": sign.pk})
    sign.refresh_from_db()
    assert parted["Location"] == f"/knowledge/gaps/{sign.gap_id}/"
    assert sign.gap_id not in (wall.pk, mars.pk)
    assert ask("火星への切符はどこで予約できますか").pk == sign.gap_id


def test_supervisors_look_with_links_to_conversations_and_agents_are_kept_out(browser_of, editor):
    gap = next(one for one in Gap.objects.filter(state="open") if one.contacts)
    supervisor, agent = browser_of("supervisor"), browser_of("agent")
    page = text(supervisor.get(f"/knowledge/gaps/{gap.pk}/"))
    assert "/desk/c/" in page
    assert f"/knowledge/gaps/{gap.pk}/dismissal/" not in page
    for person in (supervisor, agent):
        assert person.post(f"/knowledge/gaps/{gap.pk}/dismissal/", {"reason": "once"}).status_code == 403
    assert agent.get("/knowledge/gaps/").status_code == 403
    gap.refresh_from_db()
    assert gap.state == "open"
