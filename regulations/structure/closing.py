"""Where a document's provisions end: signature block and recipients."""

from __future__ import annotations

import re

from . import markers
from .headings import is_upper

_LONGEST_TAIL = 60
_SHORT = 120
_END_MARK = "./."
"""Closes the text of a Vietnamese document (Nghị định 30/2020/NĐ-CP, annex I)."""

_VI_ROLE = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q|P|T/M|T/L)\b\.?[ /]?)?(?:[^\W\d]+[ ]){0,4}?"
    r"(?:GIÁM ĐỐC|TRƯỞNG KHOA|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|CHỦ TỊCH|THỦ TRƯỞNG|VIỆN TRƯỞNG|"
    r"BỘ TRƯỞNG|CỤC TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|BÍ THƯ|NGƯỜI LẬP|NGƯỜI SOẠN|NGƯỜI PHÊ DUYỆT)\b"
    r"[^.;:]{0,60}[.,]?"
)
_VI_ROLE_MIXED = re.compile(r"(?:Phó )?(?:Giám đốc|Trưởng khoa|Trưởng phòng)(?: [^.;:,]{0,40})?")
_VI_NAME = re.compile(r"(?:[A-ZĐ]\w*\.? ?){0,4}(?:[^\W\d_a-z]\w*[ ]){1,5}[^\W\d_a-z]\w*")
_VI_OTHER = re.compile(
    r"Nơi nhận[ ]?:?.{0,60}|\((?:[Đđ]ã ký|[Kk]ý.{0,40}|ĐÃ KÝ|[Cc]hữ ký.{0,40})\)|ĐÃ KÝ|"
    r"(?:[^\d,;.]{1,40},[ ]?)?[Nn]gày[ ]*(?:\d{1,2}|[.…_ ]+)[ ]*tháng[ ]*(?:\d{1,2}|[.…_ ]+)[ ]*"
    r"năm[ ]*(?:\d{2,4}|\d{0,4}[.…_ ]+)[.]?"
)
_NUMBER = r"[\d０-９〇○零一二三四五六七八九十OＯo]"
ZH_DATE = (
    rf"{_NUMBER}(?:[ \u3000]?{_NUMBER}){{1,9}}[ \u3000]?(?:年[ \u3000]?)?"
    rf"(?:{_NUMBER}(?:[ \u3000]?{_NUMBER}){{0,2}}[ \u3000]?月[ \u3000]?)?"
    rf"(?:{_NUMBER}(?:[ \u3000]?{_NUMBER}){{0,2}}[ \u3000]?[月日])?"
)
"""A date as it is signed, damaged ones too (2012 月 1 月)."""
_ZH_DATE = re.compile(ZH_DATE)
_DOTTED_DATE = re.compile(r"(?:19|20)\d{2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{1,2}")
_ZH_SIGN = re.compile(
    r"(?:(?:副?院[ \u3000]{0,4}长|党委书记|书记|科?主任|负责人|签发人?|审核人?|批准人?|编制人?|"
    r"法定代表人)(?:[ \u3000]{0,6}[:：（(].{0,20}|[ \u3000]{1,8}\S{2,4})?|"
    r"[（(](?:盖章|公章|签章|签字|印章)[）)]|[（(]此页无正文[^）)]{0,40}[）)]|"
    r"(?:抄送|抄报|主送|主题词|印发机关)[ \u3000]?[:：].{0,80}|"
    r".{2,40}\d{4}年\d{1,2}月\d{1,2}日印发)"
)
_ZH_ISSUER = re.compile(
    r"\S{2,30}(?:医院|卫生院|委员会|中心|办公室|诊所|[科部局院处室])(?:[（(](?:盖章|公章)[）)])?"
)

def _is_date(line: str) -> bool:
    if _DOTTED_DATE.fullmatch(line):
        return True
    return bool(_ZH_DATE.fullmatch(line)) and any(char in line for char in "年月日")


def is_anchor(line: str) -> bool:
    """A line that only a signature block has: role of the signer, date, recipients, seal."""
    if len(line) > _SHORT:
        return False
    if _VI_OTHER.fullmatch(line) or _ZH_SIGN.fullmatch(line) or _is_date(line):
        return True
    return is_upper(line) and bool(_VI_ROLE.fullmatch(line))


def is_issuer(line: str) -> bool:
    """A line that is nothing but the name of a hospital or one of its departments."""
    return len(line) <= _SHORT and bool(_ZH_ISSUER.fullmatch(line))


def _stops(line: str, language: str) -> bool:
    if len(line) > _SHORT or line.endswith(("。", "；", "：")):
        return True
    marker = markers.read(line, language)
    return marker is not None and not marker.bullet and marker.strength >= markers.MEDIUM


def signature_start(lines: list[str], language: str) -> int:
    """Index of the first line of the signature block, len(lines) where there is none."""
    start = len(lines)
    low = max(0, len(lines) - _LONGEST_TAIL)
    filled = [index for index in range(low, len(lines)) if lines[index]]
    position = len(filled)
    while position:
        index = filled[position - 1]
        line = lines[index]
        if line.endswith(_END_MARK) and position < len(filled):
            start = min(start, filled[position])
            break
        if is_anchor(line):
            start = index
        elif _stops(line, language):
            break
        position -= 1
    if start == len(lines):
        return _mixed_role(lines, filled)
    if position == 0 and (not filled or low == 0) and start <= filled[0]:
        return len(lines)
    before = [index for index in filled if index < start]
    if before and is_issuer(lines[before[-1]]):
        start = before[-1]
    return start


def _mixed_role(lines: list[str], filled: list[int]) -> int:
    """ "Giám đốc" and a name as the last two lines."""
    if len(filled) > 2:
        role, name = lines[filled[-2]], lines[filled[-1]]
        if _VI_ROLE_MIXED.fullmatch(role) and len(name) < 50 and _VI_NAME.fullmatch(name):
            return filled[-2]
    return len(lines)
