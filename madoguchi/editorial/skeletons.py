"""What each kind of article is for, and how one begins, so that nobody starts from an empty page."""

from django.utils.translation import gettext_lazy

KIND_LEADS = {
    "faq": gettext_lazy("One question, answered in the first sentence."),
    "guide": gettext_lazy("Steps in their order, with pictures."),
    "video": gettext_lazy("A film with captions and its words to read."),
    "troubleshooting": gettext_lazy("Questions that lead to the right remedy."),
    "known_issue": gettext_lazy("A fault, where it stands, and who is told when it is mended."),
    "release": gettext_lazy("What changed with a version of a product."),
    "policy": gettext_lazy("Rules with the day from which they hold."),
}

_JA = {
    "guide": "この手順で、〇〇ができます。所要時間は約〇分です。\n\n"
    "## 用意するもの\n\n- \n\n## 手順\n\n1. \n2. \n3. \n\n"
    "> [!NOTE]\n> うまくいかないときは、〇〇をご確認ください。",
    "release": "〇〇のバージョン〇で、次の点が変わりました。\n\n"
    "## 新しくなったこと\n\n- \n\n## 直ったこと\n\n- ",
    "policy": "このきまりは、〇年〇月〇日から適用します。\n\n## 対象\n\n\n\n## 内容\n\n1. ",
    "known_issue": "〇〇のとき、〇〇となることがあります。原因を調査しています。\n\n## 対処方法\n\n1. ",
}
_EN = {
    "guide": "You can … in about … minutes.\n\n## What you need\n\n- \n\n## Steps\n\n1. \n2. \n3. \n\n"
    "> [!NOTE]\n> If it does not work, check …",
    "release": "Version … of … changes the following.\n\n## New\n\n- \n\n## Mended\n\n- ",
    "policy": "This policy applies from …\n\n## To whom\n\n\n\n## Rules\n\n1. ",
    "known_issue": "When …, … may happen. We are looking for the cause.\n\n## What to do meanwhile\n\n1. ",
}


def skeleton(kind: str, language: str) -> str:
    """The first body of a new article; empty for kinds that begin with a sentence."""
    return (_EN if language == "en" else _JA).get(kind, "")
