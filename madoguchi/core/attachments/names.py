"""File names as people gave them, made harmless."""

import re
import unicodedata

LONGEST = 120
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f<>:\"|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

RUNS = frozenset(
    "app apk appimage appx bat bin class cmd com cpl deb dll dmg docm dotm ear elf exe gadget hta inf ins iso"
    " jar jnlp js jse ksh lib lnk mjs msc msi msix msp mst pif pkg pl potm ppam ppsm pptm ps1 psm1 py pyc rb"
    " reg rpm scf scr sct sh so svgz swf sys url vb vbe vbs vxd wasm ws wsc wsf wsh xbap"
    " xlam xlsm xltm".split()
)
SHOWS_AS_PAGE = frozenset("htm html mht mhtml phtml shtml xht xhtml xsl xslt".split())


def safe_name(given: str) -> str:
    """The last part of the given path, without control, direction and shell characters; never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = _UNSAFE.sub("", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST:
        ending = ending[:12]
        name = f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot else name[:LONGEST]
    return name or "file"


def ending(name: str) -> str:
    """What stands after the last dot, in small letters; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
