"""A printing as a Chinese official document: GB/T 9704-2012《党政机关公文格式》. Pure.

This module says what stands where; `typst/gbt9704.typ` says with what measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from regulations.structure import Node

from . import fonts, letterhead
from .appendices import apart, attached
from .document import IssuedText, Text
from .job import Job
from .pdf import typeset
from .pdf_blocks import Block, Pictures, clean, fingerprint, pieces, qr

LANGUAGE = "zh-hans"
#: The issuer's mark fills the width with few letters; it is never smaller than a title (26 pt).
_MARK_LARGEST, _MARK_SMALLEST = 52.0, 26.0
_BLOCK_WIDTH = 442.2
"""156 mm in points."""
_TITLE_LETTERS = 19
"""Letters of 22 pt that one line of a title holds, a letter free on each side."""
_LEVEL_ROLES = ("heiti", "kaiti")
_NUMBER_FORMS = (
    (re.compile(r"[一二三四五六七八九十百]+[、．.]?"), "heiti"),
    (re.compile(r"[（(][一二三四五六七八九十百]+[)）]"), "kaiti"),
    (re.compile(r"[（(][\d０-９]+[)）]"), "fangsong"),
)
_COPIES = re.compile(r"(抄送|抄报|主送)[\s\u3000]*[:：]")
_BRACKETED = re.compile(r"[（(].*[）)]")
_FRONT = "《“（〔【"
_NUMBER = re.compile(
    r"(?P<sign>[^\d\[\]〔〕［］【】（）()]*)[\[〔［【（(](?P<year>\d{4})[\]〕］】）)]第?0*(?P<n>\d+)号?"
)


def pdf_gbt9704(issued: IssuedText) -> bytes:
    """The Chinese text of a printing as PDF.

    Raises KeyError where the printing has no Chinese text, fonts.FontError, TypesettingFailed.
    """
    return typeset(job(issued))


def job(issued: IssuedText) -> Job:
    """What is to be typeset. Raises KeyError where the printing has no Chinese text."""
    pictures = Pictures(dict(issued.figures))
    data = content(issued, issued.texts[LANGUAGE], pictures)
    return Job(
        "gbt9704.typ", data, fonts.CHINESE_ROLES, issued.issue_date or issued.effective_date,
        pictures.files,
    )


def content(issued: IssuedText, text: Text, pictures: Pictures) -> dict[str, Any]:
    """What the template is filled with."""
    body = [node for node in text.provisions if node.kind != "appendix"]
    closing, _nodes, named = apart(text.closing)
    notes, preamble = _notes(own_preamble(text))
    left, copies, extra = _closing(text, closing, issued.issue_date)
    appendices = attached(text)
    sign = _signature(text, issued.issue_date)
    return {
        "title": clean(text.heading),
        "author": clean(text.issuer),
        "keywords": [word for word in (number(text.number), clean(issued.category)) if word],
        "mark": mark(text.issuer),
        "number": number(text.number),
        "title-lines": balanced(clean(text.heading), _TITLE_LETTERS),
        "notes": notes,
        "blocks": [
            *_sized(pieces(preamble, pictures)),
            *blocks(body, pictures),
            *_sized(pieces(left, pictures)),
        ],
        "attachments": attachments(text, appendices, named),
        "sign": [*extra, *sign],
        # 7.3.5.1 leaves room for the seal over name and date.
        "sign-space": 2 if sign else 1,
        "appendices": [_appendix(node, pictures) for node in appendices],
        "colophon": _colophon(text, issued.issue_date, copies),
        "qr": qr(issued.status_url),
        "imprint": [
            line
            for line in (
                f"第{issued.edition}版　第{issued.printing}次印制",
                f"校验码 {fingerprint(issued)}" if issued.content_hash else "",
                "扫码查看本版效力状态" if issued.status_url else "",
            )
            if line
        ],
    }


def own_preamble(text: Text) -> list[str]:
    """The opening without what the head of the layout says."""
    said = ("".join(mark(text.issuer)["lines"]), text.number, number(text.number))
    return letterhead.without(text.preamble, said)


def left_over(issued: IssuedText, text: Text) -> list[str]:
    """Paragraphs of the closing that neither signature nor closing part says."""
    return _closing(text, apart(text.closing)[0], issued.issue_date)[0]


# --- head ----------------------------------------------------------------------------------------


def number(words: str) -> str:
    """7.2.5: year in full within 〔〕, the number without 第 and without leading zeros."""
    found = _NUMBER.fullmatch(clean(words).replace(" ", ""))
    return f"{found['sign']}〔{found['year']}〕{found['n']}号" if found else clean(words)


def mark(issuer: str) -> dict[str, Any]:
    """7.2.4: the issuer's name and 文件, on one line while that can be read from afar."""
    name = clean(issuer)
    if not name:
        return {"lines": ["文件"], "size": _MARK_LARGEST}
    words = name if name.endswith("文件") else f"{name}文件"
    fitting = _BLOCK_WIDTH * 0.96 / max(len(words), 1)
    if fitting >= _MARK_SMALLEST:
        return {"lines": [words], "size": round(min(_MARK_LARGEST, fitting), 2)}
    lines = balanced(words, (len(words) + 1) // 2 + 2)
    longest = max(map(len, lines))
    return {"lines": lines, "size": round(min(_MARK_LARGEST, _BLOCK_WIDTH * 0.96 / longest), 2)}


def balanced(words: str, most: int) -> list[str]:
    """7.3.1: a title on as few lines as `most` letters each allow, no word torn, lines alike."""
    if len(words) <= most:
        return [words]
    parts = _words(words)
    count = -(-len(words) // most)
    while True:
        lines = _split(parts, count)
        if lines and max(map(len, lines)) <= most:
            return lines
        count += 1
        if count > len(parts):
            return [words[at : at + most] for at in range(0, len(words), most)]


def _words(text: str) -> list[str]:
    """Words that a line may begin with: closing marks and 的 stay with what precedes."""
    import jieba  # its dictionary takes a second to load, and few titles need it

    parts: list[str] = []
    for word in jieba.lcut(text, HMM=False):
        joins = parts and (word in "的》”）〕】、，：；。 　" or parts[-1][-1] in _FRONT)
        if joins:
            parts[-1] += word
        else:
            parts.append(word)
    return parts


def _split(parts: Sequence[str], count: int) -> list[str]:
    """`parts` on `count` lines of lengths as equal as can be; the least sum of squares."""
    lengths = [len(part) for part in parts]
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    best: list[dict[int, tuple[int, list[int]]]] = [{0: (0, [])}]
    for _ in range(count):
        reached: dict[int, tuple[int, list[int]]] = {}
        for start, (cost, cuts) in best[-1].items():
            for end in range(start + 1, len(parts) + 1):
                total = cost + (sums[end] - sums[start]) ** 2
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, [*cuts, end])
        best.append(reached)
    found = best[-1].get(len(parts))
    if found is None:
        return []
    edges = [0, *found[1]]
    return ["".join(parts[a:b]).strip(" 　") for a, b in pairwise(edges)]


def _notes(preamble: Sequence[str]) -> tuple[list[str], list[str]]:
    """Bracketed lines right under the title (who adopted it and when), and the rest."""
    lines = [line for line in preamble if clean(line)]
    notes = []
    while lines and _BRACKETED.fullmatch(clean(lines[0])):
        notes.append(clean(lines.pop(0)))
    return notes, lines


# --- body ----------------------------------------------------------------------------------------


def blocks(
    nodes: Iterable[Node], pictures: Pictures, level: int = 1, depth: int = 0
) -> list[Block]:
    """Provisions as blocks. `level` is that of the next heading, `depth` that of levels."""
    found: list[Block] = []
    for node in nodes:
        found += _block(node, pictures, level, depth)
    return found


def _block(node: Node, pictures: Pictures, level: int, depth: int) -> list[Block]:
    lines = node.text.split("\n") if node.text else []
    children = node.children
    if node.kind in ("part", "chapter", "section"):
        role = "kaiti" if node.kind == "section" else "heiti"
        words = "\u3000".join(filter(None, (clean(node.label), clean(node.heading))))
        own: list[Block] = [{"t": "centred", "role": role, "text": words, "level": min(level, 6)}]
        return [*own, *_sized(pieces(lines, pictures)), *blocks(children, pictures, level + 1)]
    role = role_of(node, depth)
    inner = level
    own = []
    if node.heading:
        own.append({"t": "head", "role": role, "text": _headed(node), "level": min(level, 6)})
        inner = level + 1
        own += _sized(pieces(lines, pictures))
    else:
        if not lines and node.kind == "article" and _leads(children):
            lines = children[0].text.split("\n")
            first, children = children[0], children[1:]
            own = _run_in(node, role, lines, pictures)
            own += blocks(first.children, pictures, inner, depth + 1)
        else:
            own = _run_in(node, role, lines, pictures)
    return [*own, *blocks(children, pictures, inner, depth + 1)]


def _leads(children: Sequence[Node]) -> bool:
    """Whether the first paragraph stands on the line of its article's number."""
    return bool(children) and children[0].kind == "paragraph" and not (
        children[0].number or children[0].heading
    )


def role_of(node: Node, depth: int) -> str:
    """7.3.3: 一、黑体 (一)楷体, deeper 仿宋; 第X条 in 黑体. Points of an article are its text."""
    if node.kind == "article":
        return "heiti"
    if node.kind != "level":
        return "fangsong"
    for form, role in _NUMBER_FORMS:
        if form.fullmatch(node.number.strip()):
            return role
    return _LEVEL_ROLES[depth] if depth < len(_LEVEL_ROLES) else "fangsong"


def _headed(node: Node) -> str:
    return f"{_numbered(node)}{clean(node.heading)}"


def _numbered(node: Node) -> str:
    """The number with what stands between it and the text: 第X条 one character, 1.1 half of one."""
    if not node.number:
        return ""
    if node.kind == "article":
        return f"{clean(node.label)}\u3000"
    words = clean(node.number)
    return words if words[-1:] in "、．.）)：:" else f"{words}\u3000"


def _run_in(node: Node, role: str, lines: Sequence[str], pictures: Pictures) -> list[Block]:
    """Number and text on one line; the number in the font of its role."""
    made = _sized(pieces(lines, pictures))
    words = _numbered(node)
    if not words:
        return made
    if made and made[0]["t"] == "p":
        made[0] = {"t": "runs", "runs": [[role, words], ["fangsong", made[0]["text"]]]}
    else:
        made.insert(0, {"t": "runs", "runs": [[role, words]]})
    return made


def _sized(made: list[Block]) -> list[Block]:
    """Tables of many columns in smaller type: 四号 (14 pt), 小四 (12 pt), 五号 (10.5 pt)."""
    for each in made:
        if each["t"] == "table":
            columns = len(each["widths"])
            each["size"] = 14 if columns <= 3 else 12 if columns <= 5 else 10.5
    return made


# --- end -----------------------------------------------------------------------------------------


def attachments(text: Text, appendices: Sequence[Node], named: Sequence[str]) -> list[str]:
    """7.3.4: the names of what is attached, without closing marks. `named` are those that the
    text itself gives; they count where the appendices do not stand in it."""
    names = [clean(node.heading) or clean(node.label) for node in appendices]
    names = [*(names or map(clean, named)), *map(clean, text.attachments)]
    return list(dict.fromkeys(name.rstrip("。；;.，,") for name in names if name))


def chinese_date(day: date) -> str:
    """7.3.5.4: full Arabic figures, 1 never 01."""
    return f"{day.year}年{day.month}月{day.day}日"


def _signature(text: Text, day: date | None) -> list[str]:
    signed = "\u3000".join(filter(None, (clean(text.signatory_title), clean(text.signatory))))
    lines = [clean(text.issuer), signed, chinese_date(day) if day else ""]
    return [line for line in lines if line]


def _closing(
    text: Text, closing: Sequence[str], day: date | None
) -> tuple[list[str], list[str], list[str]]:
    """Lines of the closing that the block of signature does not say: those that are paragraphs,
    those for the closing part (抄送), and further names and dates."""
    said = {_bare(line) for line in _signature(text, day)}
    signed = (text.signatory, f"签发人{text.signatory}", f"{text.signatory_title}{text.signatory}")
    said |= set(map(_bare, signed))
    said |= {_bare("".join(row)) for row in _colophon(text, day, ())}
    if day:
        said |= {_bare(_figures(day)), f"{day.year}-{day.month}-{day.day}"}
        said |= {f"{day.year}-{day.month:02}-{day.day:02}"}
    paragraphs, copies, names = [], [], []
    for line in closing:
        words = clean(line)
        if not words or _bare(words) in said:
            continue
        if _COPIES.match(words):
            copies.append(words)
        elif len(words) <= 20 and words[-1] not in "。；）)":
            names.append(words)
        else:
            paragraphs.append(words)
    return paragraphs, copies, names


def _bare(line: str) -> str:
    return re.sub(r"[\s\u3000:：（）()]|盖章|公章|签章|签字", "", line)


def _figures(day: date) -> str:
    """二〇二六年一月五日."""
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(digit)] for digit in str(day.year))

    def small(value: int) -> str:
        tens, ones = divmod(value, 10)
        leading = "" if tens < 2 else digits[tens]
        return f"{leading}{'十' if tens else ''}{digits[ones] if ones else ''}"

    return f"{year}年{small(day.month)}月{small(day.day)}日"


def _appendix(node: Node, pictures: Pictures) -> Block:
    """7.3.7: 附件 with its number, and its title."""
    label = clean(node.label) or "附件"
    title = clean(node.heading)
    own = _sized(pieces(node.text.split("\n") if node.text else [], pictures))
    return {
        "label": label,
        "title-lines": balanced(title, _TITLE_LETTERS) if title else [],
        "blocks": [*own, *blocks(node.children, pictures, 2)],
    }


def _colophon(text: Text, day: date | None, copies: Sequence[str]) -> list[list[str]]:
    """7.4: who gets a copy; who printed it, and when."""
    rows = [[f"{line.rstrip('。')}。", ""] for line in copies]
    by = clean(text.department) or clean(text.issuer)
    if by or day:
        rows.append([by, f"{chinese_date(day)}印发" if day else ""])
    return rows
