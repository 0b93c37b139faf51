"""Contact sheets: one per page with all its views, and one with every page once."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .camera import Shot

GROUND, INK, GAP = "#D9D6CF", "#1F2328", 16
CELLS = {1440: 640, 390: 220}
MOST_HIGH = 900
FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "DejaVuSans.ttf")


def page_sheet(shots: Sequence[Shot], out: Path) -> Path:
    """A page's views: languages by rows, light and dark side by side, the narrow view beside the wide one."""
    rows = [[shot for shot in shots if shot.language == language] for language in ("ja", "en")]
    return lay([row for row in rows if row], out / f"sheet-{shots[0].page.name}.png")


def overview(shots: Sequence[Shot], out: Path) -> Path:
    """Every page once: in the language and light of the first picture, wide and narrow, three pages a row."""
    chosen = [shot for shot in shots if (shot.language, shot.scheme) == (shots[0].language, shots[0].scheme)]
    return lay([chosen[at : at + 6] for at in range(0, len(chosen), 6)], out / "sheet-all.png")


def lay(rows: Sequence[Sequence[Shot]], file: Path) -> Path:
    """Draw rows of photographs with their names and faults above."""
    pictures = [[small(shot) for shot in row] for row in rows]
    heights = [max(picture.height for picture in row) + 28 for row in pictures]
    width = max(sum(picture.width + GAP for picture in row) for row in pictures) + GAP
    sheet = Image.new("RGB", (width, sum(heights) + GAP * (len(rows) + 1)), GROUND)
    pen, font, y = ImageDraw.Draw(sheet), lettering(), GAP
    for row, line, height in zip(rows, pictures, heights, strict=True):
        x = GAP
        for shot, picture in zip(row, line, strict=True):
            words = f"{shot.page.name}  {shot.language} {shot.scheme} {shot.width}"
            pen.text((x, y), words[: picture.width // 8], INK, font)
            sheet.paste(picture, (x, y + 24))
            if shot.faults:
                frame = (x - 3, y + 21, x + picture.width + 2, y + 26 + picture.height)
                pen.rectangle(frame, outline="#B5361A", width=3)
            x += picture.width + GAP
        y += height + GAP
    sheet.save(file)
    return file


def small(shot: Shot) -> Image.Image:
    """The photograph at the size of its cell; the foot of a long page is cut."""
    with Image.open(shot.file) as picture:
        width = CELLS[shot.width]
        fitted = picture.convert("RGB").resize((width, round(picture.height * width / picture.width)))
        return fitted.crop((0, 0, width, min(MOST_HIGH, fitted.height)))


def lettering() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font that can write Japanese, where there is one."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, 14)
        except OSError:
            continue
    return ImageFont.load_default()
