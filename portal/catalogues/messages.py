"""What one string of the interface is, wherever it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGES = ("zh_Hans", "vi")
"""Locale names (not language codes) of the catalogues that must be complete."""

DOMAINS = ("django", "djangojs")
"""Django's two kinds of catalogue: Python and templates, JavaScript."""


class Key(NamedTuple):
    """Identity of a message: the same words in another context are another message."""

    context: str
    """msgctxt, "" where there is none."""
    msgid: str


@dataclass
class Message:
    """A string as the source has it; `plural` is "" where it has no plural form."""

    key: Key
    plural: str = ""
    places: list[str] = field(default_factory=list)
    """`path:line`, for people; never written to a catalogue, so that moving code changes none."""


@dataclass(frozen=True)
class Problem:
    """Something that makes `check` fail."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class Collection:
    """Messages of one domain by key, with the contradictions met while collecting."""

    def __init__(self) -> None:
        self.messages: dict[Key, Message] = {}
        self.problems: list[Problem] = []

    def add(self, key: Key, plural: str, place: str) -> None:
        """Add one occurrence; an empty msgid (the header's) and two different plurals are wrong."""
        if not key.msgid:
            self.problems.append(Problem(place, "empty string inside gettext"))
            return
        message = self.messages.setdefault(key, Message(key))
        if plural and message.plural and plural != message.plural:
            self.problems.append(
                Problem(place, f"{key.msgid!r} has another plural at {message.places[0]}")
            )
        message.plural = message.plural or plural
        message.places.append(place)


# printf style as Django uses it, and str.format; "%%" is text, not a placeholder.
_PRINTF = re.compile(r"%(?:\((\w+)\))?[#0\-+]*\d*(?:\.\d+)?([sdfirc%])")
_BRACES = re.compile(r"(?<!\{)\{(\w*)(?:![rsa])?(?::[^{}]*)?\}(?!\})")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")


def placeholders(text: str) -> list[str]:
    """Sorted names of what is filled in at run time, and of HTML tags, repeated as in the text.

    A positional `%s` is written `%s`, a named one `%(name)`, a brace `{name}`, a tag `<name`.
    """
    found = [
        f"%({name})" if name else f"%{kind}" for name, kind in _PRINTF.findall(text) if kind != "%"
    ]
    found += [f"{{{name}}}" for name in _BRACES.findall(text)]
    found += [f"<{name.lower()}" for name in _TAG.findall(text)]
    return sorted(found)
