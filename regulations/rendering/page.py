"""The blocks of an edition, its table of contents, and what stands before and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from approvals import languages

from .. import figures
from ..annotations import Note, Span
from ..layout import Block, Entry, Line, Row
from .inline import css_name, escape, link, marked
from .passages import Place, passages, table_html
from .pictures import Picture, figure_html


@dataclass(frozen=True)
class Words:
    """What is said around the text, in the reader's own language (`language`)."""

    language: str
    missing: str
    table: str
    copy: str
    report: str


@dataclass(frozen=True)
class Drawing:
    """What the text is drawn with, beside its own words."""

    words: Words
    #: By (eid, column); `("", "preamble_vi")` for what stands before the first provision.
    spans: Mapping[tuple[str, str], Sequence[Span]] = field(default_factory=dict)
    notes: Mapping[str, Sequence[Note]] = field(default_factory=dict)
    #: By eid: the address of a provision that outlasts its number, where it has one.
    lasting: Mapping[str, str] = field(default_factory=dict)
    #: By number: the pictures that lines of the text name.
    figures: Mapping[int, Picture] = field(default_factory=dict)
    #: The address of the form that reports a problem, up to the eid; "" where there is none.
    report: str = ""

    def spans_of(self, eid: str, name: str, language: str) -> Sequence[Span]:
        return self.spans.get((eid, languages.suffixed(name, language)), ())


def article_html(blocks: Iterable[Block], drawing: Drawing) -> str:
    """The whole text, block by block."""
    return "\n".join(
        _title(block, drawing) if block.is_title else _section(block, drawing) for block in blocks
    )


def contents_html(entries: Iterable[Entry]) -> str:
    """The items of the table of contents."""
    return "\n".join(
        f'<li><a href="#{escape(entry.eid)}" class="l{entry.level}"'
        f' lang="{escape(entry.language)}">{escape(entry.label)}</a></li>'
        for entry in entries
    )


def passage_html(name: str, texts: Sequence[tuple[str, str]], drawing: Drawing) -> str:
    """Preamble or closing (`name`), language by language; "" when there is none."""
    if not any(text for _language, text in texts):
        return ""
    sides = "".join(
        f"<div{_side(language, place)}>"
        + _passages(text, drawing.spans_of("", name, language), drawing, language)
        + "</div>"
        for place, (language, text) in enumerate(texts)
    )
    single = _single(len(texts))
    return f'<div class="pair around{single}"><div class="line">{sides}</div></div>'


def _side(language: str, place: int) -> str:
    return f' lang="{escape(language)}"' + (' class="other"' if place else "")


def _single(count: int) -> str:
    return " single" if count < 2 else ""


def _title(block: Block, drawing: Drawing) -> str:
    lines = [line for line in block.head.lines if line]
    single = _single(len(lines))
    section = " section" if block.kind == "section" else ""
    names = "".join(
        f"<span{_side(line.language, place)}>{_label(line, drawing)}</span>"
        for place, line in enumerate(lines)
    )
    whole = f'<h2 class="chap{section}{single}" id="{escape(block.eid)}">{names}</h2>'
    inside = _rows(block, drawing, ["" for _line in lines])
    if inside:
        whole += f'\n<div class="pair around{single}"{_lang(lines)}>{inside}</div>'
    return whole + _notes([block.eid, *block.absent], drawing)


def _section(block: Block, drawing: Drawing) -> str:
    lines = [line for line in block.head.lines if line]
    heads = [
        _missing(drawing.words) if missing else _heading(line, drawing)
        for line, missing in zip(lines, block.missing, strict=True)
    ]
    return (
        f'<section class="pair{_single(len(lines))}" id="{escape(block.eid)}"{_lang(lines)}>'
        f"{_rows(block, drawing, heads)}{_notes([block.eid, *block.absent], drawing)}\n"
        f"{_tools(block, drawing)}</section>"
    )


def _lang(lines: Sequence[Line]) -> str:
    """Of a block in one language; of two each line says its own."""
    return f' lang="{escape(lines[0].language)}"' if len(lines) == 1 else ""


def _heading(line: Line, drawing: Drawing) -> str:
    label = _label(line, drawing)
    return f"<h3>{label}</h3>" if label else ""


def _missing(words: Words) -> str:
    return f'<p class="muted" lang="{escape(words.language)}">{escape(words.missing)}</p>'


def _rows(block: Block, drawing: Drawing, heads: Sequence[str]) -> str:
    """The provision itself under its heading, then each below it, with the notes of each."""
    own = [
        head + _passages(line.text, drawing.spans_of(line.eid, "text", line.language),
                         drawing, line.language)
        for head, line in zip(heads, (line for line in block.head.lines if line), strict=True)
    ]  # fmt: skip
    made = []
    if len(own) == 1:
        made.append(own[0])
    elif any(own):
        sides = "".join(
            f"<div{_side(line.language, place)}>{inside}</div>"
            for place, (line, inside) in enumerate(zip(block.head.lines, own, strict=True))
            if line and inside
        )
        made.append(f'\n<div class="line">{sides}</div>')
    for row in block.below:
        made.append(_row(row, drawing))
        made.append(_notes([row.eid], drawing))
    return "".join(made)


def _row(row: Row, drawing: Drawing) -> str:
    if len(row.lines) == 1:
        return "".join(f"\n{part}" for line in row.lines if line for part in
                       _line(line, drawing, f' id="{escape(row.eid)}"'))  # fmt: skip
    sides = "".join(
        _cell(line, drawing, _side(line.language, place))
        for place, line in enumerate(row.lines)
        if line
    )
    return f'\n<div class="line" id="{escape(row.eid)}">{sides}</div>'


def _cell(line: Line, drawing: Drawing, side: str) -> str:
    return f"<div{side}>{''.join(_line(line, drawing))}</div>"


def _tools(block: Block, drawing: Drawing) -> str:
    """The links of a provision. Each says which provision, for who hears them in a list."""
    words = drawing.words
    own = next((line for line in block.head.lines if line and line.label), None)
    name = escape(block.eid)
    if own is not None:
        name = f'<span lang="{escape(own.language)}">{escape(own.number or own.heading)}</span>'
    hidden = f'<span class="visually-hidden"> {name}</span>'
    lasting = drawing.lasting.get(block.eid, "")
    copied = f' data-copy="{escape(lasting)}"' if lasting else " data-copy"
    made = f'<a href="#{escape(block.eid)}"{copied}>{escape(words.copy)}{hidden}</a>'
    if drawing.report:
        made += link(
            f"{drawing.report}{block.eid}", f"{escape(words.report)}{hidden}", css="report"
        )
    return f'<p class="tools" lang="{escape(words.language)}">{made}</p>'


def _notes(eids: Iterable[str], drawing: Drawing) -> str:
    found = [note for eid in eids for note in drawing.notes.get(eid, ())]
    if not found:
        return ""
    inside = "".join(_note(note) for note in found)
    return f'\n<div class="notes" lang="{escape(drawing.words.language)}">{inside}</div>'


def _note(note: Note) -> str:
    css = f"note {css_name(note.kind)}".rstrip()
    inside = escape(note.text)
    if note.href and note.link_label:
        inside = f"{inside} {link(note.href, escape(note.link_label))}"
    elif note.href:
        inside = link(note.href, inside)
    return f'<p class="{css}">{inside}</p>'


def _label(line: Line, drawing: Drawing) -> str:
    return _words(line, "number", drawing) + escape(line.joint) + _words(line, "heading", drawing)


def _words(line: Line, name: str, drawing: Drawing) -> str:
    text = line.number if name == "number" else line.heading
    return marked(text, 0, len(text), drawing.spans_of(line.eid, name, line.language))


def _line(line: Line, drawing: Drawing, anchor: str = "") -> Iterator[str]:
    """Number, heading and first paragraph in one; then the other paragraphs and tables. The
    first element carries the anchor."""
    spans = drawing.spans_of(line.eid, "text", line.language)
    css = f' class="{line.css_class}"' if line.css_class else ""
    parts = list(passages(line.text))
    lead = _marker(line, drawing)
    if line.heading:
        lead += f"<b>{_words(line, 'heading', drawing)}</b> "
    if lead or not parts:
        if parts and not parts[0][0] and not _picture(line.text, parts[0][1], drawing):
            ((start, end),) = parts.pop(0)[1]
            lead += marked(line.text, start, end, spans)
        yield f"<p{css}{anchor}>{lead}</p>"
        anchor = ""
    for is_table, places in parts:
        if is_table:
            table = table_html(line.text, places, spans, drawing.words.table)
            yield f"<div{css}{anchor}>{table}</div>"
        elif picture := _picture(line.text, places, drawing):
            yield f"<div{css}{anchor}>{figure_html(*picture, line.language)}</div>"
        else:
            yield f"<p{css}{anchor}>{marked(line.text, *places[0], spans)}</p>"
        anchor = ""


def _marker(line: Line, drawing: Drawing) -> str:
    """The number as a link to itself, unless somebody links from inside it."""
    if not line.number:
        return ""
    inside = _words(line, "number", drawing)
    if not drawing.spans_of(line.eid, "number", line.language):
        lasting = drawing.lasting.get(line.eid, "")
        copied = f' data-copy="{escape(lasting)}"' if lasting else " data-copy"
        inside = f'<a class="marker" href="#{escape(line.eid)}"{copied}>{inside}</a>'
    return inside + line.gap


def _passages(text: str, spans: Sequence[Span], drawing: Drawing, language: str) -> str:
    return "\n".join(
        table_html(text, places, spans, drawing.words.table)
        if is_table
        else figure_html(*picture, language)
        if (picture := _picture(text, places, drawing))
        else f"<p>{marked(text, *places[0], spans)}</p>"
        for is_table, places in passages(text)
    )


def _picture(text: str, places: Sequence[Place], drawing: Drawing) -> tuple[Picture, str] | None:
    """The picture that the line names, and its caption; None for words, and for a number that no
    picture has: then the line stays what it says."""
    start, end = places[0]
    named = figures.of_line(text[start:end]) if drawing.figures else None
    found = drawing.figures.get(named.number) if named else None
    return (found, named.caption) if found and named else None
