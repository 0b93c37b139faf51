"""What goes out with everything comes in again as it was: here nothing changes, elsewhere it is the same."""

import io
import json
import zipfile

import pytest
from PIL import Image

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article, ArticleFile, ArticleProduct, ArticleVersion, SearchEntry
from madoguchi.people import api as people

from .conftest import SHELF

pytestmark = pytest.mark.django_db
exchange = knowledge.exchange
FORMS = ("bundle", "markdown")


@pytest.fixture
def rich(shelf) -> dict[str, int]:
    """The shelf with a picture, a paper, kinds, products with versions, and somebody who minds it."""
    product = knowledge.add_product(title_ja="試しの釜", title_en="Trial pot")
    version = knowledge.release_product(
        product_id=product, version="2.0", released_on=core.now().date(), actor=core.SYSTEM
    )
    knowledge.span_product(article_id=shelf["returns/ja"], product_id=product, since_id=version)
    owner = next(one for one in people.all_staff() if one.role == "editor")
    filled = Article.objects.get(id=shelf["filter/ja"])
    picture, paper = io.BytesIO(), io.BytesIO(b"a,b\n1,2\n")
    Image.new("RGB", (40, 30), "teal").save(picture, "JPEG")
    picture.seek(0)
    shown = knowledge.keep_file(group=filled.group, content=picture, filename="蓋.jpg", by=None)
    offered = knowledge.keep_file(group=filled.group, content=paper, filename="表.csv", by=None)
    filled.body = f"蓋を外します。\n\n![蓋を外した本体]({shown.url})\n\n[寸法の表]({offered.url})"
    filled.save()
    Article.objects.filter(id=shelf["returns/ja"]).update(
        kind="policy", data={"edition": "3", "day": "2026-04-01"}, owner=owner.id, confidence="validated"
    )
    steps = [
        {"text": "色は？", "answers": [{"label": "赤", "to": "person"}, {"label": "青", "to": "solved"}]}
    ]
    Article.objects.filter(id=shelf["moving/ja"]).update(kind="troubleshooting", data={"steps": steps})
    return shelf


def taken_out(form: str, path) -> None:
    with path.open("xb") as stream:
        exchange.export_articles(stream=stream, form=form, wanted=exchange.Wanted(collection=SHELF))


def brought_in(path, collection: str = SHELF) -> tuple[int, int, int, list[str]]:
    source = exchange.opened(path, exchange.form_of(path))
    done = knowledge.import_articles(
        source=source, files=exchange.packed(path), collection=collection, actor=core.SYSTEM
    )
    return done.ok, done.updated, done.unchanged, [row.reason for row in done.errors]


def everything() -> list[list]:
    tables = (Article, ArticleVersion, ArticleProduct, ArticleFile, SearchEntry)
    return [sorted(table.objects.values_list(), key=str) for table in tables]


def rows(path) -> list[dict]:
    """The rows of a bundle, in an order of their own."""
    with zipfile.ZipFile(path) as archive:
        lines = archive.read("articles.jsonl").decode().splitlines()
    return sorted(map(json.loads, lines), key=lambda row: (row["id"], row["language"]))


@pytest.mark.parametrize("form", FORMS)
def test_here_it_changes_nothing(rich, tmp_path, form):
    taken_out(form, tmp_path / "out.zip")
    before = everything()
    assert brought_in(tmp_path / "out.zip") == (0, 0, len(rich), [])
    assert everything() == before


@pytest.mark.parametrize("form", FORMS)
def test_after_all_is_lost_it_is_the_same(rich, tmp_path, form):
    taken_out("bundle", tmp_path / "before.zip")
    taken_out(form, tmp_path / "out.zip")
    knowledge.remove_collection(slug=SHELF, actor=core.SYSTEM)
    ArticleFile.objects.all().delete()
    assert brought_in(tmp_path / "out.zip") == (len(rich), 0, 0, [])
    taken_out("bundle", tmp_path / "after.zip")
    assert rows(tmp_path / "after.zip") == rows(tmp_path / "before.zip")
    kept = {row.name: (row.media_type, row.width) for row in ArticleFile.objects.all()}
    assert kept == {"蓋.jpg": ("image/jpeg", 40), "表.csv": ("text/csv", None)}


def test_a_folder_shows_its_pictures_to_every_reader_of_markdown(rich, tmp_path):
    taken_out("markdown", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        names = archive.namelist()
        text = archive.read(next(name for name in names if name.startswith("filter"))).decode()
    [picture] = [name for name in names if name.endswith("-40x30.jpg")]
    assert f"![蓋を外した本体]({picture})" in text


def test_a_damaged_picture_costs_no_words(rich, tmp_path):
    taken_out("bundle", tmp_path / "out.zip")
    ArticleFile.objects.all().delete()
    with zipfile.ZipFile(tmp_path / "out.zip") as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for entry in whole.infolist():
            bad.writestr(entry, b"broken" if entry.filename.endswith(".jpg") else whole.read(entry))
    assert brought_in(tmp_path / "bad.zip") == (0, 0, len(rich), ["file_refused"])
    assert [row.name for row in ArticleFile.objects.all()] == ["表.csv"]


def test_rows_that_name_what_is_not_there_are_refused(shelf):
    given = {"heading": "送料", "body": "五百円です。"}
    strangers = [
        {**given, "id": "p", "products": ["no-such-pot"]},
        {**given, "id": "o", "owner": "nobody@example.jp"},
        {**given, "id": "c", "confidence": "sure"},
    ]
    done = knowledge.import_articles(source=strangers, collection=SHELF, actor=core.SYSTEM)
    assert [(row.reason, row.detail) for row in done.errors] == [
        ("unknown_confidence", ""), ("unknown_product", "no-such-pot"),
        ("unknown_owner", "nobody@example.jp"),
    ]  # fmt: skip
    assert not Article.objects.filter(external_id__in=["p", "o", "c"]).exists()
