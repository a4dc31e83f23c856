"""The square code (QR, ISO/IEC 18004) that leads from paper to the status of what is printed."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=2_000)
def svg(address: str) -> SafeString:
    """`address` as an inline picture that follows the size its style sheet gives it. Level M:
    a code stays readable with a stamp or a fold over 15 % of it."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff", svgclass="code")
    return mark_safe(drawn)  # noqa: S308 - only squares, the address is not written out
