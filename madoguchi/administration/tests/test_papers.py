"""The page of issued papers: found by what is typed, taken out as a table or with every PDF."""

import io
import zipfile

import pytest

from madoguchi.commerce import handing_over
from madoguchi.commerce.tests.billing import bill_of, open_shop, somebody

from .test_bills import client  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db
PAPERS = "/settings/papers/"


@pytest.fixture(autouse=True)
def bills(db):
    open_shop()
    customer, _viewer = somebody()
    bill_of(customer, "INV-1")
    bill_of(customer, "INV-2", addressee="株式会社みどり設計 御中")


def test_they_are_found_and_taken_out(client):  # noqa: F811
    asked = {"since": "2026-11-01", "least": "２０，３４０", "most": "¥20,340", "party": "みどり"}
    shown = client.get(PAPERS, asked).content.decode()
    assert "INV-2" in shown
    assert "INV-1" not in shown
    table = client.post(f"{PAPERS}table/", asked).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:5] for line in table[1:]] == [
        ["請求書", "INV-2", "2026-11-01", "株式会社みどり設計 御中", "20340"]
    ]
    taken = client.post(f"{PAPERS}archive/", {})
    names = zipfile.ZipFile(io.BytesIO(taken.getvalue())).namelist()
    taken.close()
    assert [name for name in names if name.endswith(".pdf")] == [
        "invoices/2026-11-01 INV-2.pdf", "invoices/2026-11-01 INV-1.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", [
    {"since": "2026-12-01", "until": "2026-11-01"}, {"least": "5", "most": "4"}, {"since": "yesterday"},
    {"least": "-1"}, {"kind": "x"}, {"party": "あ" * 101},
])  # fmt: skip
def test_what_cannot_be_looked_for_is_said_beside_it(client, wrong):  # noqa: F811
    for answer in (client.get(PAPERS, wrong), client.post(f"{PAPERS}table/", wrong)):
        assert answer.status_code == 422
        assert "aria-invalid" in answer.content.decode()


def test_more_than_one_file_holds_is_refused_in_words(client, monkeypatch):  # noqa: F811
    monkeypatch.setattr(handing_over, "MOST_PAPERS", 1)
    answer = client.post(f"{PAPERS}archive/", {"least": "1"}, follow=True)
    assert answer.redirect_chain == [(f"{PAPERS}?least=1", 302)]
    assert "2件が該当しますが" in answer.content.decode()
