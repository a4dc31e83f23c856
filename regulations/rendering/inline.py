"""Words inside a line: escaped, and linked where somebody says something about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape as _escape

from ..annotations import Span

#: Schemes that a link may lead to; what has none is an address of this site.
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
_CLASS = re.compile(r"[a-z][a-z0-9-]*")


def escape(text: str) -> str:
    """`text` as it may stand between tags and inside a quoted attribute."""
    return _escape(text, quote=True)


def safe_href(href: str) -> str:
    """`href` where it leads to this site or to a usual address, "" where it would run a script.

    Browsers leave out control characters and blanks inside a scheme; so does this check.
    """
    bare = _CONTROL.sub("", href)
    found = _SCHEME.match(bare)
    if found and found[1].lower() not in _SCHEMES:
        return ""
    return bare


def css_name(kind: str) -> str:
    """`kind` as a class of the style sheet; what is none is left out."""
    return kind if _CLASS.fullmatch(kind) else ""


def link(href: str, inside: str, css: str = "", title: str = "") -> str:
    """A link around markup. Without an address that may be followed, only what is inside."""
    href = safe_href(href)
    if not href:
        return inside
    return (
        f'<a{_attribute("class", css)} href="{escape(href)}"{_attribute("title", title)}'
        f"{_outside(href)}>{inside}</a>"
    )


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def _outside(href: str) -> str:
    return ' rel="noopener"' if _SCHEME.match(href) or href.startswith("//") else ""


def _around(span: Span, inside: str) -> str:
    css = f"ref {css_name(span.kind)}".rstrip()
    if safe_href(span.href):
        return link(span.href, inside, css, span.title)
    if span.title:
        # Explained in place: reached by the keyboard and by a touch, not only by a mouse.
        return f'<span class="{css}" tabindex="0" title="{escape(span.title)}">{inside}</span>'
    return f'<span class="{css}">{inside}</span>'


def marked(
    text: str, start: int, end: int, spans: Sequence[Span] = (), *, in_cell: bool = False
) -> str:
    """`text` from `start` up to `end` with the spans that lie in it.

    `spans` are in order and do not overlap (`annotations.merged`); of one that lies partly in
    the stretch that part is linked. In a cell of a table `\\|` is a bar.
    """
    done = []
    at = start
    for span in spans:
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue
        done.append(_plain(text[at:first], in_cell))
        done.append(_around(span, _plain(text[first:last], in_cell)))
        at = last
    done.append(_plain(text[at:end], in_cell))
    return "".join(done)


def _plain(text: str, in_cell: bool) -> str:
    return _escape(text.replace("\\|", "|") if in_cell else text, quote=True)
