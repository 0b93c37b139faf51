"""Asked by bench/search_speed.py in a process of its own: fills a database with articles of our own writing.

Every heading is one of many combinations of product, part, act and condition, every body a mix of sentences
made from templates, Japanese and English, seeded. Embedding 100,000 articles would take minutes, so only the
few thousand different sentences are embedded and counted: a passage has the mean of its sentences' vectors
with noise, a heading that of its first sentence. Words of headings are taken apart for real; numbers make
them different. The second model's row is made of the first one's numbers: it takes as long to compare and
as much room as a read one, but says nothing else. The rows are those of production, written with COPY by two
processes, triggers and all.
"""

import ctypes
import multiprocessing
import random
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from django.db import connection, models

from madoguchi.core import api as core
from madoguchi.knowledge.finding.counting import FORM, MOST, Counted, counted, packed, term_numbers
from madoguchi.knowledge.models import ArticleProduct, Category, Collection, Product, SearchEntry
from madoguchi.knowledge.models.articles import Article
from madoguchi.language import api as language
from madoguchi.language.embedding import unit_rows

SENTENCES = {"ja": 2_400, "en": 1_200}
CATEGORIES, PRODUCTS = 40, 30
NOISE = 0.02
WRITERS, SLICE = 2, 1_000

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
    """A sentence, taken apart once: its words, and its words and pairs by number."""

    text: str
    words: str
    word_numbers: np.ndarray
    pair_numbers: np.ndarray
    vector: np.ndarray


@dataclass(frozen=True)
class Stock:
    """What all articles are made from."""

    sentences: dict[str, list[Sentence]]
    collection: int
    categories: list[int]
    products: list[int]
    model: str


def sentences(written: str) -> list[Sentence]:
    """The different sentences that bodies are mixed from."""
    draw = random.Random(written)
    texts: dict[str, None] = {}
    while len(texts) < SENTENCES[written]:
        texts[made(draw, written, draw.choice(SHAPES[written]))] = None
    vectors = language.embed(list(texts))
    return [_sentence(text, vector) for text, vector in zip(texts, vectors, strict=True)]


def _sentence(text: str, vector: np.ndarray) -> Sentence:
    words, pairs = language.forms(text), language.bigrams(language.normalise(text))
    return Sentence(text, " ".join(words), term_numbers(words), term_numbers(pairs), vector)


def together(parts: Iterable[np.ndarray]) -> Counted:
    """Terms of several sentences counted as those of one text."""
    numbers = np.sort(np.concatenate(list(parts)))
    firsts = np.flatnonzero(np.diff(numbers, prepend=numbers[:1] ^ np.uint32(1)))
    counts = np.diff(np.append(firsts, len(numbers)))
    return Counted(numbers[firsts], np.minimum(counts, MOST).astype(np.uint8), len(numbers))


def entry(article: Article, body: list[Sentence], model: str, draw: np.random.Generator) -> SearchEntry:
    """The search entry of an article, as `write_entries` would make it."""
    words = " ".join(language.forms(article.heading))
    fields = counted((words, ""), (article.heading, ""))
    fields["body_words"] = together(sentence.word_numbers for sentence in body)
    fields["body_pairs"] = together(sentence.pair_numbers for sentence in body)
    passages = [sum(s.vector for s in body[n : n + 3]) for n in range(0, len(body), 3)]
    rows = np.array([body[0].vector, *passages])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows += draw.standard_normal(rows.shape, np.float32) * np.float32(NOISE)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return SearchEntry(
        article_id=article.pk, stamp=article.pk, words_heading=words,
        words_body=" ".join(sentence.words for sentence in body),
        vectors=rows.astype(np.float16).tobytes(), heading_rows=1, model=model,
        counted=packed(fields), form=FORM,
        second=unit_rows(rows[:1, : language.SECOND_SIZE]).astype(np.float16).tobytes(), second_of=1,
        second_wanted=1,
    )  # fmt: skip


def articles(numbers: range, stock: Stock) -> Iterator[tuple[Article, SearchEntry]]:
    """Articles with their entries: four of five Japanese, one of ten not for everybody."""
    draw, noise, now = random.Random(numbers.start), np.random.default_rng(numbers.start), core.now()
    for number in numbers:
        written = "en" if number % 5 == 4 else "ja"
        body = draw.sample(stock.sentences[written], draw.randrange(6, 14))
        article = Article(
            id=number,
            slug=f"bench-{number}",
            language=written,
            heading=f"{made(draw, written, HEADINGS[written])} {number}",
            body="\n".join(sentence.text for sentence in body),
            visibility=("staff", "customers")[number % 2] if number % 10 == 9 else "public",
            category_id=draw.choice(stock.categories),
            collection_id=stock.collection,
            status="published", created_at=now, updated_at=now, published_at=now, announced=True,
        )  # fmt: skip
        yield article, entry(article, body, stock.model, noise)


def copy(rows: Iterable[models.Model], model: type[models.Model]) -> None:
    """Write rows of a table as Django would, in one COPY."""
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f"COPY {model._meta.db_table} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as out:
        for row in rows:
            values = ((field, getattr(row, field.attname)) for field in fields)
            out.write_row([field.get_db_prep_save(value, connection) for field, value in values])


def write(numbers: range) -> None:
    """Write these articles with their entries."""
    made_ones, entries = zip(*articles(numbers, _stock[0]), strict=True)
    copy(made_ones, Article)
    copy(entries, SearchEntry)
    copy(_about_products(numbers), ArticleProduct)


def _about_products(numbers: range) -> Iterator[ArticleProduct]:
    """Every third article speaks of a product."""
    for number in numbers[::3]:
        yield ArticleProduct(id=number, article_id=number, product_id=_stock[0].products[number % PRODUCTS])


_stock: list[Stock] = []  # made once, then read by the processes that write


def stocked() -> Stock:
    """A collection with its categories, products, and the sentences."""
    now = core.now()
    home = Collection.objects.create(
        slug="bench", title_ja="計測", title_en="Bench", own=False, created_at=now
    )
    titles = [
        {"slug": f"bench-{n}", "title_ja": f"棚{n}", "title_en": f"Shelf {n}"} for n in range(CATEGORIES)
    ]
    shelves = Category.objects.bulk_create(Category(collection=home, **title) for title in titles)
    products = Product.objects.bulk_create(Product(created_at=now, **title) for title in titles[:PRODUCTS])
    by_language = {written: sentences(written) for written in SENTENCES}
    ids = [shelf.pk for shelf in shelves], [product.pk for product in products]
    return Stock(by_language, home.pk, *ids, language.embedder().model)


def end_with_parent() -> None:
    """A process that writes is killed with the one that began it, however that one ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def fill(many: int) -> None:
    """Write the articles, a thousand at a time in each of two processes."""
    _stock.append(stocked())
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # no process shares the connections of another
    slices = [range(start, min(start + SLICE, many + 1)) for start in range(1, many + 1, SLICE)]
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(WRITERS, forked, initializer=end_with_parent) as pool:
        list(pool.map(write, slices))
    with connection.cursor() as cursor:
        for table in ("knowledge_article", "knowledge_articleproduct"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), %s)", [many])
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    fill(int(sys.argv[1]))
