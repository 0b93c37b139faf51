"""An article of each special kind, and notices, written through the same door as the editors'."""

import datetime
import uuid
from dataclasses import replace
from typing import Any

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from . import world

NAMES = uuid.UUID("3f0f4a44-6e2e-4b8e-9d1b-6b3f3f7f2a01")


def tell(*, collection: str) -> None:
    """Write and publish them, and let readers say "me too"."""
    shelves = {shelf.slug: shelf.id for shelf in knowledge.categories(collection=collection)}
    written = world.read("kinds")
    for entry in written["articles"]:
        _publish(entry, collection, shelves[entry["category"]])
    for number, notice in enumerate(written["notices"]):
        _post(notice, uuid.uuid5(NAMES, f"notice-{number}"))


def _publish(entry: dict[str, Any], collection: str, shelf: int) -> None:
    with core.shift(-datetime.timedelta(days=entry.get("before", {}).get("days", 0))):
        source, twin = _write(entry, collection, shelf)
    if "before" in entry:
        _change(source, _text(entry, "ja", shelf))
        _change(twin, _text(entry, "en", shelf))
    if "film" in entry:
        _show_film(entry["film"], (source, twin))
    for number, word in enumerate(entry.get("words", ())):
        with core.shift(-datetime.timedelta(days=word["ago"])):
            knowledge.update_issue(
                article_id=source, state=word["state"], text_ja=word["ja"], text_en=word["en"],
                client_id=uuid.uuid5(NAMES, f"{entry['slug']}-{number}"), actor=core.SYSTEM,
            )  # fmt: skip
    written = knowledge.editable_article(source)
    for reader in range(entry.get("marks", 0) if written else 0):
        knowledge.mark_issue(group=written.group, reader=f"demo:{reader}")


def _write(entry: dict[str, Any], collection: str, shelf: int) -> tuple[int, int]:
    """Both texts, published; as they were before, where the world tells that."""
    before = entry.get("before", {})
    first = {**entry, "data": before["data"]} if before else entry
    ja, en = (_text(first, one, shelf, before.get(one)) for one in ("ja", "en"))
    source = knowledge.write_article(
        collection=collection, language="ja", text=ja, actor=core.SYSTEM,
        client_id=uuid.uuid5(NAMES, entry["slug"]),
    )  # fmt: skip
    twin = knowledge.translate_article(article_id=source, text=en, actor=core.SYSTEM)
    for id in (source, twin):
        knowledge.publish(article_id=id, actor=core.SYSTEM)
    return source, twin


def _change(article_id: int, text: knowledge.ArticleText) -> None:
    held = knowledge.editable_article(article_id)
    assert held is not None
    knowledge.rewrite_article(article_id=article_id, text=text, seen=held.updated_at, actor=core.SYSTEM)


def _show_film(name: str, ids: tuple[int, int]) -> None:
    """A film of our own with its captions, sent in as an editor sends it."""
    source = knowledge.editable_article(ids[0])
    assert source is not None
    kept = {ending: _sent(source.group, f"{name}.{ending}") for ending in ("mp4", "ja.vtt", "en.vtt")}
    captions = {one: kept[f"{one}.vtt"] for one in ("ja", "en")}
    for id in ids:
        held = knowledge.editable_article(id)
        assert held is not None
        data = {
            "file": kept["mp4"], "captions": captions,
            "transcript": knowledge.transcript_in(captions[held.language]),
        }  # fmt: skip
        _change(id, replace(held.text, data=knowledge.clean_data("video", data)))


def _sent(group: uuid.UUID, name: str) -> str:
    with (world.HERE / "films" / name).open("rb") as content:
        kept = knowledge.keep_file(group=group, content=content, filename=name, by=None)
    return kept.url.rpartition("/")[2]


def _text(entry: dict[str, Any], language: str, shelf: int, body: str | None = None) -> knowledge.ArticleText:
    words = entry[language]
    data = {"steps": words["steps"]} if "steps" in words else entry.get("data", {})
    return knowledge.ArticleText(
        heading=words["heading"], body=(body or words["body"]).strip(), category_id=shelf, kind=entry["kind"],
        questions=tuple(words.get("questions", ())), tags=tuple(entry.get("tags", ())),
        data=knowledge.clean_data(entry["kind"], data),
    )  # fmt: skip


def _post(notice: dict[str, Any], client_id: uuid.UUID) -> None:
    now = core.now()
    begins, ends = (now + datetime.timedelta(hours=notice[when]) for when in ("begins", "ends"))
    text = knowledge.NoticeText(
        level=notice["level"], title_ja=notice["ja"]["title"], text_ja=notice["ja"]["text"],
        title_en=notice["en"]["title"], text_en=notice["en"]["text"], doors=tuple(notice["doors"]),
        begins_at=begins, ends_at=ends,
    )  # fmt: skip
    with core.shift(min(begins, now) - now):
        id = knowledge.draft_notice(text=text, client_id=client_id)
        knowledge.publish_notice(notice_id=id, actor=core.SYSTEM)
