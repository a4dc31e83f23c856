"""A comparison as HTML: before and after side by side, what is untouched folded away.

Everything that comes from a text is escaped here. What was put in or taken out is said in words
too, for who hears the page, and marked with `<ins>` and `<del>`, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from approvals.languages import LANGUAGES, ZH
from regulations.rendering import escape

from . import whole
from .items import Item
from .tables import RowDiff, TableDiff, compare_text
from .whole import Change, Comparison, Section, State, Words
from .words import Run

#: Untouched provisions that stand together are folded from this many on.
FOLD = 2
#: Untouched details inside an article that changed.
FOLD_INSIDE = 6


@dataclass(frozen=True)
class Said:
    """What is said around the texts, in the reader's own language; sentences with `%(...)s`."""

    language: str
    before: str
    after: str
    inserted: str
    deleted: str
    end: str
    added: str
    removed: str
    changed: str
    moved: str  # %(label)s
    renumbered: str  # %(label)s
    only_in: str  # %(language)s
    stood_in: str  # %(label)s
    stands_in: str  # %(label)s
    title: str
    preamble: str
    closing: str
    table: str
    show_before: str  # %(label)s
    show_after: str  # %(label)s
    #: A count of untouched provisions, and which.
    untouched: Callable[[int], str]
    language_names: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """What is drawn: `languages` those shown, the leading one first; `old_url` and `new_url` the
    addresses of both texts, "" where one has none (a draft)."""

    said: Said
    languages: Sequence[str]
    old_url: str = ""
    new_url: str = ""
    only_changes: bool = False


@dataclass(frozen=True)
class Passage:
    """What both texts have beside their provisions: title, preamble, closing, by language."""

    name: str
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def html(comparison: Comparison, passages: Sequence[Passage], sheet: Sheet) -> str:
    """The whole comparison. `passages` stand before the provisions, the one called "closing"
    behind them."""
    drawn = _Drawn(comparison, sheet)
    parts = [drawn.passage(one) for one in passages if one.name != "closing"]
    parts += drawn.sections()
    parts += [drawn.passage(one) for one in passages if one.name == "closing"]
    return "\n".join(part for part in parts if part)


class _Drawn:
    def __init__(self, comparison: Comparison, sheet: Sheet) -> None:
        self.comparison = comparison
        self.sheet = sheet
        self.said = sheet.said
        self.old_items = {one.before.eid: one.before for one in comparison.changes if one.before}
        self.new_items = {one.after.eid: one.after for one in comparison.changes if one.after}

    # -- sections ------------------------------------------------------------------------------
    def sections(self) -> Iterator[str]:
        waiting: list[Section] = []
        for section in self.comparison.sections:
            if section.is_untouched:
                waiting.append(section)
                continue
            yield self._folded(waiting)
            waiting = []
            yield self._section(section)
        yield self._folded(waiting)

    def _folded(self, sections: Sequence[Section]) -> str:
        if not sections:
            return ""
        first, last = (self._name(one.head.item) for one in (sections[0], sections[-1]))
        names = first if len(sections) == 1 else f"{first} – {last}"
        summary = f"{escape(self.said.untouched(len(sections)))} {names}"
        if self.sheet.only_changes:
            return f'<p class="cmp-left-out">{summary}</p>'
        inside = "\n".join(self._section(section) for section in sections)
        if len(sections) < FOLD:
            return inside
        return f'<details class="cmp-fold"><summary>{summary}</summary>\n{inside}\n</details>'

    def _section(self, section: Section) -> str:
        head = section.head
        level = "h2" if head.item.is_title else "h3"
        rows = [f'<div class="cmp-head">{self._heading(head, level)}{self._remarks(section)}</div>']
        for language in self.sheet.languages:
            rows += self._rows(section, language)
        state = head.state.value
        if any(one.state is not State.SAME for one in section.below) and state == "same":
            state = State.CHANGED.value
        kind = " cmp-title" if head.item.is_title else ""
        return (
            f'<section class="cmp cmp-{state}{kind}" id="{self._anchor(head)}">\n'
            + "\n".join(rows)
            + "\n</section>"
        )

    @staticmethod
    def _anchor(change: Change) -> str:
        eid = escape(change.item.eid)
        return eid if change.after is not None else f"was-{eid}"

    def _heading(self, change: Change, level: str) -> str:
        names = []
        for language in self.sheet.languages:
            made = whole.wording(change, language)
            label = self._label(made, language)
            if label:
                names.append(f'<span lang="{language}">{label}</span>')
        joined = " ".join(names) or escape(change.item.eid)
        return f"<{level}>{joined}</{level}>"

    def _label(self, made: Words, language: str) -> str:
        number, heading = self._runs(made.number), self._runs(made.heading)
        return f"{number}{_joint(made, language) if number and heading else ''}{heading}"

    def _name(self, item: Item) -> str:
        """Number, or heading, or id of a provision, in the leading language that has it."""
        for language in self.sheet.languages:
            place = LANGUAGES.index(language)
            text = item.number[place].rstrip(" .:") or item.heading[place]
            if text:
                return f'<span lang="{language}">{escape(text)}</span>'
        return f"<code>{escape(item.eid)}</code>"

    # -- what is said about it -----------------------------------------------------------------
    def _remarks(self, section: Section) -> str:
        change = section.head
        chips = list(self._chips(change))
        if change.state is State.SAME and any(
            one.state is not State.SAME for one in section.below
        ):
            chips.insert(0, _chip("info", escape(self.said.changed)))
        links = []
        if change.before is not None and self.sheet.old_url:
            links.append(
                self._place(self.said.show_before, change.before, self.sheet.old_url)
            )
        if change.after is not None and self.sheet.new_url:
            links.append(self._place(self.said.show_after, change.after, self.sheet.new_url))
        joined = " ".join(chips)
        return (
            f'<p class="cmp-said" lang="{escape(self.said.language)}">{joined}'
            f'<span class="cmp-links">{" ".join(links)}</span></p>'
        )

    def _place(self, words: str, item: Item, address: str) -> str:
        name = self._name(item)
        text = escape(words) % {"label": f'<span class="visually-hidden">{name}</span>'}
        return f'<a href="{escape(address)}#{escape(item.eid)}">{text}</a>'

    def _chips(self, change: Change) -> Iterator[str]:
        said = self.said
        before, after = change.before, change.after
        if change.state is State.ADDED:
            yield _chip("ok", escape(said.added))
            if change.stood_in in self.old_items:
                yield _chip("info", self._about(said.stood_in, self.old_items[change.stood_in]))
            return
        if change.state is State.REMOVED:
            yield _chip("bad", escape(said.removed))
            if change.stands_in in self.new_items:
                yield _chip("info", self._about(said.stands_in, self.new_items[change.stands_in]))
            return
        if before is None or after is None:
            return
        if change.state is State.CHANGED:
            yield _chip("info", escape(said.changed))
            if len(change.in_languages) < sum(after.holds):
                name = said.language_names[LANGUAGES.index(change.in_languages[0])]
                yield _chip("warn", escape(said.only_in % {"language": name}))
        if change.moved:
            yield _chip("warn", self._about(said.moved, before))
        elif change.renumbered:
            yield _chip("", self._about(said.renumbered, before))

    def _about(self, sentence: str, item: Item) -> str:
        return escape(sentence) % {"label": self._name(item)}

    # -- rows ----------------------------------------------------------------------------------
    def _rows(self, section: Section, language: str) -> Iterator[str]:
        yield from self._row(section.head, language, is_head=True)
        waiting: list[Change] = []
        for change in section.below:
            if change.is_untouched and not section.is_untouched:
                waiting.append(change)
                continue
            yield from self._inside(waiting, language)
            waiting = []
            yield from self._row(change, language)
        yield from self._inside(waiting, language)

    def _inside(self, changes: Sequence[Change], language: str) -> Iterator[str]:
        rows = [row for change in changes for row in self._row(change, language)]
        if len(rows) < FOLD_INSIDE:
            yield from rows
            return
        summary = escape(self.said.untouched(len(rows)))
        yield (
            f'<details class="cmp-fold"><summary lang="{escape(self.said.language)}">{summary}'
            "</summary>\n" + "\n".join(rows) + "\n</details>"
        )

    def _row(self, change: Change, language: str, is_head: bool = False) -> Iterator[str]:
        """Both sides of one provision; nothing where it has no words of its own here."""
        made = whole.wording(change, language)
        lead = "" if is_head else self._lead(made, language)
        if not made.text and not lead:
            return
        said = "" if is_head else "".join(self._chips_of_detail(change, language))
        depth = "" if is_head else f" cmp-d{min(change.depth, 4)}"
        anchor = "" if is_head or not self._leads(change, language) else (
            f' id="{self._anchor(change)}"'
        )  # fmt: skip
        old, new = self._side(made, "removed", language, is_head), self._side(
            made, "added", language, is_head
        )
        if old == new:  # in this language nothing was changed
            sides = f'<div class="cmp-both" lang="{language}">{new}</div>'
        else:
            sides = self._cell("old", old, language, self.said.before)
            sides += self._cell("new", new, language, self.said.after)
        yield f'<div class="cmp-row{depth}"{anchor}>{said}{sides}</div>'

    def _leads(self, change: Change, language: str) -> bool:
        """Whether this is the first language shown that has the provision: it has the anchor."""
        shown = (
            code for code in self.sheet.languages if change.item.holds[LANGUAGES.index(code)]
        )
        return next(shown, None) == language

    def _cell(self, side: str, inside: str, language: str, name: str) -> str:
        if not inside:
            return f'<div class="cmp-{side} cmp-none"></div>'
        own = escape(self.said.language)
        return (
            f'<div class="cmp-{side}" lang="{language}">'
            f'<span class="cmp-which" lang="{own}">{escape(name)}</span>{inside}</div>'
        )

    def _chips_of_detail(self, change: Change, language: str) -> Iterator[str]:
        if not self._leads(change, language):
            return
        chips = [
            chip
            for chip in self._chips(change)
            if change.moved or change.renumbered or change.stood_in or change.stands_in
            or "warn" in chip
        ]  # fmt: skip
        if chips:
            yield (
                f'<p class="cmp-said" lang="{escape(self.said.language)}">{" ".join(chips)}</p>'
            )

    def _lead(self, made: Words, language: str) -> str:
        return self._runs(made.number) + self._runs(made.heading)

    def _side(self, made: Words, kind: str, language: str, is_head: bool) -> str:
        """One side: what stayed and what is of `kind`."""
        lead = ""
        if not is_head:
            number = self._runs(_of(made.number, kind))
            heading = self._runs(_of(made.heading, kind))
            gap = "" if language == ZH or not number else " "
            lead = f"{number}{gap}" + (f"<b>{heading}</b> " if heading else "")
        out: list[str] = []
        for block in made.text:
            if isinstance(block, TableDiff):
                table = self._table(block, kind)
                if table:
                    if lead:
                        out.append(f"<p>{lead}</p>")
                    lead = ""
                    out.append(table)
                continue
            for paragraph in self._paragraphs(_of(block.runs, kind)):
                out.append(f"<p>{lead}{paragraph}</p>")
                lead = ""
        if lead:
            out.append(f"<p>{lead}</p>")
        return "".join(out)

    def _paragraphs(self, runs: Iterable[Run]) -> list[str]:
        lines: list[list[str]] = [[]]
        for run in runs:
            first, *rest = run.text.split("\n")
            lines[-1].append(self._run(Run(run.kind, first)))
            for text in rest:
                lines.append([self._run(Run(run.kind, text))])
        return [joined for line in lines if (joined := "".join(line)).strip()]

    def _table(self, table: TableDiff, kind: str) -> str:
        wanted = [row for row in table.rows if row.state in ("same", "changed", kind)]
        if not wanted:
            return ""
        columns = [
            at
            for at in range(max(len(row.cells) for row in wanted))
            if any(at < len(row.cells) and _of(row.cells[at], kind) for row in wanted)
        ]
        head = "".join(self._table_row(row, columns, kind) for row in wanted if row.is_header)
        body = "".join(self._table_row(row, columns, kind) for row in wanted if not row.is_header)
        return (
            f'<div class="table-scroll" tabindex="0" role="group"'
            f' aria-label="{escape(self.said.table)}"><table class="data">'
            + (f"<thead>{head}</thead>" if head else "")
            + f"<tbody>{body}</tbody></table></div>"
        )

    def _table_row(self, row: RowDiff, columns: Sequence[int], kind: str) -> str:
        tag = 'th scope="col"' if row.is_header else "td"
        cells = ""
        for at in columns:
            runs = _of(row.cells[at], kind) if at < len(row.cells) else ()
            inside = "".join(self._run(run) for run in runs).replace("\n", "<br>")
            cells += f"<{tag}>{inside}</{tag.split(' ')[0]}>"
        return f'<tr class="cmp-{row.state}">{cells}</tr>'

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        text = escape(run.text)
        if run.kind == "same" or not text:
            return text
        tag, word = ("ins", self.said.inserted) if run.kind == "added" else (
            "del", self.said.deleted
        )  # fmt: skip
        own = escape(self.said.language)
        return (
            f'<{tag}><span class="visually-hidden" lang="{own}">[{escape(word)} </span>{text}'
            f'<span class="visually-hidden" lang="{own}"> {escape(self.said.end)}]</span></{tag}>'
        )

    # -- title, preamble, closing --------------------------------------------------------------
    def passage(self, passage: Passage) -> str:
        if self.sheet.only_changes and passage.is_same:
            return ""
        names = {
            "title": self.said.title, "preamble": self.said.preamble,
            "closing": self.said.closing,
        }  # fmt: skip
        rows = []
        for language in self.sheet.languages:
            place = LANGUAGES.index(language)
            text = tuple(compare_text(passage.before[place], passage.after[place], language))
            made = Words((), (), text)
            old, new = (self._side(made, k, language, True) for k in ("removed", "added"))
            if not old and not new:
                continue
            if old == new:
                rows.append(
                    '<div class="cmp-row"><div class="cmp-both"'
                    f' lang="{language}">{new}</div></div>'
                )
            else:
                rows.append(
                    f'<div class="cmp-row">{self._cell("old", old, language, self.said.before)}'
                    f"{self._cell('new', new, language, self.said.after)}</div>"
                )
        if not rows:
            return ""
        inside = "\n".join(rows)
        name = f'<span lang="{escape(self.said.language)}">{escape(names[passage.name])}</span>'
        if passage.is_same:
            return f'<details class="cmp-fold"><summary>{name}</summary>\n{inside}\n</details>'
        return (
            f'<section class="cmp cmp-changed" id="{passage.name}">\n'
            f'<div class="cmp-head"><h3>{name}</h3></div>\n{inside}\n</section>'
        )


def _of(runs: Iterable[Run], kind: str) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.kind in ("same", kind))


def _joint(made: Words, language: str) -> str:
    """What stands between number and heading: a mark that ends the number brings its own space."""
    last = made.number[-1].text[-1:]
    if language == ZH:
        return "　" if last.isalnum() else ""
    return ". " if last.isalnum() else " "


def _chip(css: str, inside: str) -> str:
    return f'<span class="{f"chip {css}".rstrip()}">{inside}</span>'

