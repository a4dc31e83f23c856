"""What web sites and careless hands do to a text: furniture, slices, page numbers, glosses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from opencc import OpenCC

from .plan import Plan, Unit

NOTICES_ZH = (
    "温馨提示：下载后可任意编辑，如有疑问请联系本站客服。",
    "版权说明：本文档由用户提供并上传，收益归属内容提供方。",
    "下载文档前请自行甄别文档内容的完整性，平台不提供额外的编辑服务。",
    "第 1 页 共 3 页", "双击可修改文字，再上传必究",
)  # fmt: skip
NAVIGATION_VI = (
    "Đăng lúc: 08:15:20 12/03/2025 (GMT+7)", "Người đăng: Phòng Truyền thông", "In bài viết",
    "Tổng số điểm của bài viết là: 5 trong 1 đánh giá", "Click để đánh giá bài viết",
)  # fmt: skip
PARTNERS_VI = (
    "CÁC ĐƠN VỊ LIÊN KẾT",
    "Sở Y tế",
    "Bộ Y tế",
    "Fanpage Bệnh viện",
    "Bản quyền thuộc về Bệnh viện",
)


def web_vi(lines: Sequence[str], random: Random) -> list[str]:
    """A page copied whole: title twice, date of posting, stars, partners."""
    return [
        "Trang chủ", lines[0], lines[0], *random.sample(NAVIGATION_VI[:3], 2), *lines[1:],
        *random.sample(NAVIGATION_VI[3:], 2), *PARTNERS_VI,
    ]  # fmt: skip


def site_zh(lines: Sequence[str], random: Random) -> list[str]:
    """A document-sharing site: notices before, between and behind."""
    out = [random.choice(NOTICES_ZH[:3]), *lines]
    at = random.randint(len(out) // 2, len(out) - 1)
    out.insert(at, NOTICES_ZH[3])
    return [*out, random.choice(NOTICES_ZH[:3]), NOTICES_ZH[4]]


def slices(lines: Sequence[str], random: Random) -> list[str]:
    """One running text cut into slices of equal length, numbered at their starts."""
    whole = "".join(lines)
    width = random.choice((160, 200, 260))
    pieces = [whole[at : at + width] for at in range(0, len(whole), width)]
    return [f"{number}、{piece}" for number, piece in enumerate(pieces, 1)]


def pages(lines: Sequence[str], random: Random) -> list[str]:
    """One running text with the page numbers of the paper in it, between two characters."""
    whole = "".join(lines)
    width = random.choice((420, 480, 560))
    out, page, start = "", 1, 0
    for at in range(width, len(whole), width):
        while at < len(whole) and not (_HAN.match(whole[at]) and _HAN.match(whole[at - 1])):
            at += 1
        out += f"{whole[start:at]}{page}"
        start, page = at, page + 1
    return [out + whole[start:]]


_HAN = re.compile(r"[\u4e00-\u9fff。；](?<![一二三四五六七八九十年月日])")
_GLOSSES = {
    "院": "(yuàn)", "管": "(guǎn)", "网": "(wǎng)", "系": "(xì)", "药": "(yào)", "护": "(hù)",
    "检": "(jiǎn)", "责": "(zé)",
}  # fmt: skip


def glossed(lines: Sequence[str], random: Random) -> list[str]:
    """Pronunciation behind every now and then a character, in either width of bracket."""
    out = []
    for line in lines:
        made = ""
        for char in line:
            made += char
            if char in _GLOSSES and random.random() < 0.2:
                gloss = _GLOSSES[char]
                made += gloss if random.random() < 0.7 else f"（{gloss[1:-1]}）"
        out.append(made)
    return out


def traditional(lines: Sequence[str]) -> list[str]:
    convert = OpenCC("s2t").convert
    return [str(convert(line)) for line in lines]


def articles_of(plan: Plan) -> list[tuple[list[Unit], int]]:
    """Where each article stands: (its siblings, its place)."""
    found: list[tuple[list[Unit], int]] = []

    def look(units: list[Unit]) -> None:
        for at, unit in enumerate(units):
            if unit.kind == "article":
                found.append((units, at))
            else:
                look(unit.children)

    look(plan.units)
    return found


def without_one(plan: Plan, random: Random) -> None:
    """An article is missing: a gap in the count."""
    places = articles_of(plan)
    if len(places) > 3:
        units, at = random.choice(places[1:-1])
        if len(units) > 1:
            del units[at]


def one_twice(plan: Plan, random: Random) -> None:
    """An article carries the number of the one before it, and the next goes on as if not."""
    places = articles_of(plan)
    pairs = [(units, at) for units, at in places if at and units[at - 1].kind == "article"]
    if pairs:
        units, at = random.choice(pairs)
        before, here = units[at - 1], units[at]
        here.value, here.number, here.sub = before.value, before.number, before.sub
