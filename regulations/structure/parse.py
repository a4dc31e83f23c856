"""From text to a tree of provisions. No input raises; no character is lost; linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from . import appendices, closing, counting, headings, ids, markers, tables
from .counting import Counting, Place
from .language import AUTO, CHINESE, resolve
from .markers import STRUCTURAL, Marker
from .nodes import Document, Draft, Warn

_RANK = {kind: rank for rank, kind in enumerate(STRUCTURAL)}
_BRACKETED = re.compile(r"(?P<heading>[【\[][^】\]]{1,30}[】\]])[ ]*(?P<text>.+)")
_KHOAN = ("arabic.mark", "arabic.slash")
_MOST_LABELS = 4
"""Labels read at the front of one line; more are text."""
_OPEN_ENDED = (
    "，", "、", ",", "和", "及", "或", "与", "按", "按照", "依照", "根据", "依据", "违反", "符合",
    " tại", " theo", " của", " và", " hoặc", " khoản", " điểm", " ở", " với",
)  # fmt: skip


_SENTENCE_ENDS = ("。", "；", ".", ";")


def parse(text: str, language: str = AUTO, title: str = "") -> Document:
    """The tree of a text whose headings stand at the starts of lines.

    `title` is passed through: a title inside the text is preamble here (finding it is the
    importer's work). Raises ValueError for an unknown language and nothing else.
    """
    lines = [markers.clean_line(line) for line in text.splitlines()]
    language = resolve(language, text)
    return _Parser(lines, language).document(title)


def _is_row(line: str) -> bool:
    """A row of a table or a picture, which is no paragraph of its own."""
    return "\t" in line or tables.is_object_line(line)


class SecondNumbers:
    """Styles of labels whose number two still comes at the start of some line.

    `heads` are the lines whose weak label the next line goes on from: "3 Duties", "3.1 ...".
    Set `at` to the index of the line being read.
    """

    def __init__(self, lines: Iterable[str], language: str) -> None:
        self.at = 0
        self.last: dict[str, int] = {}
        self.heads: set[int] = set()
        bare: tuple[int, int] | None = None  # a bare number in the line before: (index, value)
        for index, line in enumerate(lines):
            if not line:
                continue
            marker = markers.read(line, language)
            before, bare = bare, None
            if marker is not None and marker.kind == "enum":
                if before and marker.readings[0].path == (before[1], 1):
                    self.heads.add(before[0])
                if marker.strength == markers.WEAK:
                    bare = (index, marker.value)
                for reading in marker.readings:
                    if reading.value == 2:
                        self.last[reading.style] = index

    def __contains__(self, style: object) -> bool:
        return isinstance(style, str) and self.last.get(style, -1) > self.at


class Sequence:
    """The counts of parts, chapters, sections and articles: what is a heading, what a citation."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[int, int]] = {}
        self.fresh: set[str] = set(STRUCTURAL)

    def rank(self, marker: Marker) -> int:
        value, sub = marker.value, marker.sub
        last = self.last.get(marker.kind)
        if last is None:
            return counting.START if value == 1 else counting.ODD
        if (value, sub) == (last[0] + 1, 0) or (value == last[0] and sub == last[1] + 1):
            return counting.EXACT
        if value == 1 and marker.kind in self.fresh:
            return counting.START
        return counting.GAP if (value, sub) > last else counting.REPEAT

    def accepts(self, marker: Marker, previous: str) -> bool:
        """Whether the label is a heading; `previous` is the line before it."""
        rank = self.rank(marker)
        if marker.strength == markers.STRONG:
            backwards = rank in (counting.REPEAT, counting.GAP)
            return not (backwards and previous.endswith(_OPEN_ENDED))
        if rank == counting.GAP:
            near = marker.value - self.last[marker.kind][0] <= 3
            return near and not previous.endswith(_OPEN_ENDED)
        if rank == counting.REPEAT and marker.value == self.last[marker.kind][0]:
            # the same number once more, behind the end of a sentence: given twice by mistake
            return previous.endswith(_SENTENCE_ENDS) and not marker.rest.endswith(_OPEN_ENDED)
        return rank != counting.REPEAT and not previous.endswith(_OPEN_ENDED)

    def put(self, marker: Marker) -> None:
        self.last[marker.kind] = (marker.value, marker.sub)
        rank = _RANK[marker.kind]
        self.fresh.discard(marker.kind)
        for kind in STRUCTURAL[rank + 1 :]:
            self.fresh.add(kind)
            if kind == "section":
                self.last.pop(kind, None)


class _Parser:
    def __init__(self, lines: list[str], language: str) -> None:
        self.language = language
        self.letters = markers.alphabet(lines, language)
        self.lines = lines
        self.seconds = SecondNumbers((), language)
        self.root = Draft("root")
        self.preamble: list[str] = []
        self.seen: list[str] = []  # the lines before the first unit
        self.sequence = Sequence()
        self.units: list[Draft] = [self.root]  # open structural units, the root first
        self.outer = Counting()  # open levels outside an article
        self.outer_nodes: list[Draft] = []
        self.article: Draft | None = None
        self.inner = Counting()  # open depths inside the article's current paragraph
        self.inner_nodes: list[Draft] = []
        self.suspended: tuple[Counting, list[Draft], int] | None = None
        self.khoan = False
        self.started = False
        self.heading: Draft | None = None  # a unit whose heading may go on in the next line
        self.blank = False
        self.nesting = 0
        self.unit_seen = False
        self.firsts: list[str] = []  # the words behind the labels of the articles
        self.sets_off = False

    def document(self, title: str) -> Document:
        found = appendices.find(self.lines, self.letters)
        first = found.heads[0] if found.heads else len(self.lines)
        end = closing.signature_start(self.lines[:first], self.language)
        if found.note is not None:
            end = min(end, found.note)
        drafts = self.body(self.lines[:end])
        starts = [*found.heads, len(self.lines)]
        attached: list[Draft] = []
        for start, stop in pairwise(starts):
            attached.append(self._appendix(start, stop, attached))
        nodes, warnings = ids.assign([*drafts, *attached])
        if drafts and not self.started:
            message = "No numbered headings were found; every paragraph stands alone."
            warnings.append(Warn("no_structure", message))
        return Document(
            title=title,
            language=self.language,
            provisions=nodes,
            warnings=tuple(warnings),
            preamble="\n".join(self.preamble) if self.started else "",
            closing="\n".join(line for line in self.lines[end:first] if line),
        )

    def body(self, body: list[str]) -> list[Draft]:
        """The provisions of a text; without any label its paragraphs are the provisions."""
        previous = ""
        self.seconds = SecondNumbers(body, self.letters)
        for index, line in enumerate(body):
            self.seconds.at = index
            if not line:
                self.blank = True
                continue
            self._line(line, previous)
            previous, self.blank = line, False
            if not self.unit_seen:
                self.seen.append(line)
        if not self.started:
            return [Draft("paragraph", lines=[line]) for line in self.preamble]
        self.sets_off = headings.sets_off(self.firsts, self.language)
        for draft in self.root.children:
            self._finish(draft)
        return self.root.children

    def _appendix(self, start: int, stop: int, before: list[Draft]) -> Draft:
        """An appendix: text until the first label, then a body of its own, then who signed it."""
        opened = appendices.open_at(self.lines, start, stop, self.language)
        last = next((one.value for one in reversed(before) if one.value is not None), 0)
        draft = Draft(
            "appendix",
            opened.head.number,
            appendices.value_of(opened.head, last),
            opened.head.sub,
            heading=opened.heading,
            lines=[opened.text] if opened.text else [],
        )
        lines = self.lines[opened.begin : stop]
        end = closing.signature_start(lines, self.language)
        inside = _Parser(lines, self.language)
        children = inside.body(lines[:end])
        tail = [line for line in lines[end:] if line]
        if inside.started:
            draft.lines += inside.preamble
            draft.children = children
            if tail:
                draft.children.append(Draft("paragraph", lines=tail))
        else:
            draft.lines += [line for line in lines if line]
        return draft

    # one line -------------------------------------------------------------------------------

    def _line(self, line: str, previous: str) -> None:
        marker = markers.read(line, self.letters)
        if marker is not None and marker.kind in STRUCTURAL:
            if self.sequence.accepts(marker, previous):
                self._unit(marker)
                return
        elif marker is not None:
            if self.seconds.at in self.seconds.heads and marker.strength == markers.WEAK:
                marker = replace(marker, strength=markers.MEDIUM)
            if self._enumerated(marker):
                return
        self._plain(line)

    def _unit(self, marker: Marker) -> None:
        self.sequence.put(marker)
        if not self.unit_seen:
            self._first_unit(marker)
        nested = marker.kind == "article" and self._may_nest(marker)
        first = "" if nested else marker.rest
        draft = Draft(marker.kind, marker.number, marker.value, marker.sub, first)
        self.started = True
        rank = _RANK[marker.kind]
        while len(self.units) > 1 and _RANK[self.units[-1].kind] >= rank:
            self.units.pop()
        if marker.kind == "article":
            parent = self._article_parent()
            parent.children.append(draft)
            self.article = draft
            self.khoan = False
            self.firsts.append(marker.rest)
        else:
            self.units[-1].children.append(draft)
            self.units.append(draft)
            self.article = None
            self.outer, self.outer_nodes = Counting(), []
        self._reset_inner()
        self.heading = draft
        if nested:
            self._nested(marker)

    def _first_unit(self, marker: Marker) -> None:
        """A list before the first chapter or article (- Căn cứ …;) is preamble, not provisions."""
        self.unit_seen = True
        levels = self.outer_nodes
        titled = marker.kind == "article" and bool(levels) and levels[0].value is not None
        if self.root.children and not (titled and self._article_parent() is not self.root):
            self.preamble = list(self.seen)
            self.root.children = []
            self.outer, self.outer_nodes = Counting(), []

    def _nested(self, marker: Marker) -> None:
        self.nesting += 1
        self._line(marker.rest, marker.number)
        self.nesting -= 1

    def _may_nest(self, marker: Marker) -> bool:
        """Whether the words after a label are a label again: 第二条 1、…"""
        return self.nesting < _MOST_LABELS and self._is_label(marker.rest)

    def _is_label(self, words: str) -> bool:
        marker = markers.read(words, self.letters)
        return marker is not None and marker.kind == "enum"

    def _article_parent(self) -> Draft:
        """The open level where that is a mere heading (一、总则), else the chapter or the root."""
        if self.outer_nodes:
            level = self.outer_nodes[-1]
            words = level.lines[-1] if level.lines else level.first
            has_articles = any(child.kind == "article" for child in level.children)
            if has_articles or (words[-1:] not in "。；;.：:，," and len(words) <= 60):
                return level
            self.outer, self.outer_nodes = Counting(), []
        return self.units[-1]

    def _reset_inner(self) -> None:
        self.inner, self.inner_nodes, self.suspended = Counting(), [], None

    def _enumerated(self, marker: Marker) -> bool:
        if self.article is None:
            place = self.outer.place(marker, self.seconds)
            if place is None:
                return False
            self._put_level(marker, place)
            return True
        place = self.inner.place(marker, self.seconds)
        if self.suspended is not None and (place is None or place.rank >= counting.GAP):
            resumed = self.suspended[0].place(marker, self.seconds)
            if resumed is not None and resumed.rank == counting.EXACT:
                self._resume()
                place = resumed
        if (place is None or not self.inner.same_style(place)) and self.outer_nodes:
            outside = self.outer.place(marker, self.seconds)
            exact = outside is not None and outside.rank == counting.EXACT
            if outside is not None and exact and not marker.bullet:
                self.article = None
                self._reset_inner()
                self._put_level(marker, outside)
                return True
        if place is None:
            return False
        self._put_inner(marker, place)
        return True

    def _put_level(self, marker: Marker, place: Place) -> None:
        nested = self._may_nest(marker)
        draft = self._draft("level", marker, place)
        self.outer.put(place)
        del self.outer_nodes[place.depth :]
        parent = self.outer_nodes[-1] if self.outer_nodes else self.units[-1]
        parent.children.append(draft)
        self.outer_nodes.append(draft)
        self.heading = draft
        self.started = True
        if nested:
            draft.first = ""
            self._nested(marker)

    def _draft(self, kind: str, marker: Marker, place: Place) -> Draft:
        value = None if marker.bullet else place.reading.value
        return Draft(kind, marker.number, value, first=marker.rest)

    def _put_inner(self, marker: Marker, place: Place) -> None:
        article = self.article
        assert article is not None  # noqa: S101 - the caller has checked
        if place.depth == 0 and self._is_khoan(place):
            self.khoan = True
            draft = self._draft("paragraph", marker, place)
            article.children.append(draft)
            self.inner_nodes = [draft]
        else:
            kind = ("point", "item")[min(place.depth - (1 if self._in_khoan() else 0), 1)]
            draft = self._draft(kind, marker, place)
            del self.inner_nodes[place.depth :]
            parent = self.inner_nodes[-1] if self.inner_nodes else self._paragraph()
            parent.children.append(draft)
            self.inner_nodes.append(draft)
        self.inner.put(place)
        self.suspended = None
        self.heading = None

    def _in_khoan(self) -> bool:
        return bool(self.inner_nodes) and self.inner_nodes[0].kind == "paragraph"

    def _is_khoan(self, place: Place) -> bool:
        if self.language == CHINESE or place.reading.style not in _KHOAN:
            return self.khoan and bool(self.inner_nodes) and self._in_khoan()
        article = self.article
        assert article is not None  # noqa: S101 - the caller has checked
        if self.khoan:
            return True
        return not any(child.children for child in article.children)

    def _paragraph(self) -> Draft:
        """The unnumbered paragraph that the next point belongs to."""
        article = self.article
        assert article is not None  # noqa: S101 - the caller has checked
        if not article.children:
            article.children.append(Draft("paragraph"))
        return article.children[-1]

    def _resume(self) -> None:
        """What looked like a new paragraph stands between two points: it goes on from the first."""
        assert self.suspended is not None  # noqa: S101 - the caller has checked
        article = self.article
        assert article is not None  # noqa: S101 - the caller has checked
        self.inner, self.inner_nodes, kept = self.suspended
        for between in article.children[kept:]:
            self.inner_nodes[-1].lines.extend(between.lines)
        del article.children[kept:]
        self.suspended = None

    def _plain(self, line: str) -> None:
        if not self.started:
            self.preamble.append(line)
            return
        is_row = tables.is_object_line(line)
        if self.heading is not None and not is_row:
            unit = self.heading
            untouched = not unit.first and not unit.lines and not unit.children
            if (
                untouched
                and not self._is_label(line)
                and markers.joins(unit.number, line, self.letters)
            ):
                unit.first = line
                return
            titled = unit.kind in ("part", "chapter", "section") and not unit.lines
            goes_on = self._continues(unit.first, line) and not self._is_label(line)
            if titled and not self.blank and goes_on:
                unit.first = f"{unit.first} {line}"
                return
            self.heading = None if unit.kind != "article" else unit
        if self.article is None:
            target = self.outer_nodes[-1] if self.outer_nodes else self.units[-1]
            target.lines.append(line)
        elif self.khoan:
            self.inner_nodes[-1].lines.append(line)
        else:
            self._plain_in_article(line)

    def _continues(self, first: str, line: str) -> bool:
        return headings.is_upper(first) and headings.is_upper(line)

    def _plain_in_article(self, line: str) -> None:
        """An unnumbered paragraph, or a line that a comma before it ties to the last one."""
        article = self.article
        assert article is not None  # noqa: S101 - the caller has checked
        cites = markers.names_unit(line)  # a heading would not have come here
        attached = cites or _is_row(line)
        if self.inner_nodes:
            last = self.inner_nodes[-1]
            hanging = last.lines[-1] if last.lines else last.first
            if attached or hanging.endswith(_OPEN_ENDED):
                last.lines.append(line)
                return
            self.suspended = (self.inner, list(self.inner_nodes), len(article.children))
            self.inner, self.inner_nodes = Counting(), []
        elif article.children:
            last = article.children[-1]
            if last.lines and (attached or last.lines[-1].endswith(_OPEN_ENDED)):
                last.lines.append(line)
                return
        elif article.first and cites:
            article.children.append(Draft("paragraph", lines=[article.first, line]))
            article.first = ""
            return
        article.children.append(Draft("paragraph", lines=[line]))

    # after the last line --------------------------------------------------------------------

    def _finish(self, draft: Draft) -> None:
        if draft.kind == "article":
            self._finish_article(draft)
            return
        followed = bool(draft.lines or draft.children)
        if draft.kind in ("part", "chapter", "section"):
            titled = headings.chapter_heading(draft.first, self.language)
        elif draft.kind == "level":
            parted = headings.set_off(draft.first, self.language)
            if parted:
                draft.first = parted[0]
                draft.lines.insert(0, parted[1])
                followed = True
            titled = headings.level_heading(draft.first, self.language, followed)
        else:
            titled = False
        self._settle(draft, titled)
        for child in draft.children:
            self._finish(child)

    def _settle(self, draft: Draft, titled: bool) -> None:
        if titled:
            draft.heading = draft.first
        elif draft.first:
            draft.lines.insert(0, draft.first)
        draft.first = ""

    def _finish_article(self, article: Draft) -> None:
        numbered = any(child.number for child in article.children)
        followed = bool(article.children)
        titled = headings.article_heading(article.first, self.language, followed, numbered)
        bracketed = _BRACKETED.fullmatch(article.first)
        parted = headings.set_off(article.first, self.language, self.sets_off)
        if parted:
            article.heading, own = parted[0], [parted[1]]
        elif bracketed:
            article.heading, own = bracketed["heading"], [bracketed["text"]]
        else:
            own = [] if titled or not article.first else [article.first]
            article.heading = article.first if titled else ""
        article.first = ""
        if numbered:
            article.lines = own
            for child in article.children:
                if not child.number:
                    article.lines.extend(child.lines)
            article.children = [child for child in article.children if child.number]
        else:
            self._unnumbered(article, own)
        for child in article.children:
            self._finish(child)

    def _unnumbered(self, article: Draft, own: list[str]) -> None:
        paragraphs = article.children
        if own:
            first = paragraphs[0] if paragraphs else None
            if first is not None and (
                not first.lines or own[0].endswith(_OPEN_ENDED) or _is_row(first.lines[0])
            ):
                first.lines[:0] = own
            else:
                paragraphs.insert(0, Draft("paragraph", lines=own))
        if len(paragraphs) == 1:
            article.lines = paragraphs[0].lines
            article.children = paragraphs[0].children
