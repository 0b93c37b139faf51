"""The tokens: the sheet and Python agree, every pair can be read, a weak brand is refused."""

import re
from pathlib import Path

import pytest

from madoguchi.ui import look, tokens

SHEET = Path(tokens.__file__).with_name("static") / "ui/css/tokens.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")


def test_the_sheet_has_the_colours_of_the_table():
    written = {name: (light, dark) for name, light, dark in PAIR.findall(SHEET.read_text())}
    assert written == tokens.COLOURS


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_every_pair_reaches_its_contrast(scheme):
    weak = [
        (front, back, round(tokens.contrast(scheme[front], scheme[back]), 2))
        for front, back, least in tokens.pairs()
        if tokens.contrast(scheme[front], scheme[back]) < least
    ]
    assert weak == []


def test_contrast_of_black_and_white_is_21():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


def test_a_strong_accent_is_taken_and_lightened_for_the_dark():
    chosen = look.BrandLook(accent="#8A1538", radius=12, font='"Zen Maru Gothic"')
    dark = look.lightened("#8A1538")
    assert min(tokens.contrast(dark, tokens.DARK[ground]) for ground in ("ground", "surface")) >= tokens.AA
    sheet = look.css(chosen)
    assert f"--accent: light-dark(#8A1538, {dark});" in sheet
    assert "--radius-control: 12px;" in sheet
    assert '--font: "Zen Maru Gothic", ' in sheet


def test_the_default_look_needs_no_sheet():
    assert look.css(look.BrandLook()) == ""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"accent": "#F5A623"}, "contrast"),
        ({"accent_dark": "#234E8C"}, "contrast"),
        ({"accent": "blue"}, "colour"),
        ({"radius": 40}, "radius"),
        ({"font": "x; } body { display: none"}, "font"),
    ],
)
def test_a_look_that_cannot_be_read_is_refused(given, code):
    with pytest.raises(look.LookRefused) as refused:
        look.BrandLook(**given)
    assert refused.value.code == code
