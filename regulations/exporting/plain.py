"""A printing as plain text that reads back to the same tree. Pure."""

from __future__ import annotations

from regulations.structure import render

from .document import Text


def plain(text: Text) -> str:
    """Title, number, preamble, provisions and closing, a line each; ends with a line feed."""
    body = [node for node in text.provisions if node.kind != "appendix"]
    parts = [
        "\n".join(filter(None, (text.heading, text.number))),
        "\n".join(text.preamble),
        render(body).strip("\n"),
        "\n".join(text.closing),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"
