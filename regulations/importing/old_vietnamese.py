"""Vietnamese in encodings of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times) read as Latin-1.

Such text reaches us where a file was written with one of their fonts: every letter is there,
under another character. Converted letter by letter; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_ALONE)
    for base in "aeouy":
        for mark, tone in _TONES.items():
            table[base + mark] = base + tone
    for base in "aeo":
        for mark, tone in _CIRCUMFLEX.items():
            table[base + mark] = base + "\u0302" + tone
    for mark, tone in _BREVE.items():
        table["a" + mark] = "a\u0306" + tone
    for letter, horned in (("ô", "ơ"), ("ö", "ư")):
        for mark, tone in _TONES.items():
            table[letter + mark] = horned + tone
    table |= {key.upper(): value.upper() for key, value in table.items()}
    return {key: unicodedata.normalize("NFC", value) for key, value in table.items()}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_SIGNS = re.compile(r"[A-Za-z][µ¸¶·¹¨©®ª«¬§»¾¼½]|[®§µ¸¶·¹¨©ª«¬][A-Za-z]")
_VNI_SIGNS = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑ][a-zöôA-ZÖÔ]")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_COMMON = (
    "của các được điều quy định này bệnh viện người phòng với là có thực hiện trách nhiệm chế độ "
    "những tại việc bộ phận một đơn vị hướng dẫn và"
)
_TELLING = frozenset(word for word in _COMMON.split() if not word.isascii())
_LEAST_WORDS = 3
_SAMPLE = 20_000


@dataclass(frozen=True)
class Converted:
    lines: tuple[str, ...]
    encoding: str


def convert(lines: Sequence[str]) -> Converted | None:
    """The lines in Unicode where they are Vietnamese in an old encoding, else None."""
    sample = "\n".join(lines)[:_SAMPLE]
    now = _telling(sample)
    best: tuple[int, str] = (max(_LEAST_WORDS - 1, now * 2), "")
    for name, signs in (("TCVN3", _TCVN3_SIGNS), ("VNI", _VNI_SIGNS)):
        if len(signs.findall(sample)) >= _LEAST_WORDS:
            found = _telling(_CONVERT[name](sample))
            best = max(best, (found, name))
    if not best[1]:
        return None
    write = _CONVERT[best[1]]
    return Converted(tuple(write(line) for line in lines), best[1])


def _telling(text: str) -> int:
    """Words that only Vietnamese has."""
    return sum(1 for word in _WORD.findall(text.lower()) if word in _TELLING)


def _tcvn3(text: str) -> str:
    """Words in capitals come back in capitals: the font showed small letters as large ones."""
    return re.sub(r"[A-Za-zµ¸¶·¹¨»¾¼½©®ª«¬\xad¡¢§£¤¥¦À-ÿ]+", _tcvn3_word, text)


def _tcvn3_word(match: re.Match[str]) -> str:
    word = match[0]
    made = "".join(_TCVN3.get(char, char) for char in word)
    plain = [char for char in word if char.isascii()]
    capitals = len(plain) > 1 or (len(plain) == 1 and len(word) > 1 and word[0] not in plain)
    return made.upper() if capitals and all(char.isupper() for char in plain) else made


def _vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


_CONVERT = {"TCVN3": _tcvn3, "VNI": _vni}
