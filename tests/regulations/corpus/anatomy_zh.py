"""Chinese documents as their authors mean them: articles, levels, mixtures, appendices."""

from __future__ import annotations

from random import Random

from regulations.structure.numerals import to_chinese

from . import words_zh
from .plan import Plan, Unit
from .words_zh import Chinese

FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def _circled(n: int) -> str:
    return chr(0x2460 + n - 1)


POINTS = (
    lambda n: f"（{to_chinese(n)}）", lambda n: f"（{to_chinese(n)}）",
    lambda n: f"({to_chinese(n)})", lambda n: f"{n}.", lambda n: f"{n}、",
    lambda n: f"（{n}）", lambda n: f"{to_chinese(n)}、", lambda n: f"（{str(n).translate(FULL)}）",
    lambda n: f"{n}）", _circled, lambda n: f"〔{to_chinese(n)}〕",
)  # fmt: skip
ITEMS = (
    lambda n: f"{n}.", lambda n: f"{n}．", lambda n: f"{n}、", lambda n: f"（{n}）", _circled,
    lambda n: f"{chr(96 + n)}.", lambda n: f"{n})",
)  # fmt: skip
LEVELS = (
    ((lambda n: f"{to_chinese(n)}、", lambda n: f"（{to_chinese(n)}）", lambda n: f"{n}.",
      lambda n: f"（{n}）"), "han"),
    ((lambda n: f"{to_chinese(n)}、", lambda n: f"（{to_chinese(n)}）", lambda n: f"{n}、",
      lambda n: f"({n})"), "han"),
    ((lambda n: f"{to_chinese(n)}、", lambda n: f"{n}.", lambda n: f"（{n}）", _circled), "han1"),
    ((lambda n: f"{n}.", lambda n: f"（{n}）", _circled), "arabic"),
    ((lambda n: f"{n}、", lambda n: f"（{n}）", _circled), "arabic"),
    ((lambda n: f"（{to_chinese(n)}）", lambda n: f"{n}.", lambda n: f"（{n}）"), "paren"),
    ((lambda n: f"{to_chinese(n)}．", lambda n: f"（{to_chinese(n)}）", lambda n: f"{n}．"), "han"),
)  # fmt: skip


class Writer:
    """One document's choices: how its labels look, how deep it goes."""

    def __init__(self, random: Random, heading: str) -> None:
        self.random = random
        self.words = Chinese(random, heading)
        pick = random.choice
        self.article_form = pick(
            (
                lambda n: f"第{to_chinese(n)}条",
                lambda n: f"第{to_chinese(n)}条",
                lambda n: f"第{to_chinese(n)}条",
                lambda n: f"第{n}条",
                lambda n: f"第{str(n).translate(FULL)}条",
                lambda n: f"第 {to_chinese(n)} 条",
            )
        )
        self.gap = pick(("　", " ", "  ", "　", ""))
        self.chapter_gap = pick(("　", " ", " ", ""))
        self.points = pick(POINTS)
        items = [
            form
            for form in ITEMS
            if form(1) != self.points(1) and form(2)[-1] != self.points(2)[-1]
        ]
        self.items = pick([one for one in items if not _alike(one(2), self.points(2))])
        #: Whether articles have headings, and how: none, below, bracket, set off by white space.
        self.headed = pick(("", "", "below", "bracket", "set_off"))
        self.chapter_below = random.random() < 0.25
        self.single = False

    # articles ---------------------------------------------------------------------------------

    def articles(self, count: int, first: int = 1, rich: float = 0.4) -> list[Unit]:
        headings = self.words.headings(min(count, 14))
        return [
            self.article(first + at, headings[at] if at < len(headings) else "", rich)
            for at in range(count)
        ]

    def article(self, number: int, heading: str = "", rich: float = 0.4, sub: int = 0) -> Unit:
        label = self.article_form(number) + (f"之{to_chinese(sub)}" if sub else "")
        unit = Unit("article", label, number, sub, gap=self.gap or "")
        if self.headed == "bracket" and heading:
            unit.heading = f"【{heading}】"
        elif self.headed == "below" and heading:
            unit.heading = heading
            unit.gap = self.gap or "　"
        elif self.headed == "set_off" and heading:
            unit.heading, unit.set_off, unit.gap = heading, True, self.gap or "　"
        shape = self.random.random()
        paragraphs = 1 if shape < 0.6 or self.single else self.random.randint(2, 4)
        made = [self.paragraph(rich) for _ in range(paragraphs)]
        if unit.set_off:
            made[0].lines[0] = self.words.sentence()
        if len(made) == 1:
            unit.lines, unit.children = made[0].lines, made[0].children
        else:
            unit.children = made
        return unit

    def paragraph(self, rich: float) -> Unit:
        unit = Unit("paragraph")
        if self.random.random() < rich:
            unit.lines = [self.words.lead()]
            unit.children = self.listed("point", self.random.randint(2, 9))
        else:
            unit.lines = [self.words.paragraph()]
        return unit

    def listed(self, kind: str, count: int) -> list[Unit]:
        made = []
        form = self.points if kind == "point" else self.items
        for n in range(1, count + 1):
            unit = Unit(kind, form(n), n, lines=[self.words.point(n == count)], gap="")
            if kind == "point" and self.random.random() < 0.12:
                unit.lines = [self.words.lead()]
                unit.children = self.listed("item", self.random.randint(2, 4))
            made.append(unit)
        return made

    def chapters(self, count: int, sections: bool = False, restart: int = 0) -> list[Unit]:
        made: list[Unit] = []
        number = restart
        for at, name in enumerate(self.words.chapters(count), 1):
            chapter = Unit("chapter", f"第{to_chinese(at)}章", at, heading=name,
                           gap=self.chapter_gap or " ")  # fmt: skip
            chapter.inline = not self.chapter_below
            if self.chapter_gap == "" and chapter.inline:
                chapter.gap = ""
            size = self.random.randint(1, 5)
            if sections and 1 < at < count:
                for part in range(1, self.random.randint(2, 3) + 1):
                    section = Unit(
                        "section",
                        f"第{to_chinese(part)}节",
                        part,
                        heading=self.random.choice(words_zh.HEADING),
                        gap=" ",
                    )
                    section.children = self.articles(size, number + 1)
                    number += size
                    chapter.children.append(section)
            else:
                chapter.children = self.articles(size, number + 1)
                number += size
            made.append(chapter)
        return made

    # levels -----------------------------------------------------------------------------------

    def levels(self, forms: tuple, depth: int = 0, deepest: int = 3, count: int = 0) -> list[Unit]:
        made = []
        total = count or self.random.randint(2, 5)
        headings = self.words.headings(min(total, 12))
        for n in range(1, total + 1):
            unit = Unit("level", forms[depth](n), n, gap="")
            below = (
                depth + 1 < min(len(forms), deepest)
                and self.random.random() < (0.75, 0.4, 0.2)[depth]
            )
            if below:
                unit.heading = headings[n - 1] if n <= len(headings) else ""
                if self.random.random() < 0.25:
                    unit.lines = [self.words.text()]
                    unit.inline = True
                if not unit.heading:
                    unit.lines = [self.words.lead()]
                unit.children = self.levels(forms, depth + 1, deepest)
            elif depth == 0 and self.random.random() < 0.4:
                unit.heading = headings[n - 1] if n <= len(headings) else ""
                unit.lines = [self.words.text() for _ in range(self.random.randint(1, 2))]
            else:
                unit.lines = [self.words.text()]
                if unit.lines[0][:1] in "0123456789":
                    unit.lines[0] = "遇" + unit.lines[0]
            made.append(unit)
        return made

    def decimals(
        self, depth: int = 0, before: str = "", mark: str = "", deepest: int = 3
    ) -> list[Unit]:
        made = []
        total = self.random.randint(2, 5)
        headings = self.words.headings(total)
        for n in range(1, total + 1):
            label = f"{before}{n}"
            unit = Unit("level", label + (mark if depth == 0 else ""), n, gap=" ")
            if depth == 0 or (depth + 1 < deepest and self.random.random() < 0.35):
                unit.heading = headings[n - 1]
                unit.children = self.decimals(depth + 1, f"{label}.", mark, deepest)
            else:
                unit.lines = [self.words.text()]
                if unit.lines[0][:1] in "0123456789":
                    unit.lines[0] = "遇" + unit.lines[0]
            made.append(unit)
        return made

    # around -----------------------------------------------------------------------------------

    def purpose(self) -> str:
        return (
            f"为规范{self.words.topic()}工作，保障医疗安全，结合本院实际，制定本{self.words.rule}。"
        )

    def closing(self, hospital: str) -> list[str]:
        day = (
            self.random.randint(2016, 2026),
            self.random.randint(1, 12),
            self.random.randint(1, 28),
        )
        figures = "".join("〇一二三四五六七八九"[int(d)] for d in str(day[0]))
        date = self.random.choice(
            (f"{day[0]}年{day[1]}月{day[2]}日",
             f"{figures}年{to_chinese(day[1])}月{to_chinese(day[2])}日",
             f"{figures.replace('〇', 'O')}年{to_chinese(day[1])}月{to_chinese(day[2])}日")
        )  # fmt: skip
        return self.random.choice(
            ([hospital, date], [hospital, date], [f"院长：{self.words.name()}", date], [])
        )

    def appendices(self, count: int) -> list[Unit]:
        made = []
        numbered = count > 1 or self.random.random() < 0.6
        style = self.random.choice(("below", "colon", "space"))
        for n in range(1, count + 1):
            label = f"附件{n}" if numbered else "附件"
            name = self.random.choice(
                (
                    "外来器械登记表",
                    "值班交接清单",
                    "应急物资目录",
                    "培训考核记录表",
                    "设备巡检流程图",
                    "危急值项目一览表",
                )
            )
            unit = Unit("appendix", label, n if numbered else None, heading=name, gap=" ")
            unit.inline = style != "below"
            if style == "colon":
                unit.number, unit.gap = f"{label}：", ""
            shape = self.random.random()
            if shape < 0.4:
                unit.lines = [self.words.text()]
                unit.rows = [words_zh.HEADS[:3], *(self.words.row(3) for _ in range(3))]
            elif shape < 0.8:
                unit.children = self.levels((lambda n: f"{n}.",), 0, 1, self.random.randint(2, 5))
            else:
                unit.lines = [self.words.text() for _ in range(2)]
            made.append(unit)
        return made


def _alike(one: str, other: str) -> bool:
    """Whether two labels count by the same figures in the same dress."""
    return one == other or (
        one.strip("（）()") == other.strip("（）()") and one[:1] in "（(" and other[:1] in "（("
    )


def plan(random: Random, anatomy: str, appendices: int = 0, tables: bool = False) -> Plan:
    heading = words_zh.title(random)
    writer = Writer(random, heading)
    hospital = writer.words.hospital()
    made = Plan("zh-hans", [random.choice((heading, hospital + heading))])
    if random.random() < 0.3:
        made.letterhead = [
            f"{hospital}文件",
            f"{hospital[:1]}医发〔{random.randint(2016, 2026)}〕{random.randint(1, 90)}号",
        ]
    if random.random() < 0.2:
        made.note = [
            f"（{random.randint(2016, 2026)}年{random.randint(1, 12)}月"
            f"{random.randint(1, 28)}日院长办公会通过）"
        ]
    if anatomy != "articles_plain" and random.random() < 0.4:
        made.preamble = [writer.purpose()]
    if anatomy in ("chapters", "sections"):
        made.units = writer.chapters(random.randint(3, 6), anatomy == "sections")
    elif anatomy == "articles_plain":
        made.units = writer.articles(random.randint(6, 24))
    elif anatomy == "running":  # what survives the loss of all line ends
        writer.headed, writer.single = "", True
        made.letterhead, made.note = [], []
        writer.gap = random.choice(("", " ", "　"))
        writer.points = random.choice(POINTS[:2])
        writer.items = random.choice((ITEMS[0], ITEMS[2], ITEMS[3]))
        made.units = writer.articles(random.randint(26, 40))
    elif anatomy == "inserted":
        made.units = writer.articles(random.randint(8, 14))
        for place in sorted(random.sample(range(2, len(made.units)), 2), reverse=True):
            number = made.units[place - 1].value or 1
            inserted = [
                writer.article(number, sub=sub) for sub in range(1, random.randint(1, 2) + 1)
            ]
            made.units[place:place] = inserted
    elif anatomy == "parts":
        number = 0
        restart = random.random() < 0.5
        chapters = 0
        for at in (1, 2):
            part = Unit(
                "part",
                f"第{to_chinese(at)}编",
                at,
                heading=random.choice(words_zh.CHAPTER),
                gap=" ",
            )
            part.children = writer.chapters(random.randint(2, 3), restart=number)
            for chapter in part.children:
                number += len(chapter.children)
                if not restart:
                    chapters += 1
                    chapter.value, chapter.number = chapters, f"第{to_chinese(chapters)}章"
            made.units.append(part)
    elif anatomy == "levels":
        forms, _ = random.choice(LEVELS)
        made.units = writer.levels(
            forms, count=random.randint(3, 9), deepest=random.choice((2, 3, 4))
        )
    elif anatomy == "decimals":
        made.units = writer.decimals(mark=random.choice(("", "", ".")))
    elif anatomy == "mixed_chapters":
        for at, name in enumerate(writer.words.chapters(random.randint(3, 5)), 1):
            chapter = Unit("chapter", f"第{to_chinese(at)}章", at, heading=name, gap=" ")
            chapter.children = writer.levels(LEVELS[0][0], deepest=2)
            made.units.append(chapter)
    elif anatomy == "mixed_levels":
        number = 0
        for at, name in enumerate(writer.words.chapters(random.randint(3, 5)), 1):
            level = Unit("level", f"{to_chinese(at)}、", at, heading=name, gap="")
            size = random.randint(1, 4)
            level.children = writer.articles(size, number + 1)
            number += size
            made.units.append(level)
    if tables:
        _with_tables(random, writer, made)
    made.closing = writer.closing(hospital)
    if appendices:
        made.appendices = writer.appendices(appendices)
        made.closing = made.closing or [hospital, "2025年3月1日"]
    return made


def _with_tables(random: Random, writer: Writer, made: Plan) -> None:
    def all_units(units: list[Unit]) -> list[Unit]:
        return [one for unit in units for one in (unit, *all_units(unit.children))]

    fitting = [
        unit
        for unit in all_units(made.units)
        if unit.kind in ("article", "level")
        and unit.lines
        and not unit.children
        and not unit.set_off
    ]
    for unit in random.sample(fitting, min(2, len(fitting))):
        columns = random.randint(2, 5)
        unit.lines[-1] = unit.lines[-1].rstrip("。") + "，具体见下表："
        unit.rows = [
            words_zh.HEADS[:columns],
            *(writer.words.row(columns) for _ in range(random.randint(2, 5))),
        ]
