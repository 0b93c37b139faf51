import pytest

from madoguchi.core import api as core


def test_a_table_opens_in_a_spreadsheet_as_it_is_meant():
    rows = [["=1+1", 3], ["ふつう\n二行", None], ["-5℃", -5]]
    response = core.csv_response("窓口.csv", ["件名", "数"], rows)

    assert response.content.decode("utf-8-sig") == ("件名,数\r\n'=1+1,3\r\n\"ふつう\n二行\",\r\n'-5℃,-5\r\n")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "filename*=UTF-8''%E7%AA%93%E5%8F%A3.csv" in response["Content-Disposition"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_whatever_may_begin_a_formula_is_a_word(sign):
    assert core.plain_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert core.plain_cell(f"1{sign}1") == f"1{sign}1"
