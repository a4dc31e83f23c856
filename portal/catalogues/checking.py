"""What is wrong with a catalogue, alone or compared with the code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import polib

from portal.catalogues.collecting import ROOT, collect
from portal.catalogues.files import catalogue_path, key_of, read_catalogue
from portal.catalogues.messages import LANGUAGES, Collection, Message, Problem, placeholders

FOREIGN_NAMES = ("中文", "简体中文", "Tiếng Việt", "Việt Nam")
"""Words that stand on a screen of the other language on purpose: languages name themselves."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
# A link to a fixed address elsewhere: the portal sends nobody to outside hosts, so a translation of
# a package's string may leave it out.
_OUTSIDE_LINK = re.compile(r"""<a\s[^>]*href=["']https?://[^"'%{]+["'][^>]*>(.*?)</a>""", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE_MARKS = set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")


def _is_vietnamese(word: str) -> bool:
    """Whether a word has letters that Vietnamese has and English or pinyin-free Chinese has not."""
    plain = unicodedata.normalize("NFD", word)
    return "đ" in word.lower() or any(letter in _VIETNAMESE_MARKS for letter in plain)


def foreign_words(text: str, language: str, source: str = "") -> list[str]:
    """Words in `text` written in the other language's script.

    Names of languages, and words that the English `source` itself contains (an example in a
    hint), are no mistake.
    """
    for allowed in FOREIGN_NAMES:
        text = text.replace(allowed, " ")
    if language == "vi":
        words = _HAN.findall(text)
    else:
        words = [word for word in _WORD.findall(text) if _is_vietnamese(word)]
    return [word for word in words if word not in source]


def _texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def entry_problems(entry: polib.POEntry, language: str) -> Iterator[str]:
    """What is wrong with one entry, taken alone."""
    texts = _texts(entry)
    if "fuzzy" in entry.flags:
        yield "fuzzy"
    if not texts or not all(text.strip() for text in texts):
        yield "untranslated"
        return
    # The plural form names the number; the singular may say "one" instead.
    source = entry.msgid_plural or entry.msgid
    wanted = placeholders(source)
    allowed = (wanted, placeholders(_OUTSIDE_LINK.sub(r"\1", source)))
    for text in texts:
        if placeholders(text) not in allowed:
            yield f"placeholders {placeholders(text)} instead of {wanted}"
        strange = foreign_words(text, language, entry.msgid)
        if strange:
            yield f"other language's words: {' '.join(strange)}"


def catalogue_problems(path: Path, root: Path = ROOT) -> Iterator[Problem]:
    """What is wrong with one catalogue, without looking at the code."""
    language = path.parents[1].name
    name = path.relative_to(root).as_posix()
    seen = set()
    for entry in read_catalogue(path):
        if entry.obsolete:
            yield Problem(name, f"{entry.msgid!r}: obsolete entry")
            continue
        if key_of(entry) in seen:
            yield Problem(name, f"{entry.msgid!r}: twice in the catalogue")
        seen.add(key_of(entry))
        for text in entry_problems(entry, language):
            yield Problem(f"{name}:{entry.linenum}", f"{entry.msgid!r}: {text}")


def _with_context(message: Message) -> str:
    context = f" (context {message.key.context!r})" if message.key.context else ""
    return f"{message.key.msgid!r}{context}"


def difference_problems(path: Path, found: Collection, root: Path = ROOT) -> Iterator[Problem]:
    """Strings that only the code has, or only the catalogue; plurals that differ."""
    name = path.relative_to(root).as_posix()
    entries = {key_of(entry): entry for entry in read_catalogue(path) if not entry.obsolete}
    for key, message in found.messages.items():
        if key not in entries:
            yield Problem(message.places[0], f"{_with_context(message)} is not in {name}")
        elif entries[key].msgid_plural != message.plural:
            yield Problem(message.places[0], f"{_with_context(message)}: other plural in {name}")
    for key, entry in entries.items():
        if key not in found.messages:
            yield Problem(f"{name}:{entry.linenum}", f"{key.msgid!r} is not in the code")


def problems(root: Path = ROOT) -> list[Problem]:
    """Everything wrong with our own catalogues, the override catalogues and the marked strings."""
    listed: list[Problem] = []
    for domain, found in collect(root).items():
        listed += found.problems
        for language in LANGUAGES:
            path = catalogue_path(root / "locale", language, domain)
            if found.messages or path.is_file():
                listed += difference_problems(path, found, root)
    for path in sorted((root / "locale").rglob("LC_MESSAGES/*.po")):
        listed += catalogue_problems(path, root)
    return listed
