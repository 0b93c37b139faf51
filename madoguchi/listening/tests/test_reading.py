"""From payloads of places to items; and garbage of every kind to nothing worse than "not understood"."""

import pytest

from madoguchi.listening import matching
from madoguchi.listening.apple.adapter import ADAPTER as APPLE
from madoguchi.listening.feed.adapter import ADAPTER as FEED
from madoguchi.listening.maps.adapter import ADAPTER as MAPS
from madoguchi.listening.play.adapter import ADAPTER as PLAY
from madoguchi.listening.reading import at_path, moment_of, plain_text, rating_of, web_address, whole
from madoguchi.listening.search.adapter import ADAPTER as SEARCH
from madoguchi.listening.shapes import NotUnderstood, Source

from .conftest import PAYLOADS, atom


def source(kind: str = "feed", secrets: dict[str, str] | None = None, **settings: str) -> Source:
    held = secrets or {}
    return Source(id=1, kind=kind, name="s", settings=settings, secret=lambda name: held.get(name, ""))


def test_apples_reviews():
    first, second = APPLE.read(source(), (PAYLOADS / "apple.json").read_bytes())
    assert (first.external_id, first.author, first.rating, first.title) == (
        "11800000001",
        "ねこまる",
        1,
        "開けません",
    )
    assert first.at.isoformat() == "2026-11-20T21:14:05-07:00"
    assert (second.author, second.rating) == ("tea & toast", 5)
    assert [one.address for one in APPLE.asks(source(app="id1234", country="JP"))] == [
        f"https://itunes.apple.com/jp/rss/customerreviews/page={page}/id=1234/sortby=mostrecent/json"
        for page in (1, 2)
    ]
    assert APPLE.read(source(), b'{"feed": {}}') == ()
    assert APPLE.read(source(), b'{"feed": {"entry": {"id": {"label": "1"}}}}') == ()


def test_plays_reviews_and_the_answer():
    place = source(package="com.example.app", address="https://play.test")
    first, second = PLAY.read(place, (PAYLOADS / "play.json").read_bytes())
    assert (first.title, first.text, first.rating) == ("起動しない", "アプデ後、真っ白のままです。", 1)
    assert (second.text, second.answer, second.language) == ("Love the timer.", "Thank you, Ann.", "en")
    ask = PLAY.answer(place, "gp:AOq-1", "直しました。")
    assert ask.address.endswith("/androidpublisher/v3/applications/com.example.app/reviews/gp%3AAOq-1:reply")
    assert (ask.method, ask.signed, ask.body.decode()) == ("POST", True, '{"replyText": "直しました。"}')


def test_reviews_on_the_map_in_their_own_words():
    found = MAPS.read(source(place="accounts/1/locations/2"), (PAYLOADS / "maps.json").read_bytes())
    assert [one.text for one in found] == ["説明がていねいでした。", "", "Too slow."]
    assert [one.rating for one in found] == [5, 2, 1]
    assert found[1].answer == "申し訳ございません。"
    ask = MAPS.answer(source(place="accounts/1/locations/2"), "a1", "x")
    assert (ask.method, ask.address) == (
        "PUT",
        "https://mybusiness.googleapis.com/v4/accounts/1/locations/2/reviews/a1/reply",
    )


def test_a_search_by_paths():
    place = source(
        "search", {"key": "Bearer k"}, address="https://s.test/?q={query}", queries="ケトル\nrice cooker",
        header="X-Key", path_list="data.items", path_id="id", path_text="body.0.words", path_url="at",
        path_author="user.name", path_time="when", path_rating="stars",
    )  # fmt: skip
    asks = SEARCH.asks(place)
    assert [one.address for one in asks] == [
        "https://s.test/?q=%E3%82%B1%E3%83%88%E3%83%AB", "https://s.test/?q=rice%20cooker",
    ]  # fmt: skip
    assert asks[0].headers["X-Key"] == "Bearer k"
    body = (
        b'{"data": {"items": [{"id": 7, "body": [{"words": "<b>good</b> kettle"}], "user": {"name": "A"}, '
        b'"at": "https://s.test/7", "when": 1795200000, "stars": "4.4"}, {"body": 1}, "odd", null]}}'
    )
    (item,) = SEARCH.read(place, body)
    assert (item.external_id, item.text, item.author, item.rating) == ("7", "good kettle", "A", 4)
    assert item.at.year == 2026
    with pytest.raises(NotUnderstood):
        SEARCH.read(place, b'{"other": []}')


def test_feeds_of_both_kinds():
    (entry,) = FEED.read(source(), atom(("a", "題", "&lt;p&gt;よい&lt;br&gt;品&lt;/p&gt;")))
    assert (entry.external_id, entry.title, entry.text) == ("a", "題", "よい\n品")
    rss = (
        "<rss version='2.0'><channel><title>t</title><item><title>新しい</title><guid>g1</guid>"
        "<description><![CDATA[<script>x</script>本文]]></description><link>https://b.test/1</link>"
        "<pubDate>Fri, 20 Nov 2026 03:00:00 GMT</pubDate></item></channel></rss>"
    )
    (item,) = FEED.read(source(), rss.encode("utf-8"))
    assert (item.external_id, item.text, item.at.hour) == ("g1", "本文", 3)
    head = "<?xml version='1.0' encoding='Shift_JIS'?>"
    item = "<item><title>表示</title><guid>1</guid></item>"
    shift_jis = f"{head}<rss version='2.0'><channel>{item}</channel></rss>"
    assert FEED.read(source(), shift_jis.encode("shift_jis"))[0].title == "表示"


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title><guid>1</guid></item></channel></rss>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>x&f;</title><guid>1</guid></item></channel></rss>"""


@pytest.mark.parametrize("body", [BOMB, OUTSIDE, BOMB.decode().replace("1.0", "1.0").encode("utf-16")])
def test_entities_are_refused(body):
    with pytest.raises(NotUnderstood, match="entities"):
        FEED.read(source(), body)


@pytest.mark.parametrize(
    "body", [b"/etc/passwd", b"http://127.0.0.1/", b"", b"\xff\xfe\x00", b"<html><p>hi", b"{}"]
)
def test_what_is_no_feed_is_neither_opened_nor_asked(body):
    with pytest.raises(NotUnderstood):
        FEED.read(source(), body)


GARBAGE = (b"", b"{", b"[]", b"null", b"1", b"\xff\xfe", b"[" * 100_000, b'{"feed": 1}')


@pytest.mark.parametrize("body", GARBAGE)
@pytest.mark.parametrize("how", [APPLE, PLAY, MAPS], ids=lambda how: how.kind)
def test_garbage_is_not_understood(how, body):
    try:
        assert how.read(source(), body) == ()
    except NotUnderstood:
        return


ODD = (
    b'{"reviews": [1, null, "x", {"reviewId": {"a": 1}}, {"reviewId": "1", "comments": 5}, '
    b'{"reviewId": "2", "comments": [{"userComment": "text"}], "reviewer": [], "starRating": {}, '
    b'"comment": [1]}], '
    b'"feed": {"entry": [{"im:rating": {"label": "x"}, "id": 5, "author": [], '
    b'"updated": {"label": "never"}}]}}'
)


@pytest.mark.parametrize("how", [APPLE, PLAY, MAPS], ids=lambda how: how.kind)
def test_odd_rows_hurt_nobody(how):
    for item in how.read(source(), ODD):
        assert item.rating is None or 1 <= item.rating <= 5


def test_plain_values():
    assert plain_text("a<script>alert(1)</script><style>b</style> &amp; c\u202ed\x00") == "a & cd"
    assert plain_text("x" * 90_000) == "x" * 20_000
    assert plain_text(None) == ""
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.test",
        "https://",
        "https://a@b.test/",
        "x",
        'https://a.test/"onload=x',
        "http://[::1",
        None,
        "https://a.test/" + "x" * 2000,
    ):
        assert web_address(bad) == ""
    assert web_address(" https://a.test/ü?b=1#c ") == "https://a.test/ü?b=1#c"
    assert [rating_of(one) for one in ("FIVE", 4.6, "3", 0, 6, None, "x", float("nan"), float("inf"))] == [
        5, 5, 3, None, None, None, None, None, None,
    ]  # fmt: skip
    assert moment_of("1795200000000") == moment_of(1795200000)
    assert [moment_of(one) for one in ("", "x", 1e30, None, {})] == [None] * 5
    assert at_path({"a": [{"b": 1}]}, "a.0.b") == 1
    assert [at_path({"a": [1]}, one) for one in ("a.5", "a.-1", "a.b", "z.z")] == [None] * 4
    assert len({whole("x" * 400 + one) for one in "ab"}) == 2


@pytest.mark.parametrize(
    ("text", "include", "exclude", "fits"),
    [
        ("あおぞらのｹﾄﾙを買った", ["ケトル"], [], True),
        ("けとるを買った", ["ケトル"], [], True),
        ("サーバ停止", ["サーバー"], [], True),
        ("あおぞら・でんきの請求", ["あおぞらでんき"], [], True),
        ("ＡＯＺＯＲＡ kettle", ["aozora"], [], True),
        ("the category", ["cat"], [], False),
        ("a cat sat", ["Cat"], [], True),
        ("青空がきれい", ["あおぞら", "青空電機"], [], False),
        ("あおぞら銀行の金利", ["あおぞら"], ["あおぞら銀行"], False),
        ("何でも", [], [], True),
        ("何でも", ["", " "], [""], False),
    ],
)
def test_words_in_whatever_spelling(text, include, exclude, fits):
    assert matching.wanted(text, include, exclude) is fits


def test_words_as_typed():
    assert matching.words_of(" a、b\n\na , c\x00") == ("a", "b", "c")
