"""The record of changes: in the order in which they can be seen, and nobody misses one."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from regulations import changes, voiding
from regulations.models import ImmutableRow, LibraryChange
from tests.factories import library
from tests.factories.library import Copy, Issue, Rule
from tests.factories.scratch import copied_database, process
from tests.factories.world import user
from tests.regulations import drafts

TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def kinds(reader: Any = None) -> list[str]:
    return [line.kind for line in changes.after(reader or user("T-STAFF"), None, 100)[0]]


@pytest.mark.django_db
def test_every_approval_leaves_one_line():
    page = drafts.issued()
    drafts.approved(drafts.revise(page, change="editorial", change_note_vi="Sửa lỗi chính tả"))
    drafts.second_edition(page)
    drafts.second_edition(page, change="repeal", repeal_date=TODAY + DAY)
    assert kinds() == ["issued", "corrected", "issued", "repeal"]
    rows = list(LibraryChange.objects.order_by("at"))
    assert rows == sorted(rows, key=lambda row: row.pk)
    assert [row.due for row in rows] == [None, None, None, TODAY + DAY]


@pytest.mark.django_db
def test_moments_rise_even_when_the_clock_is_put_back(monkeypatch):
    drafts.issued()
    first = LibraryChange.objects.get()
    monkeypatch.setattr(changes.timezone, "now", lambda: first.at - timedelta(hours=1))
    drafts.issued()
    assert LibraryChange.objects.latest("at").at == first.at + timedelta(microseconds=1)


@pytest.mark.django_db
def test_a_page_of_changes_after_another_is_all_of_them():
    library.stock(library.usual_rules(7, editions=2, articles=1))
    got, moment = [], None
    while True:
        lines, more = changes.after(user("T-STAFF"), moment, 3)
        got += lines
        if not more:
            break
        moment = lines[-1].at
    assert [line.pk for line in got] == list(
        LibraryChange.objects.order_by("at").values_list("pk", flat=True)
    )
    assert changes.after(user("T-STAFF"), got[-1].at, 3) == ([], False)


@pytest.mark.django_db
def test_the_day_of_effect_is_a_line_of_its_own_once():
    page = drafts.issued(effective_date=TODAY + 3 * DAY)
    assert kinds() == ["issued"]
    assert changes.record_days(TODAY + 2 * DAY) == 0
    assert changes.record_days(TODAY + 3 * DAY) == 1
    assert changes.record_days(TODAY + 9 * DAY) == 0
    assert kinds() == ["issued", "in_force"]
    drafts.second_edition(page, change="repeal", repeal_date=TODAY + 5 * DAY)
    assert changes.record_days(TODAY + 5 * DAY) == 1
    assert kinds() == ["issued", "in_force", "repeal", "ended"]


@pytest.mark.django_db
def test_what_applied_already_when_it_was_issued_has_no_second_line():
    drafts.issued(effective_date=TODAY)
    assert changes.record_days(TODAY + DAY) == 0


@pytest.mark.django_db
def test_a_correction_before_the_day_does_not_make_two_lines_of_it():
    page = drafts.issued(effective_date=TODAY + 3 * DAY)
    drafts.approved(drafts.revise(page, change="editorial", change_note_vi="Sửa"))
    assert changes.record_days(TODAY + 3 * DAY) == 1


@pytest.mark.django_db
def test_what_is_withdrawn_before_its_day_says_so_and_never_takes_effect():
    page = drafts.issued()
    drafts.second_edition(page, effective_date=TODAY + 3 * DAY)
    page.refresh_from_db()
    revision = voiding.draft_withdrawal(page, 2, user("T-INFO1"))
    draft = revision.as_object()
    draft.change_note_vi, draft.change_note_zh_hans = "Ban hành nhầm", "发布有误"
    draft.save_revision(user=user("T-INFO1"))
    drafts.approved(page)
    assert kinds() == ["issued", "issued", "void"]
    assert changes.record_days(TODAY + 9 * DAY) == 0


@pytest.mark.django_db
def test_the_daily_run_and_readers_write_it_down(monkeypatch):
    drafts.issued(effective_date=TODAY + 3 * DAY)
    later = TODAY + 4 * DAY
    monkeypatch.setattr(changes.timezone, "localdate", lambda: later)
    assert kinds() == ["issued", "in_force"]
    drafts.issued(effective_date=later + 3 * DAY)
    monkeypatch.setattr(timezone, "localdate", lambda: later + 3 * DAY)
    call_command("daily", stdout=StringIO())
    assert LibraryChange.objects.filter(kind="in_force").count() == 2


@pytest.mark.django_db
def test_who_may_not_see_an_edition_sees_no_line_of_it():
    past = TODAY - 300 * DAY
    library.stock([
        Rule("open", [Issue(past, [Copy("public")]), Issue(past + DAY, [Copy("staff")])],
             audience="public"),
        Rule("closed", [Issue(past, [Copy("public")])], audience="staff"),
        Rule("withdrawn", [Issue(past, [Copy("public"), Copy("staff")])], audience="public"),
    ])  # fmt: skip
    seen = [(line.page.slug, line.edition.sequence) for line in changes.latest(None, 50)]
    assert seen == [("open", 1)]
    assert len(changes.latest(user("T-STAFF"), 50)) == 5
    assert len(changes.latest(user("T-GONE"), 50)) == 1


@pytest.mark.django_db
def test_lines_never_change():
    drafts.issued()
    line = LibraryChange.objects.get()
    with pytest.raises(ImmutableRow):
        line.save()
    with pytest.raises(ImmutableRow):
        LibraryChange.objects.all().delete()
    for sql in ("UPDATE regulations_librarychange SET kind = 'ended'",
                "DELETE FROM regulations_librarychange"):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
def test_the_migration_tells_of_what_was_issued_before():
    """On rows without a record, as an installation has them on the day of the update."""
    module = import_module("regulations.migrations.0009_changes_so_far")
    library.stock(library.usual_rules(3, editions=2, articles=1))
    made = []
    manager = LibraryChange.objects

    class Catch:
        objects = type("M", (), {"bulk_create": staticmethod(lambda rows, **k: made.extend(rows))})

        def __new__(cls, **values: Any) -> LibraryChange:
            return LibraryChange(**values)

    class Apps:
        @staticmethod
        def get_model(app: str, name: str) -> Any:
            return Catch if name == "LibraryChange" else apps.get_model(app, name)

    module.record(Apps, None)
    assert len(made) == manager.count()
    moments = [row.at for row in made]
    assert moments == sorted(set(moments))
    assert {(row.printing_id, row.kind, row.due) for row in made} == set(
        manager.values_list("printing_id", "kind", "due")
    )


@pytest.mark.postgresql
def test_nobody_misses_what_commits_late(django_db_setup: None, django_db_blocker: Any) -> None:
    """One process records and waits, a second comes meanwhile, a third is undone. A reader who
    asks all the time and goes on from the last moment he saw gets every line that stays."""
    if connection.vendor != "postgresql":
        pytest.skip("several writers at once")
    import psycopg

    with copied_database(django_db_blocker, "changes") as url:
        made = process(url, "tests.regulations.change_worker_stock")
        _out, errors = made.communicate(timeout=60)
        assert made.returncode == 0, errors
        worker = "tests.regulations.change_worker"
        slow = process(url, worker, "rule-a", "1.5")
        assert slow.stdout.readline() == "held\n"
        undone = process(url, worker, "rule-b", "0.3", "undo")
        quick = process(url, worker, "rule-c", "0")
        seen: list[tuple[datetime, str]] = []
        moment = datetime(1, 1, 1, tzinfo=timezone.get_current_timezone())
        ends = 0
        with psycopg.connect(url, autocommit=True) as reader:
            while ends < 2:
                ends += all(one.poll() is not None for one in (slow, undone, quick))
                rows = reader.execute(
                    "SELECT c.at, p.slug FROM regulations_librarychange c"
                    " JOIN wagtailcore_page p ON p.id = c.page_id WHERE c.at > %s ORDER BY c.at",
                    [moment],
                ).fetchall()
                seen += rows
                moment = rows[-1][0] if rows else moment
        for one in (slow, undone, quick):
            _out, errors = one.communicate(timeout=60)
            assert one.returncode == 0, errors
        assert [slug for _at, slug in seen] == ["rule-a", "rule-c"]
