"""From a draft's text to the tree that its revision stores."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from approvals import languages

from .structure import Node, parse

if TYPE_CHECKING:
    from .models import RegulationPage


@dataclass(frozen=True)
class Outline:
    """What was found in one text. `warnings` are dictionaries of code, message and text."""

    tree: list[dict[str, Any]] = field(default_factory=list)
    preamble: str = ""
    closing: str = ""
    warnings: list[dict[str, str]] = field(default_factory=list)


def of_text(text: str, language: str) -> Outline:
    """The outline of `text` in one of the portal's languages."""
    document = parse(text, language)
    return Outline(
        tree=[node.to_dict() for node in document.provisions],
        preamble=document.preamble,
        closing=document.closing,
        warnings=[warning.to_dict() for warning in document.warnings],
    )


def nodes(tree: list[dict[str, Any]]) -> list[Node]:
    """A stored tree as the values that `structure` works with."""
    return [Node.from_dict(node) for node in tree]


def stored(page: RegulationPage, language: str) -> Outline:
    """The outline as it stands in the draft, not worked out anew."""
    rest = page.outline.get(languages.SUFFIX[language], {})
    return Outline(
        tree=getattr(page, languages.suffixed("tree", language)),
        preamble=rest.get("preamble", ""),
        closing=rest.get("closing", ""),
        warnings=rest.get("warnings", []),
    )


def refresh(page: RegulationPage) -> None:
    """Work the trees out of the texts that changed since. A text that did not change keeps the
    tree it has, whatever a newer version of the parser would say: it may have been approved."""
    for language in languages.LANGUAGES:
        suffix = languages.SUFFIX[language]
        text = (getattr(page, f"text_{suffix}") or "").replace("\r\n", "\n")
        source = hashlib.sha256(text.encode()).hexdigest()
        if page.outline.get(suffix, {}).get("source") == source:
            continue
        outline = of_text(text, language) if text.strip() else Outline()
        setattr(page, f"tree_{suffix}", outline.tree)
        page.outline = page.outline | {
            suffix: {
                "source": source,
                "preamble": outline.preamble,
                "closing": outline.closing,
                "warnings": outline.warnings,
            }
        }
