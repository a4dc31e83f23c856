"""One spelling for what means the same, with a way back to the characters of the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

HAN = (
    "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
"""Han characters as the inside of a regular expression's set, with 々 and 〇."""

_HAS_HAN = re.compile(f"[{HAN}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CLUSTER = re.compile("(?s).[\u0300-\u036f]*")


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text. ``origins[i]`` is the place in the original of character ``i`` (one more
    entry than characters), or ``None`` where the places are the same."""

    text: str
    origins: tuple[int, ...] | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that became ``text[start:end]``."""
        if self.origins is None:
            return start, end
        first = self.origins[start]
        last = self.origins[end]
        return first, max(last, first + 1)


def normalise(text: str) -> str:
    """NFKC, lower case, Simplified characters; invisible characters (soft hyphen, zero-width
    space, byte order mark) removed."""
    return simplify(_plain(text))


def normalise_with_origins(text: str) -> Normal | None:
    """As :func:`normalise`, with places. ``None`` for the rare text whose characters change
    across their neighbours' borders, so that no place can be told."""
    plain = _plain(text)
    origins: tuple[int, ...] | None = None
    if plain != text and not _keeps_places(text):
        made: list[str] = []
        places: list[int] = []
        for cluster in _CLUSTER.finditer(text):
            piece = _plain_cluster(cluster.group())
            made.append(piece)
            places.extend([cluster.start()] * len(piece))
        places.append(len(text))
        if "".join(made) != plain:
            return None
        origins = tuple(places)
    return Normal(simplify(plain), origins)


def simplify(text: str) -> str:
    """Traditional to Simplified, character for character: the length never changes."""
    if not _HAS_HAN.search(text):
        return text
    converted = _converter("t2s").convert(text)
    if len(converted) == len(text):
        return str(converted)
    return "".join(_simplify_character(character) for character in text)


def mainland_wording(simplified: str) -> str:
    """Taiwan's words replaced by the mainland's (资讯 → 信息), for text that is already
    simplified. Goes by way of Traditional, so that both scripts of a query give one answer."""
    if not _HAS_HAN.search(simplified):
        return simplified
    traditional = _converter("s2t").convert(simplified)
    return simplify(str(_converter("tw2sp").convert(traditional)))


def has_han(text: str) -> bool:
    """Whether there is a Han character in the text."""
    return _HAS_HAN.search(text) is not None


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).lower())


@lru_cache(maxsize=20_000)
def _plain_cluster(cluster: str) -> str:
    return _plain(cluster)


def _keeps_places(text: str) -> bool:
    """Lower-casing alone changes no place where it changes no length: nothing shrinks by it."""
    return (
        unicodedata.is_normalized("NFKC", text)
        and len(text.lower()) == len(text)
        and not _INVISIBLE.search(text)
    )


@lru_cache(maxsize=20_000)
def _simplify_character(character: str) -> str:
    converted = str(_converter("t2s").convert(character))
    return converted if len(converted) == 1 else character


@cache
def _converter(name: str) -> Any:
    import opencc  # loads its dictionaries: not before they are needed

    return opencc.OpenCC(name)
