"""Files of records: as Japanese spreadsheets save them, looked through first, brought in once."""

import io
from uuid import uuid4

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce import runs
from madoguchi.commerce.arriving.table import KINDS
from madoguchi.commerce.policy import Policies
from madoguchi.config import cli
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

CUSTOMERS = """顧客ID,氏名,フリガナ,メールアドレス,郵便番号,都道府県,市区町村,住所,電話番号,好きな色
T1,髙橋 花子,タカハシ ハナコ,hanako@file.test,１００－０００１,東京都,千代田区,千代田1-1,０９０-1234-5670,藍
T2,"﨑山, 太郎",,taro@file.test,,,,,,
T3,,,not-an-address,,,,,,
"""
ORDERS = """注文番号,顧客ID,注文日,ステータス,品番,商品名,数量,単価,税率,送料
F-1,T1,2026年11月20日,受付,,電気ケトル,1,"5,980円",10,550
F-1,T1,2026年11月20日,受付,,新米,2,￥1980,8%,
F-2,T1,2026/11/19,発送済み,,=CMD(),1,1200,10,0
F-3,T9,2026-11-19,受付,,ポット,1,100,10,
"""


@pytest.fixture
def file(tmp_path):
    def written(text: str, encoding: str = "utf-8", name: str = "file.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


def hanako() -> Viewer:
    return Viewer("customer", customer_id=people.customer_by_identity(kind="email", value="hanako@file.test"))


def bring(path, kind, **more):
    return commerce.bring_file(path=path, kind=kind, source="file", actor=core.SYSTEM, **more)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_tables_as_spreadsheets_save_them(db, file, encoding):
    path = file(CUSTOMERS, encoding)
    tally, refused = bring(path, "customers")
    assert (tally.added, [(one.row, one.field, one.reason) for one in refused]) == (
        2, [(4, "email", "not_valid")]
    )  # fmt: skip
    assert bring(path, "customers")[0].same == 2
    customer = people.customer(people.customer_by_identity(kind="email", value="hanako@file.test"))
    assert (customer.name, customer.kana) == ("髙橋 花子", "タカハシ ハナコ")


def test_rows_of_one_order_are_one_order(db, file):
    bring(file(CUSTOMERS), "customers")
    dry, _ = bring(file(ORDERS, "cp932"), "orders", dry=True)
    assert (dry.added, dry.refused) == (2, 1)
    assert commerce.orders(viewer=commerce.SYSTEM_VIEWER, q="F-").orders == ()
    tally, refused = bring(file(ORDERS, "cp932"), "orders")
    assert (tally.added, refused[0].row, refused[0].reason) == (2, 5, "no_customer")
    owner = Viewer(
        "customer", customer_id=people.customer_by_identity(kind="email", value="hanako@file.test")
    )
    order = commerce.order(viewer=owner, number="F-1")
    assert (order.total, [(line.name, line.quantity, line.tax_rate) for line in order.lines]) == (
        5980 + 2 * 1980 + 550, [("電気ケトル", 1, 10), ("新米", 2, 8)]
    )  # fmt: skip
    assert commerce.order(viewer=owner, number="F-2").status == "shipped"


def test_lines_of_json_with_a_broken_one(db, file):
    path = file('{"id": "J1", "name": "一"}\n{broken\n\n["x"]\n{"id": "J2", "name": "二"}\n', name="c.jsonl")
    tally, refused = bring(path, "customers")
    assert (tally.added, [(one.row, one.reason) for one in refused]) == (
        2, [(2, "not_json"), (4, "not_a_record")]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\xff\xfe\x00\x81", "encoding"), ("色,形\n赤,丸\n".encode(), "no_columns")],
)
def test_files_that_cannot_be_read(db, tmp_path, content, reason):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(commerce.FileUnreadable) as refused:
        bring(path, "customers")
    assert refused.value.reason == reason


def test_a_run_shows_first_and_brings_in_when_accepted(db):
    staff = next(one for one in people.all_staff() if one.role == "administrator")
    id = uuid4()
    for _ in range(2):
        commerce.begin_run(
            id=id, file=io.BytesIO(CUSTOMERS.encode("cp932")), name="顧客.csv", kind="customers",
            source="file", staff_id=staff.id,
        )  # fmt: skip
    runs.check(id)
    checked = commerce.run(id=id)
    assert (checked.state, checked.encoding, checked.total) == ("checked", "cp932", 3)
    assert (checked.added, checked.refused, checked.columns[-1]) == (2, 1, ("好きな色", ""))
    assert people.customer_by_identity(kind="email", value="hanako@file.test") is None

    assert commerce.accept_run(id=id)
    assert not commerce.accept_run(id=id)
    runs.carry_out(id)
    runs.carry_out(id)
    done = commerce.run(id=id)
    assert (done.state, done.added, done.rows[0].reason) == ("done", 2, "not_valid")
    assert commerce.drop_run(id=id)
    assert commerce.run(id=id) is None


def test_what_lies_inside_of_a_record_is_shown_by_the_name_of_its_column():
    line = {"name": "ケトル", "quantity": "1"}
    shown = runs._flat({"number": "A-1", "lines": [line, {**line, "quantity": "2"}]})
    assert shown[0] == ["number", "A-1"]
    assert [value for name, value in shown if name == "lines.quantity"] == ["1", "2"]
    assert commerce.column_called("orders", "name", japanese=True) == "商品名"
    assert commerce.column_called("customers", "address.postal_code", japanese=False) == "postal_code"
    assert commerce.column_called("orders", "strange", japanese=True) == "strange"


def test_the_command_knows_every_kind():
    assert tuple(KINDS) == cli.KINDS


def test_the_rules_of_a_real_shop_can_be_said():
    """Pending: cancel for two reasons, change; delivered: return or exchange, once, without a last day."""
    rules = [commerce.Rule(one.act, **RETAIL[one.act]) for one in Policies().rules]
    policy = Policies(rules=tuple(rules))
    assert [policy.rule(act).statuses for act in commerce.ACTS] == [("pending",)] * 5 + [("delivered",)] * 2
    assert {one.code for one in policy.rule("cancel").reasons} == {"no_longer_needed", "ordered_by_mistake"}
    assert (policy.rule("change_items").once, policy.rule("cancel").closed_by) == (True, ("change_items",))
    assert policy.rule("return").refund_to == ("original", "gift_card")


PENDING = {"statuses": ("pending",), "closed_by": ("change_items",)}
RETAIL = {
    "cancel": {**PENDING, "reasons": Policies().rule("cancel").reasons, "refund_to": ("original",)},
    "change_delivery": {"statuses": ("pending",)},
    "change_address": PENDING,
    "change_items": {"statuses": ("pending",), "once": True, "refund_to": ("any",)},
    "change_payment": {**PENDING, "refund_to": ("original",)},
    "return": {"statuses": ("delivered",), "once": True, "refund_to": ("original", "gift_card")},
    "exchange": {"statuses": ("delivered",), "once": True, "refund_to": ("any",)},
}
