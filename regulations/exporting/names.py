"""What an exported file is called. Pure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

#: What no file system takes, or what would name another folder.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
_LONGEST = 120


def file_name(number: str, heading: str, suffix: str) -> str:
    """`晨医发〔2026〕1号 患者信息保护规定.pdf`, `01-QyĐ-BV Quy định ….pdf`: for people."""
    words = unicodedata.normalize("NFC", f"{number} {heading}")
    kept = "".join(
        " " if char.isspace() else char
        for char in words
        if char.isspace() or unicodedata.category(char)[0] not in "C"
    )
    name = " ".join(_FORBIDDEN.sub("-", kept).split())[:_LONGEST].strip(" .-")
    return f"{name or 'document'}.{suffix}"


def disposition(name: str, fallback: str, is_inline: bool) -> str:
    """The value of Content-Disposition: RFC 6266, the name as in RFC 5987, and `fallback` (ASCII)
    for what reads neither."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", fallback)
    kind = "inline" if is_inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
