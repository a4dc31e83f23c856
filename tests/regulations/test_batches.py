"""Many files at once: none lost, none read twice, none twice a draft, nobody else's business."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from approvals import services as approval_services
from regulations import outlining, services
from regulations.batches import documents, drafting, reading, storing
from regulations.errors import ImportRefused
from regulations.importing import UnreadableSource, sandbox
from regulations.models import (
    ImportBatch,
    ImportDocument,
    ImportedSource,
    ImportFile,
    RegulationPage,
)
from regulations.structure import parse, walk
from tests.factories.world import user

from .drafts import VI, ZH, regulation

pytestmark = pytest.mark.django_db

TITLE_VI = "QUY ĐỊNH BẢO VỆ THÔNG TIN NGƯỜI BỆNH"
FILE_VI = f"{TITLE_VI}\n{VI}".encode()
FILE_ZH = f"患者信息保护规定\n{ZH}".encode()
COMPILATION = "\n".join(
    f"{name}\n第一条 {name}的目的，是让各科有章可循。\n第二条 各科室遵照执行，不得违反。"
    for name in ("值班管理制度", "交接班管理制度", "查对管理制度")
).encode()


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process is tested in test_sandbox; here its seconds would only add up."""
    from regulations.importing import outline_file

    monkeypatch.setattr(
        reading, "outline_apart",
        lambda data, name, language: outline_file(data, name, language),
    )


def upload(data: bytes = FILE_VI, name: str = "vi.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def batch(*files: tuple[str, bytes], who: str = "T-INFO1", **fields: Any) -> ImportBatch:
    person = user(who)
    made = storing.begin(person, person.department, **fields)
    storing.take(made, [upload(data, name) for name, data in files])
    return made


def read_all(made: ImportBatch) -> None:
    while reading.step(made):
        pass


def found(made: ImportBatch) -> list[ImportDocument]:
    return list(ImportDocument.objects.filter(file__batch=made).order_by("file", "position"))


def states(made: ImportBatch) -> dict[str, str]:
    return {file.name: file.state for file in made.files.all()}


# -- storing and reading -----------------------------------------------------------------------
def test_a_damaged_file_says_why_and_keeps_nothing_else_back() -> None:
    made = batch(("a.txt", FILE_VI), ("b.docx", b"PK\x03\x04broken"), ("c.txt", FILE_ZH))
    read_all(made)
    assert states(made) == {"a.txt": "read", "b.docx": "refused", "c.txt": "read"}
    assert made.files.get(name="b.docx").reason.endswith(".")
    assert [row.language for row in found(made)] == ["vi", "zh-hans"]
    assert not RegulationPage.objects.exists()


def test_the_same_file_twice_is_recognised_under_any_name() -> None:
    made = batch(("a.txt", FILE_VI))
    taken = storing.take(made, [upload(FILE_VI, "other.txt"), upload(FILE_ZH, "zh.txt")])
    assert taken.known == ["other.txt"]
    assert [file.name for file in taken.files] == ["zh.txt"]


def test_too_large_and_empty_files_are_refused_by_name() -> None:
    made = batch(("a.txt", FILE_VI))
    taken = storing.take(
        made, [upload(b"x" * (services.MAX_BYTES + 1), "large.pdf"), upload(b"", "none.txt")]
    )
    assert [name for name, _why in taken.refused] == ["large.pdf", "none.txt"]
    assert made.files.count() == 1


def test_a_batch_and_a_person_have_their_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "MAX_FILES", 1)
    made = batch(("a.txt", FILE_VI), ("b.txt", FILE_ZH))
    assert states(made) == {"a.txt": "waiting"}
    monkeypatch.setattr(storing, "MAX_WAITING", len(FILE_VI))
    assert not batch(("b.txt", FILE_ZH)).files.exists()


def test_what_a_killed_reader_left_is_read_by_the_next() -> None:
    made = batch(("a.txt", FILE_VI))
    file = made.files.get()
    assert reading._claim(file.pk, "dead")
    assert reading.step(made) is None  # it may still be alive
    made.files.update(since=timezone.now() - reading.CLAIM - timedelta(seconds=1))
    assert reading.step(made)
    assert states(made) == {"a.txt": "read"}


def test_two_readers_never_take_one_file() -> None:
    made = batch(("a.txt", FILE_VI))
    pk = made.files.get().pk
    assert [reading._claim(pk, "one"), reading._claim(pk, "two")] == [True, False]


def test_a_reader_who_was_given_up_writes_nothing_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = batch(("a.txt", FILE_VI))

    def slow(*args: Any, **kwargs: Any) -> Any:
        made.files.update(claim="somebody else")
        from regulations.importing import outline_file

        return outline_file(FILE_VI, "a.txt", "auto", False)

    monkeypatch.setattr(reading, "outline_apart", slow)
    reading.step(made)
    assert states(made) == {"a.txt": "reading"}
    assert not found(made)


def test_a_file_that_readers_die_over_is_given_up() -> None:
    made = batch(("a.txt", FILE_VI))
    made.files.update(
        state="reading", attempts=reading.MAX_ATTEMPTS, since=timezone.now() - timedelta(days=1)
    )
    reading.step(made)
    assert made.files.get().reason == reading.GAVE_UP


def test_a_refused_file_is_read_again_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = batch(("a.txt", FILE_VI))
    with monkeypatch.context() as broken:
        def fail(*args: Any, **kwargs: Any) -> Any:
            raise UnreadableSource(sandbox.TOO_LONG)

        broken.setattr(reading, "outline_apart", fail)
        read_all(made)
    assert states(made) == {"a.txt": "refused"}
    reading.again(made.files.get())
    read_all(made)
    assert states(made) == {"a.txt": "read"}


def test_a_stopped_import_reads_nothing_until_its_owner_goes_on() -> None:
    made = batch(("a.txt", FILE_VI))
    reading.stop(made)
    assert reading.step(made) is None
    reading.stop(made, stopped=False)
    assert reading.step(made)


def test_the_command_reads_what_waits() -> None:
    made = batch(("a.txt", FILE_VI), ("b.txt", FILE_ZH))
    call_command("read_imports", verbosity=0)
    assert set(states(made).values()) == {"read"}


def test_bytes_go_when_they_were_read_and_when_a_batch_goes(
    django_capture_on_commit_callbacks: Any,
) -> None:
    made = batch(("a.txt", FILE_VI), ("b.docx", b"PK\x03\x04broken"))
    names = [file.data.name for file in made.files.all()]
    assert all(default_storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        read_all(made)
    assert [default_storage.exists(name) for name in names] == [False, True]
    with django_capture_on_commit_callbacks(execute=True):
        storing.remove(made)
    assert not default_storage.exists(names[1])
    assert not ImportFile.objects.exists()


def test_what_nobody_touches_is_forgotten_and_drafts_stay() -> None:
    made = batch(("a.txt", FILE_VI))
    read_all(made)
    documents.decide([found(made)[0].pk], made.pk, "accepted")
    drafting.make(made, user("T-INFO1"))
    assert storing.forget_old() == 0
    assert storing.forget_old(timezone.now() + storing.KEEP + timedelta(days=1)) == 1
    assert not ImportDocument.objects.exists()
    assert RegulationPage.objects.count() == 1


# -- one document ------------------------------------------------------------------------------
def one(data: bytes = FILE_ZH) -> ImportDocument:
    made = batch(("a.txt", data))
    read_all(made)
    return found(made)[0]


def ids(row: ImportDocument) -> list[str]:
    return [node.id for node in walk(documents.current(row).provisions)]


def test_corrections_are_kept_and_undone_one_by_one() -> None:
    row = one()
    before = ids(row)
    documents.apply(row.pk, "merge", "art_2__point_2", {})
    row = documents.apply(row.pk, "merge", "art_2__point_1", {})
    assert "art_2__point_1" not in ids(row)
    row = documents.undo(row.pk)
    assert "art_2__point_1" in ids(row)
    assert ids(documents.undo(row.pk)) == before
    with pytest.raises(ImportRefused):
        documents.undo(row.pk)


def test_what_makes_no_sense_changes_nothing() -> None:
    row = one()
    with pytest.raises(ImportRefused):
        documents.apply(row.pk, "promote", "chp_1", {})
    row.refresh_from_db()
    assert row.corrections == []


def test_documents_of_a_compilation_are_joined_and_parted_again() -> None:
    made = batch(("all.txt", COMPILATION))
    read_all(made)
    first, second, _third = found(made)
    letters = [services.text_of(documents.base_of(row)) for row in (first, second)]
    joined = documents.join(second.pk)
    assert joined.pk == first.pk
    text = services.text_of(documents.base_of(joined))
    for part in (*letters, second.title):
        assert "".join(part.split()) in "".join(text.split())
    assert [row.state for row in found(made)] == ["open", "joined", "open"]
    documents.undo(first.pk)
    assert [row.state for row in found(made)] == ["open", "open", "open"]
    assert services.text_of(documents.base_of(found(made)[0])) == letters[0]
    with pytest.raises(ImportRefused):
        documents.join(first.pk)


def test_another_language_reads_the_text_anew_and_can_be_undone() -> None:
    row = one(FILE_VI)
    documents.apply(row.pk, "merge", "art_2", {})
    changed = documents.read_as(row.pk, "zh-hans")
    assert (changed.language, changed.corrections) == ("zh-hans", [])
    back = documents.undo(row.pk)
    assert (back.language, len(back.corrections)) == ("vi", 1)


def test_a_title_set_by_hand_keeps_the_words_of_the_file() -> None:
    row = one()
    row = documents.rename(row.pk, "信息保护办法")
    warnings = {warning.text for warning in documents.current(row).warnings}
    assert row.title == "信息保护办法"
    assert "患者信息保护规定" in warnings
    row = documents.rename(row.pk, "患者信息保护规定")
    assert "患者信息保护规定" not in {w.text for w in documents.current(row).warnings}


# -- drafts ------------------------------------------------------------------------------------
def accept(made: ImportBatch) -> None:
    documents.decide([row.pk for row in found(made)], made.pk, "accepted")


def test_accepted_documents_become_drafts_and_nothing_live() -> None:
    made = batch(("all.txt", COMPILATION), category="nursing")
    read_all(made)
    rows = found(made)
    documents.decide([rows[0].pk, rows[2].pk], made.pk, "accepted")
    documents.decide([rows[1].pk], made.pk, "left")
    drafts = drafting.make(made, user("T-INFO1"))
    assert len(drafts.pages) == 2
    assert [row.state for row in found(made)] == ["done", "left", "done"]
    for page in RegulationPage.objects.all():
        assert (page.live, page.category) == (False, "nursing")
        assert page.also_contributed() == {user("T-INFO1").pk}


def test_a_draft_has_the_outline_that_was_corrected() -> None:
    row = one()
    row = documents.apply(row.pk, "merge", "art_2__point_2", {})
    shown = documents.current(row)
    accept(row.file.batch)
    drafting.make(row.file.batch, user("T-INFO1"))
    draft = RegulationPage.objects.get().get_latest_revision_as_object()
    assert draft.tree_zh_hans == [node.to_dict() for node in shown.provisions]
    assert len(outlining.stored(draft, "zh-hans").corrections) == 1
    draft.summary_zh_hans = "说明"
    draft.save_revision(user=user("T-INFO2"))
    again = RegulationPage.objects.get().get_latest_revision_as_object()
    assert again.tree_zh_hans == draft.tree_zh_hans


def test_every_character_of_the_source_is_in_the_draft_or_in_a_warning() -> None:
    row = one()
    documents.apply(row.pk, "split", "art_1", {"line": 0, "column": 3})
    accept(row.file.batch)
    drafting.make(row.file.batch, user("T-INFO1"))
    draft = RegulationPage.objects.get().get_latest_revision_as_object()
    kept = "".join((draft.heading_zh_hans + draft.text_zh_hans).split())
    assert sorted(kept) == sorted("".join(FILE_ZH.decode().split()))


def test_the_empty_half_of_a_draft_is_filled() -> None:
    page = regulation(text_zh_hans="", heading_zh_hans="")
    row = one()
    documents.set_aside(row.pk, target=page, changes_target=True)
    accept(row.file.batch)
    assert drafting.make(row.file.batch, user("T-INFO2")).pages
    draft = RegulationPage.objects.get().get_latest_revision_as_object()
    assert draft.heading_zh_hans == "患者信息保护规定"
    assert draft.tree_zh_hans
    assert user("T-INFO2").pk in draft.also_contributed()


def test_a_draft_of_another_department_is_not_filled() -> None:
    page = regulation(user("T-NURS1"), "NURS", text_zh_hans="", heading_zh_hans="")
    row = one()
    documents.set_aside(row.pk, target=page, changes_target=True)
    accept(row.file.batch)
    made = drafting.make(row.file.batch, user("T-INFO1"))
    assert made.refused
    assert not made.pages
    assert ImportDocument.objects.get().state == "open"


def test_one_refused_document_keeps_no_other_back() -> None:
    made = batch(("a.txt", FILE_ZH), ("b.txt", FILE_VI))
    read_all(made)
    accept(made)
    other = batch(("a.txt", FILE_ZH))
    read_all(other)
    accept(other)
    drafting.make(other, user("T-INFO1"))
    done = drafting.make(made, user("T-INFO1"))
    assert [title for title, _why in done.refused] == ["患者信息保护规定"]
    assert len(done.pages) == 1
    assert RegulationPage.objects.count() == 2


def test_drafts_are_made_once_whoever_presses_twice() -> None:
    row = one()
    accept(row.file.batch)
    drafting.make(row.file.batch, user("T-INFO1"))
    assert not drafting.make(row.file.batch, user("T-INFO1")).pages
    assert RegulationPage.objects.count() == 1


def test_what_was_joined_is_known_as_imported() -> None:
    made = batch(("all.txt", COMPILATION))
    read_all(made)
    _first, second, third = found(made)
    documents.join(third.pk)
    documents.join(second.pk)
    accept(made)
    drafting.make(made, user("T-INFO1"))
    assert RegulationPage.objects.count() == 1
    assert ImportedSource.objects.count() == 3
    again = batch(("all.txt", COMPILATION))
    read_all(again)
    assert len(reading.known_sources(found(again), again)) == 3


def test_a_document_that_became_a_draft_is_changed_no_more() -> None:
    row = one()
    accept(row.file.batch)
    drafting.make(row.file.batch, user("T-INFO1"))
    for act in (
        lambda: documents.apply(row.pk, "merge", "art_2", {}),
        lambda: documents.undo(row.pk),
        lambda: documents.read_as(row.pk, "vi"),
        lambda: documents.rename(row.pk, "x"),
        lambda: documents.set_aside(row.pk, category="nursing"),
    ):
        with pytest.raises(ImportRefused):
            act()


def test_an_importer_decides_nothing_about_it() -> None:
    made = batch(("a.txt", FILE_VI), who="T-INFO2")
    read_all(made)
    accept(made)
    page = drafting.make(made, user("T-INFO2")).pages[0]
    draft = page.get_latest_revision_as_object()
    for name, value in {
        "only_in": "vi", "number_vi": "01/QyĐ-BV", "issue_date": "2026-01-05",
        "effective_date": "2026-02-01",
    }.items():
        setattr(draft, name, value)
    draft.save_revision(user=user("T-INFO1"))
    submission = approval_services.submit(draft, user("T-INFO1"))
    assert user("T-INFO2") in submission.contributors.all()


def test_a_parse_of_the_draft_gives_what_was_shown() -> None:
    row = one(FILE_VI)
    base = documents.base_of(row)
    assert parse(services.text_of(base), "vi").provisions == base.provisions
