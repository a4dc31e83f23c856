"""From the lines of a source to the lines of its text; everything taken out is reported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from regulations.structure import CHINESE, detect, markers

from . import furniture, old_vietnamese, pages
from .damage import damaged_passages
from .glosses import strip_glosses
from .grid import is_object_line
from .pages import PAGE_BREAK
from .script import is_traditional, to_simplified
from .source import Findings, Source

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f]")
_SPACES = re.compile(r"[^\S\t]+|[ ]*\t[ \t]*")
_UNDATED_ENDS = "。！？；;.!?:：、,，”\"')）》】"


@dataclass(frozen=True)
class Line:
    """A line of cleaned text and the index of the source line it began in.

    `title`: known to begin a document (printed twice, or first on a page after the last one's
    end).
    """

    at: int
    text: str
    title: bool = False


@dataclass(frozen=True)
class Cleaned:
    lines: tuple[Line, ...]
    language: str
    findings: Findings


def clean(source: Source) -> Cleaned:
    """The text without furniture, glosses, Traditional characters and page numbers."""
    findings = Findings()
    for warning in source.warnings:
        findings.add(0, warning.code, warning.message, warning.text)
    texts = [_tidy(line) for line in _in_unicode(source.lines, findings)]
    texts = _without_glosses(texts, findings)
    language = detect("\n".join(texts))
    if language == CHINESE:
        texts = _simplified(texts, findings)
    lines = [Line(index, text) for index, text in enumerate(texts)]
    lines = _without_furniture(lines, findings)
    lines = _without_page_lines(lines, findings)
    lines = _without_slices(lines, language, findings)
    lines = _without_running_pages(lines, findings)
    lines = _unwrapped(lines, language, findings)
    for line in lines:
        for passage in damaged_passages(line.text):
            findings.add(line.at, "damaged", "Damaged characters were kept as they are.", passage)
    return Cleaned(tuple(lines), language, findings)


def _in_unicode(lines: Sequence[str], findings: Findings) -> Sequence[str]:
    converted = old_vietnamese.convert(lines)
    if converted is None:
        return lines
    message = "Vietnamese in an encoding from before Unicode was converted; the original is kept."
    changed = [a for a, b in zip(lines, converted.lines, strict=True) if a != b]
    findings.add(0, "old_encoding", message, "\n".join([converted.encoding, *changed]))
    return converted.lines


def _tidy(line: str) -> str:
    """NFC, one blank for a run of white space, no invisible characters."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", line))
    return _SPACES.sub(lambda match: "\t" if "\t" in match[0] else " ", composed).strip()


def _without_glosses(texts: list[str], findings: Findings) -> list[str]:
    out: list[str] = []
    removed: list[str] = []
    for text in texts:
        stripped, glosses = strip_glosses(text)
        removed += glosses
        out.append(stripped)
    if removed:
        message = "Pronunciation glosses inside words were removed."
        findings.add(0, "glosses", message, " ".join(removed))
    return out


def _simplified(texts: list[str], findings: Findings) -> list[str]:
    if not is_traditional("\n".join(texts)):
        return texts
    converted = to_simplified(texts)
    changed = [before for before, after in zip(texts, converted, strict=True) if before != after]
    message = "Traditional characters were converted; the original is kept here."
    findings.add(0, "traditional", message, "\n".join(changed))
    return converted


def _without_furniture(lines: list[Line], findings: Findings) -> list[Line]:
    found = furniture.classify([line.text for line in lines])
    messages = {
        furniture.NAVIGATION: "Navigation of a web site was left out.",
        furniture.NOTICE: "A notice of a document-sharing site was left out.",
    }
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in found:
            findings.add(line.at, found[index], messages[found[index]], line.text)
            continue
        stamp = furniture.notice_prefix(line.text)
        if stamp:
            findings.add(line.at, furniture.NOTICE, messages[furniture.NOTICE], stamp)
        kept.append(Line(line.at, line.text[len(stamp) :].strip()))
    return kept


def _without_page_lines(lines: list[Line], findings: Findings) -> list[Line]:
    message = "A page number was left out."
    bare = set(pages.number_lines([line.text for line in lines]))
    headers = _running_headers(lines, bare)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in headers:
            findings.add(line.at, "page_header", "A running header was left out.", line.text)
        elif index in bare or pages.is_page_line(line.text):
            findings.add(line.at, "page_number", message, line.text)
        else:
            text = line.text
            for mark in pages.inner_page_marks(text):
                findings.add(line.at, "page_number", message, mark)
                text = text.replace(mark, "", 1)
            kept.append(Line(line.at, text.strip()))
    return kept


def _running_headers(lines: Sequence[Line], bare: set[int]) -> set[int]:
    """The same short line beside at least three page numbers."""
    beside: dict[str, list[int]] = {}
    filled = [index for index, line in enumerate(lines) if line.text]
    places = {index: place for place, index in enumerate(filled)}
    for index in filled:
        if index not in bare and not pages.is_page_line(lines[index].text):
            continue
        for step in (-1, 1):
            place = places[index] + step
            if 0 <= place < len(filled):
                other = filled[place]
                text = lines[other].text
                if is_object_line(text):
                    continue
                if len(text) <= 60 and markers.read(text, "zh-hans") is None:
                    beside.setdefault(text, []).append(other)
    return {one for places_of in beside.values() if len(set(places_of)) > 2 for one in places_of}


def _without_slices(lines: list[Line], language: str, findings: Findings) -> list[Line]:
    """Takes a sharing site's slice numbers out and joins what they cut."""
    found = pages.slice_numbers([line.text for line in lines])
    if found is None:
        return lines
    labels = dict(found)
    message = "Numbers that a document-sharing site put at line starts were removed."
    findings.add(0, "slice_numbers", message, " ".join(label.strip() for label in labels.values()))
    joint = "" if language == CHINESE else " "
    out: list[Line] = []
    for index, line in enumerate(lines):
        if index in labels:
            text = line.text[len(labels[index]) :]
            previous = next((at for at in range(len(out) - 1, -1, -1) if out[at].text), None)
            if previous is None:
                out.append(Line(line.at, text))
            else:
                del out[previous + 1 :]
                out[previous] = Line(out[previous].at, out[previous].text + joint + text)
        else:
            out.append(line)
    return out


def _without_running_pages(lines: list[Line], findings: Findings) -> list[Line]:
    """Page numbers inside running text; a page break is left for the splitter."""
    if not any(len(line.text) >= 400 and not is_object_line(line.text) for line in lines):
        return lines
    text = "\n".join(line.text for line in lines)
    # the numbers in a table are its own: for the search it is as long, and empty
    searched = "\n".join(
        "|" * len(line.text) if is_object_line(line.text) else line.text for line in lines
    )
    spans = pages.running_page_numbers(searched)
    if not spans:
        return lines
    numbers = " ".join(text[start:end] for start, end in spans)
    findings.add(0, "page_number", "Page numbers inside running text were removed.", numbers)
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += [text[position:start], PAGE_BREAK]
        position = end
    pieces.append(text[position:])
    cleaned = "".join(pieces).split("\n")
    return [Line(line.at, new) for line, new in zip(lines, cleaned, strict=True)]


def _unwrapped(lines: list[Line], language: str, findings: Findings) -> list[Line]:
    """Joins the lines of a text that was wrapped at a fixed width."""
    plain = [line for line in lines if line.text and not is_object_line(line.text)]
    least = _wrapped_at(plain, lines, language)
    if not least:
        return lines
    joint = "" if language == CHINESE else " "
    out: list[Line] = []
    previous = ""
    for line in lines:
        joins = (
            bool(previous)
            and bool(line.text)
            and len(previous) >= least
            and (previous[-1] not in "。！？；;.!?:：" or _small(line.text, language))
            and _runs_on(line.text, language)
            and not is_object_line(previous)
        )
        if joins:
            out[-1] = Line(out[-1].at, out[-1].text + joint + line.text)
        else:
            out.append(line)
        previous = line.text
    if len(out) < len(lines):
        findings.add(0, "unwrapped", "Lines broken at a fixed width were joined.", "")
    return out


def _wrapped_at(plain: list[Line], lines: list[Line], language: str) -> float:
    """Characters from which on a line was full, 0 where no lines were wrapped."""
    lengths = sorted(len(line.text) for line in plain if len(line.text) > 15)
    if len(lengths) < 6:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    narrowest = 24 if language == CHINESE else 35
    full = [line for line in plain if width * 0.8 <= len(line.text) <= width * 1.1]
    hanging = [line for line in full if line.text[-1] not in _UNDATED_ENDS]
    after = {line.at: following.text for line, following in pairwise(lines)}
    going_on = [
        line
        for line in hanging
        if _runs_on(after.get(line.at, ""), language)
        and (language == CHINESE or not after[line.at][:1].isupper())
    ]
    # a small letter after a full line is proof enough where many headings are short
    wrapped = len(full) * 2 >= len(lengths) or (language != CHINESE and len(going_on) >= 4)
    cut = len(hanging) * 2 >= len(full) and len(going_on) * 2 >= len(hanging)
    if narrowest <= width <= 130 and wrapped and cut:
        return width * 0.8
    return _cut_at(lengths[-1], going_on, full, narrowest)


def _cut_at(
    longest: int, going_on: Sequence[Line], full: Sequence[Line], narrowest: int
) -> float:
    """Where most lines are short: no line is longer than those that end within a sentence."""
    if not narrowest <= longest <= 130:
        return 0
    edge = longest - max(2, longest // 20)
    cut = [line for line in going_on if len(line.text) >= edge]
    at_edge = [line for line in full if len(line.text) >= edge]
    if len(cut) >= 4 and len(cut) * 5 >= len(at_edge) * 3:
        return edge
    exact = [line for line in cut if len(line.text) == longest]
    return longest if len(exact) > 1 and len(exact) == len(at_edge) else 0


def _small(line: str, language: str) -> bool:
    """Whether a line begins as no Vietnamese paragraph does."""
    return language != CHINESE and line[:1].islower()


def _runs_on(line: str, language: str) -> bool:
    """Whether a line can be the rest of the sentence before it."""
    marker = markers.read(line, language)
    if marker is not None and marker.strength >= markers.MEDIUM:
        return False
    if is_object_line(line):
        return False
    return bool(line) and (language == CHINESE or not line[:1].isupper() or not line.isupper())
