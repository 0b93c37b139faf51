"""Files of articles: what is taken, what of it is kept, and who is shown it."""

import io
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge import files, sweeping
from madoguchi.knowledge.models import Article, ArticleFile
from madoguchi.knowledge.pictures import WIDEST, NoPicture, clean

GROUP = uuid.UUID(int=7)
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(range(256)) * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nふたを外します。\n".encode()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A small picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, kind, **options)
    return target.getvalue()


def photograph() -> bytes:
    """A JPEG that lies on its side and knows where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "secret place"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif)


def sent_in():
    """Files but those of the demo company's film."""
    return ArticleFile.objects.exclude(name__startswith="kettle-first-use")


def keep(content: bytes, name: str = "x.png", group: uuid.UUID = GROUP) -> files.FileShape:
    return files.keep_file(group=group, content=io.BytesIO(content), filename=name, by=None)


def test_a_photograph_stands_upright_and_forgets_where_it_was_taken():
    made = clean(photograph())
    assert (made.width, made.height, made.ending) == (30, 40, "jpg")
    assert b"secret place" not in made.content
    assert len(Image.open(io.BytesIO(made.content)).getexif()) == 0


def test_a_huge_picture_becomes_as_wide_as_screens_need():
    made = clean(picture(size=(WIDEST * 2, 100)))
    assert (made.width, made.height) == (WIDEST, 50)


def test_words_hidden_in_a_png_are_gone_and_transparency_stays():
    info, target = io.BytesIO(), io.BytesIO()
    from_palette = Image.new("P", (4, 4))
    from_palette.info["transparency"] = 0
    from_palette.save(info, "PNG", transparency=0)
    made = clean(info.getvalue())
    assert Image.open(io.BytesIO(made.content)).info.get("transparency") == 0
    Image.new("RGB", (4, 4)).save(target, "PNG", exif=b"Exif\x00\x00MM\x00*secret")
    assert b"secret" not in clean(target.getvalue()).content


def test_an_animation_keeps_its_frames():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert Image.open(io.BytesIO(clean(target.getvalue()).content)).n_frames == 3


@pytest.mark.parametrize("content", [b"", b"no picture", SVG, MP4, picture()[:60], b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_none(content):
    with pytest.raises(NoPicture):
        clean(content)


@pytest.mark.django_db
def test_a_picture_is_named_by_a_key_nobody_guesses_and_its_size():
    made = keep(picture(), "画面.png")
    assert made.url == f"/help/files/{made.key}-40x30.png"
    assert (made.name, made.media_type, made.width, made.height) == ("画面.png", "image/png", 40, 30)
    assert files.NAMED.search(f"![x]({made.url})")[1] == made.key


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_in_an_answer():
    assert keep(picture()).key == keep(picture(), "again.png").key
    assert keep(picture(), group=uuid.UUID(int=8)).key != keep(picture()).key
    assert sent_in().count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.png", "empty"),
        (SVG, "a.svg", "picture"),
        (picture()[:60], "a.png", "picture"),
        (b"<!doctype html><script>alert(1)</script>", "a.html", "kind"),
        (b"MZ" + bytes(100), "a.exe", "kind"),
        (b'{"a": 1}', "a.json", "kind"),
    ],
)
def test_what_is_not_taken_leaves_nothing(content, name, reason):
    with pytest.raises(files.FileRefused) as refused:
        keep(content, name)
    assert refused.value.reason == reason
    assert not sent_in().exists()


@pytest.mark.django_db
def test_what_is_too_large_is_refused(settings):
    settings.MADOGUCHI_ATTACHMENT_BYTES, settings.MADOGUCHI_VIDEO_BYTES = 50, 1_000
    for content, name in ((picture(), "a.png"), (MP4, "a.mp4")):
        with pytest.raises(files.FileRefused, match="too_large"):
            keep(content, name)


@pytest.mark.django_db
def test_films_captions_and_papers_are_kept_as_they_are():
    assert keep(MP4, "film.mp4").url.endswith(".mp4")
    assert keep(VTT, "film.vtt").media_type == "text/vtt"
    assert keep(b"%PDF-1.7\n%%EOF\n", "説明書.pdf").url.endswith(".pdf")


def shown(shelf, external: str, *, content: bytes | None = None, name: str = "a.png") -> str:
    """The address of a file that the article names."""
    article = Article.objects.get(id=shelf[external])
    made = keep(content or picture(), name, group=article.group)
    Article.objects.filter(id=article.pk).update(body=f"![画面]({made.url})")
    return made.url


def test_everybody_sees_the_picture_of_an_open_article(shelf):
    answer = Client().get(shown(shelf, "returns/ja"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).size == (40, 30)
    again = Client().get(answer.request["PATH_INFO"], headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_picture_of_a_closed_article_is_not_there(shelf):
    for closed in ("inside/ja", "draft/ja", "members/ja"):
        assert Client().get(shown(shelf, closed)).status_code == 404


def test_a_picture_that_no_readable_text_names_is_not_there(shelf):
    group = Article.objects.get(id=shelf["returns/ja"]).group
    assert Client().get(keep(picture(), group=group).url).status_code == 404


def test_a_copied_picture_is_seen_where_it_was_copied_to(shelf):
    url = shown(shelf, "draft/ja")
    Article.objects.filter(id=shelf["filter/ja"]).update(body=f"![写し]({url})")
    assert Client().get(url).status_code == 200


def test_a_withdrawn_article_takes_its_pictures_along(shelf):
    url = shown(shelf, "returns/ja")
    Article.objects.filter(id=shelf["returns/ja"]).update(status="draft")
    assert Client().get(url).status_code == 404


@pytest.mark.parametrize("name", ["x.png", f"{'A' * 22}.png", f"{'A' * 22}-1x1", "..%2F..%2Fetc"])
def test_what_was_never_sent_is_not_there(db, name):
    assert Client().get(f"/help/files/{name}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-9", 206, 0, 9),
        ("bytes=100-", 206, 100, len(MP4) - 1),
        ("bytes=-5", 206, len(MP4) - 5, len(MP4) - 1),
        (f"bytes=10-{len(MP4) + 50}", 206, 10, len(MP4) - 1),
        ("bytes=9-3", 200, 0, len(MP4) - 1),
        ("pages=1-2", 200, 0, len(MP4) - 1),
        ("bytes=0-1,5-6", 200, 0, len(MP4) - 1),
    ],
)
def test_a_film_is_given_in_the_parts_asked_for(shelf, asked, status, first, last):
    answer = Client().get(shown(shelf, "returns/ja", content=MP4, name="a.mp4"), headers={"Range": asked})
    assert answer.status_code == status
    assert b"".join(answer.streaming_content) == MP4[first : last + 1]
    assert answer["Content-Length"] == str(last - first + 1)
    assert answer["Accept-Ranges"] == "bytes"
    if status == 206:
        assert answer["Content-Range"] == f"bytes {first}-{last}/{len(MP4)}"


def test_a_part_beyond_the_end_is_refused_and_an_old_part_begins_anew(shelf):
    url = shown(shelf, "returns/ja", content=MP4, name="a.mp4")
    beyond = Client().get(url, headers={"Range": f"bytes={len(MP4)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(MP4)}")
    other = Client().get(url, headers={"Range": "bytes=5-9", "If-Range": '"another"'})
    assert other.status_code == 200


def test_a_paper_is_a_download(shelf):
    answer = Client().get(shown(shelf, "returns/ja", content=b"%PDF-1.7\n%%EOF\n", name="説明書.pdf"))
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_removed_file_is_not_there(shelf):
    url = shown(shelf, "returns/ja")
    core.remove_attachment(sent_in().get().attachment)
    assert Client().get(url).status_code == 404


def test_what_nothing_ever_named_goes_after_thirty_days(shelf, django_capture_on_commit_callbacks):
    held = knowledge.editable_article(shelf["filter/ja"])
    shown, former, loose, fresh, film = (keep(picture(size=(n, n)), group=held.group) for n in range(20, 25))
    for body in (f"![前]({former.url})", f"![今]({shown.url})"):
        now = knowledge.editable_article(held.id)
        text = replace(now.text, body=body)
        knowledge.rewrite_article(article_id=held.id, text=text, seen=now.updated_at, actor=core.SYSTEM)
    Article.objects.filter(id=shelf["moving/ja"]).update(data={"file": f"{film.key}.mp4"})
    ArticleFile.objects.exclude(key=fresh.key).update(at=core.now() - timedelta(days=31))
    place = ArticleFile.objects.get(key=loose.key).attachment
    with django_capture_on_commit_callbacks(execute=True):
        assert sweeping.sweep_files() == 1
    assert {row.key for row in ArticleFile.objects.filter(group=held.group)} == {
        one.key for one in (shown, former, fresh, film)
    }
    assert not core.copy_attachment(place, io.BytesIO())
    knowledge.revise(
        article_id=held.id, text=replace(held.text, body=f"![次]({fresh.url})"), actor=core.SYSTEM
    )
    ArticleFile.objects.update(at=core.now() - timedelta(days=31))
    assert sweeping.sweep_files() == 0
