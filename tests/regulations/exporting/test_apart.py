"""Typesetting in a process of its own: its answer, its errors, its limits."""

from __future__ import annotations

from datetime import date

import pytest

from regulations.exporting import apart, fonts
from regulations.exporting.job import Job
from regulations.exporting.pdf import TypesettingFailed, typeset
from regulations.exporting.pdf_nd30 import job

from .measures import fonts_or_skip
from .test_pdf_nd30 import issued


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts_or_skip(fonts.VIETNAMESE_ROLES, "ửỹđ")


def test_it_answers_what_typesetting_here_gives() -> None:
    assert apart.typeset_apart(job(issued("Điều 1. Một."))) == typeset(job(issued("Điều 1. Một.")))


def test_a_job_survives_the_way() -> None:
    data, files = {"a": ["ế", None, 1.5]}, {"x": b"\x00\xff"}
    sent = Job("nd30.typ", data, ("times",), date(2026, 1, 5), files)
    assert Job.from_bytes(sent.to_bytes()) == sent


def test_a_character_that_no_font_has_is_named_on_this_side() -> None:
    with pytest.raises(fonts.CharactersMissing) as caught:
        apart.typeset_apart(job(issued("Điều 1. \U0010fffd")))
    assert caught.value.characters == ("\U0010fffd",)


def test_a_missing_font_is_named_on_this_side(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(fonts, "folders", lambda: (str(tmp_path),))
    with pytest.raises(fonts.FontsMissing) as caught:
        apart.typeset_apart(job(issued("Điều 1. Một.")))
    assert [role.key for role in caught.value.roles] == list(fonts.VIETNAMESE_ROLES)
    assert caught.value.packages == "fonts-croscore"


def test_what_typst_refuses_is_said() -> None:
    wrong = Job("nd30.typ", {"title": "x"}, ("times",), date(2026, 1, 5))
    with pytest.raises(TypesettingFailed, match=r"data|key|dictionary"):
        apart.typeset_apart(wrong)


@pytest.mark.parametrize(
    "limits", [apart.Limits(wall_seconds=0.01), apart.Limits(cpu_seconds=0, wall_seconds=30)]
)
def test_what_takes_too_long_is_ended(limits: apart.Limits) -> None:
    with pytest.raises(apart.TookTooLong):
        apart.typeset_apart(job(issued("Điều 1. Một.")), limits)


def test_what_needs_too_much_memory_fails_alone() -> None:
    with pytest.raises((TypesettingFailed, fonts.FontError)):
        apart.typeset_apart(job(issued("Điều 1. Một.")), apart.Limits(memory_bytes=64 * 1024**2))
