"""Trees, films and editions: read strictly, shown on their page, found by their words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.kinds import film, tree
from madoguchi.knowledge.kinds.captions import transcript_of
from madoguchi.knowledge.models import Article, SearchEntry

pytestmark = pytest.mark.django_db
TREE = {
    "steps": [
        {"text": "ランプは点灯していますか。", "answers": [
            {"label": "はい", "to": 2}, {"label": "いいえ", "to": 3}]},
        {"text": "リセットボタンを5秒押してください。", "answers": [
            {"label": "動いた", "to": "solved"}, {"label": "動かない", "to": "person"}]},
        {"text": "別のコンセントに差し込んでください。", "answers": [
            {"label": "点灯した", "to": 2}, {"label": "点灯しない", "to": "person"}]},
    ]
}  # fmt: skip
VTT = """WEBVTT

NOTE said by Aya

1
00:00.000 --> 00:02.000 align:start
<v Aya>ふたを<b>外します</b>。

00:02.000 --> 00:04.000
<v Aya>ふたを外します。

00:04.000 --> 00:06.000
水を入れて
2分待ちます。
"""
KEY = "A" * 22


def become(article_id: int, kind: str, data: dict) -> Article:
    held = knowledge.editable_article(article_id)
    text = replace(held.text, kind=kind, data=knowledge.clean_data(kind, data))
    knowledge.rewrite_article(article_id=article_id, text=text, seen=held.updated_at, actor=core.SYSTEM)
    return Article.objects.get(id=article_id)


def words(response) -> str:
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def test_every_step_has_an_address_and_the_way_behind_can_be_changed(client, shelf):
    become(shelf["filter/ja"], "troubleshooting", TREE)
    root = "/help/c/t-shelf/ja/filter/"
    first = words(client.get(root))
    assert "ランプは点灯していますか" in first
    assert 'href="?way=2#tree"' in first
    second = words(client.get(f"{root}?way=2-1"))
    assert "リセットボタンを5秒" in second
    assert "いいえ" in second
    assert 'href="?way=#tree"' in second
    assert 'href="?way=2-1-1#tree"' in second
    assert "解決してよかったです" in words(client.get(f"{root}?way=2-1-1"))
    assert 'href="/chat/?person=1"' in words(client.get(f"{root}?way=2-2"))


@pytest.mark.parametrize("way", ["9", "x", "1-1-1-1", "²", "1--1", "-", "0", "99999999999999999999"])
def test_a_way_that_nobody_can_go_stops_where_it_is_lost(client, shelf, way):
    become(shelf["filter/ja"], "troubleshooting", TREE)
    assert client.get("/help/c/t-shelf/ja/filter/", {"way": way}).status_code == 200


def test_a_step_is_found_by_its_words_and_quoted(shelf):
    become(shelf["filter/ja"], "troubleshooting", TREE)
    hits = knowledge.search(
        query="リセットボタンを5秒押す ランプ 点灯しない", language="ja", audience="public",
        collections=["t-shelf"], limit=3,
    )  # fmt: skip
    found = {hit.article_id: hit for hit in hits}[shelf["filter/ja"]]
    assert found.confidence > knowledge.CONFIDENT
    assert "ランプは点灯していますか" in found.passage


def test_flaws_say_where_a_reader_would_get_lost():
    def found(*steps) -> list[tuple[int, str]]:
        return [(f.step, f.reason) for f in knowledge.flaws(knowledge.steps_in({"steps": list(steps)}))]

    ask = {"text": "?", "answers": [{"label": "a", "to": 2}]}
    end = {"text": "!", "answers": [{"label": "b", "to": "solved"}]}
    assert found(ask, end) == []
    assert found({"text": "", "answers": []}) == [(1, "no_text"), (1, "no_answers")]
    lost = {"text": "?", "answers": [{"label": "", "to": 7}]}
    assert found(lost) == [(1, "no_label"), (1, "leads_nowhere")]
    assert found(end, end) == [(2, "unreached")]
    back = {"text": "?", "answers": [{"label": "a", "to": 1}, {"label": "b", "to": "person"}]}
    assert found(ask, back) == [(1, "leads_back"), (2, "leads_back")]


goals = some.one_of(some.integers(0, 6), some.sampled_from(["solved", "person", "?", None]))
trees = some.lists(
    some.fixed_dictionaries({
        "text": some.text(max_size=4),
        "answers": some.lists(
            some.fixed_dictionaries({"label": some.text(max_size=3), "to": goals}), max_size=3
        ),
    }),
    min_size=1, max_size=6,
)  # fmt: skip


@given(trees, some.lists(some.integers(1, 3), max_size=9))
@settings(max_examples=80, deadline=None)
def test_in_a_tree_without_flaws_every_way_arrives(given_steps, answers):
    steps = tree.steps_in({"steps": given_steps})
    assert tree.steps_in(tree.stored(steps)) == steps
    here = tree.walk(steps, "-".join(map(str, answers)))
    if tree.flaws(steps):
        return
    for _ in range(len(steps)):
        if here.end is None:
            here = tree.walk(steps, here.choices[-1][1])
    assert here.end in tree.ENDS


def test_captions_become_a_transcript_that_is_found(shelf):
    assert transcript_of(VTT) == "Aya: ふたを外します。\n水を入れて 2分待ちます。"
    become(shelf["filter/ja"], "video", {"file": f"{KEY}.mp4", "transcript": transcript_of(VTT)})
    assert "2" in SearchEntry.objects.get(article=shelf["filter/ja"]).words_body
    [hit, *_] = knowledge.search(
        query="ふたを外して水を入れる", language="ja", audience="public", collections=["t-shelf"], limit=3
    )
    assert hit.article_id == shelf["filter/ja"]


def test_a_film_of_ours_plays_with_captions_and_its_words_stand_below(client, shelf):
    data = {"file": f"/help/files/{KEY}.mp4", "captions": {"ja": f"{KEY}.vtt", "fr": f"{KEY}.vtt"},
            "transcript": "ふたを外します。"}  # fmt: skip
    become(shelf["filter/ja"], "video", data)
    response = client.get("/help/c/t-shelf/ja/filter/")
    page = words(response)
    assert f'<source src="/help/files/{KEY}.mp4" type="video/mp4">' in page
    assert f'srclang="ja" label="日本語" src="/help/files/{KEY}.vtt" default' in page
    assert 'srclang="fr"' not in page
    assert "<p>ふたを外します。</p>" in page
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert "youtube" not in response["Content-Security-Policy"]


def test_a_film_elsewhere_is_shown_only_from_an_allowed_house_and_only_then_may_it_be_framed(client, shelf):
    data = {"embed": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "transcript": "こんにちは"}
    become(shelf["filter/ja"], "video", data)
    address = "/help/c/t-shelf/ja/filter/"
    refused = client.get(address)
    assert "<iframe" not in words(refused)
    assert "こんにちは" in words(refused)
    core.set_option(knowledge.VideoHosts(("www.youtube-nocookie.com",)), actor=core.SYSTEM)
    allowed = client.get(address)
    assert 'src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"' in words(allowed)
    assert "frame-src 'self' https://www.youtube-nocookie.com;" in f"{allowed['Content-Security-Policy']};"
    assert "youtube" not in client.get("/help/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "embed",
    [
        "javascript:alert(1)",
        "http://www.youtube.com/embed/x",
        "https://a:b@player.vimeo.com/1",
        "//x",
        "https://[::1/",
    ],
)
def test_an_address_that_is_no_film_is_left_out(embed):
    assert film.film_in({"embed": embed}) == film.Film()


def test_a_policy_says_its_edition_and_from_when_it_counts(client, shelf):
    become(shelf["returns/ja"], "policy", {"edition": "第3版", "day": "2026-04-01", "more": "x"})
    assert Article.objects.get(id=shelf["returns/ja"]).data == {"edition": "第3版", "day": "2026-04-01"}
    page = words(client.get("/help/c/t-shelf/ja/returns/"))
    assert "第3版" in page
    assert "2026年4月1日" in page


def edition(article_id: int, name: str, body: str) -> None:
    held = knowledge.editable_article(article_id)
    text = replace(held.text, kind="policy", body=body, data={"edition": name, "day": f"2026-0{name}-01"})
    knowledge.rewrite_article(article_id=article_id, text=text, seen=held.updated_at, actor=core.SYSTEM)


def test_a_policy_lists_the_editions_that_its_readers_saw(client, shelf):
    id, root = shelf["returns/ja"], "/help/c/t-shelf/ja/returns/"
    edition(id, "1", "十日以内に返品できます。")
    edition(id, "1", "10日以内に返品できます。")
    edition(id, "2", "14日以内に返品できます。")
    knowledge.withdraw(article_id=id, actor=core.SYSTEM)
    edition(id, "3", "まだ誰も読んでいない文章です。")
    edition(id, "4", "30日以内に返品できます。")
    knowledge.publish(article_id=id, actor=core.SYSTEM)
    page = words(client.get(root))
    numbers = re.findall(r'href="\?edition=(\d+)"', page)
    assert numbers == ["4", "3"]
    first = words(client.get(f"{root}?edition=3"))
    assert "10日以内に返品できます。" in first
    assert "以前の版" in first
    for other in ("2", "5", "6", "99", "x", "-1"):
        assert "30日以内に返品できます。" in words(client.get(f"{root}?edition={other}")), other


def test_an_edition_that_was_internal_stays_internal(client, shelf):
    id = shelf["returns/ja"]
    Article.objects.filter(id=id).update(visibility="staff")
    edition(id, "1", "社内だけの文章です。")
    Article.objects.filter(id=id).update(visibility="public")
    edition(id, "2", "皆さまへの文章です。")
    page = words(client.get("/help/c/t-shelf/ja/returns/"))
    assert "皆さまへの文章です。" in page
    assert "?edition=" not in page
    assert "社内だけ" not in words(client.get("/help/c/t-shelf/ja/returns/?edition=2"))
