"""Which line is a document's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regulations.structure import CHINESE, markers

from .grid import is_object_line

_ZH_ENDINGS = (
    "制度|规定|办法|细则|规则|守则|准则|预案|方案|职责|流程|规程|规范|计划|条例|标准|目标|章程|须知|公约|"
    "指南|名单|领导小组|范本|培训|通知|决定|意见|手册|汇编|公告|通告|责任书|承诺书|程序|要求|纪律|措施"
)
_ZH_TITLE = re.compile(
    rf"[^，。；！？,;!?]{{2,45}}(?:{_ZH_ENDINGS})"
    r"(?:[ ]?[（(〔\[](?:试行|暂行|草案|修订|范本|征求意见稿|\d{4}年?.{0,8})[）)〕\]])?"
)
_ZH_TITLE_AHEAD = re.compile(
    rf"[\u4e00-\u9fffA-Za-z（）()《》·、 ]{{2,40}}?(?:{_ZH_ENDINGS})(?!的|[，,、。])"
)
_VI_TYPES = (
    "quy định|quy chế|nội quy|quyết định|quy trình|thông báo|hướng dẫn|kế hoạch|thông tư|nghị định|"
    "nghị quyết|luật|đề án|phương án|chỉ thị|điều lệ|chính sách|quy tắc|quy ước|chương trình|"
    "tờ trình"
)
_VI_TITLE = re.compile(
    rf"(?:{_VI_TYPES})(?![^\W_])(?! này| tại| nêu| của pháp luật).{{0,250}}", re.IGNORECASE
)
_VI_BARE = re.compile(rf"(?:{_VI_TYPES})", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"CỘNG HÒA XÃ HỘI.*|CỘNG HOÀ XÃ HỘI.*|(?:Độc lập|ĐỘC LẬP)[ ]*[-–].*|"
    r"(?:BỘ|SỞ|UBND|ỦY BAN) .*|"
    r"Số[ ]?:.*|(?:BỆNH VIỆN|Bệnh viện|TRUNG TÂM|Trung tâm|PHÒNG KHÁM|KHOA|PHÒNG) [^.;]{0,100}|"
    r".{0,60}ngày.{1,6}tháng.{1,6}năm.{0,10}|[-–—_*=]{2,}|\(.*\)|（.*）|"
    r".{1,20}[〔\[(（]\d{4}[〕\])）].{0,4}\d{1,4}[ ]?号|"
    r".{2,20}(?:医院|卫生院|保健院|疾控中心)(?:文件)?"
)
_OWN_LETTERHEAD = re.compile(
    r"CỘNG H(?:ÒA|OÀ|òa|oà) X(?:Ã|ã) H.{1,40}|(?:Độc lập|ĐỘC LẬP)[ ]*[-–].*|Số[ ]?:.{0,40}|"
    r"(?:BỘ|SỞ|UBND|ỦY BAN|BỆNH VIỆN|TRUNG TÂM) [^.;a-z]{2,80}|"
    r".{1,20}[〔\[(（]\d{4}[〕\])）].{0,4}\d{1,4}[ ]?号|"
    r".{2,30}(?:医院|卫生院|保健院|疾控中心|委员会)[ ]?文件"
)
"""What heads a document and never ends one; a place and a date do both."""
_ENDS = "。；;：:，,.!！?？、"
_HEAD_LINES = 25


def is_title(line: str, language: str) -> bool:
    """A line that names a document: 信息保密制度, QUY ĐỊNH về ..."""
    if not line or line[-1] in _ENDS:
        return False
    if language == CHINESE:
        return len(line) <= 60 and bool(_ZH_TITLE.fullmatch(line)) and _unlabelled(line, language)
    if len(line) > 250 or not line[:1].isupper() or not _VI_TITLE.fullmatch(line):
        return False
    return _unlabelled(line, language)


def is_letterhead(line: str) -> bool:
    """A line that only the head of an official document has."""
    return bool(_OWN_LETTERHEAD.fullmatch(line))


def _unlabelled(line: str, language: str) -> bool:
    return markers.read(line, language) is None


def title_at_front(text: str, known: Sequence[str] = ()) -> str:
    """The title glued to the front of a Chinese text, "" where there is none.

    `known` are the entries of a list of contents, which say where a title ends.
    """
    front = text[:60]
    ends = [front.find(entry) + len(entry) for entry in known if entry and entry in front[:45]]
    if ends:
        return front[: max(ends)].strip()
    match = _ZH_TITLE_AHEAD.match(front.lstrip())
    return match[0].strip() if match and _unlabelled(match[0], CHINESE) else ""


def squeeze(text: str) -> str:
    """For comparing titles: no white space, one case."""
    return "".join(text.split()).casefold()


@dataclass(frozen=True)
class Head:
    """The title, the indexes of the lines it was made of, and those that merely repeat it."""

    title: str
    lines: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()


def find_title(lines: Sequence[str], language: str, hint: str = "") -> Head:
    """The title among the lines before the first label. `hint`: a title known from elsewhere."""
    head: list[int] = []
    for index, line in enumerate(lines):
        if not line or is_object_line(line):
            continue
        marker = markers.read(line, language)
        if marker is not None and marker.strength >= markers.MEDIUM and not marker.bullet:
            break
        head.append(index)
        if len(head) >= _HEAD_LINES:
            break
    followed = bool(head) and any(lines[head[0] + 1 :])
    chosen = _choose(lines, head, language, hint) if followed else None
    if chosen is None:
        return Head(hint)
    made = [chosen]
    title = lines[chosen]
    if language != CHINESE and _VI_BARE.fullmatch(title):
        made += _continuation(lines, head, chosen)
        title = " ".join(lines[index] for index in made)
    wanted = squeeze(title)
    repeats = [i for i in head if i not in made and squeeze(lines[i]) == wanted]
    return Head(title, tuple(made), tuple(repeats))


def _choose(lines: Sequence[str], head: Sequence[int], language: str, hint: str) -> int | None:
    if hint:
        return next((i for i in head if squeeze(lines[i]) == squeeze(hint)), None)
    named = [index for index in head if is_title(lines[index], language)]
    if named:
        return named[0]
    seen: set[str] = set()
    for index in head:
        key = squeeze(lines[index])
        if key in seen and len(lines[index]) <= 250:
            return next(i for i in head if squeeze(lines[i]) == key)
        seen.add(key)
    first = next((i for i in head if not _LETTERHEAD.fullmatch(lines[i])), None)
    if first is None or lines[first][-1] in _ENDS:
        return None
    limit = 50 if language == CHINESE else 160
    return first if len(lines[first]) <= limit else None


def _continuation(lines: Sequence[str], head: Sequence[int], chosen: int) -> list[int]:
    """ "QUY ĐỊNH" alone goes on in the next lines, up to three, until a bracket or a căn cứ."""
    made: list[int] = []
    for index in head[head.index(chosen) + 1 :][:3]:
        line = lines[index]
        stops = line[:1] in "(（" or line.startswith(("Căn cứ", "CĂN CỨ", "Xét", "Theo "))
        if stops or _LETTERHEAD.fullmatch(line) or line[-1] in _ENDS or len(line) > 200:
            break
        if made and index != made[-1] + 1:
            break
        if markers.read(line, "vi") is not None:  # "1 Mục đích", its mark left out
            break
        if _VI_BARE.fullmatch(line.rstrip(":")):
            break
        made.append(index)
    return made
