"""Where a page of a list ended, as a word that clients hand back and need not understand. Pure.

It holds the id of the last regulation given and nothing else: no count, no place in a list, so it
stays true when regulations come and go, costs the same at any depth, and tells nothing about what
its holder may not see.
"""

from __future__ import annotations

import base64
import re

PATTERN = "^[A-Za-z0-9_-]{1,400}$"
_MARK = "after:"
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,255}", re.ASCII)


def write(slug: str) -> str:
    return base64.urlsafe_b64encode(f"{_MARK}{slug}".encode()).decode().rstrip("=")


def read(text: str) -> str:
    """The slug in a cursor. Raises ValueError for what `write` never wrote."""
    padded = text + "=" * (-len(text) % 4)
    try:
        plain = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True).decode()
    except ValueError as error:  # binascii.Error and the Unicode errors are ValueErrors
        raise ValueError from error
    slug = plain.removeprefix(_MARK)
    if not plain.startswith(_MARK) or not _SLUG.fullmatch(slug) or write(slug) != text:
        raise ValueError
    return slug
