"""Why something is not done. Plain and frozen, without Django; amounts are in minor units."""


class NoSuchRecord(LookupError):
    """There is no such record, or it is none of hers: one error, so that numbers cannot be tried out."""


class ActRefused(Exception):
    """An act is not done; `words` says why and what to do.

    code: as in Verdict, or about what was given: "reason", "lines", "variant", "address", "refund_to",
    "balance", "same", "gone" (too late to take it back).
    """

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.words = words
