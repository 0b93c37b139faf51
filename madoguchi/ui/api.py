"""The look's front door for the wiring tables and the other contexts."""

from .icons import icon
from .look import BrandLook, LookRefused, readable, schemes
from .qr import qr
from .settings_menu import settings_groups
from .shapes import Column, MenuItem, Point, SettingsPage
from .web.errors import too_many_requests
from .wiring import accent_sheet, accents, brand, set_brand
from .words import ago, clock, day, duration, phrases

__all__ = [
    "BrandLook",
    "Column",
    "LookRefused",
    "MenuItem",
    "Point",
    "SettingsPage",
    "accent_sheet",
    "accents",
    "ago",
    "brand",
    "clock",
    "day",
    "duration",
    "icon",
    "phrases",
    "qr",
    "readable",
    "schemes",
    "set_brand",
    "settings_groups",
    "too_many_requests",
]
