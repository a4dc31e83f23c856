"""The pages of a pack. Everything is said in both languages, because nobody can switch. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from approvals import languages
from regulations.layout import blocks, contents
from regulations.rendering import (
    Drawing,
    Words,
    article_html,
    contents_html,
    escape,
    passage_html,
)
from regulations.rendering.pictures import Picture

from .workfile import About

#: A word in both languages, by language.
Both = Mapping[str, str]
#: Stands in a page until the archive is written: only then it is known when that was.
VALIDITY = "<!--validity-->"


@dataclass(frozen=True)
class Text:
    """The text of one edition. `rows` are its provisions with all columns of both languages."""

    title: Both
    #: Of an edition to come, which may be called otherwise.
    heading: Both
    held: Sequence[str]
    rows: Sequence[dict[str, Any]]
    #: name ("preamble", "closing") -> language -> text
    around: Mapping[str, Both]
    #: By the number by which a line of the text names it.
    pictures: Mapping[int, Picture]


@dataclass(frozen=True)
class Attached:
    """A file of the regulation, as its page names it."""

    href: str
    title: str
    language: str
    sha256: str


def days(day: date) -> dict[str, str]:
    """A day as either language writes it in short."""
    return {languages.ZH: f"{day:%Y-%m-%d}", languages.VI: f"{day:%d/%m/%Y}"}


def both(words: Both, tag: str = "span") -> str:
    """Both languages one after the other, each marked as what it is; once where they agree."""
    zh, vi = words[languages.ZH], words[languages.VI]
    if zh == vi:
        return f"<{tag}>{escape(zh)}</{tag}>"
    return " ".join(
        f'<{tag} lang="{code}">{escape(text)}</{tag}>'
        for code, text in ((languages.ZH, zh), (languages.VI, vi))
        if text
    )


def shell(words: Mapping[str, Both], title: Both, body: str, *, up: str) -> str:
    """A whole page. `up` leads from it to the start of the pack ("" or "../")."""
    joined = " · ".join(dict.fromkeys(text for text in title.values() if text))
    return (
        f'<!DOCTYPE html>\n<html lang="{languages.ZH}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(joined)}</title>\n"
        f'<link rel="stylesheet" href="{up}pack.css">\n'
        f'<script src="{up}pack.js" defer></script>\n</head>\n'
        f'<body data-up="{up}">\n'
        f'<header class="top"><a href="{up}index.html">{both(words["pack"])}</a></header>\n'
        f"{VALIDITY}\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def validity(words: Mapping[str, Both], made: date, last: date) -> str:
    """On every page: from when it is, until when it may be used. The warning is shown by the
    script once the day has passed; the words stand there without it."""
    made_on, last_on = days(made), days(last)
    said = {
        code: words["validity"][code] % {"day": made_on[code], "last": last_on[code]}
        for code in languages.LANGUAGES
    }
    return (
        f'<div class="validity" data-expires="{last.isoformat()}">'
        f"<p>{both(said)}</p><p>{both(words['afterwards'])}</p>"
        f"<p>{both(words['only_for'])}</p>"
        f'<p class="expired" role="alert" hidden>{both(words["expired"])}</p></div>'
    )


def start(
    words: Mapping[str, Both],
    categories: Iterable[tuple[str, Both, int]],
    departments: Iterable[tuple[str, Both, int]],
) -> str:
    """The first page: search, and the lists. Each list is (address, name, how many)."""
    templates = "".join(
        f'<template id="{name}">{both(words[name])}</template>'
        for name in ("none", "some", "searching", *_STATUSES)
    )
    form = (
        '<form class="search" role="search" hidden>'
        f'<label for="q">{both(words["search"])}</label>'
        '<input type="search" id="q" name="q" maxlength="100" autocomplete="off">'
        f'<button type="submit">{both(words["search"])}</button></form>'
        '<p id="told" role="status"></p><ol id="found" class="list"></ol>'
        f"<noscript><p>{both(words['no_script'])}</p></noscript>"
    )
    lists = "".join(
        f'<section><h2>{both(words[name])}</h2><ul class="list">'
        + "".join(
            f'<li><a href="{escape(href)}">{both(label)}</a> ({count})</li>'
            for href, label, count in rows
        )
        + "</ul></section>"
        for name, rows in (("by_category", categories), ("by_department", departments))
    )
    head = f"<h1>{both(words['pack'], 'span')}</h1><p>{both(words['hospital'])}</p>"
    return shell(words, words["pack"], f"{head}{form}{templates}{lists}", up="")


_STATUSES = ("in_force", "not_yet", "repealed")


def listing(words: Mapping[str, Both], title: Both, rows: Iterable[About]) -> str:
    """The regulations of a category or a department."""
    made = "".join(
        f'<li><a href="../{escape(row.path)}">{_headings(row)}</a> '
        f'<span class="chip {row.status}">{both(words[row.status])}</span> '
        f"<span>{escape(row.number)}</span> "
        f"<span>{both(days(date.fromisoformat(row.effective)))}</span></li>"
        for row in rows
    )
    return shell(words, title, f'<h1>{both(title)}</h1><ul class="list">{made}</ul>', up="../")


def _headings(row: About) -> str:
    return both({languages.ZH: row.heading_zh_hans, languages.VI: row.heading_vi})


def regulation(
    words: Mapping[str, Both],
    about: About,
    facts: Iterable[tuple[str, Both]],
    texts: Sequence[Text],
    files: Iterable[Attached],
) -> str:
    """One regulation: the edition that is shown, then those to come."""
    title = {languages.ZH: about.heading_zh_hans, languages.VI: about.heading_vi}
    told = "".join(
        f"<div><dt>{both(words[name])}</dt><dd>{both(value)}</dd></div>" for name, value in facts
    )
    attached = "".join(
        f'<li><a href="../{escape(one.href)}" lang="{one.language}">{escape(one.title)}</a> '
        f"<code>SHA-256 {escape(one.sha256)}</code></li>"
        for one in files
    )
    body = (
        f"<h1>{_headings(about)}</h1>"
        f'<p><span class="chip {about.status}">{both(words[about.status])}</span></p>'
        f'<dl class="facts">{told}</dl>'
        + (f'<h2>{both(words["files"])}</h2><ul class="list">{attached}</ul>' if attached else "")
        + "".join(_text(words, text, place) for place, text in enumerate(texts))
    )
    return shell(words, title, body, up="../")


def _text(words: Mapping[str, Both], text: Text, place: int) -> str:
    """One edition. Anchors of all but the first carry its place: ids are there once."""
    mark = f"e{place}." if place else ""
    rows = [
        {**row, "eid": mark + row["eid"], "parent_eid": row["parent_eid"] and mark
         + row["parent_eid"]}
        for row in text.rows
    ]  # fmt: skip
    made = blocks(rows, text.held)
    drawing = Drawing(
        words=Words(
            language=text.held[0],
            missing=words["missing"][text.held[0]],
            table=words["table"][text.held[0]],
            copy="",
            report="",
        ),
        figures=text.pictures,
    )

    def around(name: str) -> str:
        return passage_html(
            name, [(code, text.around[name][code]) for code in text.held], drawing
        )

    first = next((at for at, one in enumerate(made) if one.kind == "appendix"), len(made))
    listed = contents_html(contents(made, rows))
    toc = f'<nav class="toc"><ol>{listed}</ol></nav>' if listed else ""
    heading = f"<p>{both(text.heading)}</p>" if place else ""
    return (
        f'<section class="edition"><h2>{both(text.title)}</h2>{heading}{toc}<article>'
        f"{around('preamble')}{article_html(made[:first], drawing)}{around('closing')}"
        f"{article_html(made[first:], drawing)}</article></section>"
    )
