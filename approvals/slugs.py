"""Language-neutral ASCII slugs: plain pinyin, or Vietnamese without marks. Pure."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import lazy_pinyin

MAX_LENGTH = 80


def ascii_slug(text: str) -> str:
    """A lasting address from a heading in either language; "" when nothing readable is left.

    >>> ascii_slug("Quy định bảo mật")
    'quy-dinh-bao-mat'
    """
    latin = " ".join(lazy_pinyin(text))
    folded = unicodedata.normalize("NFD", latin.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(ch for ch in folded if not unicodedata.combining(ch))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = ""
    for word in words:
        candidate = f"{slug}-{word}" if slug else word
        if len(candidate) > MAX_LENGTH:
            break
        slug = candidate
    return slug or "-".join(words)[:MAX_LENGTH].strip("-")
