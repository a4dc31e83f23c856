"""What a decider sees changed: nothing lost, Chinese by character, Vietnamese by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from approvals.comparing import compare, plain

texts = st.text(alphabet="ab 院发号，。đầu\n", max_size=120)


def shown(pieces):
    return [(piece.kind, piece.text) for piece in pieces]


def test_chinese_by_character():
    assert shown(compare("三日内答复", "五日内答复", "zh-hans")) == [
        ("removed", "三"),
        ("added", "五"),
        ("same", "日内答复"),
    ]


def test_vietnamese_by_word():
    assert ("removed", "đầu") in shown(compare("Họp đầu tuần", "Họp cuối tuần", "vi"))


@given(texts, texts, st.sampled_from(["vi", "zh-hans"]))
def test_every_character_that_came_or_went_is_shown(before, after, language):
    pieces = compare(before, after, language)
    if any(piece.kind == "gap" for piece in pieces):
        return
    assert "".join(p.text for p in pieces if p.kind != "added") == before or before == after
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


def test_a_long_text_is_compared_by_line_and_shortened():
    lines = [f"第{n}条 各科室应当按时上报。\n" for n in range(600)]
    changed = [*lines[:300], "第300条 改过的一条。\n", *lines[301:]]
    pieces = compare("".join(lines), "".join(changed), "zh-hans")
    assert "".join(p.text for p in pieces if p.kind == "added")
    assert sum(len(p.text) for p in pieces) < 500


def test_markup_and_blocks_become_text():
    value = [{"type": "paragraph", "value": "<p>一<b>二</b></p><ul><li>三</li></ul>", "id": "x"}]
    assert plain(value) == "一二\n三"
    assert plain(None) == ""
