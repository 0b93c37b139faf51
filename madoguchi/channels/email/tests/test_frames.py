"""What stands around a mail: 宛名, greeting, signature by the mailbox; seen before sending, never twice."""

from dataclasses import replace
from uuid import uuid4

import pytest

from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.email.wording import body_of, frame, signed_by
from madoguchi.channels.shapes import Account
from madoguchi.conversations.shapes import LetterFrame, Outgoing
from madoguchi.core import api as core
from madoguchi.people.shapes import SignatureShape

VALUES = {"agent": "佐藤 美咲", "agent_family": "佐藤", "team": "修理窓口", "number": "2345-6789"}


def box(**settings):
    held = {"address": "support@aozora.example", "sender_name": "あおぞら電機", **settings}
    return Mailbox(Account(1, "email", "k", "Mail", held))


def sent(text, card=None):
    return Outgoing(
        message_id=1, conversation_id=1, customer_id=1, channel="email", key=uuid4(), text=text,
        author_kind="agent", author_name="佐藤 美咲", language="ja", number="2345-6789", subject="炊飯器",
        created_at=core.now(), card=card or {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ({"customer": "高崎 陽子"}, "高崎 陽子 様"),
        ({"customer": "株式会社みなと"}, "株式会社みなと 御中"),
        ({"customer": "森 あかね", "customer_company": "株式会社みなと"}, "株式会社みなと\n森 あかね 様"),
        ({"customer": "", "customer_company": "株式会社みなと"}, "株式会社みなと 御中"),
        ({}, "お客様"),
    ],
)
def test_a_person_is_sama_and_a_company_onchu(who, whom):
    made = frame(box(), "", "ja", {**VALUES, **who})
    assert made.opening == f"{whom}\n\nいつもお世話になっております。\nあおぞら電機の佐藤 美咲でございます。"


def test_the_mailbox_says_how_it_greets_and_signs_in_each_language():
    ours = box(
        greeting="{{team}}の{{agent_family}}です。", signature="{{agent}}（{{team}}）\n{{address}}",
        greeting_en="This is {{agent}}.", signature_en="{{agent}}, {{brand}}",
    )  # fmt: skip
    japanese = frame(ours, "", "ja", {**VALUES, "customer": "高崎 陽子"})
    assert japanese == LetterFrame(
        "高崎 陽子 様\n\n修理窓口の佐藤です。", "佐藤 美咲（修理窓口）\nsupport@aozora.example"
    )
    english = frame(ours, "Yoko Takasaki", "en", VALUES)
    assert english == LetterFrame("Dear Yoko Takasaki,\n\nThis is 佐藤 美咲.", "佐藤 美咲, あおぞら電機")


def test_a_gap_that_nothing_is_known_for_leaves_no_mark():
    made = frame(box(), "", "ja", {"agent": "佐藤", "customer": "森"})
    assert "〔" not in made.opening + made.closing
    assert made.closing.splitlines()[1] == "あおぞら電機"


def test_what_its_writer_saw_goes_out_as_it_was():
    card = {"frame": {"opening": "高崎 様\n\nお世話になっております。", "closing": "佐藤"}}
    assert body_of(box(), sent("本日発送しました。", card), "x") == (
        "高崎 様\n\nお世話になっております。\n\n本日発送しました。\n\n佐藤"
    )


def test_nothing_is_said_twice():
    card = {"frame": {"opening": "高崎 様\n\nお世話になっております。", "closing": "――\n佐藤 美咲\n――"}}
    text = "高崎 陽子 様\n本日発送しました。\n佐藤 美咲"
    assert body_of(box(), sent(text, card), "x") == text


def test_both_may_be_emptied():
    card = {"frame": {"opening": "", "closing": ""}}
    assert body_of(box(), sent("はい。", card), "高崎") == "はい。"


def test_everybody_fills_in_her_own_part_and_what_she_leaves_out_leaves_no_line():
    own = SignatureShape(name_en="Misaki Sato", department_ja="修理第一課", line_ja="土日は休みです")
    japanese = signed_by(box(), "ja", {**VALUES, "brand": "x", **own.values("ja")})
    assert japanese.splitlines()[1:-1] == [
        "あおぞら電機 修理第一課", "佐藤 美咲", "土日は休みです", "support@aozora.example"
    ]  # fmt: skip
    english = signed_by(box(), "en", {**VALUES, "team": "Repairs", **own.values("en")})
    assert english.splitlines() == [
        "Kind regards,", "Misaki Sato", "あおぞら電機 Repairs", "support@aozora.example"
    ]  # fmt: skip
    ours = box(signature="{{department}}\n{{agent}}\n{{line}}\nお電話: 0120-000-000")
    assert signed_by(ours, "ja", {"agent": "佐藤"}) == "佐藤\nお電話: 0120-000-000"


def test_a_mail_that_nobody_saw_in_a_composer_has_no_open_gap():
    ours = box(signature="{{brand}} {{department}}\n{{agent}}\n{{line}}\n{{address}}")
    assert body_of(ours, sent("はい。"), "高崎").endswith(
        "-- \nあおぞら電機\n佐藤 美咲\nsupport@aozora.example"
    )
    machine = replace(sent("はい。"), author_kind="assistant", author_name="")
    assert body_of(ours, machine, "高崎").endswith("-- \nあおぞら電機\nsupport@aozora.example")
