"""The index follows the database, and its loss is no loss."""

import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from whoosh import query as whoosh_query
from whoosh.index import FileIndex

from search import health, outbox, rebuilding
from search.index import folders, reader
from search.index.documents import TEXT_FIELDS, documents
from search.index.files import CheckedStorage
from search.models import OutboxRow
from search.query.matching import match
from search.query.plan import Plan
from search.rebuilding import rebuild
from search.services import find
from tests.search.shelf import Shelf, make_entry

pytestmark = pytest.mark.django_db


def total(words: str) -> int:
    return find(words, "zh-hans").total


def fill(shelf: Shelf, count: int = 5) -> None:
    shelf.put(*(make_entry(f"shelf:{n}", body=f"体检安排 第{n}号 phòng {n}") for n in range(count)))


class TestOutbox:
    def test_a_change_is_found_after_the_drain(self, shelf: Shelf) -> None:
        rebuild()
        shelf.put(make_entry("shelf:1", body="体检安排"))
        assert total("体检") == 0
        outbox.enqueue("shelf:1")
        assert outbox.drain() == 1
        assert total("体检") == 1
        assert not OutboxRow.objects.exists()

    def test_a_new_text_replaces_the_old(self, shelf: Shelf) -> None:
        shelf.put(make_entry(body="体检安排"), make_entry(key="art_1", body="体检安排"))
        rebuild()
        shelf.put(make_entry(body="手术安排"))
        outbox.enqueue("shelf:1")
        outbox.drain()
        assert (total("体检"), total("手术")) == (0, 1)
        shelf.held.clear()
        outbox.enqueue("shelf:1")
        outbox.drain()
        assert total("手术") == 0

    def test_many_changes_keep_few_segments_and_lose_nothing(self, shelf: Shelf) -> None:
        rebuild()
        for n in range(25):
            shelf.put(make_entry(f"shelf:{n}", body="体检安排"))
            outbox.enqueue(f"shelf:{n}")
            outbox.enqueue(f"shelf:{n // 2}")
            outbox.drain()
        assert total("体检") == 25
        assert len(reader.snapshot().segments) <= 9

    def test_what_is_rolled_back_leaves_no_row(self, shelf: Shelf) -> None:
        with transaction.atomic():
            outbox.enqueue("shelf:1")
            transaction.set_rollback(True)
        assert not OutboxRow.objects.exists()

    def test_the_drain_follows_the_commit(
        self, shelf: Shelf, django_capture_on_commit_callbacks: Any
    ) -> None:
        rebuild()
        shelf.put(make_entry("shelf:1", body="体检安排"))
        with django_capture_on_commit_callbacks(execute=True):
            outbox.enqueue("shelf:1")
        assert total("体检") == 1
        assert not OutboxRow.objects.exists()

    def test_one_bad_unit_stops_no_other(
        self, shelf: Shelf, caplog: pytest.LogCaptureFixture
    ) -> None:
        rebuild()
        fill(shelf)
        shelf.broken.add("shelf:2")
        for n in range(5):
            outbox.enqueue(f"shelf:{n}")
        assert outbox.drain() == 4
        row = OutboxRow.objects.get()
        assert (row.unit, row.attempts) == ("shelf:2", 1)
        assert "shelf:2" in caplog.text
        shelf.broken.clear()
        assert outbox.drain() == 1
        assert total("体检") == 5

    def test_while_somebody_writes_the_rows_stay(self, shelf: Shelf) -> None:
        rebuild()
        outbox.enqueue("shelf:1")
        with folders.writing() as ours:
            assert ours
            assert outbox.drain() == 0
        assert OutboxRow.objects.count() == 1
        assert outbox.drain() == 1

    def test_a_failed_commit_leaves_rows_and_index(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(shelf)
        rebuild()
        shelf.put(make_entry("shelf:9", body="体检安排"))
        outbox.enqueue("shelf:9")
        with monkeypatch.context() as patch:
            patch.setattr("whoosh.writing.SegmentWriter.commit", _no_space)
            assert outbox.drain() == 0
        assert OutboxRow.objects.count() == 1
        assert not health.status().is_well
        assert total("体检") == 6  # what waits is read from the database
        outbox.drain()  # builds anew
        assert health.status().is_well
        assert total("体检") == 6

    def test_inside_a_pause_nothing_is_drained_and_then_all(
        self, shelf: Shelf, django_capture_on_commit_callbacks: Any
    ) -> None:
        rebuild()
        fill(shelf, 3)
        with outbox.paused():
            for n in range(3):
                with django_capture_on_commit_callbacks(execute=True):
                    outbox.enqueue(f"shelf:{n}")
            assert OutboxRow.objects.count() == 3
        assert (OutboxRow.objects.count(), total("体检")) == (0, 3)

    def test_without_an_index_a_drain_builds_it(self, shelf: Shelf) -> None:
        fill(shelf)
        outbox.enqueue("shelf:1")
        outbox.drain()
        assert health.status() == health.Health(True, "", "", 0)
        assert not find("体检", "zh-hans").is_degraded


def _no_space(*args: Any, **kwargs: Any) -> None:
    raise OSError(28, "No space left on device")


def _indexed() -> list[str]:
    return [fact.unit for segment in reader.snapshot().segments for fact in segment.facts]


def test_a_drain_inside_a_transaction_waits_for_its_end(
    shelf: Shelf, django_capture_on_commit_callbacks: Any
) -> None:
    rebuild()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        shelf.put(make_entry("shelf:1", body="体检安排"))
        OutboxRow.objects.create(unit="shelf:1")
        assert outbox.drain() == 0
        assert OutboxRow.objects.count() == 1
        assert _indexed() == []
    assert _indexed() == ["shelf:1"]
    assert OutboxRow.objects.count() == 0
    assert total("体检") == 1


class TestRebuild:
    def test_progress_goes_to_the_end(self, shelf: Shelf) -> None:
        fill(shelf)
        said: list[tuple[int, int]] = []
        assert rebuild(lambda done, of: said.append((done, of))) == 5
        assert said == [(n, 5) for n in range(1, 6)]

    def test_readers_see_the_old_index_until_the_new_is_whole(self, shelf: Shelf) -> None:
        fill(shelf)
        rebuild()
        seen: list[int] = []
        fill(shelf, 8)
        rebuild(lambda done, of: seen.append(total("体检")))
        assert seen == [5] * 8
        assert total("体检") == 8

    def test_a_failed_rebuild_leaves_the_old_index(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(shelf)
        rebuild()
        with monkeypatch.context() as patch:
            patch.setattr("whoosh.writing.SegmentWriter.commit", _no_space)
            with pytest.raises(OSError, match="No space"):
                rebuild()
        assert total("体检") == 5
        assert not find("体检", "zh-hans").is_degraded
        assert [path.name for path in folders.root().glob("index-*")] == ["index-000001"]

    def test_old_folders_go(self, shelf: Shelf) -> None:
        fill(shelf)
        for _ in range(4):
            rebuild()
        assert len(list(folders.root().glob("index-*"))) == 2

    def test_a_unit_that_cannot_be_read_waits_in_the_outbox(self, shelf: Shelf) -> None:
        fill(shelf)
        shelf.broken.add("shelf:3")
        rebuild()
        assert [row.unit for row in OutboxRow.objects.all()] == ["shelf:3"]

    def test_another_analysis_means_another_index(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(shelf)
        rebuild()
        monkeypatch.setattr("search.index.folders.ANALYSIS_VERSION", 999)
        assert find("体检", "zh-hans").is_degraded
        rebuild()
        assert not find("体检", "zh-hans").is_degraded


def truncate(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.truncate(path.stat().st_size // 2)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garble(path: Path) -> None:
    contents = bytearray(path.read_bytes())
    chance = random.Random(7)
    for _ in range(max(1, len(contents) // 50)):
        contents[chance.randrange(len(contents))] ^= 0xFF
    path.write_bytes(contents)


def flip_one_bit(path: Path) -> None:
    contents = bytearray(path.read_bytes())
    contents[len(contents) // 2] ^= 1
    path.write_bytes(contents)


def remove(path: Path) -> None:
    path.unlink()


class TestDamage:
    @pytest.mark.parametrize("harm", [truncate, empty, garble, flip_one_bit, remove])
    @pytest.mark.parametrize("what", ["*/*.seg", "*/*.toc", "*/checksums.json", "current"])
    @pytest.mark.parametrize("is_open", [True, False])
    def test_a_damaged_file_costs_no_answer(
        self, shelf: Shelf, harm: Any, what: str, is_open: bool, caplog: pytest.LogCaptureFixture
    ) -> None:
        fill(shelf)
        rebuild()
        if is_open:
            assert total("体检") == 5
        else:
            reader.forget()
        for path in folders.root().glob(what):
            harm(path)
        with caplog.at_level(logging.WARNING, logger="search"):
            result = find("体检", "zh-hans")
        assert result.total == 5
        if result.is_degraded:
            assert not health.status().is_well
            assert "must be rebuilt" in caplog.text
            outbox.enqueue("shelf:1")
            outbox.drain()
            assert health.status().is_well
        again = find("体检", "zh-hans")
        assert (again.total, again.is_degraded) == (5, False)

    def test_a_changed_segment_is_never_believed(self, shelf: Shelf) -> None:
        fill(shelf)
        rebuild()
        for path in folders.root().glob("*/*.seg"):
            flip_one_bit(path)
        assert find("体检", "zh-hans").is_degraded

    def test_a_removed_folder_is_rebuilt(self, shelf: Shelf) -> None:
        fill(shelf)
        rebuild()
        shutil.rmtree(folders.root())
        assert find("体检", "zh-hans").is_degraded
        assert total("体检") == 5
        outbox.drain()
        rebuild()
        assert not find("体检", "zh-hans").is_degraded

    def test_a_drain_over_a_damaged_index_keeps_its_rows_and_heals(self, shelf: Shelf) -> None:
        fill(shelf)
        rebuild()
        for path in folders.root().glob("*/*.seg"):
            truncate(path)
        shelf.put(make_entry("shelf:9", body="体检安排"))
        outbox.enqueue("shelf:9")
        outbox.drain()
        outbox.drain()
        assert (total("体检"), OutboxRow.objects.count()) == (6, 0)
        assert health.status().is_well

    def test_the_fallback_keeps_the_secrets(self, shelf: Shelf) -> None:
        shelf.put(make_entry("shelf:1", body="体检安排", audience="staff"))
        shelf.put(make_entry("shelf:2", body="体检安排"))
        shelf.hidden.add("shelf:2")
        result = find("体检", "zh-hans")
        assert (result.is_degraded, result.total) == (True, 0)

    def test_the_fallback_is_bounded_and_says_so(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(shelf, 30)
        monkeypatch.setattr("search.fallback.MOST_ENTRIES", 10)
        result = find("体检", "zh-hans")
        assert (result.total, result.is_complete) == (10, False)

    def test_the_fallback_does_not_mask_what_waits(self, shelf: Shelf) -> None:
        fill(shelf, 60)
        for n in range(60):
            outbox.enqueue(f"shelf:{n}")
        assert total("体检") == 60

    def test_a_folder_that_cannot_be_written_costs_no_answer(
        self, shelf: Shelf, settings: Any, tmp_path: Path
    ) -> None:
        fill(shelf)
        blocked = tmp_path / "file"
        blocked.write_text("")
        settings.SEARCH_INDEX_DIR = blocked / "search"
        assert total("体检") == 5

    def test_healing_is_tried_once_in_a_while(
        self, shelf: Shelf, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started: list[str] = []
        monkeypatch.setattr(rebuilding.threading.Thread, "start", lambda t: started.append(t.name))
        settings.SEARCH_SELF_HEAL = True
        for _ in range(3):
            find("体检", "zh-hans")
        assert len(started) == 1


KILLED = """
import os, signal
import django
from django.conf import settings
settings.configure(SEARCH_INDEX_DIR={root!r}, INSTALLED_APPS=["search"], USE_TZ=True,
                   DATABASES={{}}, BASE_DIR="/")
django.setup()
from search.index import writer
from search.index.documents import documents
from search.index.folders import writing
from search.sources import Entry
from whoosh.writing import SegmentWriter

def entries(n):
    yield from documents([Entry("shelf:1", "", "zh-hans", "news", "", "", "", "手术" * 50,
                                "/x/", "public")])

place = {place!r}
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
if place == "before":
    SegmentWriter.commit = die
elif place == "segment":
    SegmentWriter._commit_toc = die
elif place == "checksums":
    writer.note_checksums = die
elif place == "swap":
    writer.make_current = die
with writing():
    if place == "swap":
        writer.rebuild([("shelf:1", list(entries(1)))], lambda: None)
    else:
        writer.apply({{"shelf:1": entries(1)}})
"""


@pytest.mark.parametrize("place", ["before", "segment", "checksums", "swap"])
def test_a_killed_writer_leaves_an_index(shelf: Shelf, place: str) -> None:
    fill(shelf)
    rebuild()
    code = textwrap.dedent(KILLED).format(root=str(folders.root()), place=place)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    found = find("体检", "zh-hans")
    assert not found.is_degraded
    assert found.total == (4 if place == "checksums" else 5)
    outbox.enqueue("shelf:1")
    assert outbox.drain() == 1
    assert total("体检") == 5


def test_threads_that_read_while_one_writes_agree(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the database, which SQLite gives to one thread in tests."""
    fill(shelf, 40)
    rebuild()
    from search.query.plan import make_plan

    plan = make_plan("体检安排", "zh-hans")
    wrong: list[Any] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                hits = match(reader.snapshot().view({"public"}), plan, False)
            except Exception as error:  # any at all is a failure of the promise
                wrong.append(error)
                return
            found = sum(len(one.numbers) for one in hits)
            if found != 40:
                wrong.append(found)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for n in range(30):
        outbox.enqueue(f"shelf:{n % 40}")
        outbox.drain()
        if n % 10 == 9:
            rebuild()
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_scores_are_whooshs(shelf: Shelf) -> None:
    """One term in one field finds and scores as in Whoosh's own full enumeration. Whoosh takes the
    mean length from exact lengths and each document's from one byte; here both are that byte's."""
    chance = random.Random(3)
    letters = "信息保密制度管理护理记录患者医院"
    shelf.put(
        *(
            make_entry(f"shelf:{n}", body="".join(chance.choices(letters, k=chance.randint(3, 90))))
            for n in range(300)
        )
    )
    rebuild()
    index = FileIndex(CheckedStorage(folders.current_folder()))
    with index.searcher() as searcher:
        for term in ("信", "保密", "患者"):
            theirs = {
                hit["facts"][0]: hit.score
                for hit in searcher.search(whoosh_query.Term("body", term), limit=None)
            }
            plan = Plan((), {term: 1.0}, frozenset())
            ours = _all_scores(plan)
            assert theirs == pytest.approx({unit: ours[unit] for unit in theirs}, rel=0.02)
            assert len(theirs) == sum(score > 0 for score in ours.values())


def _all_scores(plan: Plan) -> dict[str, float]:
    from search.query.matching import score

    view = reader.snapshot().view({"public"})
    return {
        layer.segment.facts[number].unit: float(value)
        for layer in view.layers
        for number, value in enumerate(
            score(view, layer, np.arange(layer.segment.count, dtype=np.int32), plan.weights)
        )
    }


def test_every_term_of_an_entry_is_in_the_index(shelf: Shelf) -> None:
    entry = make_entry(title="重症医学科 Phòng khám", body="第九条 05/QyĐ-BV bảo mật", heading="x")
    shelf.put(entry)
    rebuild()
    (document,) = documents([entry])
    whoosh = FileIndex(CheckedStorage(folders.current_folder())).reader()
    for name in TEXT_FIELDS:
        assert all((name, term) in whoosh for term in document.fields[name])
