"""The time of reading grows as the text does: four times the text, about four times the time."""

from __future__ import annotations

import time

import pytest

from regulations.structure import parse
from regulations.structure.numerals import to_chinese

UNITS = {
    "chinese articles": lambda n: (
        f"第{to_chinese(n % 9000 + 1)}条 值班人员应当逐项核对并登记。\n（一）核对药品；\n"
        "1．核对批号；\n2．核对数量；\n（二）核对器械。\n记录保存三年。\n"
    ),
    "vietnamese articles": lambda n: (
        f"Điều {n % 9000 + 1}. Bàn giao ca trực\n1. Người trực ghi sổ đầy đủ:\n"
        "a) Số lượng;\nb) Hạn dùng.\n"
        "2. Trưởng khoa ký xác nhận.\n"
    ),
    "levels": lambda n: (
        f"{to_chinese(n % 9000 + 1)}、职责\n（一）负责登记；\n"
        "1.核对数量。\n2.核对批号。\n（二）负责报告。\n"
    ),
    "decimals": lambda n: (
        f"{n % 900 + 1} 要求\n{n % 900 + 1}.1 登记齐全。\n{n % 900 + 1}.2 及时报告。\n"
    ),
    "appendices": lambda n: f"附件{n % 900 + 1}\n登记表\n1. 姓名\n2. 科室\n| 名称 | 数量 |\n",
    "running text": lambda n: (
        "值班人员应当核对药品、器械和记录，发现问题立即报告，" * 4 + "并登记。\n"
    ),
}  # fmt: skip
TEXTS = tuple(UNITS)


def grown(name: str, size: int) -> str:
    """A text of about `size` bytes."""
    head = "第一条 总则。\n" if name == "appendices" else ""
    parts, length, n = [head], 0, 0
    while length < size:
        part = UNITS[name](n)
        parts.append(part)
        length += len(part.encode())
        n += 1
    return "".join(parts)


def seconds(text: str) -> float:
    """The least of three, of this process alone."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        parse(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", TEXTS)
def test_reading_takes_time_in_proportion(name: str) -> None:
    small, large = grown(name, 60_000), grown(name, 240_000)
    # 4 where it is linear, 16 where it is quadratic
    assert seconds(large) < 8 * seconds(small)
