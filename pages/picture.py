"""Pictures in pages: several widths, fixed proportions, alternative text in the language shown.

Addresses and sizes are worked out without touching the database; the view makes a width when it
is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from approvals import languages

from .addresses import rendition_url

#: The widths, in pixels, in which pictures are served. The view makes no others, so that nobody
#: can fill the disk by asking.
WIDTHS = (160, 320, 640, 960, 1280)


def filter_for(width: int) -> str:
    """Wagtail's filter for one of `WIDTHS`; WebP, which the oldest browser we serve knows."""
    if width not in WIDTHS:
        raise ValueError(f"{width} is none of the widths {WIDTHS}")
    return f"width-{width}|format-webp"


def picture_html(
    image: Any,
    *,
    language: str | None,
    widths: Iterable[int],
    sizes: str = "100vw",
    alt: str | None = None,
    css: str = "",
    eager: bool = False,
) -> SafeString:
    """The `<img>` element. No width larger than the original is offered but the first above it."""
    wanted = sorted(widths)
    fitting = [width for width in wanted if width < image.width]
    offered = [*fitting, *[width for width in wanted if width >= image.width][:1]]
    sources = [
        (rendition_url(image.pk, filter_for(width), image.file.name), min(width, image.width))
        for width in offered
    ]
    srcset = ", ".join(f"{url} {width}w" for url, width in sources)
    shown_width = sources[-1][1]
    text = image.alt_in(languages.normalise(language)) if alt is None else alt
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}>',
        sources[0][0],
        srcset,
        sizes,
        shown_width,
        max(1, int(image.height * shown_width / image.width)),
        text,
        format_html(' class="{}"', css) if css else "",
        SafeString("" if eager else ' loading="lazy" decoding="async"'),
    )
