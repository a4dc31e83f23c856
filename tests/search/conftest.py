"""Search tests have a source of their own and an index folder for each test."""

from pathlib import Path
from typing import Any

import pytest

from search import candidates, rebuilding, sources
from search.index import reader as index_reader
from search.models import OutboxRow
from tests.search.shelf import Shelf, is_staff


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Shelf:
    """The only source there is, over an index folder of its own."""
    made = Shelf()
    monkeypatch.setattr(sources, "_sources", {"shelf": made})
    monkeypatch.setattr(
        sources,
        "_audiences",
        lambda reader: frozenset({"public", "staff"} if is_staff(reader) else {"public"}),
    )
    monkeypatch.setattr(rebuilding, "_last_attempt", None)
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    settings.SEARCH_SELF_HEAL = False
    index_reader.forget()
    candidates.forget()
    OutboxRow.objects.all().delete()  # what the house itself wrote
    return made
