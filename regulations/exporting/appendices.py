"""Appendices that stand in the closing of a text, set apart from its block of signature. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regulations.structure import Node
from regulations.structure.appendices import is_head as is_appendix
from regulations.structure.closing import is_anchor
from regulations.structure.tables import is_table_line

from .document import Text

_LABEL = re.compile(
    r"(?P<label>附[ \u3000]?(?:件|表|录|图)[ \u3000]*[\d０-９一二三四五六七八九十]{0,3}|"
    r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|MẪU SỐ|Mẫu số)(?:[ ]+(?:số[ ]+)?[\dIVXA-Z]{1,4}(?!\w))?)"
    r"[ \u3000]*[:：.．、]?[ \u3000]*(?P<title>.*)"
)
_COUNTED = re.compile(r"\d{1,2}[.．、][ \u3000]*(?P<name>.+)")
_LONGEST_TITLE = 60
_SENTENCE_ENDS = "。；;.，,：:"


def apart(closing: Sequence[str]) -> tuple[list[str], list[Node], list[str]]:
    """The lines of the signature block, the appendices, and the names that a note of attachments
    before the signature gives (附件：1.检查表), which is left out of the lines."""
    start = _first(closing)
    lines: list[str] = []
    named: list[str] = []
    counting = False
    for line in closing[:start]:
        found = _LABEL.fullmatch(line.strip()) if is_appendix(line.strip()) else None
        further = _COUNTED.fullmatch(line.strip()) if counting else None
        counting = bool(found or further)
        if found:
            first = _COUNTED.fullmatch(found["title"])
            named += [first["name"] if first else found["title"]] if found["title"] else []
        elif further:
            named.append(further["name"])
        else:
            lines.append(line)
    return lines, _nodes(closing[start:]), named


def attached(text: Text) -> list[Node]:
    """All appendices of a text: those of its tree and those in its closing."""
    own = [node for node in text.provisions if node.kind == "appendix"]
    return [*own, *apart(text.closing)[1]]


def _first(closing: Sequence[str]) -> int:
    """Where the first appendix begins: a line that heads one, behind the block of signature."""
    signed = max((at for at, line in enumerate(closing) if is_anchor(line.strip())), default=-1)
    for at, line in enumerate(closing):
        if is_appendix(line.strip()) and (at > signed or _has_text(closing, at)):
            return at
    return len(closing)


def _has_text(closing: Sequence[str], at: int) -> bool:
    """Whether more than a signature follows: some appendices are signed, too."""
    following = [line.strip() for line in closing[at + 1 :] if line.strip()]
    if not following or is_anchor(following[0]):
        return False
    return any(len(line) > _LONGEST_TITLE or is_table_line(line) for line in following[:5])


def _nodes(lines: Sequence[str]) -> list[Node]:
    found: list[Node] = []
    label, title, text = "", "", list[str]()

    def close() -> None:
        if label:
            own = "\n".join(text).strip("\n")
            found.append(Node("appendix", f"att_{len(found) + 1}", label, title, own))

    for line in lines:
        words = line.strip()
        match = _LABEL.fullmatch(words) if is_appendix(words) else None
        if match and label and not title and not text:  # PHỤ LỤC I, and below it BIỂU MẪU ...
            title = words
        elif match:
            close()
            label, title, text = match["label"].strip(), match["title"].strip(), []
        elif words and not title and not text and _is_title(words):
            title = words
        else:
            text.append(line)
    close()
    return found


def _is_title(words: str) -> bool:
    return (
        len(words) <= _LONGEST_TITLE
        and words[-1] not in _SENTENCE_ENDS
        and not is_table_line(words)
        and not words.startswith("![")
    )
