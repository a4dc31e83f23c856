"""The hospital's own papers go through the import; only where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accounts.models import Department
from regulations import outlining, services
from regulations.models import RegulationPage
from tests.factories.world import user

SEEDS = os.environ.get("SEEDS_DIR", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS, reason="SEEDS_DIR names no folder of real documents"),
]


def seeds() -> list[Path]:
    return sorted(path for path in Path(SEEDS).iterdir() if path.is_file()) if SEEDS else []


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.name[:3])
def test_every_document_becomes_a_draft_with_the_tree_that_was_read(path: Path) -> None:
    data = path.read_bytes()
    documents = services.read(data, path.name)
    for index, document in enumerate(documents):
        done = services.import_document(
            document,
            Department.objects.get(code="INFO"),
            user("T-INFO1"),
            source=services.source_hash(services.file_hash(data), index),
            filename=path.name,
        )
        assert done.page is not None
        draft = RegulationPage.objects.get(pk=done.page.pk).get_latest_revision_as_object()
        outline = outlining.stored(draft, document.language)
        assert outline.tree == document.to_dict()["provisions"]
        assert (outline.preamble, outline.closing) == (document.preamble, document.closing)
    assert RegulationPage.objects.count() == len(documents)
    assert not RegulationPage.objects.filter(live=True).exists()
