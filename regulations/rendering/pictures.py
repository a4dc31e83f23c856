"""A picture of the text with its caption. It opens larger where somebody follows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from .inline import escape, safe_href


class Picture(Protocol):
    """What `regulations.figuring.Drawn` gives; sizes in pixels."""

    @property
    def address(self) -> str: ...
    @property
    def large(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def alternatives(self) -> Mapping[str, str]: ...


def figure_html(picture: Picture, caption: str, language: str) -> str:
    """The `<figure>`; the alternative text is that of the column it stands in, else the caption."""
    alternative = picture.alternatives.get(language, "") or caption
    image = (
        f'<img src="{escape(safe_href(picture.address))}" width="{picture.width}"'
        f' height="{picture.height}" alt="{escape(alternative)}" loading="lazy" decoding="async">'
    )
    shown = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    href = escape(safe_href(picture.large))
    return f'<figure class="in-text"><a href="{href}">{image}</a>{shown}</figure>'
