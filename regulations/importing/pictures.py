"""Pictures of a file: which bytes are one, how many are kept, and the line that names them."""

from __future__ import annotations

import re
from dataclasses import replace

from regulations.structure import Warn

from .limits import MAX_ALL_FIGURES_BYTES, MAX_FIGURE_BYTES, MAX_FIGURES
from .source import Source, SourceFigure

_BROWSERS_SHOW = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_LONGEST_CAPTION = 300
_MARK = re.compile(r"!\[[^\]\n]*\]\(figure:\d{1,6}\)")
_LIMIT = "A picture was left out, because it is too large or there are too many."


def media_type(data: bytes) -> str:
    """Of a picture by its first bytes, whatever its name says; "" for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:2] == b"BM" and len(data) > 54:
        return "image/bmp"
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return "image/tiff"
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return "image/emf"
    if data[:4] == b"\xd7\xcd\xc6\x9a" or data[:6] == b"\x01\x00\x09\x00\x00\x03":
        return "image/wmf"
    return ""


def figure_line(number: int, alternative: str) -> str:
    caption = " ".join(alternative.replace("[", "(").replace("]", ")").split())
    return f"![{caption[:_LONGEST_CAPTION]}](figure:{number})"


class Album:
    """Collects the pictures of one file within the limits; what is left out is reported."""

    def __init__(self) -> None:
        self.figures: list[SourceFigure] = []
        self.warnings: list[Warn] = []
        self._numbers: dict[str, int] = {}
        self._bytes = 0

    def add(self, key: str, data: bytes, alternative: str = "", too_large: bool = False) -> str:
        """The line that names the picture, "" where it is not kept. One `key` is kept once.

        `too_large`: known from elsewhere, so that `data` was not even read.
        """
        if key in self._numbers:
            return figure_line(self._numbers[key], alternative)
        if too_large:
            self._warn("picture_limit", _LIMIT, key)
            return ""
        kind = media_type(data)
        if not kind:
            self._warn("picture_unknown", "A picture in an unknown format was left out.", key)
            return ""
        if (
            len(data) > MAX_FIGURE_BYTES
            or len(self.figures) >= MAX_FIGURES
            or self._bytes + len(data) > MAX_ALL_FIGURES_BYTES
        ):
            self._warn("picture_limit", _LIMIT, key)
            return ""
        number = len(self.figures) + 1
        self._numbers[key] = number
        self._bytes += len(data)
        self.figures.append(SourceFigure(number, data, kind, alternative))
        if kind not in _BROWSERS_SHOW:
            self._warn("picture_format", "A browser cannot show this picture.", key)
        return figure_line(number, alternative)

    def _warn(self, code: str, message: str, text: str) -> None:
        self.warnings.append(Warn(code, message, text))


def without_pictures(source: Source) -> Source:
    """The source with the lines that name its pictures in a warning and no longer in its text."""
    named = [mark[0] for line in source.lines for mark in _MARK.finditer(line)]
    if not named:
        return replace(source, figures=())
    message = "The document holds pictures, which are not imported."
    return replace(
        source,
        lines=tuple(_MARK.sub("", line) for line in source.lines),
        warnings=(*source.warnings, Warn("pictures", message, "\n".join(named))),
        figures=(),
    )
