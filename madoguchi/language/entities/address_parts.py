"""An address that was written in one line, taken apart: code, prefecture, city, town, house and building."""

import re
from dataclasses import dataclass

from ..folded import folded
from .places import PREFECTURE, addresses, postal_codes

_PREFECTURE = re.compile(PREFECTURE)
_CITY = re.compile(
    r"(?:[^\d\s]{1,6}?郡[^\d\s]{1,6}?[町村]|(?:四日市|廿日市|野々市|八日市"
    r"|[^\d\s]{1,7}?)市(?:[^\d\s市]{1,4}?区)?"
    r"|[^\d\s]{1,6}?区|[^\d\s]{1,6}?[町村])"
)
_HOUSE = re.compile(
    r"(?:\d{1,5}|[一二三四五六七八九十]{1,4}(?=丁目|番地|番(?!町)))"
    r"(?:\s?(?:丁目|番地の?|番(?!町)|号(?!室)|の|-){1,2}\s?(?:\d{1,5})?)*"
)
_BEHIND = re.compile(
    r"[\s、,]*(?P<building>[^、。\n]*?\d{1,5}\s?(?:号室|号|階|F)?)(?=[\s、。です]|にお"
    r"|へお|に変|まで|$)"
)
_LATIN = re.compile(
    r"(?P<line1>[\w-]+ .*?|[\d-]+ [A-Z][\w' -]+?),\s*(?P<city>[A-Z][\w-]+(?:-(?:ku|shi|cho"
    r"|gun))?(?:, ?[A-Z][\w-]+-(?:ku|shi))?)"
    r",\s*(?P<region>[A-Z][a-z]+(?:-(?:to|fu|ken))?)$"
)
_ROOM = re.compile(r"\b(?:apt|apartment|flat|unit|suite|room|no)\.?\s?[\w-]{1,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AddressParts:
    """What an address says; "" where it says nothing of it. `street` is the house number."""

    code: str = ""
    region: str = ""
    city: str = ""
    town: str = ""
    street: str = ""
    building: str = ""

    @property
    def line(self) -> str:
        """Town and house number, as they are written together."""
        apart = " " if self.town.isascii() and self.town else ""
        return f"{self.town}{apart}{self.street}"


def address_parts(text: str) -> AddressParts | None:
    """The one address in a text, taken apart; None where there is none or there are several."""
    message = folded(text)
    codes = {one.value for one in postal_codes(message)}
    found = {one.value: one for one in addresses(message)}
    longest = [one for one in found if not any(one != other and one in other for other in found)]
    if len(codes) > 1 or len(longest) > 1 or not (codes or longest):
        return None
    code = next(iter(codes), "")
    if not longest:
        return AddressParts(code)
    [written] = longest
    behind = text[found[written].end :]
    return _latin(written, text, code) if written.isascii() else _japanese(written, behind, code)


def _japanese(written: str, behind: str, code: str) -> AddressParts:
    region = _PREFECTURE.match(written)
    rest = written[region.end() :].strip() if region else written
    city = _CITY.match(rest)
    rest = rest[city.end() :].strip() if city else rest
    house = _HOUSE.search(rest)
    if house is None and (told := behind.split("。")[0].strip()):
        rest, behind = f"{rest} {told}", ""  # 京都市中京区烏丸通御池下る 虎屋町566
        house = _HOUSE.search(rest)
    town, street = (rest[: house.start()], house.group().rstrip("-の ")) if house else (rest, "")
    building = rest[house.end() :].strip(" 、") if house else ""
    if street and not building and (more := _BEHIND.match(behind)) and len(more["building"]) <= 40:
        building = more["building"].strip()
    return AddressParts(
        code, region.group() if region else "", city.group() if city else "", town.strip(), street, building
    )


def _latin(written: str, text: str, code: str) -> AddressParts:
    room = _ROOM.search(text)
    bare = written.replace(room.group(), "").rstrip(" ,") if room else written
    found = _LATIN.match(bare)
    if found is None:
        return AddressParts(code, street=bare, building=room.group() if room else "")
    return AddressParts(
        code, found["region"], found["city"], street=found["line1"], building=room.group() if room else ""
    )
