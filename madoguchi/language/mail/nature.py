"""Who or what wrote a mail, from its fields first (RFC 3834) and its words last.

Whether a machine may answer it.
"""

import re

from .shapes import Letter, Nature, NatureKind

OUT_OF_OFFICE = re.compile(
    r"out of (?:the )?office|on (?:vacation|holiday|leave)|(?:away|absence) (?:from|notice|notification|"
    r"message)|"
    r"abwesen|abwesenheit|absence du bureau|(?:不在|休暇|休業|外出)(?:中|の(?:お知らせ|連絡|通知|ため))|"
    r"長期休暇|夏季休業|"
    r"年末年始|(?:育児|産前産後)休",
    re.IGNORECASE,
)
AUTOMATIC_SUBJECT = re.compile(
    r"\s*[\[【(（]?\s*(?:auto(?:matic|mated)?[ -]?(?:reply|response|answer)|autoreply|auto:|"
    r"automatische antwort|"
    r"réponse automatique|respuesta automática|自動(?:返信|応答|送信)|自動配信)",
    re.IGNORECASE,
)
BOUNCE_SUBJECT = re.compile(
    r"(?:undeliver(?:ed|able)|delivery (?:status notification|failure|has failed)|"
    r"mail (?:delivery )?(?:failed|failure|"
    r"system error)|returned (?:mail|to sender)|failure notice|could not (?:be delivered|send)|配信不能|"
    r"配送不能|"
    r"送信できませんでした|宛先不明|メールを送信できません|届けられませんでした|エラーメール)",
    re.IGNORECASE,
)
DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-?daemon|bounces?)(?:[+-].*)?@", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:no|do-?not|donot)[-_.]?reply|^(?:auto|system|notification|alert)s?@|noreply", re.IGNORECASE
)
AUTOMATIC_FIELDS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-auto-reply",
)
LIST_FIELDS = (
    "list-id",
    "list-post",
    "mailing-list",
    "x-mailing-list",
    "x-ml-name",
    "x-ml-info",
    "x-mlserver",
)
SUPPRESSED = {"all", "autoreply", "oof", "dr", "rn", "nrn"}


def nature(letter: Letter) -> Nature:
    """What kind of mail it is. Only one by a person, unmarked, may have an automatic answer."""
    for kind, signs in (
        ("bounce", _bounce(letter)),
        ("receipt", _receipt(letter)),
        ("spam", _spam(letter)),
        ("auto_reply", _automatic(letter)),
        ("list", _list(letter)),
        ("generated", _generated(letter)),
    ):
        if signs:
            return Nature(_kind(letter, kind), False, tuple(signs))
    held_back = _held_back(letter)
    return Nature("person", not held_back, tuple(held_back))


def authentication(letter: Letter) -> dict[str, str]:
    """What the receiving server found by SPF, DKIM and DMARC, from its topmost Authentication-Results."""
    found: dict[str, str] = {}
    for told in letter.all_headers("authentication-results")[:1]:
        for method, result in re.findall(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]{2,12})", told.lower()):
            if found.get(method) != "pass":
                found[method] = result
    if "spf" not in found and (spf := re.match(r"[a-z]+", letter.header("received-spf").lower())):
        found["spf"] = spf[0]
    return found


def _kind(letter: Letter, kind: str) -> NatureKind:
    if kind == "auto_reply" and OUT_OF_OFFICE.search(f"{letter.subject}\n{letter.text[:600]}"):
        return "out_of_office"
    return kind  # type: ignore[return-value]


def _bounce(letter: Letter) -> list[str]:
    report = letter.parameters.get("report-type", "").lower()
    if letter.content_type == "multipart/report" and report in {"", "delivery-status"}:
        return ["multipart/report"]
    if any(part.content_type == "message/delivery-status" for part in letter.attachments):
        return ["message/delivery-status"]
    if letter.header("x-failed-recipients"):
        return ["x-failed-recipients"]
    daemon = DAEMON.match(letter.sender.email) if letter.sender else None
    returned = letter.header("return-path").replace(" ", "") == "<>"
    if (daemon or returned) and BOUNCE_SUBJECT.search(letter.subject):
        return ["return-path" if returned else "mailer-daemon"]
    return []


def _receipt(letter: Letter) -> list[str]:
    report = letter.parameters.get("report-type", "").lower()
    if letter.content_type == "multipart/report" and report in {
        "disposition-notification",
        "feedback-report",
    }:
        return [report]
    return []


def _spam(letter: Letter) -> list[str]:
    if letter.header("x-spam-flag").lower().startswith("yes"):
        return ["x-spam-flag"]
    if letter.header("x-spam-status").lower().startswith("yes"):
        return ["x-spam-status"]
    scl = letter.header("x-ms-exchange-organization-scl")
    return ["x-ms-exchange-organization-scl"] if re.fullmatch(r"[5-9]", scl) else []


def _automatic(letter: Letter) -> list[str]:
    told = letter.header("auto-submitted").lower()
    signs = ["auto-submitted"] if told.startswith("auto-replied") else []
    signs += [name for name in AUTOMATIC_FIELDS if letter.header(name)]
    if letter.header("precedence").lower() in {"auto_reply", "auto-reply"}:
        signs.append("precedence")
    if AUTOMATIC_SUBJECT.match(letter.subject):
        signs.append("subject")
    elif OUT_OF_OFFICE.match(letter.subject.lstrip(" [【(（")):
        signs.append("subject")
    return signs


def _list(letter: Letter) -> list[str]:
    signs = [name for name in LIST_FIELDS if letter.header(name)]
    if letter.header("precedence").lower() in {"list", "bulk", "junk"}:
        signs.append("precedence")
    return signs + (["list-unsubscribe"] if letter.header("list-unsubscribe") else [])


def _generated(letter: Letter) -> list[str]:
    told = letter.header("auto-submitted").lower()
    signs = ["auto-submitted"] if told and not told.startswith("no") else []
    if letter.header("return-path").replace(" ", "") == "<>":
        signs.append("return-path")
    if letter.sender and (NOBODY.search(letter.sender.email) or DAEMON.match(letter.sender.email)):
        signs.append("from")
    return signs


def _held_back(letter: Letter) -> list[str]:
    """Written by a person, yet no machine shall answer.

    It says so itself, or there is nobody to answer to.
    """
    asked = {one.strip().lower() for one in letter.header("x-auto-response-suppress").split(",")}
    signs = ["x-auto-response-suppress"] if asked & SUPPRESSED else []
    return signs + (["from"] if letter.sender is None else [])
