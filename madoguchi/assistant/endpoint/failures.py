"""Why a service gave no answer that can be used."""

from typing import Literal

Trouble = Literal[
    "address", "unreachable", "silent", "key", "busy", "refused", "redirected", "garbled", "cut_off",
    "too_long",
    "wants_tools",
]  # fmt: skip


class NoAnswer(Exception):
    """The service did not answer as it should; `why` says how, `status` is HTTP's where there was one."""

    def __init__(self, why: Trouble, status: int = 0) -> None:
        super().__init__(why)
        self.why: Trouble = why
        self.status = status
