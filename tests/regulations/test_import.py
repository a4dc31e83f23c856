"""Files become drafts of the own department, and nothing else."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Department
from approvals import services as approval_services
from regulations import outlining, services
from regulations.errors import ImportRefused
from regulations.importing import sandbox
from regulations.models import ImportedSource, RegulationPage
from tests.factories.world import user

from .drafts import VI, ZH, regulation
from .importing.files import PNG, docx, paragraph, picture, relations

pytestmark = pytest.mark.django_db

TITLE_VI = "QUY ĐỊNH BẢO VỆ THÔNG TIN NGƯỜI BỆNH"
FILE_VI = f"{TITLE_VI}\n{VI}".encode()
FILE_ZH = f"患者信息保护规定\n{ZH}".encode()


def department(code: str = "INFO") -> Department:
    return Department.objects.get(code=code)


def import_file(data: bytes = FILE_VI, who: str = "T-INFO1", code: str = "INFO") -> Any:
    document = services.read(data, "quy-dinh.txt")[0]
    source = services.source_hash(services.file_hash(data), 0)
    return services.import_document(
        document, department(code), user(who), source=source, filename="quy-dinh.txt"
    )


def run(*args: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("import_regulations", *args, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_an_import_makes_a_draft_and_nothing_live() -> None:
    done = import_file()
    page = RegulationPage.objects.get(pk=done.page.pk)
    draft = page.get_latest_revision_as_object()
    assert done.result == "created"
    assert not page.live
    assert page.get_parent().specific.department == department()
    assert draft.heading_vi == TITLE_VI
    assert not draft.heading_zh_hans
    assert [node.id for node in outlining.nodes(draft.tree_vi)] == ["chp_1", "chp_2"]


def test_the_draft_holds_the_tree_that_was_shown() -> None:
    for data in (FILE_VI, FILE_ZH):
        for document in services.read(data, "x.txt"):
            again = outlining.of_text(services.text_of(document), document.language)
            assert again.tree == document.to_dict()["provisions"]
            assert (again.preamble, again.closing) == (document.preamble, document.closing)


def test_the_same_file_twice_makes_one_draft() -> None:
    first, second = import_file(), import_file(who="T-INFO2")
    assert second.result == "unchanged"
    assert second.page == first.page
    assert RegulationPage.objects.count() == 1


def test_who_imported_it_is_among_those_who_wrote_it() -> None:
    page = import_file(who="T-INFO2").page
    fields = {
        "heading_zh_hans": "规定", "text_zh_hans": ZH, "number_vi": "01/QyĐ-BV",
        "issue_date": "2026-01-05", "effective_date": "2026-02-01",
    }
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=user("T-INFO1"))
    submission = approval_services.submit(draft, user("T-INFO1"))
    assert user("T-INFO2") in submission.contributors.all()


def test_nobody_imports_for_another_department() -> None:
    for who in ("T-NURS1", "T-DIR", "T-STAFF", "T-ADM", "T-WEB1", "T-ROOT", "T-GONE"):
        with pytest.raises(ImportRefused):
            import_file(who=who)
    assert not RegulationPage.objects.exists()


def test_the_other_language_is_added_to_a_draft() -> None:
    page = import_file().page
    document = services.read(FILE_ZH, "规定.txt")[0]
    source = services.source_hash(services.file_hash(FILE_ZH), 0)
    done = services.add_to_draft(
        document, page, user("T-INFO2"), source=source, filename="规定.txt"
    )
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert done.result == "added"
    assert draft.heading_zh_hans == "患者信息保护规定"
    assert draft.heading_vi == TITLE_VI
    assert len(draft.tree_zh_hans) == 2
    assert draft.also_contributed() == {user("T-INFO1").pk, user("T-INFO2").pk}
    with pytest.raises(ImportRefused):
        services.add_to_draft(document, page, user("T-INFO2"), source="x" * 64, filename="2.txt")


def test_a_draft_that_waits_for_a_decision_is_not_added_to() -> None:
    page = regulation(text_zh_hans="", heading_zh_hans="", only_in="vi")
    approval_services.submit(page, user("T-INFO1"))
    document = services.read(FILE_ZH, "规定.txt")[0]
    with pytest.raises(ImportRefused):
        services.add_to_draft(document, page, user("T-INFO2"), source="y" * 64, filename="x.txt")
    assert not ImportedSource.objects.exists()


def test_what_has_no_title_takes_the_name_of_the_file_and_says_so() -> None:
    data = VI.encode()
    done = import_file(data)
    assert done.page.heading_vi
    long = ("A" * 300 + "\n" + VI).encode()
    document = services.read(long, "dai.txt")[0]
    done = services.import_document(
        document, department(), user("T-INFO1"), source="z" * 64, filename="dai.txt"
    )
    assert len(done.page.heading_vi) <= 200
    if len(document.title) > 200:
        assert any(w["text"] == document.title for w in done.warnings)


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"%PDF-1.7", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_broken_file_gives_a_sentence(data: bytes) -> None:
    with pytest.raises(ImportRefused) as caught:
        services.read(data, "x.docx")
    assert str(caught.value).endswith((".", "。"))


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ImportRefused, match="20"):
        services.read(b"x" * (services.MAX_BYTES + 1), "x.txt")


# -- the command ---------------------------------------------------------------------------------
@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    good, bad = tmp_path / "vi.txt", tmp_path / "bad.docx"
    good.write_bytes(FILE_VI)
    bad.write_bytes(b"no document")
    return str(good), str(bad)


def test_the_command_prints_what_became_of_each_file(files: tuple[str, str]) -> None:
    rows = run(*files, "--department", "INFO", "--as", "t-info1")
    assert [row["result"] for row in rows] == ["created", "failed"]
    assert set(rows[0]) >= {"file", "title", "language", "result", "page", "warnings"}
    assert (rows[0]["language"], rows[0]["title"]) == ("vi", TITLE_VI)
    page = RegulationPage.objects.get(pk=rows[0]["page"])
    assert not page.live
    assert page.owner == user("T-INFO1")
    again = run(files[0], "--department", "info")
    assert (again[0]["result"], again[0]["page"]) == ("unchanged", page.pk)


def test_a_dry_run_writes_nothing(files: tuple[str, str]) -> None:
    rows = run(files[0], "--department", "INFO", "--dry-run")
    assert (rows[0]["result"], rows[0]["page"]) == ("created", None)
    assert not RegulationPage.objects.exists()
    assert not ImportedSource.objects.exists()


def test_the_command_refuses_for_who_may_not_write_there(files: tuple[str, str]) -> None:
    rows = run(files[0], "--department", "INFO", "--as", "T-NURS1")
    assert rows[0]["result"] == "failed"
    assert not RegulationPage.objects.exists()


@pytest.mark.parametrize("args", [("--department", "NONE"), ("--department", "INFO", "--as", "X")])
def test_unknown_names_end_the_command(files: tuple[str, str], args: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run(files[0], *args)


def test_a_missing_file_is_a_row_that_says_why(tmp_path: Path) -> None:
    rows = run(str(tmp_path / "none.txt"), "--department", "INFO")
    assert rows[0]["result"] == "failed"
    assert rows[0]["message"]


def test_pictures_are_left_out_with_a_warning_and_no_mark_reaches_the_text() -> None:
    file = docx(
        paragraph("值班制度") + paragraph("第一条 甲。") + f"<w:p>{picture('r1', '流程')}</w:p>",
        entries={
            "word/_rels/document.xml.rels": relations(("r1", "image", "media/a.png")),
            "word/media/a.png": PNG,
        },
    )
    (document,) = services.read(file, "a.docx")
    assert "figure:" not in services.text_of(document)
    assert [w.text for w in document.warnings if w.code == "pictures"] == ["![流程](figure:1)"]


def test_a_file_is_read_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_run", lambda request, seconds: (-9, b""))
    with pytest.raises(ImportRefused):
        services.read("第一条 甲。".encode(), "a.txt")
