"""Import of regulations: files to cleaned text to documents. Pure functions, no Django."""

from .outline import outline, outline_source
from .read import read_source
from .source import Source, UnreadableSource

__all__ = ["Source", "UnreadableSource", "outline", "outline_source", "read_source"]
