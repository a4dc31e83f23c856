"""Reading apart: the same result, and no file that takes the asking process with it."""

from __future__ import annotations

import pytest

from regulations.importing import Limits, UnreadableSource, outline_apart, outline_file, sandbox

from .files import PNG, docx, paragraph, picture, relations

FILE = docx(
    paragraph("值班制度") + paragraph("第一条 甲。") + f"<w:p>{picture('r1', '图')}</w:p>",
    entries={
        "word/_rels/document.xml.rels": relations(("r1", "image", "media/a.png")),
        "word/media/a.png": PNG,
    },
)


def test_the_child_answers_what_the_parent_would_have_read() -> None:
    apart = outline_apart(FILE, "a.docx")
    assert apart == outline_file(FILE, "a.docx")
    assert apart.figures[0].data == PNG
    assert [one.number for one in apart.figures_of(0)] == [1]


def test_the_reason_of_a_refusal_comes_back() -> None:
    with pytest.raises(UnreadableSource) as refused:
        outline_apart(b"PK\x03\x04broken", "a.docx")
    assert refused.value.reason == "The .docx file is damaged and cannot be opened."


@pytest.mark.parametrize(
    ("limits", "reasons"),
    [
        (Limits(wall_seconds=0.05), {sandbox.TOO_LONG}),
        (Limits(cpu_seconds=0), {sandbox.TOO_LONG, sandbox.FAILED}),
        (Limits(memory_bytes=1 << 20), {sandbox.TOO_MUCH_MEMORY, sandbox.FAILED}),
    ],
)
def test_limits_are_kept_and_named(limits: Limits, reasons: set[str]) -> None:
    with pytest.raises(UnreadableSource) as refused:
        outline_apart(FILE, "a.docx", limits=limits)
    assert refused.value.reason in reasons


def test_a_child_that_dies_is_one_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_run", lambda request, seconds: (-11, b'{"documents": ['))
    with pytest.raises(UnreadableSource) as refused:
        outline_apart(FILE, "a.docx")
    assert refused.value.reason == sandbox.FAILED


def test_an_unknown_language_is_the_caller_s_mistake() -> None:
    with pytest.raises(ValueError, match="language"):
        outline_apart(FILE, "a.docx", "fr")
