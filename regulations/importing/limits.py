"""What one file may hold. Beyond these a file is refused, or the part in question left out."""

from __future__ import annotations

MAX_BYTES = 30 * 1024 * 1024
"""Largest file that is read at all."""
MAX_PAGES = 500
"""Of a PDF."""
MAX_LINES = 60_000
"""Lines of one file: some 1,500 pages."""
MAX_CHARACTERS = 6_000_000

MAX_PART_BYTES = 40 * 1024 * 1024
"""Largest part of a zipped format (document.xml and the like) after unpacking."""
MAX_TOTAL_BYTES = 400 * 1024 * 1024
MAX_RATIO = 400
"""Bytes unpacked for each byte packed, from four megabytes on."""
MAX_ENTRIES = 5000
MAX_NESTING = 60
"""Elements inside elements that a reader follows; Word itself stays far below."""

MAX_FIGURES = 200
MAX_FIGURE_BYTES = 10 * 1024 * 1024
MAX_ALL_FIGURES_BYTES = 60 * 1024 * 1024
MAX_CELLS = 60_000
"""Cells of all tables of a file, merged ones counted as often as they cover a place."""
MAX_COLUMNS = 64
