"""Correcting an outline by hand: what is a unit, where it begins, what stands below what.

Pure functions, no Django. The words of a document are never touched: every act moves the borders
between labels, headings, texts and units, and keeps each character in its order.
"""

from .acts import CannotCorrect
from .locating import Lines, Spot, locate, state_of
from .log import Correction, correct, replay
from .units import CLOSING, PREAMBLE, letters

__all__ = [
    "CLOSING",
    "PREAMBLE",
    "CannotCorrect",
    "Correction",
    "Lines",
    "Spot",
    "correct",
    "letters",
    "locate",
    "replay",
    "state_of",
]
