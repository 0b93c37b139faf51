"""The company's rules about orders, as data: page, assistant and staff obey and explain the same ones.

They are an option: administrators change them on a page, every version is kept and can be put back.
"""

from dataclasses import dataclass
from typing import ClassVar

ORIGINAL, GIFT_CARD, ANY = "original", "gift_card", "any"


@dataclass(frozen=True)
class Reason:
    """A reason that a customer may give, or another thing to choose from, in both languages."""

    code: str
    ja: str
    en: str

    def words(self, language: str) -> str:
        """In the reader's language."""
        return self.ja if language.startswith("ja") else self.en


@dataclass(frozen=True)
class Rule:
    """When one act is allowed.

    statuses: those of the order in which it is. days: within how many days of `since` ("placed", "shipped",
    "delivered", "promised"), 0 for no limit. excluded: categories of products it is never done with. once:
    one time per order. closed_by: other acts that end the right to this one. reasons: she picks one of them;
    none are asked when empty. refund_to: where money may go ("original", "gift_card", "any" of her ways to
    pay). Money goes back within `refund_least` to `refund_most` working days, at once for the methods in
    `at_once`. send_days: within how many days the things are sent back. undo_minutes: how long she can take
    the act back. before_hour: only until this hour of the day before the promised one, 0 for no such end;
    after it the next day cannot be chosen either. ahead_least, ahead_most: from how many to how many days
    ahead she may choose; times: the times of day she picks from, none are asked when empty. ja, en: what the
    company wants to add.
    """

    act: str
    on: bool = True
    statuses: tuple[str, ...] = ()
    days: int = 0
    since: str = "delivered"
    excluded: tuple[str, ...] = ()
    once: bool = False
    closed_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    refund_to: tuple[str, ...] = ()
    refund_least: int = 5
    refund_most: int = 7
    at_once: tuple[str, ...] = (GIFT_CARD,)
    send_days: int = 14
    before_hour: int = 0
    ahead_least: int = 1
    ahead_most: int = 14
    times: tuple[Reason, ...] = ()
    undo_minutes: int = 0
    ja: str = ""
    en: str = ""

    def note(self, language: str) -> str:
        """What the company adds, in the reader's language."""
        return self.ja if language.startswith("ja") else self.en

    def time_words(self, code: str, language: str) -> str:
        """What a time of day is called; the shop's own word where it is none of ours."""
        return next((one.words(language) for one in self.times if one.code == code), code)


NOT_NEEDED = Reason("no_longer_needed", "不要になった", "No longer needed")
MISTAKE = Reason("ordered_by_mistake", "間違えて注文した", "Ordered by mistake")
DAMAGED = Reason("damaged", "届いたときに壊れていた", "Damaged when it arrived")
WRONG = Reason("wrong_item", "注文と違う商品が届いた", "Not what was ordered")
DIFFERENT = Reason("not_as_described", "思っていたものと違った", "Not as expected")
TIMES = (
    Reason("am", "午前中", "in the morning"),
    Reason("14-16", "14時〜16時", "14:00–16:00"),
    Reason("16-18", "16時〜18時", "16:00–18:00"),
    Reason("18-20", "18時〜20時", "18:00–20:00"),
    Reason("19-21", "19時〜21時", "19:00–21:00"),
)

FIRST_RULES = (
    Rule("cancel", statuses=("pending",), reasons=(NOT_NEEDED, MISTAKE), refund_to=(ORIGINAL,),
         closed_by=("change_items",), undo_minutes=10),
    Rule("change_delivery", statuses=("pending",), before_hour=17, times=TIMES, undo_minutes=10),
    Rule("change_address", statuses=("pending",), closed_by=("change_items",), undo_minutes=10),
    Rule("change_items", statuses=("pending",), once=True, refund_to=(ANY,)),
    Rule("change_payment", statuses=("pending",), closed_by=("change_items",), refund_to=(ORIGINAL,)),
    Rule("return", statuses=("delivered",), days=14, once=True, closed_by=("exchange",),
         excluded=("consumables",), reasons=(NOT_NEEDED, DIFFERENT, DAMAGED, WRONG),
         refund_to=(ORIGINAL, GIFT_CARD), undo_minutes=10),
    Rule("exchange", statuses=("delivered",), days=14, once=True, closed_by=("return",),
         excluded=("consumables",), reasons=(DIFFERENT, DAMAGED, WRONG), refund_to=(ANY,), undo_minutes=10),
)  # fmt: skip


@dataclass(frozen=True)
class Policies:
    """All rules, one for each act; how and where things are sent back stands in the mail after a return.

    agents_refund_most: how many yen agents pay back without a supervisor; 0 for any amount.
    """

    option_name: ClassVar[str] = "commerce.policies"
    rules: tuple[Rule, ...] = FIRST_RULES
    send_back_ja: str = ""
    send_back_en: str = ""
    agents_refund_most: int = 0

    def rule(self, act: str) -> Rule:
        """The rule of this act; one that forbids it where none is kept."""
        return next((one for one in self.rules if one.act == act), Rule(act, on=False))

    def send_back(self, language: str) -> str:
        """How things are sent back, in the reader's language."""
        return self.send_back_ja if language.startswith("ja") else self.send_back_en
