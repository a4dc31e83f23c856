"""Whether the words after a label are a heading or already the text."""

from __future__ import annotations

import re

from .language import CHINESE

_ENDS = "。；;：:，,、.!！?？…"
_LIMITS = {  # most characters of a heading: (of a chapter, of an article, of a level)
    CHINESE: (80, 30, 40),
    "vi": (400, 250, 160),
}


_SET_OFF = re.compile(
    r"(?P<heading>[\u4e00-\u9fff]{0,10}(?:目的|依据|范围|定义|对象|原则|职责|责任|权限|时限|期限|条件|标准|"
    r"要求|内容|方式|程序|流程|措施|制度|管理|奖惩|处罚|解释|施行|生效|总则|附则))[ \u3000]+"
    r"(?P<text>[^ \u3000，。；：、]{2}.*[。；：])"
)
"""第一条 目的 为了…制定本制度。: a noun that headings end in, white space, a sentence."""


_ANY_SET_OFF = re.compile(
    r"(?P<heading>[\u4e00-\u9fff]{2,12}(?:[、与和][\u4e00-\u9fff]{2,8})?)[ \u3000]+"
    r"(?P<text>(?!应|须|必须|不得|可以|负责|要)[^ \u3000，。；：、].*[。；：])"
)
_HABIT, _HABIT_LEAST = 0.5, 3
"""Share and number of the articles of a text that must have their headings set off so."""


def set_off(line: str, language: str, habit: bool = False) -> tuple[str, str] | None:
    """Heading and text of a Chinese line where only white space parts them, else None.

    `habit`: the text does so everywhere, whatever the headings are called.
    """
    if language != CHINESE:
        return None
    match = _SET_OFF.fullmatch(line) or (_ANY_SET_OFF.fullmatch(line) if habit else None)
    return (match["heading"], match["text"]) if match else None


def sets_off(firsts: list[str], language: str) -> bool:
    """Whether white space alone parts heading and text in the articles that begin so."""
    if language != CHINESE:
        return False
    like = sum(1 for first in firsts if _ANY_SET_OFF.fullmatch(first))
    return like >= _HABIT_LEAST and like >= _HABIT * len(firsts)


def _limits(language: str) -> tuple[int, int, int]:
    return _LIMITS[CHINESE if language == CHINESE else "vi"]


def is_upper(line: str) -> bool:
    """Letters with case, all of them capitals."""
    return any(char.isalpha() for char in line) and line.upper() == line != line.lower()


def chapter_heading(line: str, language: str) -> bool:
    """Of a part, chapter or section: anything that is no sentence."""
    if not line or len(line) > _limits(language)[0] or "。" in line:
        return False
    return is_upper(line) or line[-1] not in "。；;：:，,"


def article_heading(line: str, language: str, followed: bool, numbered: bool) -> bool:
    """`followed`: own text or points come after; `numbered`: numbered khoản come after."""
    if not line or not followed or len(line) > _limits(language)[1]:
        return False
    if line[0] in "【[" and line[-1] in "】]":
        return True
    if language == CHINESE:
        return not any(char in "，。；：,;:、" for char in line) and line[-1] not in _ENDS
    if is_upper(line) and len(line) > 3:
        return line[-1] not in "；;，,"
    if line[-1] == "." and len(line) <= 80 and (numbered or len(line.split()) <= 6):
        return True
    return line[-1] not in _ENDS


def level_heading(line: str, language: str, followed: bool) -> bool:
    """Of a numbered line in a document without articles."""
    if not line or len(line) > _limits(language)[2]:
        return False
    if language != CHINESE and is_upper(line) and len(line) > 3:
        return line[-1] not in "；;，,"
    if not followed or line[-1] in _ENDS:
        return False
    return not any(char in "，。；：;" for char in line)
