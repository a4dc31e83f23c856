"""Import of regulations: files to cleaned text to documents. Pure functions, no Django."""

from .outline import outline, outline_file, outline_source
from .outlined import Extent, Outlined, figure_numbers
from .read import read_source
from .sandbox import Limits, outline_apart
from .source import Source, SourceFigure, UnreadableSource

__all__ = [
    "Extent",
    "Limits",
    "Outlined",
    "Source",
    "SourceFigure",
    "UnreadableSource",
    "figure_numbers",
    "outline",
    "outline_apart",
    "outline_file",
    "outline_source",
    "read_source",
]
