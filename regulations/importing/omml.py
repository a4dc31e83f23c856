"""Formulas of Word (OMML) as one line of text: fractions a/b, powers a^b, roots √(a)."""

from __future__ import annotations

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_MAX_DEPTH = 60


def linear(element: etree._Element, depth: int = 0) -> str:
    """The text of a formula or of a part of one; every character of it is in the result."""
    if depth > _MAX_DEPTH:
        return "".join(element.itertext())
    if element.tag in (f"{M}t", _W_TEXT):
        return element.text or ""
    if not isinstance(element.tag, str) or element.tag.endswith("Pr"):
        return ""
    name = element.tag.rsplit("}", 1)[-1]
    write = _WRITERS.get(name)
    if write is None:
        return "".join(linear(child, depth + 1) for child in element)
    return write(element, depth + 1)


def _part(element: etree._Element, name: str, depth: int) -> str:
    found = element.find(f"{M}{name}")
    return "" if found is None else linear(found, depth)


def _group(text: str) -> str:
    """In brackets, unless it is one number, word or sign or has its own."""
    bare = text.strip()
    return bare if bare.isalnum() or len(bare) < 2 or _bracketed(bare) else f"({bare})"


def _bracketed(text: str) -> bool:
    return text[0] == "(" and text[-1] == ")" and text.count("(") == 1


def _fraction(e: etree._Element, depth: int) -> str:
    return f"{_group(_part(e, 'num', depth))}/{_group(_part(e, 'den', depth))}"


def _sub(e: etree._Element, depth: int) -> str:
    return f"{_group(_part(e, 'e', depth))}_{_group(_part(e, 'sub', depth))}"


def _sup(e: etree._Element, depth: int) -> str:
    return f"{_group(_part(e, 'e', depth))}^{_group(_part(e, 'sup', depth))}"


def _sub_sup(e: etree._Element, depth: int) -> str:
    return f"{_sub(e, depth)}^{_group(_part(e, 'sup', depth))}"


def _pre(e: etree._Element, depth: int) -> str:
    low, high = _part(e, "sub", depth), _part(e, "sup", depth)
    return f"_{_group(low)}^{_group(high)} {_part(e, 'e', depth)}"


def _root(e: etree._Element, depth: int) -> str:
    degree, inner = _part(e, "deg", depth), _part(e, "e", depth)
    return f"{f'^{degree}' if degree else ''}√({inner})"


def _nary(e: etree._Element, depth: int) -> str:
    sign = _property(e, "naryPr", "chr", "∫")
    low, high = _part(e, "sub", depth), _part(e, "sup", depth)
    limits = (f"_{_group(low)}" if low else "") + (f"^{_group(high)}" if high else "")
    return f"{sign}{limits} {_part(e, 'e', depth)}"


def _delimited(e: etree._Element, depth: int) -> str:
    inner = _property(e, "dPr", "sepChr", "|").join(
        linear(child, depth) for child in e.findall(f"{M}e")
    )
    return _property(e, "dPr", "begChr", "(") + inner + _property(e, "dPr", "endChr", ")")


def _matrix(e: etree._Element, depth: int) -> str:
    rows = (
        ", ".join(linear(cell, depth) for cell in row.findall(f"{M}e"))
        for row in e.findall(f"{M}mr")
    )
    return f"[{'; '.join(rows)}]"


def _rows(e: etree._Element, depth: int) -> str:
    return "; ".join(linear(child, depth) for child in e.findall(f"{M}e"))


def _function(e: etree._Element, depth: int) -> str:
    return f"{_part(e, 'fName', depth)} {_part(e, 'e', depth)}"


def _low(e: etree._Element, depth: int) -> str:
    return f"{_part(e, 'e', depth)}_{_group(_part(e, 'lim', depth))}"


def _high(e: etree._Element, depth: int) -> str:
    return f"{_part(e, 'e', depth)}^{_group(_part(e, 'lim', depth))}"


def _property(e: etree._Element, properties: str, name: str, default: str) -> str:
    found = e.find(f"{M}{properties}/{M}{name}")
    return default if found is None else str(found.get(f"{M}val", ""))


_WRITERS = {
    "f": _fraction,
    "sSub": _sub,
    "sSup": _sup,
    "sSubSup": _sub_sup,
    "sPre": _pre,
    "rad": _root,
    "nary": _nary,
    "d": _delimited,
    "m": _matrix,
    "eqArr": _rows,
    "func": _function,
    "limLow": _low,
    "limUpp": _high,
}
