"""Which fact is heard by whom: fact → durable listeners (jobs) and live listeners (nudges)."""

from madoguchi.core.shapes import Wiring

LISTENERS: Wiring = {}
