"""What is wrong with a flow, and where: codes, which `wording` says in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong: its line in the text (0: nowhere), the step, and what it is about."""

    code: str
    line: int = 0
    step: str = ""
    about: str = ""


class Unreadable(ValueError):
    """A text that is no flow."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(", ".join(f"{one.line}: {one.code} {one.about}" for one in flaws))
        self.flaws = flaws
