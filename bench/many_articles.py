"""Asked by bench/search_speed.py in a process of its own: fills a database with articles of our own writing.

Every heading is one of many combinations of product, part, act and condition, every body a mix of sentences
made from templates, Japanese and English, seeded. Embedding 100,000 articles would take minutes, so only the
few thousand different sentences are embedded: a passage has the mean of its sentences' vectors with noise, a
heading that of its nearest sentence. Words are taken apart for real; numbers in headings make them different.
"""

import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import django

django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402

from madoguchi.core import api as core  # noqa: E402
from madoguchi.knowledge.finding.counting import FORM, count, counted, packed  # noqa: E402
from madoguchi.knowledge.models import Category, Collection, Product  # noqa: E402
from madoguchi.knowledge.models.articles import Article  # noqa: E402
from madoguchi.language import api as language  # noqa: E402

SENTENCES = {"ja": 2_400, "en": 1_200}
CATEGORIES, PRODUCTS = 40, 60
NOISE = 0.02

WORDS = {
    "ja": {
        "thing": "掃除機 空気清浄機 加湿器 除湿機 電気ケトル 炊飯器 "
        "冷蔵庫 洗濯機 乾燥機 照明 扇風機 電子レンジ "
        "体重計 ルーター 見守りカメラ スマートロック 定期便 "
        "会員カード ポイント 保証書 請求書 領収書 アプリ".split(),
        "part": "フィルター バッテリー 充電器 ふた パッキン ホース "
        "電源コード リモコン 部品 設定 住所 支払い方法 "
        "配送日 契約 パスワード メールアドレス 通知 クーポン 名義 口座 予約 修理 交換品 初期化 更新".split(),
        "act": "変更する 交換する 確認する 取り消す 申し込む 登録する 解約する 返品する 掃除する 再発行する "
        "受け取る 延長する 停止する 再開する 問い合わせる "
        "接続する 分割する 引き継ぐ 修理に出す 削除する".split(),
        "when": "引っ越したとき 届かないとき 電源が入らないとき "
        "期限が過ぎたとき 表示が消えたとき 音が大きいとき "
        "海外にいるとき 会員でないとき 二つ目を買うとき 名前が変わったとき 雨の日に 長く使わないとき".split(),
    },
    "en": {
        "thing": "vacuum purifier humidifier dehumidifier kettle cooker fridge "
        "washer dryer lamp fan oven scale "
        "router camera lock subscription card account warranty invoice receipt app".split(),
        "part": "filter battery charger lid gasket hose cable remote part setting address payment delivery "
        "contract password email notification coupon name booking repair replacement reset update".split(),
        "act": "change replace check cancel order register end "
        "return clean reissue collect extend pause resume "
        "ask connect split transfer repair delete".split(),
        "when": ["when you move", "when it does not arrive", "when it has no power", "after the deadline",
                 "when the display is off", "when it is loud", "while you are abroad", "without an account",
                 "when you buy a second one", "after your name changed", "on rainy days", "off season"],
    },
}  # fmt: skip
SHAPES = {
    "ja": (
        "{thing}の{part}を{act}には、会員ページで「{part}」を選んでください。",
        "{when}は、{thing}の{part}を先に確かめます。",
        "{part}を{act}手続きは{number}日以内に終わります。",
        "{thing}を{act}ときの手数料は{number}円です。",
        "{when}、{part}の画面に{number}番の案内が出ることがあります。",
        "うまくいかない場合は{thing}の{part}を外し、{number}分待ってからもう一度お試しください。",
    ),
    "en": (
        "To {act} the {part} of your {thing}, open your page and choose “{part}”.",
        "{when}, check the {part} of the {thing} first.",
        "It takes {number} days to {act} a {part}.",
        "The fee to {act} a {thing} is {number} yen.",
        "If that fails, remove the {part} of the {thing} and wait {number} minutes {when}.",
    ),
}
HEADINGS = {
    "ja": "{thing}の{part}を{act}（{when}・{number}）",
    "en": "{act} the {part} of a {thing} {when} ({number})",
}
QUERIES = {"ja": "{when}に{thing}の{part}を{act}方法", "en": "How do I {act} the {part} of my {thing}?"}


def made(draw: random.Random, written: str, shape: str) -> str:
    """A template with words of its language."""
    words = {kind: draw.choice(those) for kind, those in WORDS[written].items()}
    return shape.format(number=draw.randrange(1, 900), **words)


def queries(many: int) -> list[tuple[str, str]]:
    """Different questions with their language, three of four Japanese."""
    draw = random.Random(11)
    asked: dict[tuple[str, str], None] = {}
    while len(asked) < many:
        written = "en" if len(asked) % 4 == 3 else "ja"
        asked[made(draw, written, QUERIES[written]), written] = None
    return list(asked)


@dataclass(frozen=True)
class Sentence:
    """A sentence, taken apart once."""

    text: str
    words: tuple[str, ...]
    pairs: tuple[str, ...]
    vector: np.ndarray


def sentences(written: str) -> list[Sentence]:
    """The different sentences that bodies are mixed from."""
    draw = random.Random(written)
    texts: dict[str, None] = {}
    while len(texts) < SENTENCES[written]:
        texts[made(draw, written, draw.choice(SHAPES[written]))] = None
    vectors = language.embed(list(texts))
    return [
        Sentence(text, tuple(language.forms(text)), tuple(language.bigrams(language.normalise(text))), vector)
        for text, vector in zip(texts, vectors, strict=True)
    ]


def entry(heading: str, body: list[Sentence], draw: np.random.Generator) -> dict[str, object]:
    """The search entry of an article, as `write_entries` would make it."""
    heading_words = language.forms(heading)
    fields = counted((" ".join(heading_words), ""), (heading, ""))
    fields["body_words"] = count(word for sentence in body for word in sentence.words)
    fields["body_pairs"] = count(pair for sentence in body for pair in sentence.pairs)
    passages = [sum(s.vector for s in body[n : n + 3]) for n in range(0, len(body), 3)]
    rows = np.array([body[0].vector, *passages]) + draw.normal(
        0, NOISE, (1 + len(passages), len(body[0].vector))
    )
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return {
        "counted": packed(fields),
        "vectors": rows.astype(np.float16).tobytes(),
        "words_heading": " ".join(heading_words),
        "words_body": " ".join(word for sentence in body for word in sentence.words),
    }


def articles(many: int, shelf: dict[str, list[int]]) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Articles with their entries: four of five Japanese, one of ten not for everybody."""
    draw, noise = random.Random(7), np.random.default_rng(7)
    stock = {written: sentences(written) for written in SENTENCES}
    for number in range(many):
        written = "en" if number % 5 == 4 else "ja"
        body = draw.sample(stock[written], draw.randrange(6, 14))
        heading = f"{made(draw, written, HEADINGS[written])} {number}"
        columns = {
            "slug": f"bench-{number}",
            "language": written,
            "heading": heading,
            "body": "\n".join(sentence.text for sentence in body),
            "visibility": ("staff", "customers")[number % 2] if number % 10 == 9 else "public",
            "category_id": draw.choice(shelf["categories"]),
        }
        yield columns, entry(heading, body, noise)


def places() -> dict[str, list[int]]:
    """A collection with its categories, and products."""
    now = core.now()
    home = Collection.objects.create(slug="bench", title_ja="計測", title_en="Bench", created_at=now)
    titles = [
        {"slug": f"bench-{n}", "title_ja": f"棚{n}", "title_en": f"Shelf {n}"} for n in range(CATEGORIES)
    ]
    shelves = Category.objects.bulk_create(Category(collection=home, **title) for title in titles)
    Product.objects.bulk_create(Product(created_at=now, **title) for title in titles)
    return {"home": [home.pk], "categories": [shelf.pk for shelf in shelves]}


def fill(many: int) -> None:
    """Write the articles, a thousand at a time."""
    shelf, now, model = places(), core.now(), language.embedder().model
    rows = articles(many, shelf)
    for batch in iter(lambda: list(itertools.islice(rows, 1_000)), []):
        stored = Article.objects.bulk_create(
            Article(
                collection_id=shelf["home"][0], status="published", created_at=now, updated_at=now,
                published_at=now, announced=True, **columns,
            )
            for columns, _ in batch
        )  # fmt: skip
        copy_entries([a.pk for a in stored], [found for _, found in batch], model)


def copy_entries(ids: list[int], entries: list[dict[str, object]], model: str) -> None:
    """Their search entries."""
    columns = "article_id, stamp, words_heading, words_body, vectors, heading_rows, model, counted, form"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY knowledge_searchentry ({columns}) FROM STDIN") as copy,
    ):
        for id, found in zip(ids, entries, strict=True):
            words = (found["words_heading"], found["words_body"])
            copy.write_row((id, id, *words, found["vectors"], 1, model, found["counted"], FORM))


if __name__ == "__main__":
    fill(int(sys.argv[1]))
