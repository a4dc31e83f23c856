"""The kinds of documents in the corpus, and one specimen of a kind from a seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from . import anatomy_vi, anatomy_zh, damage, write
from .layout import Para, paragraphs, text_lines
from .plan import Plan, Row, expected


@dataclass(frozen=True)
class Expected:
    """One document that the file must give."""

    title: str
    rows: list[Row]
    closing: str


@dataclass(frozen=True)
class Specimen:
    name: str
    filename: str
    data: bytes
    language: str
    documents: list[Expected] = field(default_factory=list)
    #: Codes of warnings that must be among those of the file.
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """`form` names how the file is written, `harm` what was done to the text."""

    language: str
    anatomy: str
    form: str
    harm: str = ""
    appendices: int = 0
    tables: bool = False
    count: int = 1

    @property
    def name(self) -> str:
        more = [self.harm] if self.harm else []
        more += ["appendices"] if self.appendices else []
        more += ["tables"] if self.tables else []
        more += [f"compilation{self.count}"] if self.count > 1 else []
        return "-".join([self.language[:2], self.anatomy, self.form, *more])


ZH, VI = "zh-hans", "vi"
KINDS = (
    Kind(ZH, "chapters", "utf-8"),
    Kind(ZH, "sections", "gb18030"),
    Kind(ZH, "levels", "utf-16"),
    Kind(ZH, "articles_plain", "utf-8-sig", appendices=2),
    Kind(ZH, "chapters", "docx_auto"),
    Kind(ZH, "levels", "docx_auto"),
    Kind(ZH, "decimals", "docx_auto"),
    Kind(ZH, "chapters", "docx", tables=True, appendices=1),
    Kind(ZH, "mixed_chapters", "docx"),
    Kind(ZH, "chapters", "pdf1", appendices=1),
    Kind(ZH, "articles_plain", "pdf2"),
    Kind(ZH, "levels", "pdf1", tables=True),
    Kind(ZH, "parts", "html", tables=True),
    Kind(ZH, "mixed_levels", "html"),
    Kind(ZH, "inserted", "utf-8"),
    Kind(ZH, "decimals", "utf-8", tables=True),
    Kind(ZH, "running", "utf-8", "slices"),
    Kind(ZH, "running", "utf-8", "pages"),
    Kind(ZH, "levels", "utf-8", "traditional"),
    Kind(ZH, "chapters", "utf-8", "site", appendices=1),
    Kind(ZH, "chapters", "utf-8", "gap"),
    Kind(ZH, "articles_plain", "docx", "twice"),
    Kind(ZH, "articles_plain", "utf-8", "wrapped"),
    Kind(ZH, "articles_plain", "utf-8", count=3),
    Kind(ZH, "levels", "docx", count=3),
    Kind(VI, "chapters", "utf-8"),
    Kind(VI, "sections", "cp1258"),
    Kind(VI, "chapters", "nfd", appendices=2),
    Kind(VI, "levels", "utf-16"),
    Kind(VI, "chapters", "docx_auto"),
    Kind(VI, "articles_plain", "docx_auto", appendices=1),
    Kind(VI, "levels", "docx_auto"),
    Kind(VI, "articles_plain", "docx", tables=True),
    Kind(VI, "decimals", "docx"),
    Kind(VI, "chapters", "pdf1", appendices=1),
    Kind(VI, "articles_plain", "pdf2"),
    Kind(VI, "levels", "pdf1", tables=True),
    Kind(VI, "parts", "html"),
    Kind(VI, "mixed_chapters", "html", tables=True),
    Kind(VI, "mixed_levels", "utf-8"),
    Kind(VI, "inserted", "nfd"),
    Kind(VI, "decimals", "utf-8"),
    Kind(VI, "chapters", "utf-8", "web"),
    Kind(VI, "chapters", "utf-8", "gap"),
    Kind(VI, "articles_plain", "docx", "twice"),
    Kind(VI, "chapters", "utf-8", "wrapped"),
    Kind(VI, "articles_plain", "utf-8", count=3),
    Kind(VI, "chapters", "docx", count=2),
)


def specimen(kind: Kind, seed: int) -> Specimen:
    """The document of a kind that a seed makes; the same whenever it is made."""
    random = Random(f"{kind.name}:{seed}")
    plans = [_plan(kind, random) for _ in range(kind.count)]
    if kind.form == "docx_auto":
        for plan in plans:
            _as_word_counts(plan)
    paras = [para for plan in plans for para in paragraphs(plan)]
    lines = text_lines(paras)
    filename, data = "", b""
    if kind.harm in ("slices", "pages", "traditional", "site", "web", "wrapped"):
        lines = _harmed(kind, lines, random)
        data = write.encoded("\n".join(lines) + "\n", "utf-8")
        filename = "harmed.txt"
    else:
        filename, data = _written(kind, paras, random)
    documents = [
        Expected(" ".join(plan.title), expected(plan), "\n".join(plan.closing)) for plan in plans
    ]
    return Specimen(
        f"{kind.name}#{seed}", filename, data, kind.language, documents, _warned(kind, documents)
    )


def _plan(kind: Kind, random: Random) -> Plan:
    anatomy = anatomy_zh if kind.language == ZH else anatomy_vi
    plan = anatomy.plan(random, kind.anatomy, kind.appendices, kind.tables)
    if kind.harm == "gap":
        damage.without_one(plan, random)
    elif kind.harm == "twice":
        damage.one_twice(plan, random)
    return plan


def _written(kind: Kind, paras: list[Para], random: Random) -> tuple[str, bytes]:
    if kind.form.startswith("docx"):
        return "file.docx", write.word(paras, kind.form == "docx_auto", random)
    if kind.form.startswith("pdf"):
        return "file.pdf", write.pdf(paras, kind.language, int(kind.form[-1]), random)
    if kind.form == "html":
        return "file.html", write.web(paras, random, kind.language)
    newline = random.choice(("\n", "\r\n"))
    return "file.txt", write.txt(paras, kind.form, newline, random.random() < 0.2)


def _harmed(kind: Kind, lines: list[str], random: Random) -> list[str]:
    if kind.harm == "slices":
        return damage.slices(lines, random)
    if kind.harm == "pages":
        return damage.pages(lines, random)
    if kind.harm == "traditional":
        return damage.glossed(damage.traditional(lines), random)
    if kind.harm == "site":
        return damage.site_zh(lines, random)
    if kind.harm == "web":
        return damage.web_vi(lines, random)
    width = random.choice((36, 40)) if kind.language == ZH else random.choice((76, 90))
    return write.wrapped(lines, width, kind.language)


def _as_word_counts(plan: Plan) -> None:
    """Word knows no đ: its lists of letters go a b c d e f."""

    def look(units: list) -> None:
        for unit in units:
            label = unit.number
            if (
                unit.kind in ("point", "item", "level")
                and unit.value
                and label[:1].isalpha()
                and label[0].islower()
            ):
                unit.number = chr(96 + unit.value) + label[1:]
            look(unit.children)

    if plan.language == VI:
        look(plan.units)


def _warned(kind: Kind, documents: list[Expected]) -> tuple[str, ...]:
    if kind.harm == "twice" and any("~" in row.id for one in documents for row in one.rows):
        return ("duplicate",)
    return {
        "slices": ("slice_numbers",),
        "pages": ("page_number",),
        "site": ("download_notice",),
    }.get(kind.harm, ())
