"""One brand's look: what may be overridden, and when it is refused."""

import colorsys
import re
from dataclasses import dataclass, field
from typing import ClassVar

from . import tokens

HEX = re.compile(r"#[0-9A-Fa-f]{6}")
FONT = re.compile(r"[\w \-,\"']{0,200}")


class LookRefused(ValueError):
    """The look cannot be used; `code` says why: "colour", "contrast", "radius" or "font"."""

    def __init__(self, code: str, ratio: float = 0.0) -> None:
        super().__init__(f"{code} {ratio:.2f}" if ratio else code)
        self.code = code
        self.ratio = ratio


@dataclass(frozen=True)
class BrandLook:
    """The brand as customers and staff see it. `radius` is that of controls, in pixels.

    `accent_dark` may stay empty: it is then the accent, made lighter until it reads on dark surfaces.
    Raises LookRefused when a colour is no #RRGGBB or does not reach 4.5:1 where it is used.
    """

    option_name: ClassVar[str] = "ui.brand"
    name_ja: str = "窓口"
    name_en: str = "Madoguchi"
    logo: str = field(default="", metadata={"local": True})
    accent: str = ""
    accent_dark: str = ""
    radius: int = 6
    font: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.radius <= 16:
            raise LookRefused("radius")
        if not FONT.fullmatch(self.font):
            raise LookRefused("font")
        if self.accent:
            _check(self.accent, tokens.LIGHT)
        if self.accent_dark:
            _check(self.accent_dark, tokens.DARK)

    def name(self, language: str) -> str:
        """The brand's name in a language ("ja" or another)."""
        return self.name_ja if language.startswith("ja") else self.name_en


def css(look: BrandLook) -> str:
    """The stylesheet that lays this look over the tokens; "" when nothing is overridden."""
    lines = []
    if look.accent:
        dark = look.accent_dark or lightened(look.accent)
        lines.append(f"--accent: light-dark({look.accent}, {dark});")
        strong = (_shade(look.accent, -0.08), _shade(dark, 0.08))
        lines.append(f"--accent-strong: light-dark({strong[0]}, {strong[1]});")
    if look.radius != BrandLook.radius:
        lines.append(f"--radius-control: {look.radius}px;")
        lines.append(f"--radius-card: {round(look.radius * 10 / 6)}px;")
    if look.font:
        lines.append(f"--font: {look.font}, {tokens.FONT};")
    return "@layer tokens { :root { " + " ".join(lines) + " } }\n" if lines else ""


def lightened(accent: str) -> str:
    """The accent with just enough light added to reach 4.5:1 on every dark ground."""
    shade = accent
    for _ in range(50):
        try:
            _check(shade, tokens.DARK)
        except LookRefused:
            shade = _shade(shade, 0.02)
        else:
            return shade
    return tokens.DARK["accent"]


def schemes(accent: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of light and dark pages with this accent ("" for ours), for previews."""
    light, dark = dict(tokens.LIGHT), dict(tokens.DARK)
    if HEX.fullmatch(accent):
        light["accent"], dark["accent"] = accent, lightened(accent)
    return light, dark


def readable(accent: str) -> str:
    """The accent with just enough light taken away to be used on every light ground; "" for no colour."""
    if not HEX.fullmatch(accent):
        return ""
    shade = accent
    for _ in range(60):
        try:
            _check(shade, tokens.LIGHT)
        except LookRefused:
            shade = _shade(shade, -0.015)
        else:
            return shade
    return tokens.LIGHT["accent"]


def _check(accent: str, scheme: dict[str, str]) -> None:
    if not HEX.fullmatch(accent):
        raise LookRefused("colour")
    grounds = [scheme[name] for name in ("ground", "surface", "sunken", "accent-soft", "on-accent")]
    worst = min(tokens.contrast(accent, ground) for ground in grounds)
    if worst < tokens.AA:
        raise LookRefused("contrast", worst)


def _shade(colour: str, step: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, fullness = colorsys.rgb_to_hls(red, green, blue)
    shaded = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light + step)), fullness)
    return "#" + "".join(f"{round(part * 255):02X}" for part in shaded)
