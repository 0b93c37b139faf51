"""What a variant is, in words that the reader knows."""

from django.utils.translation import override

from madoguchi.commerce.queries.naming import options_of


def test_colours_are_english_for_readers_of_english_and_as_the_shop_says_for_others():
    kept = {"型番": "AK-12", "色": "白", "サイズ": "特大"}
    with override("en"):
        assert [(one.name, one.value) for one in options_of(kept)] == [
            ("model", "AK-12"), ("colour", "white"), ("size", "extra large"),
        ]  # fmt: skip
        assert options_of({"柄": "市松"})[0].value == "市松", "what we do not know stays"
    with override("ja"):
        assert [one.value for one in options_of(kept)] == ["AK-12", "白", "特大"]
