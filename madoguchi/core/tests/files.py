"""Small files of many kinds, made here."""

import io
import zipfile

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9") + bytes(300)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(500)
ELF = b"\x7fELF\x02\x01\x01" + bytes(200)
HTML = b"<!-- hi --><!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><circle r="4" fill="url(#a)"/></svg>'


def svg(inside: str) -> bytes:
    """An SVG with something in it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{inside}</svg>'.encode()


def archive(**members: bytes) -> bytes:
    """A zip; `__` in a name stands for "/", `_dot_` for "."."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return whole.getvalue()


def office(folder: str, **more: bytes) -> bytes:
    """What makes an OOXML document, in short."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(f"{folder}/document.xml", "<x/>")
        for name, content in more.items():
            file.writestr(f"{folder}/{name.replace('_dot_', '.')}", content)
    return whole.getvalue()
