"""The colours of tokens.css as Python knows them, and the measure of contrast (WCAG 2.2, 1.4.3)."""

AA = 4.5
AAA = 7.0
SHAPES = 3.0

FONT = '"Noto Sans CJK JP", system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif'

COLOURS: dict[str, tuple[str, str]] = {
    "ground": ("#FBFAF7", "#14161A"),
    "surface": ("#FFFFFF", "#1C1F25"),
    "sunken": ("#F3F1EB", "#101216"),
    "line": ("#E4E1DA", "#2E333C"),
    "line-control": ("#7F858E", "#7A828F"),
    "text": ("#1F2328", "#E8E6E1"),
    "muted": ("#5B626C", "#A9AFB9"),
    "accent": ("#234E8C", "#8FB4F0"),
    "accent-strong": ("#1A3D70", "#B1CBF6"),
    "accent-soft": ("#E9EFF8", "#1F2B3E"),
    "on-accent": ("#FFFFFF", "#14161A"),
    "overdue": ("#B5361A", "#FF8A70"),
    "overdue-soft": ("#FBECE7", "#3A221D"),
    "soon": ("#8A5A00", "#F0B94A"),
    "soon-soft": ("#FAF1DC", "#352B17"),
    "done": ("#256B43", "#7CCB9A"),
    "done-soft": ("#E6F2EA", "#1B3025"),
    "assistant": ("#6350A0", "#BBAAF2"),
    "assistant-soft": ("#F0EDF9", "#2B263D"),
    "note": ("#FFF6D9", "#332C14"),
    "note-line": ("#E6D28A", "#5C5025"),
}
LIGHT = {name: pair[0] for name, pair in COLOURS.items()}
DARK = {name: pair[1] for name, pair in COLOURS.items()}

GROUNDS = ("ground", "surface", "sunken", "note")
SOFT = ("accent-soft", "overdue-soft", "soon-soft", "done-soft", "assistant-soft")
SIGNALS = ("overdue", "soon", "done", "assistant")


def pairs() -> list[tuple[str, str, float]]:
    """Every (foreground, background, least ratio) that the components use."""
    body = [("text", ground, AAA) for ground in GROUNDS + SOFT]
    muted = [("muted", ground, AA) for ground in GROUNDS + SOFT]
    links = [(name, ground, AA) for name in ("accent", "accent-strong") for ground in GROUNDS + SOFT]
    signals = [(name, ground, AA) for name in SIGNALS for ground in (*GROUNDS, f"{name}-soft")]
    filled = [("on-accent", name, AA) for name in ("accent", "accent-strong", *SIGNALS)]
    edges = [("line-control", ground, SHAPES) for ground in ("ground", "surface", "sunken")]
    return body + muted + links + signals + filled + edges


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #RRGGBB colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
