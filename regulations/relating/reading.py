"""All references of one printing, column by column. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .finding import Reference, references

#: (id of the provision, column) -> its references in order. The id is "" for what stands around
#: the provisions (columns "preamble_..." and "closing_...").
Found = dict[tuple[str, str], tuple[Reference, ...]]

_SUFFIX = {"zh-hans": "zh_hans", "vi": "vi"}


def column(name: str, language: str) -> str:
    """The column of a translated text: "text", "vi" -> "text_vi"."""
    return f"{name}_{_SUFFIX[language]}"


def article_of(eid: str) -> str:
    """The article in which a provision stands, "" outside of articles."""
    first = eid.split("__", 1)[0]
    return first if first.startswith("art_") else ""


def read(rows: Iterable[Mapping[str, Any]], around: Mapping[str, str]) -> Found:
    """`rows` are provisions in order with the columns eid and text in both languages; `around`
    are the columns of preamble and closing."""
    found: Found = {}
    before: dict[str, str] = {}
    last = ""
    for row in rows:
        eid = row["eid"]
        article = article_of(eid)
        if article and article not in before:
            before[article] = last
            last = article
        for language in _SUFFIX:
            name = column("text", language)
            text = row[name]
            if text:
                here = references(text, language, article, before.get(article, ""))
                if here:
                    found[eid, name] = tuple(here)
    for name, text in around.items():
        language = "vi" if name.endswith("_vi") else "zh-hans"
        here = references(text, language) if text else []
        if here:
            found["", name] = tuple(here)
    return found
