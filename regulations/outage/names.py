"""Names of files that every system takes, Windows above all. Pure.

Windows knows no difference of case, has names of devices that no file may bear, and paths of 260
signs; a pack lies some folders deep.
"""

from __future__ import annotations

import hashlib
import re

#: Signs of a name without its ending.
LONGEST = 60
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[^a-z0-9-]+")
_ENDING = re.compile(r"[a-z0-9]{1,8}")


def safe(word: str) -> str:
    """`word` where it is a safe name already, else one like it that no other word gets.

    >>> safe("quy-dinh-bao-mat")
    'quy-dinh-bao-mat'
    """
    plain = _UNSAFE.sub("-", word.lower()).strip("-")[:LONGEST].strip("-")
    if plain == word and not _DEVICES.fullmatch(plain):
        return plain
    return f"{plain or 'x'}-{hashlib.sha256(word.encode()).hexdigest()[:10]}"


def file_name(name: str, sha256: str) -> str:
    """Of an attachment: what is left of its own name, part of its hash, its ending."""
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower()
    kept = f".{ending}" if dot and _ENDING.fullmatch(ending) else ""
    plain = _UNSAFE.sub("-", (stem if kept else name).lower()).strip("-")[:LONGEST].strip("-")
    return f"{plain or 'x'}-{sha256[:12]}{kept}"
