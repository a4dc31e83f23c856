"""No sequence of corrections loses, adds or moves a character; what was done is done again."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.correcting import CannotCorrect, Correction, correct, replay
from regulations.correcting.units import all_letters, build, flatten
from regulations.structure import KINDS, Document, parse, walk
from tests.regulations.structure.test_properties import (
    any_lines,
    chinese_articles,
    languages,
)

ACTS = ("merge", "split", "promote", "demote", "kind", "retitle", "close")


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, int, dict[str, Any]]]:
    """Acts with arguments that fit somewhere, or nowhere."""
    found = []
    for _ in range(draw(st.integers(1, 12))):
        act = draw(st.sampled_from(ACTS))
        values: dict[str, Any] = {}
        if act == "merge":
            values = {"run_on": draw(st.booleans())}
        if act in ("split", "close"):
            values = {"line": draw(st.integers(0, 2)), "column": draw(st.integers(0, 4))}
        if act == "split":
            values |= {
                "kind": draw(st.sampled_from(["", *KINDS])), "inside": draw(st.booleans())
            }
        if act == "kind":
            values = {"kind": draw(st.sampled_from(KINDS))}
        found.append((act, draw(st.integers(0, 30)), values))
    return found


def walked(
    document: Document, wanted: list[tuple[str, int, dict[str, Any]]]
) -> tuple[Document, list[Correction]]:
    done = []
    for act, place, values in wanted:
        units = flatten(document)
        unit = units[place % len(units)]
        if act == "retitle":
            words = "".join([unit.number, unit.heading, unit.text])
            values = {"number": words[: place % 5], "heading": words[place % 5 :][: place % 7]}
        try:
            document, correction = correct(document, act, unit.id, values)
        except CannotCorrect:
            continue
        done.append(correction)
    return document, done


@settings(max_examples=300)
@given(any_lines, languages, steps())
def test_no_sequence_of_acts_touches_a_character(
    lines: list[str], language: str, wanted: list[tuple[str, int, dict[str, Any]]]
) -> None:
    before = parse("\n".join(lines), language)
    after, _done = walked(before, wanted)
    assert all_letters(after) == all_letters(before)


@settings(max_examples=200)
@given(any_lines, languages, steps())
def test_ids_stay_unique_and_kinds_known(
    lines: list[str], language: str, wanted: list[tuple[str, int, dict[str, Any]]]
) -> None:
    after, _done = walked(parse("\n".join(lines), language), wanted)
    nodes = list(walk(after.provisions))
    assert len({node.id for node in nodes}) == len(nodes)
    assert {node.kind for node in nodes} <= set(KINDS)


@settings(max_examples=200)
@given(any_lines, languages, steps())
def test_what_was_done_is_done_again_to_the_same_text(
    lines: list[str], language: str, wanted: list[tuple[str, int, dict[str, Any]]]
) -> None:
    before = parse("\n".join(lines), language)
    after, done = walked(before, wanted)
    kept = [Correction.from_dict(one.to_dict()) for one in done]
    assert replay(before, kept) == (after, [])


@settings(max_examples=200)
@given(any_lines, any_lines, languages, steps())
def test_to_another_text_it_is_done_where_it_fits_or_named(
    lines: list[str],
    others: list[str],
    language: str,
    wanted: list[tuple[str, int, dict[str, Any]]],
) -> None:
    _after, done = walked(parse("\n".join(lines), language), wanted)
    other = parse("\n".join(others), language)
    again, lost = replay(other, done)
    assert all_letters(again) == all_letters(other)
    assert len(lost) <= len(done)
    assert all(one in done for one in lost)


@given(any_lines, languages)
def test_a_tree_survives_being_taken_apart(lines: list[str], language: str) -> None:
    document = parse("\n".join(lines), language)
    again = build(document, flatten(document))
    assert again.provisions == document.provisions
    assert (again.preamble, again.closing) == (document.preamble, document.closing)


@given(chinese_articles())
def test_a_rule_survives_being_taken_apart(drafts: list[Any]) -> None:
    from regulations.structure.ids import assign

    document = Document("", "zh-hans", assign(drafts)[0])
    assert build(document, flatten(document)).provisions == document.provisions
