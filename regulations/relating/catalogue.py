"""What there is to be referred to, by number and by title. Pure.

A number or a title may stand for several documents (the same Vietnamese number every year): all
are answered, and the caller decides what a reader may know of.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .finding import Reference
from .numbers import key_of as number_key
from .titles import key_of as title_key
from .titles import words

REGULATION = "regulation"
LAW = "law"


@dataclass(frozen=True, order=True)
class Target:
    """A document: `kind` is REGULATION or LAW, `pk` the id of its page. `edition` is the one whose
    number it was, 0 where the document as such is meant."""

    kind: str
    pk: int
    edition: int = 0


@dataclass(frozen=True)
class Resolved:
    """`text[start:end]` refers to one of `targets`."""

    start: int
    end: int
    targets: tuple[Target, ...]


@dataclass
class Catalogue:
    """Filled with `add`, asked with `resolve`."""

    numbers: dict[str, list[tuple[str, Target]]] = field(default_factory=dict)
    titles: dict[str, dict[str, list[Target]]] = field(default_factory=dict)

    def add_number(self, number: str, target: Target) -> None:
        """What has no known form of a number is left out."""
        found = number_key(number) if number else None
        if found is not None:
            held = self.numbers.setdefault(found.key, [])
            if (found.issuer, target) not in held:
                held.append((found.issuer, target))

    def add_title(self, title: str, language: str, target: Target) -> None:
        key = title_key(title, language) if title else ""
        if key:
            held = self.titles.setdefault(language, {}).setdefault(key, [])
            if target not in held:
                held.append(target)

    def resolve(self, reference: Reference, language: str) -> Resolved | None:
        """The documents that `reference` may mean, None where there is none."""
        start, end = reference.start, reference.end
        if reference.number:
            targets = self._numbered(reference)
            if targets:
                if not reference.title and reference.issuer and not reference.eid:
                    start = self._where_issuer_begins(reference)
                return Resolved(start, end, targets)
        if not reference.title:
            return None
        titles = self.titles.get(language, {})
        if not reference.is_open:
            key = title_key(reference.title, language)
            found = titles.get(key) if key else None
            return Resolved(start, end, tuple(found)) if found else None
        return self._open(reference, titles)

    def _matching(self, reference: Reference) -> list[tuple[str, Target]]:
        """Those whose issuer stands right before the number; the longest name of them."""
        held = [
            (issuer, target)
            for issuer, target in self.numbers.get(reference.number, ())
            if reference.issuer.endswith(issuer)
        ]
        longest = max((len(issuer) for issuer, _target in held), default=0)
        return [(issuer, target) for issuer, target in held if len(issuer) == longest]

    def _numbered(self, reference: Reference) -> tuple[Target, ...]:
        return tuple(target for _issuer, target in self._matching(reference))

    def _where_issuer_begins(self, reference: Reference) -> int:
        issuer = self._matching(reference)[0][0]
        return reference.start + len(reference.issuer) - len(issuer)

    @staticmethod
    def _open(reference: Reference, titles: dict[str, list[Target]]) -> Resolved | None:
        """The longest title that the words begin with."""
        found = words(reference.title)
        for count in range(len(found), 2, -1):
            key = " ".join(word for word, _end in found[:count])
            if key in titles:
                end = reference.start + found[count - 1][1]
                if reference.eid or reference.number:
                    end = reference.end
                return Resolved(reference.start, end, tuple(titles[key]))
        return None
