"""Vietnamese documents as their authors mean them: Điều with khoản and điểm, levels, Phụ lục."""

from __future__ import annotations

from random import Random

from regulations.structure.numerals import VIETNAMESE_LETTERS, to_roman

from . import words_vi
from .plan import Plan, Unit
from .words_vi import Vietnamese

KHOAN = (lambda n: f"{n}.", lambda n: f"{n}.", lambda n: f"{n}.", lambda n: f"{n}/")
POINTS = (
    lambda n: f"{VIETNAMESE_LETTERS[n - 1]})", lambda n: f"{VIETNAMESE_LETTERS[n - 1]})",
    lambda n: f"{VIETNAMESE_LETTERS[n - 1]})", lambda n: f"{VIETNAMESE_LETTERS[n - 1]}.", None,
)  # fmt: skip
LEVELS = (
    (lambda n: f"{to_roman(n)}.", lambda n: f"{n}.", lambda n: f"{VIETNAMESE_LETTERS[n - 1]})"),
    (lambda n: f"{to_roman(n)}.", lambda n: f"{n}.", None),
    (lambda n: f"{n}.", lambda n: f"{VIETNAMESE_LETTERS[n - 1]})", None),
    (lambda n: f"{chr(64 + n)}.", lambda n: f"{to_roman(n)}.", lambda n: f"{n}."),
    (lambda n: f"{to_roman(n)}/", lambda n: f"{n}/", None),
    (lambda n: f"{n})", lambda n: f"{VIETNAMESE_LETTERS[n - 1]})", None),
)  # fmt: skip


class Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = Vietnamese(random)
        pick = random.choice
        self.article_form = pick(
            (lambda n: f"Điều {n}.", lambda n: f"Điều {n}.", lambda n: f"Điều {n}.",
             lambda n: f"Điều {n}:", lambda n: f"ĐIỀU {n}.", lambda n: f"Điều {n}")
        )  # fmt: skip
        self.khoan = pick(KHOAN)
        self.points = pick(POINTS)
        self.upper = random.random() < 0.15
        self.chapter_form = pick(
            (lambda n: f"Chương {to_roman(n)}", lambda n: f"CHƯƠNG {to_roman(n)}",
             lambda n: f"Chương {to_roman(n)}.", lambda n: f"CHƯƠNG {to_roman(n)}:",
             lambda n: f"Chương {n}")
        )  # fmt: skip
        self.chapter_inline = self.chapter_form(1)[-1] in ".:" or random.random() < 0.1

    def articles(self, count: int, first: int = 1) -> list[Unit]:
        headings = self.words.headings(min(count, 18))
        return [
            self.article(first + at, headings[at] if at < len(headings) else "Tổ chức thực hiện")
            for at in range(count)
        ]

    def article(self, number: int, heading: str, sub: int = 0) -> Unit:
        label = self.article_form(number)
        if sub:
            label = label.replace(str(number), f"{number}{VIETNAMESE_LETTERS[sub - 1]}")
        shape = self.random.random()
        bare = label[-1].isdigit() or label[-1].isalpha()
        unit = Unit("article", label, number, sub)
        if shape < 0.12 and not bare:  # Điều 3. Quy định này có hiệu lực kể từ ngày ký.
            unit.lines = [self.words.sentence()]
            return unit
        unit.heading = heading.upper() if self.upper else heading
        if shape < 0.35:
            paragraphs = [
                Unit("paragraph", lines=[self.words.paragraph()])
                for _ in range(self.random.randint(1, 3))
            ]
            if len(paragraphs) == 1:
                unit.lines = paragraphs[0].lines
            else:
                unit.children = paragraphs
        elif shape < 0.5:
            unit.lines = [self.words.lead()]
            unit.children = self.listed(self.random.randint(2, 8))
        else:
            if self.random.random() < 0.2:
                unit.lines = [self.words.lead()]
            unit.children = [self.paragraph(n) for n in range(1, self.random.randint(2, 7) + 1)]
        return unit

    def paragraph(self, number: int) -> Unit:
        unit = Unit("paragraph", self.khoan(number), number)
        if self.random.random() < 0.35:
            unit.lines = [self.words.lead()]
            unit.children = self.listed(self.random.randint(2, 9))
        else:
            unit.lines = [self.words.paragraph()]
            if self.random.random() < 0.1:
                unit.lines.append(self.words.sentence())
        return unit

    def listed(self, count: int) -> list[Unit]:
        made = []
        for n in range(1, count + 1):
            label, value = (self.points(n), n) if self.points else ("-", None)
            unit = Unit("point", label, value, lines=[self.words.point(n == count)])
            if self.random.random() < 0.1:
                unit.lines = [self.words.lead()]
                sign = "+" if not self.points else self.random.choice("-+")
                unit.children = [
                    Unit("item", sign, None, lines=[self.words.point(k == 2)]) for k in range(3)
                ]
            made.append(unit)
        return made

    def chapters(self, count: int, sections: bool = False, before: int = 0) -> list[Unit]:
        made: list[Unit] = []
        number = before
        for at, name in enumerate(self.words.chapters(count), 1):
            heading = (
                name.upper() if self.random.random() < 0.8 or not self.chapter_inline else name
            )
            chapter = Unit("chapter", self.chapter_form(at), at, heading=heading)
            chapter.inline = self.chapter_inline
            size = self.random.randint(1, 5)
            if sections and 1 < at < count:
                for part in range(1, self.random.randint(2, 3) + 1):
                    section = Unit(
                        "section",
                        f"Mục {part}" + self.random.choice((".", "")),
                        part,
                        heading=self.random.choice(words_vi.CHAPTER).upper(),
                    )
                    section.inline = section.number.endswith(".")
                    section.children = self.articles(size, number + 1)
                    number += size
                    chapter.children.append(section)
            else:
                chapter.children = self.articles(size, number + 1)
                number += size
            made.append(chapter)
        return made

    def levels(self, forms: tuple, depth: int = 0, count: int = 0) -> list[Unit]:
        made = []
        total = count or self.random.randint(2, 6)
        headings = self.words.headings(min(total, 18))
        for n in range(1, total + 1):
            form = forms[depth]
            unit = Unit("level", form(n) if form else "-", n if form else None)
            below = depth + 1 < len(forms) and self.random.random() < (0.8, 0.4)[depth]
            if below:
                unit.heading = (
                    headings[n - 1].upper() if depth == 0 and len(forms) == 3 else headings[n - 1]
                )
                if self.random.random() < 0.2:
                    unit.lines = [self.words.sentence()]
                unit.children = self.levels(forms, depth + 1)
            else:
                unit.lines = [self.words.text()]
            made.append(unit)
        return made

    def decimals(self, depth: int = 0, before: str = "", mark: str = ".") -> list[Unit]:
        made = []
        total = self.random.randint(2, 5)
        headings = self.words.headings(total)
        for n in range(1, total + 1):
            label = f"{before}{n}"
            unit = Unit("level", label + mark, n)
            if depth == 0 or (depth == 1 and self.random.random() < 0.3):
                unit.heading = headings[n - 1]
                unit.children = self.decimals(depth + 1, f"{label}.", mark)
            else:
                unit.lines = [self.words.text()]
            made.append(unit)
        return made

    def closing(self) -> list[str]:
        name = self.words.name()
        return self.random.choice(
            (
                ["GIÁM ĐỐC", name],
                ["GIÁM ĐỐC", "(Đã ký)", name],
                ["Nơi nhận:", "- Các khoa, phòng;", "- Lưu: VT.", "GIÁM ĐỐC", name],
                ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name],
                [],
            )
        )

    def appendices(self, count: int) -> list[Unit]:
        made = []
        form = self.random.choice(
            (
                lambda n: f"PHỤ LỤC {to_roman(n)}",
                lambda n: f"Phụ lục {n}",
                lambda n: f"PHỤ LỤC {n:02d}",
                lambda n: f"Phụ lục {to_roman(n)}",
            )
        )
        for n in range(1, count + 1):
            label = form(n) if count > 1 else self.random.choice((form(n), "PHỤ LỤC"))
            name = self.random.choice(
                (
                    "Danh mục thuốc tủ trực",
                    "Biên bản bàn giao ca",
                    "Bảng kiểm thiết bị",
                    "Sơ đồ thoát hiểm",
                    "Danh mục biểu mẫu",
                )
            )
            unit = Unit("appendix", label, n if label[-1] != "C" else None,
                        heading=name.upper() if self.random.random() < 0.6 else name)  # fmt: skip
            unit.inline = self.random.random() < 0.3
            if unit.inline:
                unit.number += self.random.choice((".", ":"))
            if self.random.random() < 0.6:
                unit.lines = ["(Ban hành kèm theo Quyết định số 12/QĐ-BV ngày 05 tháng 3 năm 2025)"]
            shape = self.random.random()
            if shape < 0.4:
                unit.rows = [words_vi.HEADS[:3], *(self.words.row(3) for _ in range(3))]
                unit.lines = unit.lines or [self.words.sentence()]
            elif shape < 0.8:
                unit.children = self.levels((lambda n: f"{n}.",), 0, self.random.randint(2, 5))
            else:
                unit.lines.append(self.words.text())
            made.append(unit)
        return made


def plan(random: Random, anatomy: str, appendices: int = 0, tables: bool = False) -> Plan:
    writer = Writer(random)
    topic = random.choice(words_vi.TOPIC)
    kind = random.choice(words_vi.TYPES)
    two = random.random() < 0.5
    made = Plan("vi", [kind.upper(), topic[:1].upper() + topic[1:]] if two else [f"{kind} {topic}"])
    hospital = writer.words.hospital()
    if random.random() < 0.4:
        made.letterhead = [hospital.upper(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                           "Độc lập - Tự do - Hạnh phúc"]  # fmt: skip
    if random.random() < 0.3:
        made.note = ["(Ban hành kèm theo Quyết định số 07/QĐ-BV ngày 02 tháng 3 năm 2025)"]
    if random.random() < 0.3:
        made.preamble = [
            "Căn cứ Luật Khám bệnh, chữa bệnh;",
            "Xét đề nghị của Phòng Kế hoạch tổng hợp.",
        ]
    if anatomy in ("chapters", "sections"):
        made.units = writer.chapters(random.randint(3, 5), anatomy == "sections")
    elif anatomy == "articles_plain":
        made.units = writer.articles(random.randint(5, 16))
    elif anatomy == "inserted":
        made.units = writer.articles(random.randint(7, 12))
        for place in sorted(random.sample(range(2, len(made.units)), 2), reverse=True):
            number = made.units[place - 1].value or 1
            made.units[place:place] = [
                writer.article(number, "Bổ sung", sub) for sub in range(1, random.randint(1, 2) + 1)
            ]
    elif anatomy == "parts":
        number = 0
        chapters = 0
        for at, name in enumerate(("nhất", "hai"), 1):
            part = Unit("part", random.choice((f"Phần thứ {name}", f"PHẦN {to_roman(at)}")), at,
                        heading=random.choice(words_vi.CHAPTER).upper(), inline=False)  # fmt: skip
            part.children = writer.chapters(random.randint(2, 3), before=number)
            for chapter in part.children:
                number += len(chapter.children)
                chapters += 1
                chapter.value, chapter.number = chapters, writer.chapter_form(chapters)
            made.units.append(part)
    elif anatomy == "levels":
        made.units = writer.levels(random.choice(LEVELS), count=random.randint(3, 7))
    elif anatomy == "decimals":
        made.units = writer.decimals(mark=random.choice((".", ".", "")))
    elif anatomy == "mixed_chapters":
        for at, name in enumerate(writer.words.chapters(random.randint(3, 5)), 1):
            chapter = Unit("chapter", writer.chapter_form(at), at, heading=name.upper(),
                           inline=writer.chapter_inline)  # fmt: skip
            chapter.children = writer.levels((LEVELS[2][0], LEVELS[2][1]))
            made.units.append(chapter)
    elif anatomy == "mixed_levels":
        number = 0
        for at, name in enumerate(writer.words.chapters(random.randint(3, 4)), 1):
            level = Unit("level", f"{to_roman(at)}.", at, heading=name.upper())
            size = random.randint(1, 4)
            level.children = writer.articles(size, number + 1)
            number += size
            made.units.append(level)
    if tables:
        _with_tables(random, writer, made)
    made.closing = writer.closing()
    if appendices:
        made.appendices = writer.appendices(appendices)
        made.closing = made.closing or ["GIÁM ĐỐC", writer.words.name()]
    return made


def _with_tables(random: Random, writer: Writer, made: Plan) -> None:
    def all_units(units: list[Unit]) -> list[Unit]:
        return [one for unit in units for one in (unit, *all_units(unit.children))]

    fitting = [
        unit
        for unit in all_units(made.units)
        if unit.lines and not unit.children and unit.kind in ("paragraph", "level") and unit.number
    ]
    for unit in random.sample(fitting, min(2, len(fitting))):
        columns = random.randint(2, 5)
        unit.lines[-1] = unit.lines[-1].rstrip(".") + " theo bảng sau:"
        unit.rows = [
            words_vi.HEADS[:columns],
            *(writer.words.row(columns) for _ in range(random.randint(2, 5))),
        ]
