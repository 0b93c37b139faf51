"""How a saved reply will look, with an invented customer."""

from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people.shapes import StaffShape
from madoguchi.ui import api as ui

CUSTOMER = {"ja": "山田 花子", "en": "Hanako Yamada"}
COMPANY = {"ja": "株式会社みどり商事", "en": "Midori Trading"}
TEAM = {"ja": "総合受付", "en": "Reception"}


def example(body: str, spoken: str, writer: StaffShape) -> str:
    """The text as an agent would put it in, "" for an empty one."""
    if not body.strip():
        return ""
    brand = core.option(ui.BrandLook)
    with override(spoken):
        opening = core.next_opening()
        values = {
            "customer": CUSTOMER[spoken],
            "customer_company": COMPANY[spoken],
            "agent": writer.name,
            "agent_family": (writer.name.replace("\u3000", " ").split() or [""])[0],
            "team": TEAM[spoken],
            "brand": brand.name_ja if spoken == "ja" else brand.name_en or brand.name_ja,
            "number": "2345-6789",
            "today": ui.day(core.now()),
            "next_opening": f"{ui.day(opening)} {ui.clock(opening)}" if opening else "",
        }
        labels = {name: str(label) for name, label in conversations.GAP_LABELS.items()}
        return language.fill(body, values, language=spoken, labels=labels).text
