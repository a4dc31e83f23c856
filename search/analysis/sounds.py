"""Titles by sound and by initials: 重症医学科 by ``zhongzheng`` and ``zzyxk``, Kế hoạch tổng hợp
by ``khth``. ``py:`` marks terms of Chinese titles, ``vn:`` those of Vietnamese ones."""

import logging
from functools import lru_cache

from search.analysis.normal import normalise
from search.analysis.pieces import folded, pieces

SHORTEST = 3
"""Letters: two initials mean anything."""
_LONGEST_INITIALS = 8
_LONGEST_SOUND = 6
_MOST = 400


def title_terms(title: str) -> list[str]:
    """The sounds and initials under which a title is found, each once."""
    found: dict[str, None] = {}
    words: list[str] = []
    for piece in pieces(normalise(title)):
        if piece.kind == "han":
            _add_han(found, piece.text)
        elif piece.kind == "word":
            words.append(folded(piece.text))
    initials = "".join(word[0] for word in words)
    for length in range(SHORTEST, min(len(initials), _LONGEST_INITIALS) + 1):
        for start in range(len(initials) - length + 1):
            found[f"vn:{initials[start : start + length]}"] = None
    return list(found)[:_MOST]


def _add_han(found: dict[str, None], run: str) -> None:
    syllables = _syllables(run)
    count = len(syllables)
    for length in range(1, min(count, _LONGEST_INITIALS) + 1):
        for start in range(count - length + 1):
            part = syllables[start : start + length]
            if length >= SHORTEST:
                found["py:" + "".join(syllable[0] for syllable in part)] = None
            if 2 <= length <= _LONGEST_SOUND:
                found["py:" + "".join(part)] = None
    if count >= 2:
        found["py:" + "".join(syllables)] = None
    if count >= SHORTEST:
        found["py:" + "".join(syllable[0] for syllable in syllables)] = None


@lru_cache(maxsize=2_000)
def _syllables(run: str) -> tuple[str, ...]:
    logging.getLogger("jieba").setLevel(logging.WARNING)
    from pypinyin import Style, lazy_pinyin  # loads its dictionaries: not before needed

    made = lazy_pinyin(run, style=Style.NORMAL, errors="ignore", v_to_u=False)
    return tuple(syllable for syllable in made if syllable.isascii() and syllable)
