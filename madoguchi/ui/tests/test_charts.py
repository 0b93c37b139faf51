"""The geometry of the charts."""

from madoguchi.ui import charts
from madoguchi.ui.components import values_for
from madoguchi.ui.shapes import Point


def test_bars_stand_on_zero_and_share_the_scale():
    drawn = values_for("chart_bars", {"points": [Point("a", 10), Point("b", 20)], "title": "t"})["bars"]
    heights = [float(bar["height"]) for bar in drawn]
    assert heights[1] == 2 * heights[0]
    feet = {float(bar["y"]) + float(bar["height"]) for bar in drawn}
    assert feet == {160 - charts.BOTTOM}


def test_a_line_has_a_band_only_where_an_interval_is_known():
    plain = values_for("chart_line", {"points": [1, 2, 3]})
    banded = values_for("chart_line", {"points": [Point("a", 2, 1, 3), Point("b", 3, 2, 5)]})
    assert plain["band"] == ""
    assert banded["band"].count("L") == 3
    assert banded["bounded"] is True


def test_empty_and_constant_series_are_drawn():
    for name in ("chart_bars", "chart_line", "chart_sparkline"):
        assert values_for(name, {"points": []})["points"] == []
        assert len(values_for(name, {"points": [5, 5]})["points"]) == 2


def test_marks_are_round_and_enclose_the_values():
    assert charts._marks(0, 71) == [0, 25, 50, 75]
    assert charts._marks(2.1, 7.6)[0] <= 2.1
    assert charts._marks(2.1, 7.6)[-1] >= 7.6
