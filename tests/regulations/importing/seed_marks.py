"""What a real document must give, without a word of it: ids, lengths and digests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from regulations.structure import Document, walk

_SHOWN = 12
"""Characters of the first words that a digest is made of."""


def marks(documents: Sequence[Document]) -> list[list[str]]:
    """For each document its title's digest, then for each provision "id length digest": of the
    characters of its own text, and of number, heading and first words."""
    return [
        [
            _digest(document.title),
            *(
                f"{node.id} {len(_bare(node.text))} "
                f"{_digest(node.number + node.heading + _bare(node.text)[:_SHOWN])}"
                for node in walk(document.provisions)
            ),
        ]
        for document in documents
    ]


def _bare(text: str) -> str:
    return "".join(text.split())


def _digest(text: str) -> str:
    return hashlib.sha256(_bare(text).encode()).hexdigest()[:8]
