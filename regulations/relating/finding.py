"""References in a text: to provisions of its own, to documents by number or title. Pure.

Every reference says what it names and not what that is: numbers and titles are looked up among
what there is by `relating.catalogue`. Linear in the length of the text; never raises.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from .kinds import Kind
from .numbers import numbers
from .provisions import Provision, provisions

ZH = "zh-hans"
_OWN_NOUNS = "制度|规定|办法|细则|规程|规则|章程|条例|准则|流程|预案|标准|方案|规范|程序"
_THIS_ZH = re.compile(rf"本(?:{_OWN_NOUNS})的?\s?$")
#: A bare 第三条 behind these belongs to a document named without brackets: not to this text.
_FOREIGN_ZH = re.compile(rf"(?:{_OWN_NOUNS}|法|决定|意见|通知|公约|解释|指南|该|其)的?\s?$")
_TITLE_ZH = re.compile(r"《([^《》\n]{2,120})》")
_CLOSING_ZH = re.compile(r"[》）)\s]{0,3}的?")
_BRACKET = re.compile(r"\s?[(（]\s?")
_LIST_ZH = re.compile(r"\s?(?:、|，|和|及|与|或者?|至|到|以及)\s?")
_TYPES_VI = (
    "bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|"
    "quy định|quy chế|nội quy|quy trình|hướng dẫn|công văn|quy chuẩn|tiêu chuẩn"
)
_TYPE_VI = re.compile(rf"(?<!\w)(?:{_TYPES_VI})(?!\w)", re.IGNORECASE)
_THIS_VI = re.compile(
    rf"\s?,?\s?(?:(?:của|tại|trong)\s)?(?:{_TYPES_VI}|văn bản)\snày(?!\w)", re.IGNORECASE
)
_OF_VI = re.compile(
    rf"\s?,?\s?(?:(?:của|tại|trong|ban hành kèm theo)\s)?(?={_TYPES_VI})", re.IGNORECASE
)
_THIS_TYPE_VI = re.compile(rf"(?:{_TYPES_VI})\snày(?!\w)", re.IGNORECASE)
_FOREIGN_VI = re.compile(
    r"\s?(?:của|tại|trong)\s(?:\w+\s){0,3}?(?:đó|nói trên|nêu trên)", re.IGNORECASE
)
_LIST_VI = re.compile(r"\s?(?:,|;|và|hoặc|đến)\s?(?:các\s)?", re.IGNORECASE)
#: How far before a number the word may stand that says what kind of document it is.
_BEFORE_NUMBER = 160
_STOP_VI = re.compile(r"[.;:\n“”\"()]")
_OPEN_LENGTH = 200
#: How far in its sentence the words are looked at that say what a reference is for.
_AROUND = 160
_SENTENCE_END = re.compile(r"[。；\n]|[.;](?=\s|$)")


@dataclass(frozen=True)
class Reference:
    """`text[start:end]` refers to a document by its number (`number`, `issuer` as in
    `numbers.Number`) or by its `title`, or with neither to the text it stands in. `eid` is the
    provision named, "" for the whole; `kind` is what the words around say.

    `is_open`: `title` begins with the title, and where that ends only the titles that exist tell.
    """

    start: int
    end: int
    number: str = ""
    issuer: str = ""
    title: str = ""
    is_open: bool = False
    eid: str = ""
    kind: Kind = Kind.CITES

    @property
    def is_own(self) -> bool:
        """Whether it refers to a provision of the text it stands in."""
        return not self.number and not self.title


def references(text: str, language: str, article: str = "", before: str = "") -> list[Reference]:
    """Every reference in `text`, in order; they may overlap where a title stands beside its
    number. `article` and `before` are those of `provisions.provisions`."""
    named = list(provisions(text, language, article, before))
    if language == ZH:
        found = _chinese(text, named)
    else:
        found = _vietnamese(text, named)
    sentences = _Sentences(text)
    kinds = _kind_zh if language == ZH else _kind_vi
    with_kinds = [
        one if one.is_own else replace(one, kind=kinds(*sentences.around(one))) for one in found
    ]
    return sorted(with_kinds, key=lambda one: (one.start, one.end))


class _Sentences:
    """What stands before and behind a reference in its sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = [match.end() for match in _SENTENCE_END.finditer(text)]

    def around(self, one: Reference) -> tuple[str, str]:
        at = bisect_right(self.ends, one.start)
        start = self.ends[at - 1] if at else 0
        behind = one.start if one.is_open and not one.eid else one.end
        till = bisect_right(self.ends, behind)
        end = self.ends[till] if till < len(self.ends) else len(self.text)
        before = self.text[max(start, one.start - _AROUND) : one.start]
        return before, self.text[behind : min(end, behind + _AROUND)]


# -- Chinese ---------------------------------------------------------------------------------


def _chinese(text: str, named: list[Provision]) -> list[Reference]:
    found = list(numbers(text))
    by_start = {one.start: one for one in found}
    titles, noted = [], {}
    for match in _TITLE_ZH.finditer(text):
        bracket = _BRACKET.match(text, match.end())
        number = by_start.get(bracket.end()) if bracket else None
        whole = Reference(
            match.start(),
            match.end(),
            number=number.key if number else "",
            issuer=number.issuer if number else "",
            title=match[1],
        )
        titles.append(whole)
        if number:
            noted[number.start] = whole
    documents = [
        *titles,
        *(
            replace(
                noted.get(one.start, Reference(0, 0, number=one.key, issuer=one.issuer)),
                start=one.start,
                end=one.end,
            )
            for one in found
        ),
    ]
    return [*documents, *_placed_zh(text, named, documents)]


def _placed_zh(
    text: str, named: list[Provision], documents: list[Reference]
) -> list[Reference]:
    """Each provision with the document that it belongs to: the one right before it (a number in
    brackets may stand between), that of the provision it is listed with, or this text."""
    ends = sorted((one.end, place) for place, one in enumerate(documents))
    places = [end for end, _place in ends]
    made: list[Reference] = []
    last: tuple[int, Reference | None] = (-1, None)  # where the one before ended, and whose it was
    for one in named:
        if not one.eid:
            last = (-1, None)
            continue
        owner: Reference | None = None
        at = bisect_right(places, one.start)
        if at:
            end, place = ends[at - 1]
            if _CLOSING_ZH.fullmatch(text, end, one.start):
                owner = documents[place]
        is_foreign = False
        lead = text[max(0, one.start - 12) : one.start]
        if owner is None and not one.is_own and not _THIS_ZH.search(lead):
            if last[0] >= 0 and _LIST_ZH.fullmatch(text, last[0], one.start):
                owner, is_foreign = last[1], last[1] is None
            else:
                is_foreign = bool(_FOREIGN_ZH.search(lead)) or lead[-1:] == "》"
        if is_foreign:
            last = (one.end, None)
            continue
        if owner is None:
            owner = Reference(one.start, one.end)
        last = (one.end, owner)
        made.append(replace(owner, start=one.start, end=one.end, eid=one.eid))
    return made


def _kind_zh(before: str, after: str) -> Kind:
    if re.search(r"(?:废止|失效|停止执行|不再执行)", after) and "已废止" not in before[-6:]:
        return Kind.REPEALS
    if re.search(r"(?:替代|代替|取代)\s*$", before[-8:]):
        return Kind.REPLACES
    if re.match(r"[^，。；]{0,12}(?:作如下修改|修改为|修改如下|予以修改)", after):
        return Kind.AMENDS
    if re.search(r"(?:根据|依据|按照|遵照)", before) and re.search(
        r"(?:制定|修订|结合|编制|特制)", after
    ):
        return Kind.BASED_ON
    return Kind.CITES


# -- Vietnamese ------------------------------------------------------------------------------


def _vietnamese(text: str, named: list[Provision]) -> list[Reference]:
    types = [match.start() for match in _TYPE_VI.finditer(text)]
    documents: list[Reference] = []
    covered: set[int] = set()
    for number in numbers(text):
        start = _type_before(text, types, number.start)
        if start < number.start:
            covered.add(start)
        documents.append(
            Reference(
                start,
                number.end,
                number=number.key,
                issuer=number.issuer,
                title=text[start : number.start],
                is_open=start < number.start,
            )
        )
    for start in types:
        if start in covered or _THIS_TYPE_VI.match(text, start):
            continue
        stop = _STOP_VI.search(text, start, start + _OPEN_LENGTH)
        end = stop.start() if stop else min(len(text), start + _OPEN_LENGTH)
        if end > start:
            documents.append(Reference(start, end, title=text[start:end], is_open=True))
    by_start = {one.start: one for one in documents}
    return [*documents, *_placed_vi(text, named, by_start)]


def _type_before(text: str, types: list[int], number: int) -> int:
    """The word before a number that says what kind of document it is, in the same stretch."""
    at = bisect_right(types, number)
    if not at:
        return number
    start = types[at - 1]
    between = text[start:number]
    return start if len(between) <= _BEFORE_NUMBER and not _STOP_VI.search(between) else number


def _placed_vi(
    text: str, named: list[Provision], documents: dict[int, Reference]
) -> list[Reference]:
    """Each provision with the document named behind it, or behind the last one of its list; with
    this text where none is."""
    made: list[Reference] = []
    owner: Reference | None = None
    is_foreign = False
    following: int | None = None  # where the provision behind this one begins
    for one in reversed(named):
        is_listed = following is not None and bool(_LIST_VI.fullmatch(text, one.end, following))
        if one.is_own:
            owner, is_foreign = None, False
        elif not is_listed or _names_document(text, one.end):
            owner, is_foreign = None, False
            if not _THIS_VI.match(text, one.end):
                behind = _OF_VI.match(text, one.end)
                if behind is not None:
                    owner = documents.get(behind.end())
                    is_foreign = owner is None
                else:
                    is_foreign = bool(_FOREIGN_VI.match(text, one.end))
        following = one.start
        if one.eid and not is_foreign:
            base = owner or Reference(one.start, one.end)
            made.append(replace(base, start=one.start, end=one.end, eid=one.eid))
    return made


def _names_document(text: str, place: int) -> bool:
    return bool(_THIS_VI.match(text, place) or _OF_VI.match(text, place))


def _kind_vi(before: str, after: str) -> Kind:
    lead, tail = before.casefold(), after.casefold()
    if re.search(r"thay thế\s+(?:cho\s+)?(?:các\s+)?$", lead[-24:]):
        return Kind.REPLACES
    if re.search(r"bãi bỏ\s+(?:các\s+|toàn bộ\s+)?$", lead[-24:]) or re.match(
        r"[^.;]{0,90}?(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)", tail
    ):
        return Kind.REPEALS
    if re.search(r"sửa đổi(?:, bổ sung)?\s+(?:một số điều\s+(?:của\s+)?)?$", lead[-40:]):
        return Kind.AMENDS
    if re.search(r"bổ sung\s+(?:một số điều\s+(?:của\s+)?)?$", lead[-36:]):
        return Kind.SUPPLEMENTS
    if re.search(r"(?:^|\n)\s*căn cứ\s", lead):
        return Kind.BASED_ON
    return Kind.CITES
