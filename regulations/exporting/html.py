"""A printing as one HTML file that needs nothing else: no script, no font, no address. Pure."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from regulations.structure import Node
from regulations.structure.tables import Cell, Table
from regulations.structure.tables import pieces as parted

from . import appendices
from .document import Figure, IssuedText
from .pairs import TITLED, Pair, labelled, pairs
from .pdf_blocks import FIGURE, clean, fingerprint, qr

STYLE = Path(__file__).with_name("html.css").read_text(encoding="utf-8")
#: Pictures that a browser shows and that can carry no script.
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
#: How far to the right a provision stands; a level by its depth.
_INDENTS = {"point": 1, "item": 2}
_DEEPEST = 3


def html(
    issued: IssuedText,
    languages: Sequence[str],
    facts: Iterable[tuple[str, str]],
    words: Mapping[str, str],
) -> str:
    """The page in `languages`, the leading one first; two stand side by side.

    `facts` are labels and values under the title, `words` what else the page says in its leading
    language: "facts", "missing", "attachments", "status", "printing", "hash".
    """
    return "\n".join(_Page(issued, languages, words).lines(facts)) + "\n"


class _Page:
    def __init__(
        self, issued: IssuedText, languages: Sequence[str], words: Mapping[str, str]
    ) -> None:
        self.issued, self.languages, self.words = issued, languages, words
        self.texts = [issued.texts[language] for language in languages]
        self.lead = languages[0]

    def lines(self, facts: Iterable[tuple[str, str]]) -> Iterable[str]:
        both = ' class="both"' if len(self.languages) > 1 else ""
        yield "<!DOCTYPE html>"
        yield f'<html lang="{_tag(self.lead)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_text(self.texts[0].heading)}</title>"
        yield f"<style>\n{STYLE}</style>"
        yield "</head>"
        yield f"<body{both}>"
        yield "<header>"
        yield f"<h1>{_text(self.texts[0].heading)}</h1>"
        for text in self.texts[1:]:
            if text.heading:
                yield f'<p lang="{_tag(text.language)}">{_text(text.heading)}</p>'
        yield "</header>"
        yield f'<dl aria-label="{_text(self.words["facts"])}">'
        for label, value in facts:
            yield f"<dt>{_text(label)}</dt><dd>{_text(value)}</dd>"
        yield "</dl>"
        yield "<main>"
        yield from self._around([text.preamble for text in self.texts])
        for pair in pairs(self.issued, self.languages):
            yield from self._pair(pair)
        yield from self._end()
        yield "</main>"
        yield from self._foot()
        yield "</body>"
        yield "</html>"

    def _around(self, texts: Sequence[Sequence[str]]) -> Iterable[str]:
        if any(any(line.strip() for line in lines) for lines in texts):
            yield '<div class="pair">'
            for language, lines in zip(self.languages, texts, strict=True):
                inner = "".join(self._pieces(lines))
                yield f'<div lang="{_tag(language)}">{inner}</div>'
            yield "</div>"

    def _pair(self, pair: Pair) -> Iterable[str]:
        heading = "h2" if pair.kind in TITLED else "h3" if pair.kind == "article" else ""
        indent = _INDENTS.get(pair.kind, 0)
        if pair.kind == "level":
            indent = min(pair.depth, _DEEPEST)
        css = f' class="d{indent}"' if indent else ""
        yield f'<div class="pair" id="{escape(pair.id)}">'
        for language, node in zip(self.languages, pair.nodes, strict=True):
            if node is None:
                # Of an article it is said in words; below one the two texts may be cut otherwise.
                words = _text(self.words["missing"]) if heading else "—"
                kind = "missing" if heading else "missing gap"
                yield f'<p class="{kind}" lang="{_tag(self.lead)}">{words}</p>'
                continue
            inner = "".join(self._node(node, language, heading))
            yield f'<div lang="{_tag(language)}"{css}>{inner}</div>'
        yield "</div>"

    def _node(self, node: Node, language: str, heading: str) -> Iterable[str]:
        lines = node.text.split("\n") if node.text else []
        label = labelled(node, language)
        if heading and label:
            yield f"<{heading}>{_text(label)}</{heading}>"
        elif label and lines and not node.heading and not _is_block(lines[0]):
            gap = "" if language != "vi" and not node.number[-1:].isalnum() else " "
            yield f"<p>{_text(label)}{gap}{_text(lines[0])}</p>"
            lines = lines[1:]
        elif label:
            yield f"<p>{_text(label)}</p>"
        yield from self._pieces(lines)

    def _pieces(self, lines: Sequence[str]) -> Iterable[str]:
        for piece in parted(lines):
            if isinstance(piece, Table):
                yield _table(piece)
                continue
            figure = FIGURE.fullmatch(piece.strip())
            if figure:
                yield _figure(self.issued.figures.get(int(figure["number"])), figure["caption"])
            elif piece.strip():
                yield f"<p>{_text(piece)}</p>"

    def _end(self) -> Iterable[str]:
        split = [appendices.apart(text.closing) for text in self.texts]
        yield from self._around([[*lines] for lines, _nodes, _named in split])
        for text in self.texts:
            if text.attachments:
                items = "".join(f"<li>{_text(name)}</li>" for name in text.attachments)
                words = _text(self.words["attachments"])
                yield f'<section lang="{_tag(text.language)}"><h2 lang="{_tag(self.lead)}">{words}</h2><ul>{items}</ul></section>'  # noqa: E501
        for text, (_lines, nodes, _named) in zip(self.texts, split, strict=True):
            own = [node for node in text.provisions if node.kind == "appendix"]
            for node in [*own, *nodes]:
                yield f'<section class="appendix" lang="{_tag(text.language)}">'
                yield f"<h2>{_text(node.number)} {_text(node.heading)}</h2>"
                yield from self._deep(node, text.language)
                yield "</section>"

    def _deep(self, node: Node, language: str) -> Iterable[str]:
        yield from self._pieces(node.text.split("\n") if node.text else [])
        for child in node.children:
            yield "".join(self._node(Node(child.kind, child.id, child.number, child.heading,
                                          child.text), language, ""))  # fmt: skip
            yield from self._deep(Node("", "", children=child.children), language)

    def _foot(self) -> Iterable[str]:
        yield "<footer>"
        code = qr(self.issued.status_url)
        if code:
            words = _text(self.words["status"])
            drawing = code["svg"].replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1)
            yield drawing
        yield "<div>"
        yield f"<p>{_text(self.words['printing'])}</p>"
        if self.issued.content_hash:
            yield f"<p>{_text(self.words['hash'])} {_text(fingerprint(self.issued))}</p>"
        if code:
            address = escape(self.issued.status_url)
            yield f'<p><a href="{address}">{_text(self.words["status"])}</a></p>'
        yield "</div>"
        yield "</footer>"


def _tag(language: str) -> str:
    return {"zh-hans": "zh-Hans"}.get(language, language)


def _text(words: str) -> str:
    return escape(clean(words))


def _is_block(line: str) -> bool:
    return bool(FIGURE.fullmatch(line.strip())) or line.strip().startswith("|")


def _table(table: Table) -> str:
    def row(cells: Sequence[Cell], tag: str) -> str:
        inner = "".join(
            f"<{tag}>{'<br>'.join(_text(line) for line in cell)}</{tag}>" for cell in cells
        )
        return f"<tr>{inner}</tr>"

    head = f"<thead>{row(table.header, 'th')}</thead>" if table.header else ""
    body = "".join(row(cells, "td") for cells in table.rows)
    return f'<div class="wide"><table>{head}<tbody>{body}</tbody></table></div>'


def _figure(figure: Figure | None, caption: str) -> str:
    inner = ""
    if figure and figure.media_type in PICTURES:
        data = base64.b64encode(figure.data).decode()
        alternative = _text(figure.alternative or caption)
        inner = f'<img src="data:{figure.media_type};base64,{data}" alt="{alternative}">'
    shown = f"<figcaption>{_text(caption)}</figcaption>" if clean(caption) else ""
    return f"<figure>{inner}{shown}</figure>" if inner or shown else ""
