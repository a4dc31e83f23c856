"""A printing as plain text that reads back to the same tree. Pure."""

from __future__ import annotations

from regulations.structure import render_whole

from .document import Text


def plain(text: Text) -> str:
    """Title, number, preamble, provisions and closing, a line each; ends with a line feed."""
    head = "\n".join(filter(None, (text.heading, text.number)))
    body = render_whole("\n".join(text.preamble), text.provisions, "\n".join(text.closing))
    return "\n\n".join(part for part in (head, body.strip("\n")) if part) + "\n"
