"""Light stemming for English: plurals, -ing and -ed (D. Harman, "How effective is suffixing?", 1991)."""

STOP_WORDS = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been being am do does did "
    "i me my we our you your he she it its they them their this that these those there here what which who "
    "how when where why can could will would shall should may might must not no so than then too very just "
    "have has had please about into up out s t".split()
)
_MUTE_E = ("at", "bl", "iz", "rg", "ang", "eiv", "cod", "av", "os", "ag", "uc", "ov", "ur")
_VOWELS = frozenset("aeiouy")


_BRITISH = {
    "instalment": "installment", "colour": "color", "favourite": "favorite", "flavour": "flavor",
    "grey": "gray", "centre": "center", "litre": "liter", "metre": "meter", "programme": "program",
    "jewellery": "jewelry", "aluminium": "aluminum", "licence": "license", "cosy": "cozy", "mould": "mold",
    "odour": "odor", "organise": "organize", "apologise": "apologize", "recognise": "recognize",
    "catalogue": "catalog", "neighbour": "neighbor", "behaviour": "behavior", "enrol": "enroll",
}  # fmt: skip
"""Words that are spelt in two ways, under one of them."""


def stem(word: str) -> str:
    """The stem of one lower-case word: orders → order, deliveries → delivery, cancelling → cancel.

    British and American spelling have one stem: instalments → installment.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    found = _without_suffix(_singular(word))
    return _BRITISH.get(found, found)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_suffix(word: str) -> str:
    for suffix in ("ing", "ed"):
        root = word[: -len(suffix)]
        if word.endswith(suffix) and len(root) > 2 and _VOWELS & set(root):
            if root[-1] == root[-2] and root[-1] not in "lsz":
                return root[:-1]
            if root.endswith(
                ("at", "bl", "iz", "rg", "ang", "eiv", "cod", "av", "os", "ag", "uc", "ov", "ur")
            ):
                return root + "e"
            return root[:-1] if root.endswith("ll") else root
    return word
