"""Letters with gaps: whom we address and how, and what is put in for {{names}}.

In Japanese a person is 様, an organisation 御中, and never both: a letter to somebody at a company names the
company plainly and the person with 様. An honorific that the writer typed after a name is not doubled.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

VARIABLES = (
    "customer", "customer_company", "agent", "agent_family", "team", "brand", "number", "today",
    "next_opening",
)  # fmt: skip
"""What a letter may have put in."""

_GAP = re.compile(r"\{\{\s*(\w*)\s*\}\}")
_HONORIFIC = re.compile(r"[ \u3000]*(?:様|さま|さん|御中)$")
_GAP_AND_HONORIFIC = re.compile(_GAP.pattern + r"([ \u3000]*(?:様|さま|さん|御中))?")
_FORMS = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "社団法人", "財団法人", "学校法人",
    "医療法人", "社会福祉法人", "宗教法人", "独立行政法人", "NPO法人", "特定非営利活動法人",
    "（株）", "(株)", "㈱", "（有）", "(有)", "㈲",
)  # fmt: skip
_ENDINGS = (
    "市役所", "区役所", "役場", "事務所", "事業所", "協同組合", "商工会", "病院", "大学", "商店",
    "製作所", "工業所",
)  # fmt: skip
_ADDRESSED = ("customer", "customer_company")


@dataclass(frozen=True)
class Filled:
    """A letter with its gaps filled; `missing` names those for which nothing is known, and which stand
    marked in the text."""

    text: str
    missing: tuple[str, ...] = ()


def is_organisation(name: str) -> bool:
    """Whether a Japanese name is that of a company, an office or the like."""
    name = name.strip()
    return any(form in name for form in _FORMS) or name.endswith(_ENDINGS)


def addressed(name: str) -> str:
    """A Japanese name with 様 for a person or 御中 for an organisation; お客様 for nobody known."""
    plain = _HONORIFIC.sub("", name.strip())
    if not plain:
        return "お客様"
    return f"{plain} 御中" if is_organisation(plain) else f"{plain} 様"


def unknown_variables(template: str) -> tuple[str, ...]:
    """The names in {{…}} that no letter knows, in order."""
    return tuple(dict.fromkeys(name for name in _GAP.findall(template) if name not in VARIABLES))


def fill(template: str, values: Mapping[str, str], *, language: str, labels: Mapping[str, str]) -> Filled:
    """The letter with its gaps filled in its language ("ja" or "en").

    A line that holds nothing but the unknown name of a company is left out. Any other gap without a value
    reads 〔label〕 and is named in `missing`; find them again with `gaps_left`.
    """
    company, person = values.get("customer_company", "").strip(), values.get("customer", "").strip()
    lines = template.replace("\r\n", "\n").split("\n")
    kept = [line for line in lines if not _says_nothing(line, company, person, template)]
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        name, honorific = found[1], found[2] or ""
        if name == "customer":
            return addressed(person) if language == "ja" else (person or "Customer") + honorific
        if name == "customer_company" and company and language == "ja":
            return company if person else f"{_HONORIFIC.sub('', company)} 御中"
        if said := values.get(name, "").strip():
            return said + honorific
        missing.append(name)
        return marked(labels.get(name, name)) + honorific

    return Filled(_GAP_AND_HONORIFIC.sub(value, "\n".join(kept)), tuple(dict.fromkeys(missing)))


def marked(label: str) -> str:
    """A gap that nothing is known for, as it stands in the text until somebody fills it."""
    return f"〔{label}〕"


def gaps_left(text: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The labels whose gaps still stand in a text."""
    return tuple(label for label in labels if marked(label) in text)


def _says_nothing(line: str, company: str, person: str, template: str) -> bool:
    """Only an unknown company, or an unknown person below a known company that is addressed itself."""
    only = _GAP_AND_HONORIFIC.fullmatch(line.strip())
    if only is None or only[1] not in _ADDRESSED:
        return False
    if only[1] == "customer_company":
        return not company
    return not person and bool(company) and "customer_company" in _GAP.findall(template)
