"""How a channel counts a text, and what no longer goes out."""

from madoguchi.conversations.shapes import Capabilities


def test_letters_are_counted_in_the_unit_of_the_channel():
    assert Capabilities(max_length=10).length("お元気ですか🙂") == 7
    assert Capabilities(max_length=10, length_unit="utf16").length("お元気ですか🙂") == 8


def test_a_text_is_too_long_where_even_its_parts_are_too_many():
    line = Capabilities(max_length=10, most_parts=2)
    assert not line.too_long("一二三四五。六七八九十。")
    assert line.too_long("一二三四五。六七八九十。一二三四五。六七八九十。")
    assert Capabilities(max_length=10).too_long("一二三四五六七八九十一")
    assert not Capabilities(max_length=10).too_long("")
