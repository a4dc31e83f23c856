"""Differences as people would mark them, in either language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.comparing.tables import TableDiff, compare_text
from regulations.comparing.words import compare

SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def shown(before: str, after: str, language: str) -> str:
    return "".join(SIGNS[run.kind].format(run.text) for run in compare(before, after, language))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("应当在三十日内报告。", "应当在六十日内报告。", "应当在[-三十-]{+六十+}日内报告。"),
        ("保存3年", "保存10年", "保存[-3-]{+10+}年"),
        ("本院职工、进修人员。", "本院职工、实习学生、进修人员。",
         "本院职工、{+实习学生、+}进修人员。"),
        ("建立台账，专人保管，定期核对。", "建立电子台账，由专人保管，每月核对并签名。",
         "建立{+电子+}台账，{+由+}专人保管，[-定期-]{+每月+}核对{+并签名+}。"),
        ("各科室每周检查一次，发现问题及时整改。", "护士长每日巡查病房，并向护理部汇报情况。",
         "[-各科室每周检查一次，发现问题及时整改-]{+护士长每日巡查病房，并向护理部汇报情况+}。"),
        ("", "新增。", "{+新增。+}"),
        ("使用HIS系统", "使用EMR系统", "使用[-HIS-]{+EMR+}系统"),
    ],
)  # fmt: skip
def test_chinese_by_character_and_numbers_as_a_whole(
    before: str, after: str, wanted: str
) -> None:
    assert shown(before, after, "zh-hans") == wanted


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("Báo cáo trong 24 giờ.", "Báo cáo trong 12 giờ.", "Báo cáo trong [-24-]{+12+} giờ."),
        ("trước ngày 01/7/2026", "trước ngày 15/7/2026", "trước ngày [-01/7/2026-]{+15/7/2026+}"),
        ("Viên chức, học viên, khách.", "Viên chức, người lao động, học viên, khách.",
         "Viên chức, {+người lao động, +}học viên, khách."),
        ("Quy định này", "Quy chế này", "Quy [-định-]{+chế+} này"),
        ("Bác sĩ trực ký sổ.", "Điều dưỡng trưởng bàn giao ca và ký sổ giao ban.",
         "[-Bác sĩ trực ký sổ-]{+Điều dưỡng trưởng bàn giao ca và ký sổ giao ban+}."),
        ("hai  lần", "hai lần", "hai lần"),
        ("Một.\nHai.\nBa.", "Một.\nBốn.\nBa.", "Một.\n[-Hai-]{+Bốn+}.\nBa."),
        # An accent that is a sign of its own (NFD) stays with its letter.
        ("ho\u0323c vie\u0302n", "ho\u0323c tro\u0300", "ho\u0323c [-vie\u0302n-]{+tro\u0300+}"),
    ],
)  # fmt: skip
def test_vietnamese_by_syllable(before: str, after: str, wanted: str) -> None:
    assert shown(before, after, "vi") == wanted


ALPHABET = st.text(alphabet="ab 各科室，。\n12 ạ", max_size=60)


@given(before=ALPHABET, after=ALPHABET, language=st.sampled_from(["vi", "zh-hans"]))
def test_both_texts_can_be_read_out_of_the_runs(before: str, after: str, language: str) -> None:
    """What is the same and what was added is the text now, sign by sign; what is the same and
    what was removed is the text before but for blanks."""
    runs = compare(before, after, language)
    was = "".join(run.text for run in runs if run.kind != "added")
    assert "".join(was.split()) == "".join(before.split())
    now = "".join(run.text for run in runs if run.kind != "removed")
    assert now == after or not after.strip(" ")
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(a != b for a, b in pairwise(kinds))


@pytest.mark.parametrize("language", ["vi", "zh-hans"])
def test_no_confetti(language: str) -> None:
    """Between two changes stands never a single sign, whatever the texts have in common."""
    before = "各科室负责人每月检查病历质量并签名" if language == "zh-hans" else "a b c d e f g h"
    after = "护理部主任每季抽查护理记录并盖章" if language == "zh-hans" else "x b y d z f w h q"
    runs = compare(before, after, language)
    inner = [run.text for run in runs[1:-1] if run.kind == "same"]
    assert all(len(text.split() if language == "vi" else text) > 1 for text in inner)


def test_a_very_long_text_is_compared_by_line_first() -> None:
    lines = [f"Dòng {n} ghi việc số {n} của khoa phòng." for n in range(3000)]
    other = [line.replace("khoa", "ban") if n % 500 == 7 else line for n, line in enumerate(lines)]
    other[0] = "Mở đầu khác."
    other[-1] = "Kết thúc khác."
    runs = compare("\n".join(lines), "\n".join(other), "vi")
    assert sum(run.kind == "added" and run.text == "ban" for run in runs) == 6


TABLE = "| Ca | Giờ |\n| --- | --- |\n| Sáng | 7:00 |\n| Chiều | 13:00 |\n| Đêm | 21:00 |"


def rows(before: str, after: str) -> list[tuple[str, str]]:
    (table,) = [b for b in compare_text(before, after, "vi") if isinstance(b, TableDiff)]
    return [
        (row.state, " | ".join("".join(SIGNS[r.kind].format(r.text) for r in c) for c in row.cells))
        for row in table.rows
    ]


def test_a_table_row_by_row() -> None:
    after = TABLE.replace("13:00", "13:30").replace("| Sáng | 7:00 |\n", "")
    assert rows(TABLE, f"{after}\n| Trực | cả ngày |") == [
        ("same", "Ca | Giờ"),
        ("removed", "[-Sáng-] | [-7:00-]"),
        ("changed", "Chiều | [-13:00-]{+13:30+}"),
        ("same", "Đêm | 21:00"),
        ("added", "{+Trực+} | {+cả ngày+}"),
    ]


def test_a_column_more_is_a_column_and_not_another_table() -> None:
    after = "| Ca | Người | Giờ |\n| --- | --- | --- |\n| Sáng | An | 7:00 |"
    before = "| Ca | Giờ |\n| --- | --- |\n| Sáng | 7:00 |"
    assert rows(before, after) == [
        ("changed", "Ca | {+Người+} | Giờ"), ("changed", "Sáng | {+An+} | 7:00"),
    ]  # fmt: skip


def test_a_table_that_came_and_one_that_went_with_the_words_around() -> None:
    found = compare_text("Trước.\nSau.", f"Trước.\n{TABLE}\nSau.", "vi")
    assert any(isinstance(b, TableDiff) and b.rows[0].state == "added" for b in found)
    gone = compare_text(f"Trước.\n{TABLE}", "Trước.", "vi")
    assert [type(b).__name__ for b in gone] == ["TextDiff", "TableDiff"]
