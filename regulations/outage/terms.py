"""Under which terms a text is found in a pack. `pack.js` does the same to what is typed. Pure.

Chinese by pairs of characters; Vietnamese without accents, by word and by pairs of neighbouring
words, so that a phrase is told from its words scattered over a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_MARKS = re.compile("[\u0300-\u036f]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(f"[a-z0-9]+|[{_HAN}]+")


def fold(text: str) -> str:
    """Without case, accents and width: "Điều １" -> "dieu 1"."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return _MARKS.sub("", apart).replace("đ", "d")


def terms(text: str) -> set[str]:
    return set(_terms(fold(text)))


def _terms(folded: str) -> Iterator[str]:
    word, end = "", -1
    for match in _RUN.finditer(folded):
        run = match.group()
        if run[0] > "\u3000":
            word = ""
            if len(run) == 1:
                yield run
            for at in range(len(run) - 1):
                yield run[at : at + 2]
            continue
        yield run
        if word and folded[end : match.start()].isspace():
            yield f"{word} {run}"
        word, end = run, match.end()


def shard(term: str, shards: int) -> int:
    """In which part of the index a term stands. Chinese by its first character, so that a single
    one that is typed finds every pair that begins with it."""
    key = term[0] if term[0] > "\u3000" else term
    value = 0
    for sign in key:
        value = (value * 31 + ord(sign)) & 0xFFFFFFFF
    return value % shards


def postings(found: list[tuple[int, bool]]) -> str:
    """Pages (in rising order) and whether the term stands in the heading, as distances in base 36:
    "1,4!,a"."""
    written = []
    before = 0
    for page, is_heading in found:
        written.append(_base36(page - before) + ("!" if is_heading else ""))
        before = page
    return ",".join(written)


def _base36(value: int) -> str:
    signs = ""
    while value or not signs:
        value, rest = divmod(value, 36)
        signs = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + signs
    return signs
