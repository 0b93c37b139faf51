"""What our Markdown says beyond CommonMark."""

from madoguchi.core import api as core
from madoguchi.knowledge.finding.plain import plain_text
from madoguchi.knowledge.frames import framed
from madoguchi.knowledge.kinds.film import VideoHosts
from madoguchi.knowledge.markdown import render
from madoguchi.knowledge.models import Article

from .conftest import SHELF

KEY = "A" * 22


def html(body: str) -> str:
    return render(body, "/help/ja/").html


def test_a_callout_has_a_title_in_the_language_of_its_article():
    assert html("> [!WARNING]\n> 電源を切ってください。") == (
        '<aside class="callout callout-warning" role="note">\n'
        '<p><strong class="callout-title">ご注意</strong>'
        "電源を切ってください。</p>\n</aside>\n"
    )
    assert ">Tip</strong>Use the app." in html("> [!TIP]\n> Use the app.")


def test_a_callout_may_hold_paragraphs_and_lists():
    found = html("> [!note]\n>\n> 一つ目\n>\n> - 二つ目")
    assert '<strong class="callout-title">補足</strong></p>' in found
    assert "<p>一つ目</p>" in found
    assert "<li>二つ目</li>" in found
    assert found.count("</aside>") == 1


def test_a_quotation_stays_a_quotation():
    assert html("> 引用です") == "<blockquote>\n<p>引用です</p>\n</blockquote>\n"
    assert "<aside" not in html("> [!NOTE] と書くと補足になります")
    assert "<aside" not in html("> [!DANGER]\n> だめ")


def test_a_quotation_inside_a_callout_is_closed_as_one():
    assert html("> [!TIP]\n> あ\n>\n> > い").count("</blockquote>") == 1


def test_our_pictures_say_how_large_they_are():
    found = html(f"![設定の画面](/help/files/{KEY}-800x600.png)")
    assert '<img src="/help/files/' in found
    assert 'alt="設定の画面"' in found
    assert 'width="800"' in found
    assert 'height="600"' in found


def test_a_picture_alone_with_a_title_has_a_caption():
    found = html(f'![画面](/help/files/{KEY}-8x6.png "設定 <画面>")')
    assert found.startswith("<figure><img ")
    assert "<figcaption>設定 &lt;画面&gt;</figcaption></figure>" in found
    assert "title=" not in found


def test_a_film_is_played_in_the_page():
    found = html(f"![ふたの外し方](/help/files/{KEY}.mp4)")
    assert f'src="/help/files/{KEY}.mp4"' in found
    assert "<video controls" in found
    assert 'aria-label="ふたの外し方"' in found
    assert "<video" not in html("![x](https://elsewhere.example/film.mp4)")


def test_nothing_gets_in_by_a_title_or_an_alternative_text():
    found = html(f'![a"><script>x</script>](/help/files/{KEY}.mp4) ![b](/b.png "<script>")')
    assert "<script" not in found


def test_the_mark_of_a_callout_is_no_word_of_the_text():
    assert plain_text("> [!WARNING]\n> 熱くなります。\n> [!x]") == "熱くなります。\n[!x]"


ELSEWHERE = "![蓋の外し方](https://www.youtube.com/watch?v=abcDEF12345)"


def test_a_film_of_another_house_is_a_link_and_framed_where_it_is_allowed(db):
    link = html(f"前の段落。\n\n{ELSEWHERE}\n\n文中の{ELSEWHERE}も。")
    address = "https://www.youtube-nocookie.com/embed/abcDEF12345"
    assert link.count(f'href="{address}"') == 2
    assert "<img" not in link
    assert framed(link).hosts == ()
    core.set_option(VideoHosts(("www.youtube-nocookie.com",)), actor=core.SYSTEM)
    shown = framed(link)
    assert shown.hosts == ("https://www.youtube-nocookie.com",)
    assert shown.html.count("<iframe") == 1
    assert "<details" in shown.html
    assert framed(html("![x](https://www.youtube.com.evil.example/watch?v=abcDEF12345)")).hosts == ()


def test_its_page_allows_that_house_and_no_other(shelf, client):
    core.set_option(VideoHosts(("www.youtube-nocookie.com",)), actor=core.SYSTEM)
    Article.objects.filter(id=shelf["filter/ja"]).update(body=f"外します。\n\n{ELSEWHERE}")
    page = client.get(f"/help/c/{SHELF}/ja/filter/")
    assert "https://www.youtube-nocookie.com" in page["Content-Security-Policy"]
    other = client.get(f"/help/c/{SHELF}/ja/returns/")
    assert "youtube" not in other["Content-Security-Policy"]
