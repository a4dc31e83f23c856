"""The blocks of a page's text: one file a family. A text stands once per language."""

from .body import BodyBlock, body_data

__all__ = ["BodyBlock", "body_data"]
