"""Topics: which streams hear of a conversation. Plain functions of ids."""

from madoguchi.core.shapes import Nudge


def conversation_hint(conversation_id: int) -> str:
    """What a browser is told: this conversation changed."""
    return f"conversation:{conversation_id}"


def staff_topics(team_id: int | None, *staff_ids: int | None) -> tuple[str, ...]:
    """The inbox of the team (0 for none) and the screens of these people."""
    people = tuple(f"staff:{i}" for i in dict.fromkeys(staff_ids) if i is not None)
    return (f"inbox:{team_id or 0}", *people)


def typing_nudges(
    who: str, *, conversation_id: int, customer_id: int, team_id: int | None, assignee_id: int | None,
    staff_id: int | None = None,
) -> tuple[Nudge, ...]:  # fmt: skip
    """Somebody types, looks or leaves. The customer is told of "staff" only, and not who it is.

    Colleagues are told which colleague it is and what she does: "staff" (a reply), "note", "come", "view" or
    "gone". That the assistant prepares an answer concerns the customer alone.
    """
    if who == "assistant":
        return (Nudge(f"customer:{customer_id}", f"typing:{conversation_id}:assistant"),)
    hint = f"typing:{conversation_id}:customer"
    if who != "customer":
        hint = f"typing:{conversation_id}:colleague:{staff_id or 0}:{who}"
    nudges = [Nudge(topic, hint) for topic in staff_topics(team_id, assignee_id)]
    if who == "staff":
        nudges.append(Nudge(f"customer:{customer_id}", f"typing:{conversation_id}:staff"))
    return tuple(nudges)
