"""The four real documents, provision by provision; only where SEEDS_DIR names their folder.

The marks were taken from a reading that was compared with the files by eye.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from regulations.importing import outline

from .seed_marks import marks

SEEDS = os.environ.get("SEEDS_DIR", "")
MARKS = json.loads(Path(__file__).with_name("seed_marks.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not SEEDS, reason="SEEDS_DIR is not set: real input is not here")
@pytest.mark.parametrize("number", sorted(MARKS))
def test_every_provision_of_a_seed(number: str) -> None:
    path = next(Path(SEEDS).glob(f"{number}_*"))
    found = marks(outline(path.read_bytes(), path.name))
    assert len(found) == len(MARKS[number])
    for document, meant in zip(found, MARKS[number], strict=True):
        assert document == meant


def test_the_marks_hold_the_counts_of_the_specification() -> None:
    def ids(number: str, kind: str) -> list[int]:
        return [
            sum(1 for row in document[1:] if row.split()[0].rpartition("__")[2].startswith(kind))
            for document in MARKS[number]
        ]

    assert (ids("003", "chp_"), ids("003", "art_")) == ([4], [14])
    assert 17 in ids("000", "art_") and len(MARKS["000"]) == 7
    shapes = list(zip(ids("001", "chp_"), ids("001", "art_"), strict=True))
    assert len(shapes) == 19 and (4, 18) in shapes
    assert [row.split()[0] for row in MARKS["002"][0][1:]].count("lvl_8") == 1
