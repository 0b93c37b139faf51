"""Meta's error codes as what they mean for a message of ours: never, later, or once somebody mended it."""

from collections.abc import Mapping
from typing import Any

from ..shapes import Broken, Permanent, SendingTrouble, Temporary, Unsure

SUBCODES: Mapping[int, str] = {
    2018278: "window", 2018065: "window", 2534022: "window",
    2018001: "address", 2534014: "address",
    1545041: "blocked", 2018108: "blocked",
    2018109: "file", 2018294: "file", 2018008: "file", 2018047: "file",
}  # fmt: skip
"""Of Messenger and Instagram; they say more than the code above them."""

NEVER: Mapping[int, str] = {
    470: "window", 131047: "window",
    551: "blocked", 131050: "blocked",
    131026: "undeliverable", 131049: "undeliverable", 130472: "undeliverable",
    131021: "address", 131030: "address",
    131052: "file", 131053: "file",
    **dict.fromkeys((132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069), "template"),
}  # fmt: skip
LATER: Mapping[int, str] = {
    **dict.fromkeys((4, 17, 32, 613, 80007, 130429, 131048, 131056, 131064, 133016), "busy"),
    **dict.fromkeys((1, 2, 131000, 131016, 131057, 133004), "unreachable"),
}
MENDED: Mapping[int, str] = {
    **dict.fromkeys((0, 3, 10, 102, 190, 131005, 131045), "keys"),
    **dict.fromkeys((368, 131031, 130497, 133010), "locked"),
    131042: "payment",
}  # fmt: skip
GATEWAY_TIMEOUT = 504


def trouble_of(error: Any, status: int, retry_after: str = "") -> SendingTrouble:
    """What this refusal means; `status` decides where there is no code that we know."""
    said = error if isinstance(error, dict) else {}
    code, subcode = number(said.get("code")), number(said.get("error_subcode"))
    seconds = float(retry_after) if retry_after.isascii() and retry_after.isdigit() else None
    if subcode in SUBCODES:
        return Permanent(SUBCODES[subcode])
    if code in NEVER:
        return Permanent(NEVER[code])
    if code in LATER:
        return Temporary(LATER[code], seconds)
    if code in MENDED or 200 <= code <= 299 or status == 401:
        return Broken(MENDED.get(code, "keys"))
    if status == 429 or 80000 <= code <= 80014:
        return Temporary("busy", seconds)
    if status == GATEWAY_TIMEOUT:
        return Unsure("no_answer")
    if status >= 500 or said.get("is_transient"):
        return Temporary("unreachable", seconds)
    return Permanent("refused")


def reason_of(code: Any) -> str:
    """Why a message that was taken did not arrive after all."""
    known = number(code)
    return NEVER.get(known) or LATER.get(known) or MENDED.get(known) or "refused"


def number(given: Any) -> int:
    """A code as a number; -1 for none."""
    return int(given) if isinstance(given, int) or isinstance(given, str) and given.isdecimal() else -1
