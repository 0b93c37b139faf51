"""The life of an article: who approves it, when it is shown, where it stands. Denied steps change nothing."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge import events
from madoguchi.knowledge.differences import changed_lines
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
ROOT = "/help/c/t-shelf/"
DRAFT = "返品の新しい規則"


def state(id: int) -> knowledge.ArticleState:
    found = knowledge.editable_article(id)
    assert found is not None
    return found.state


KINDS = [kind.name for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Fact)]


def last_event() -> int:
    return max((event.id for event in core.history(types=KINDS, limit=1000)), default=0)


def facts(after: int) -> list[str]:
    return [event.type.partition(".")[2] for event in core.history(types=KINDS, after=after)]


def by(role: str) -> core.Actor:
    return core.staff(next(one.id for one in people.all_staff() if one.role == role))


def found(query: str) -> list[int]:
    return [hit.article_id for hit in knowledge.search(query=query, language="ja", audience="staff")]


def test_from_draft_to_archive_and_back(shelf):
    id, mark = shelf["draft/ja"], last_event()
    knowledge.submit(article_id=id, actor=by("agent"))
    knowledge.submit(article_id=id, actor=by("agent"))
    assert state(id).status == "review"
    knowledge.publish(article_id=id, actor=by("editor"))
    assert id in found(DRAFT)
    knowledge.archive(article_id=id, actor=by("editor"))
    assert id not in found(DRAFT)
    knowledge.restore(article_id=id, actor=by("editor"))
    assert state(id).status == "draft"
    assert facts(mark) == [
        "article_submitted", "article_published", "article_archived", "article_restored"
    ]  # fmt: skip


def test_a_review_sends_back_with_its_reason(shelf):
    id = shelf["draft/ja"]
    knowledge.submit(article_id=id, actor=by("agent"))
    knowledge.send_back(article_id=id, note="返品の期限が書かれていません", actor=by("editor"))
    assert (state(id).status, state(id).review_note) == ("draft", "返品の期限が書かれていません")


@pytest.mark.parametrize(
    "step",
    [
        lambda id: knowledge.submit(article_id=id, actor=by("editor")),
        lambda id: knowledge.send_back(article_id=id, note="", actor=by("editor")),
    ],
)
def test_a_step_from_elsewhere_is_refused_and_changes_nothing(shelf, step):
    id, mark = shelf["cancel/ja"], last_event()
    with pytest.raises(knowledge.NotNow):
        step(id)
    assert (state(id).status, facts(mark)) == ("published", [])


def test_where_two_pairs_of_eyes_are_wanted_nobody_approves_her_own(shelf):
    core.set_option(knowledge.ReviewRule(four_eyes=True), actor=core.SYSTEM)
    id, editor = shelf["draft/ja"], by("editor")
    with pytest.raises(knowledge.OtherEyesNeeded):
        knowledge.publish(article_id=id, actor=editor)
    knowledge.submit(article_id=id, actor=editor)
    with pytest.raises(knowledge.OtherEyesNeeded):
        knowledge.publish(article_id=id, actor=editor)
    assert state(id).status == "review"
    knowledge.publish(article_id=id, actor=by("administrator"))
    assert state(id).status == "published"


def test_hours_are_planned_and_told_once_when_they_come(client, shelf):
    id, mark, now = shelf["draft/ja"], last_event(), core.now()
    with core.frozen(now):
        knowledge.plan_hours(
            article_id=id, valid_from=now + timedelta(hours=1), valid_until=now + timedelta(hours=2),
            actor=by("editor"),
        )  # fmt: skip
        knowledge.publish(article_id=id, actor=by("editor"))
        assert client.get(f"{ROOT}ja/draft/").status_code == 404
        assert knowledge.tell_hours() == 0
    with core.frozen(now + timedelta(minutes=61)):
        assert client.get(f"{ROOT}ja/draft/").status_code == 200
        assert (knowledge.tell_hours(), knowledge.tell_hours()) == (1, 0)
        assert id in found(DRAFT)
    with core.frozen(now + timedelta(minutes=121)):
        assert (knowledge.tell_hours(), knowledge.tell_hours()) == (1, 0)
        assert client.get(f"{ROOT}ja/draft/").status_code == 404
    assert facts(mark) == ["article_scheduled", "article_published", "article_expired"]


def test_hours_the_wrong_way_round_are_refused(shelf):
    now = core.now()
    with pytest.raises(knowledge.HoursReversed):
        knowledge.plan_hours(
            article_id=shelf["cancel/ja"], valid_from=now, valid_until=now - timedelta(days=1),
            actor=by("editor"),
        )  # fmt: skip
    assert state(shelf["cancel/ja"]).valid_from is None


def test_a_former_address_leads_on_for_good(client, shelf):
    id = shelf["cancel/ja"]
    kept = knowledge.move_address(article_id=id, slug="定期便の解約", actor=by("editor"))
    answer = client.get(f"{ROOT}ja/cancel/")
    assert (answer.status_code, answer["Location"]) == (301, state_url(id))
    knowledge.move_address(article_id=id, slug="解約", actor=by("editor"))
    assert client.get(f"{ROOT}ja/{kept}/")["Location"] == state_url(id)
    with pytest.raises(knowledge.AddressTaken):
        knowledge.move_address(article_id=shelf["returns/ja"], slug="cancel", actor=by("editor"))
    knowledge.move_address(article_id=id, slug="cancel", actor=by("editor"))
    assert client.get(f"{ROOT}ja/cancel/").status_code == 200
    assert set(knowledge.former_addresses(article_id=id)) == {kept, "解約"}


def test_a_former_address_tells_nobody_of_an_article_that_is_closed(client, shelf):
    knowledge.move_address(article_id=shelf["inside/ja"], slug="refunds", actor=by("editor"))
    assert client.get(f"{ROOT}ja/inside/").status_code == 404


def state_url(id: int) -> str:
    found = knowledge.editable_article(id)
    assert found is not None
    return found.url


def test_every_saved_text_is_kept_and_comes_back_as_a_new_version(shelf):
    id = shelf["cancel/ja"]
    article = knowledge.editable_article(id)
    assert article is not None
    first = article.text
    knowledge.rewrite_article(
        article_id=id, text=knowledge.ArticleText(heading="解約", body="電話でのみ承ります。"),
        seen=article.updated_at, actor=by("editor"), note="電話に限る",
    )  # fmt: skip
    again = knowledge.editable_article(id)
    assert again is not None
    knowledge.restore_version(article_id=id, number=1, seen=again.updated_at, actor=by("administrator"))
    kept = knowledge.versions(article_id=id)
    assert [(one.number, one.note) for one in kept] == [(3, ""), (2, "電話に限る"), (1, "")]
    assert kept[0].text.body == first.body == kept[2].text.body
    assert [one.by_id for one in kept] == [by("administrator").id, by("editor").id, None]
    with pytest.raises(knowledge.ArticleMoved):
        knowledge.restore_version(article_id=id, number=2, seen=again.updated_at, actor=by("editor"))
    assert len(knowledge.versions(article_id=id)) == 3


def test_a_translation_is_stale_when_its_source_moves_on_until_somebody_says_it_is_right(shelf):
    ja, en, mark = shelf["cancel/ja"], shelf["cancel/en"], last_event()
    assert (state(ja).is_source, state(en).is_source, state(en).stale) == (True, False, False)
    source = knowledge.editable_article(ja)
    assert source is not None
    for body in ("解約は電話で。", "解約は会員ページで。"):
        source = knowledge.editable_article(ja)
        assert source is not None
        text = knowledge.ArticleText(heading=source.text.heading, body=body)
        knowledge.rewrite_article(article_id=ja, text=text, seen=source.updated_at, actor=by("editor"))
    assert (state(ja).stale, state(en).stale) == (False, True)
    assert knowledge.confirm_translation(article_id=en, actor=by("editor"))
    assert not knowledge.confirm_translation(article_id=en, actor=by("editor"))
    assert not state(en).stale
    assert facts(mark) == [
        "article_saved", "translation_stale", "article_saved", "translation_confirmed"
    ]  # fmt: skip
    knowledge.lead_with(article_id=en)
    assert (state(ja).is_source, state(en).is_source) == (False, True)


def test_a_block_is_read_in_place_found_by_its_words_and_renewed_everywhere(client, shelf):
    block = knowledge.write_block(
        title="窓口の時間", body_ja="窓口は九時から。", body_en="", actor=by("editor")
    )
    source = knowledge.editable_article(shelf["filter/ja"])
    assert source is not None
    kept = knowledge.block(block)
    assert kept is not None
    text = knowledge.ArticleText(heading="フィルター", body="交換は半年ごと。\n\n{{block:" + kept.slug + "}}")
    knowledge.rewrite_article(
        article_id=source.id, text=text, seen=source.updated_at, actor=by("editor")
    )  # fmt: skip
    assert "窓口は九時から。" in client.get(f"{ROOT}ja/filter/").content.decode()
    knowledge.write_block(
        title="窓口の時間", slug=kept.slug, body_ja="窓口は正午に閉まります。", body_en="", actor=by("editor")
    )
    assert "正午に閉まります" in client.get(f"{ROOT}ja/filter/").content.decode()
    assert source.id in found("正午に閉まる窓口")
    assert [one.id for one in knowledge.users_of_block(kept.slug)] == [source.id]
    with pytest.raises(knowledge.BlockUsed):
        knowledge.remove_block(block_id=block)


def test_a_product_with_versions_and_what_is_written_about_it(shelf):
    mark = last_event()
    lamp = knowledge.add_product(title_ja="ランプ", title_en="Lamp")
    assert knowledge.add_product(title_ja="ランプ", title_en="Lamp") == lamp
    day = core.now().date()
    one = knowledge.release_product(product_id=lamp, version="1.0", released_on=day, actor=by("editor"))
    assert one == knowledge.release_product(
        product_id=lamp, version="1.0", released_on=day, actor=by("editor")
    )
    two = knowledge.release_product(
        product_id=lamp, version="2.0", released_on=day + timedelta(days=1), actor=by("editor")
    )
    assert facts(mark) == ["product_released", "product_released"]
    knowledge.span_product(article_id=shelf["filter/ja"], product_id=lamp, until_id=one)
    knowledge.span_product(article_id=shelf["moving/ja"], product_id=lamp)
    assert knowledge.articles_of_release(two) == (shelf["moving/ja"],)
    [span] = knowledge.product_spans([shelf["filter/ja"]])[shelf["filter/ja"]]
    assert (span.product.title_en, span.since, span.until) == ("Lamp", "", "1.0")
    assert knowledge.product_at("lamp") == knowledge.product(lamp)


def said(older: str, newer: str) -> list[str]:
    marks = {"same": "{}", "added": "[+{}]", "removed": "[-{}]"}
    return [
        "⋯" if line.state == "gap" else "".join(marks[one.state].format(one.text) for one in line.pieces)
        for line in changed_lines(older, newer)
    ]


def test_two_texts_are_compared_word_by_word_in_both_languages():
    found = said("毎週日曜日に見学できます。", "毎週土曜日に見学できます。")
    assert found == ["毎週[-日曜日][+土曜日]に見学できます。"]
    assert said("Open on Sundays.", "Open on Mondays.") == ["Open on [-Sundays][+Mondays]."]
    many = "\n".join(str(number) for number in range(9))
    assert said(many, f"{many}\n終わり") == ["⋯", "7", "8", "[+終わり]"]
    assert said(many, many) == []


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_a_comparison_loses_nothing(older, newer):
    lines = changed_lines(older, newer)
    for text, left in ((older, "added"), (newer, "removed")):
        parts = ("".join(p.text for p in line.pieces if p.state != left) for line in lines)
        assert all(part in text for part in parts)
