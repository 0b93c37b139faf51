"""What is said where nothing was found: plainly, and a person offered."""

from django.utils.translation import gettext

from ..shapes import Reply


def unknown(failures: int) -> Reply:
    """It does not know, says so and offers a person; a yes to that is a wish for one."""
    if failures:
        text = gettext(
            "I am sorry that I could not help. Our staff can take over from here: they can read everything "
            "you have written, so you need not explain it again. Shall I pass it on?"
        )
    else:
        text = gettext("I could not find information that answers this. Shall I pass you on to our staff?")
    return Reply("unknown", text, offer())


def offer() -> dict[str, object]:
    """A card with nothing but the way to a person."""
    return {"type": "offer", "actions": ["person"]}
