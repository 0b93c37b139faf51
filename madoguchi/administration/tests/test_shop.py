"""Rules about orders, and files of records, as an administrator sees them."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madoguchi.commerce import api as commerce
from madoguchi.commerce import runs
from madoguchi.core import api as core
from madoguchi.people import api as people

RULES, RECORDS = "/settings/order-rules/", "/settings/records/"
TABLE = "顧客ID,氏名,メールアドレス\nS1,髙橋 花子,hanako@set.test\nS2,,\n"


def typed(page) -> dict:
    """What the page would send as it stands."""
    data: dict = {}
    for card in page.context["cards"]:
        form = card["form"]
        for name in form.fields:
            value = form[name].value()
            if value is not False and value is not None:
                data[form.add_prefix(name)] = "on" if value is True else value
    return data


def test_rules_are_changed_and_read_by_customers_at_once(db, megumi):
    data = typed(megumi.get(RULES))
    data |= {"cancel-statuses": ["pending", "processing"], "cancel-days": "3", "cancel-since": "placed"}
    data |= {"cancel-reasons": "不要になった / No longer needed\n届くのが遅い / Too late"}
    data |= {"send_back_ja": "着払いで"}
    assert megumi.post(RULES, data).status_code == 302
    held = core.option(commerce.Policies)
    rule = held.rule("cancel")
    assert (rule.statuses, rule.days, held.send_back_ja) == (("pending", "processing"), 3, "着払いで")
    assert [(one.code, one.en) for one in rule.reasons][0] == ("no_longer_needed", "No longer needed")
    for act in ("return", "change_delivery"):
        assert held.rule(act) == commerce.Policies().rule(act)
    again = typed(megumi.get(RULES))
    megumi.post(RULES, again | {"send_back_ja": "着払いで"})
    assert core.option(commerce.Policies) == held


@pytest.mark.parametrize(
    "wrong",
    [{"cancel-days": "-1"}, {"cancel-days": "many"}, {"return-refund_least": "9", "return-refund_most": "3"},
     {"change_delivery-ahead_least": "9", "change_delivery-ahead_most": "3"}, {"exchange-statuses": []},
     {"return-since": "someday"}],
)  # fmt: skip
def test_rules_that_cannot_be_are_not_kept(db, megumi, wrong):
    data = typed(megumi.get(RULES))
    assert megumi.post(RULES, data | wrong).status_code == 422
    assert core.option(commerce.Policies) == commerce.Policies()


def test_a_file_is_looked_through_shown_and_brought_in(db, megumi):
    id = uuid4()
    file = SimpleUploadedFile("顧客.csv", TABLE.encode("cp932"), "text/csv")
    sent = {"kind": "customers", "source": "shop", "client_id": str(id), "file": file}
    assert megumi.post(RECORDS, sent).headers["Location"] == f"{RECORDS}{id}/"
    runs.check(id)
    page = megumi.get(f"{RECORDS}{id}/").content.decode()
    assert "Shift_JIS" in page
    assert "髙橋 花子" in page
    report = megumi.get(f"{RECORDS}{id}/report/").content.decode("utf-8-sig")
    assert report.splitlines()[1].startswith("3,,name,")
    megumi.post(f"{RECORDS}{id}/acceptance/")
    runs.carry_out(id)
    assert people.customer_by_identity(kind="email", value="hanako@set.test")
    assert "顧客.csv" in megumi.get(RECORDS).content.decode()
    megumi.post(f"{RECORDS}{id}/removal/")
    assert megumi.get(f"{RECORDS}{id}/").status_code == 404
    empty = megumi.post(RECORDS, {"kind": "orders", "source": "shop", "client_id": str(uuid4())})
    assert empty.status_code == 422
