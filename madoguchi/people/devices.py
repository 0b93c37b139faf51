"""A browser in words people know: "Chrome · Windows"."""

import re

BROWSERS = (
    ("Edge", r"\bEdgA?/|\bEdgiOS/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\bFirefox/|\bFxiOS/"),
    ("Chrome", r"\bChrome/|\bCriOS/|\bHeadlessChrome/"),
    ("Safari", r"\bSafari/"),
)
SYSTEMS = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Windows", r"\bWindows\b"),
    ("Mac", r"\bMacintosh\b|\bMac OS X\b"),
    ("Linux", r"\bLinux\b"),
)
HANDHELD = ("iPhone", "iPad", "Android")


def browser_of(user_agent: str) -> str:
    """The browser's name, or ""."""
    return _first(BROWSERS, user_agent)


def system_of(user_agent: str) -> str:
    """The device or its system, or ""."""
    return _first(SYSTEMS, user_agent)


def is_handheld(user_agent: str) -> bool:
    """Whether it is a telephone or a tablet."""
    return system_of(user_agent) in HANDHELD


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, user_agent)), "")
