"""The corpus is read as it was meant, and loses nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from regulations.importing import outline
from regulations.structure import walk
from tests.regulations.structure.trees import characters

from .plan import Row
from .score import Score, score, squeezed, whole
from .specimens import KINDS, Kind, Specimen, specimen
from .write import fonts

SEED = 1


def readable(kind: Kind) -> bool:
    """Whether this machine has the letters to set a PDF of that kind."""
    return not kind.form.startswith("pdf") or bool(fonts(kind.language))


USED = [kind for kind in KINDS if readable(kind)]


@pytest.fixture(scope="module")
def specimens() -> dict[str, Specimen]:
    return {kind.name: specimen(kind, SEED) for kind in USED}


@pytest.fixture(scope="module")
def scores(specimens: dict[str, Specimen]) -> dict[str, Score]:
    return {name: score(one) for name, one in specimens.items()}


def test_the_corpus_has_every_kind_of_document() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert Counter(kind.language for kind in KINDS) >= Counter({"zh-hans": 20, "vi": 20})
    forms = {kind.form for kind in KINDS}
    assert forms >= {
        "docx", "docx_auto", "pdf1", "pdf2", "html", "utf-8", "gb18030", "utf-16", "cp1258", "nfd",
    }  # fmt: skip
    assert {kind.anatomy for kind in KINDS} >= {
        "levels", "decimals", "mixed_chapters", "mixed_levels", "inserted", "parts", "sections",
    }  # fmt: skip
    assert any(kind.tables for kind in KINDS) and any(kind.appendices for kind in KINDS)
    assert any(kind.count > 1 for kind in KINDS) and any(kind.harm for kind in KINDS)


def test_articles_and_points_are_read_right(scores: dict[str, Score]) -> None:
    total = whole(scores.values())
    assert total.articles > 500 and total.points > 2000
    assert total.article_share >= 0.98, total.wrong[:20]
    assert total.point_share >= 0.95, total.wrong[:20]
    assert total.titles_right >= total.titles * 0.98, total.wrong[:20]


def test_what_was_harmed_is_warned_about(scores: dict[str, Score]) -> None:
    assert whole(scores.values()).unwarned == []


def test_nothing_of_a_file_is_lost(specimens: dict[str, Specimen]) -> None:
    """Of files whose characters stand there as they are; Word's own numbers are made up."""
    for kind in USED:
        one = specimens[kind.name]
        if not one.filename.endswith(".txt") or kind.form in ("cp1258", "utf-16", "gb18030"):
            continue
        kept: Counter[str] = Counter()
        for document in outline(one.data, one.filename):
            rows = document.to_dict()
            kept += characters(document.title)
            for warning in rows["warnings"]:
                kept += characters(warning["text"])
            for node in walk(document.provisions):
                kept += characters(node.number + node.heading + node.text)
        assert characters(one.data.decode("utf-8-sig")) - kept == Counter(), one.name


def test_a_seed_makes_the_same_document_again() -> None:
    for kind in (USED[0], USED[-1]):
        first, again = specimen(kind, 7), specimen(kind, 7)
        assert first.documents == again.documents
        assert first.data == again.data or first.filename.endswith(".docx")  # dated inside
        assert specimen(kind, 8).documents != first.documents


def test_the_score_sees_what_is_wrong() -> None:
    kind = KINDS[0]
    right = specimen(kind, SEED)
    (meant,) = right.documents
    perfect = score(right)
    assert (perfect.articles_right, perfect.points_right) == (perfect.articles, perfect.points)

    def told(rows: list[Row]) -> Score:
        return score(replace(right, documents=[replace(meant, rows=rows)]))

    retitled = [
        replace(row, heading="另一标题") if row.id == "art_2" else row for row in meant.rows
    ]
    assert told(retitled).articles_right == perfect.articles - 1
    missing = [row for row in meant.rows if row.id != "art_2"]
    assert told(missing).article_share < 1
    below = next(row for row in meant.rows if not row.outer)
    moved = [replace(row, text=row.text + "甲") if row is below else row for row in meant.rows]
    assert told(moved).points_right == perfect.points - 1
    assert squeezed("| 甲 |  乙 |\n| --- |") == "甲乙"
