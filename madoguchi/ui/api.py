"""The look's front door for the wiring tables and the other contexts."""

from .look import BrandLook, LookRefused
from .shapes import Column, MenuItem, Point
from .web.errors import too_many_requests
from .wiring import set_brand
from .words import ago, clock, day, duration, phrases

__all__ = [
    "BrandLook",
    "Column",
    "LookRefused",
    "MenuItem",
    "Point",
    "ago",
    "clock",
    "day",
    "duration",
    "phrases",
    "set_brand",
    "too_many_requests",
]
