"""How a reply sounds before it is sent: 敬語 and tone in Japanese, tone in English."""

from .check import check_tone
from .shapes import TONE_CODES, Occasion, ToneCode, ToneFinding

__all__ = ["TONE_CODES", "Occasion", "ToneCode", "ToneFinding", "check_tone"]
