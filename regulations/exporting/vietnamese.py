"""How a Vietnamese official document words its parts: Nghị định 30/2020/NĐ-CP, annex I. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regulations.structure import Node
from regulations.structure.closing import is_anchor

from .document import Text
from .pdf_blocks import clean

#: Names of kinds of documents (annex III, part I) with which a heading begins, the longer first.
_TYPES = (
    "quy tắc ứng xử", "quy trình", "quy định", "quy chế", "quyết định", "nội quy", "nghị quyết",
    "hướng dẫn", "thông báo", "thông cáo", "chương trình", "kế hoạch", "phương án", "chỉ thị",
    "điều lệ", "quy ước", "đề án", "bản cam kết",
)
_NUMBER = re.compile(r"(?:Số\s*:?\s*)?0*(?P<value>\d+)(?P<rest>\s*/.+)", re.IGNORECASE)
_LEGAL = re.compile(r"[-–+•*]?\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét|Chiếu)\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_ENTRY = re.compile(r"[-–+•*]\s*(?P<text>.+)")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên.*|chữ ký.*|ký,? (?:ghi|đóng).*)\s*\)?", re.IGNORECASE)
_PLACE_DATE = re.compile(r"(?:[^\d,;.]{1,40},\s*)?ngày.{1,40}năm.{0,12}", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?P<mark>TM|KT|TL|TUQ|Q)\b[.:/]?\s*(?P<rest>.+)")
#: An office begins here; what stands before it in the line is the office it signs for.
_OFFICE = re.compile(
    r"(?<=\S)(?<!BAN)(?<!PHÓ)(?<!TỔNG)[\s,/–-]+"
    r"(?=(?:PHÓ|TRƯỞNG|CHÁNH|CHỦ TỊCH|GIÁM ĐỐC|VIỆN TRƯỞNG|BÁC SĨ|KẾ TOÁN)\b)"
)
_STRUCTURE = re.compile(r"(?P<word>CHƯƠNG|PHẦN|MỤC|TIỂU MỤC)\b", re.IGNORECASE)


def apart(heading: str, type_name: str = "") -> tuple[str, str]:
    """II.5.a: the name of the kind in capitals, and the abstract (trích yếu), which begins with a
    capital. A heading that names no kind is all abstract.

    >>> apart("Quy định về bảo vệ thông tin")
    ('QUY ĐỊNH', 'Về bảo vệ thông tin')
    """
    words = clean(heading)
    folded = words.casefold()
    for kind in _TYPES:
        if folded == kind or (folded.startswith(kind) and not folded[len(kind)].isalnum()):
            rest = words[len(kind) :].strip(" :-–")
            return (type_name or kind).upper(), rest[:1].upper() + rest[1:]
    return type_name.upper(), words


def number(words: str) -> str:
    """II.3: a zero before numbers below 10. "5/QyĐ-BV" is "05/QyĐ-BV"."""
    found = _NUMBER.fullmatch(clean(words))
    if not found:
        return clean(words)
    return f"{int(found['value']):02d}{found['rest'].strip()}"


def place_and_date(place: str, day: date | None) -> str:
    """II.4: a zero before days below 10 and before months 1 and 2."""
    if day is None:
        return clean(place)
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    words = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return f"{clean(place)}, {words}" if clean(place) else words.capitalize()


@dataclass(frozen=True)
class Opening:
    """What stands before the first provision. `notes` are bracketed lines under the title."""

    notes: tuple[str, ...]
    legal: tuple[str, ...]
    rest: tuple[str, ...]


def opening(preamble: Sequence[str]) -> Opening:
    """II.5.b: each legal basis ends with ";", the last one with "."."""
    lines = [line for line in map(clean, preamble) if line]
    notes: list[str] = []
    while lines and lines[0].startswith("(") and lines[0].endswith(")"):
        notes.append(lines.pop(0))
    legal: list[str] = []
    while lines and _LEGAL.match(lines[0]):
        legal.append(lines.pop(0).lstrip("-–+•* "))
    ended = [
        line.rstrip(" ;,.:") + ("." if at == len(legal) - 1 else ";")
        for at, line in enumerate(legal)
    ]
    return Opening(tuple(notes), tuple(ended), tuple(lines))


@dataclass(frozen=True)
class Signing:
    """II.6 to II.9. `rest` are lines of the closing that none of the others says."""

    authority: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]
    rest: tuple[str, ...]


def signing(text: Text, closing: Sequence[str]) -> Signing:
    """Who signs and who receives: after the edition's own columns, else after the closing."""
    recipients, lines = _recipients(closing)
    lines = [line for line in lines if line != files_line(text.attachments)]
    said = [line for line in lines if not _SIGNED.fullmatch(line) and not _is_date(line)]
    authority = offices(text.signatory_title)
    name = clean(text.signatory)
    known = {_bare(line) for line in (*authority, text.signatory_title, name) if line}
    left = [line for line in said if _bare(line) not in known]
    offices_said = [line for line in left if is_anchor(line) and line == line.upper()]
    if not authority:
        authority = [each for line in offices_said for each in offices(line)]
    rest = [line for line in left if line not in offices_said]
    if not name and offices_said and rest and _is_name(rest[-1]):
        name = rest.pop()
    elif name:
        rest = [line for line in rest if not line.endswith(name)]
    return Signing(tuple(authority), name, tuple(recipients), tuple(rest))


def files_line(names: Sequence[str]) -> str:
    """The files that belong to the document, below the signature."""
    return f"Tài liệu kèm theo: {'; '.join(map(clean, names))}."


def offices(title: str) -> list[str]:
    """II.7: "KT. Giám đốc Phó Giám đốc" is two lines, KT. GIÁM ĐỐC and PHÓ GIÁM ĐỐC."""
    found: list[str] = []
    for line in title.splitlines():
        words = clean(line).upper().rstrip(" .,")
        match = _AUTHORITY.fullmatch(words)
        if not match:
            found += [words] if words else []
            continue
        first, *others = _OFFICE.split(match["rest"], maxsplit=1)
        found += [f"{match['mark']}. {first}", *others]
    return found


def _recipients(closing: Sequence[str]) -> tuple[list[str], list[str]]:
    """The entries of "Nơi nhận", and the other lines."""
    found: list[str] = []
    others: list[str] = []
    inside = False
    for line in map(clean, closing):
        if not line:
            continue
        head = _RECIPIENTS.fullmatch(line)
        entry = _ENTRY.fullmatch(line)
        if head:
            inside = True
            found += [head["rest"].lstrip("- ")] if head["rest"] else []
        elif inside and entry:
            found.append(entry["text"])
        else:
            inside = False
            others.append(line)
    ended = [
        line.rstrip(" ;,.") + ("." if at == len(found) - 1 else ";")
        for at, line in enumerate(found)
    ]
    return [f"- {line}" for line in ended], others


def structural(node: Node) -> str:
    """II.5.d: the word in small letters, "Chương III", however it was printed."""
    return _STRUCTURE.sub(lambda found: found["word"].capitalize(), clean(node.label), count=1)


def _is_date(line: str) -> bool:
    return bool(_PLACE_DATE.fullmatch(line))


def _is_name(line: str) -> bool:
    words = line.split()
    return 1 < len(words) <= 8 and all(word[:1].isupper() for word in words) and len(line) < 50


def _bare(line: str) -> str:
    return re.sub(r"[\s.,:;()/-]+", "", line).casefold()
