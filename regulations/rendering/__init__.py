"""The text of an edition as HTML: from provisions and what is said about them to markup. Pure.

Everything that comes from a text, a title or an address is escaped here and nowhere else, and an
address is written only where it is one that a reader may follow (`inline.safe_href`). It is drawn
in Python and not in a template because a regulation of 300 articles has thousands of lines.
"""

from .inline import escape, marked, safe_href
from .page import Drawing, Words, article_html, contents_html, passage_html

__all__ = [
    "Drawing",
    "Words",
    "article_html",
    "contents_html",
    "escape",
    "marked",
    "passage_html",
    "safe_href",
]
