"""What is compared as one sign: a Chinese character, a Vietnamese syllable, a number."""

from __future__ import annotations

import re

from approvals.languages import ZH

#: 3.5, 24/7, 05/2026, 08:30: a number that changes is shown as a whole.
_NUMBER = r"\d+(?:[.,:/]\d+)*"
_ZH = re.compile(
    rf"\n|[^\S\n]+|{_NUMBER}|[〇零一二三四五六七八九十百千万两]+|[^\W\d_\u2e80-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]+|.",
    re.DOTALL,
)
#: A word keeps its accents even where they are signs of their own (NFD).
_VI = re.compile(rf"\n|[^\S\n]+|{_NUMBER}|(?:[^\W\d_][\u0300-\u036f]*)+|.", re.DOTALL)


def tokens(text: str, language: str) -> list[str]:
    """The pieces of `text`, blanks and line feeds among them: joined they are the text again.

    >>> tokens("三十日内报告", "zh-hans")
    ['三十', '日', '内', '报', '告']
    >>> tokens("trong 24 giờ.", "vi")
    ['trong', ' ', '24', ' ', 'giờ', '.']
    """
    return (_ZH if language == ZH else _VI).findall(text)


def is_word(token: str) -> bool:
    """Whether a token says something: blanks and punctuation do not."""
    return token[0].isalnum()
