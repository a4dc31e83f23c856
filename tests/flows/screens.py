"""Reading a screen of the CMS as a person does: its words, its links, its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.urls import Resolver404, resolve

from approvals import cms_routes, languages

#: What a screen reader or a tooltip says.
_SPOKEN = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "data-w-progress-active-value",
    "data-w-tooltip-content-value",
    "data-focal-input-label",
)
#: Keys under which scripts of the CMS are given words to show.
_WORDS = {"label", "helpText", "help_text", "text", "name", "heading", "title", "description"}
_LINKS = (
    "href",
    "action",
    "data-w-swap-src-value",
    "data-w-preview-url-value",
    "data-chooser-url",
    "data-w-action-url-value",
    "data-url",
    "data-dialog-url",
)
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
#: Each language is named in itself, in either interface.
_NAMES = ("简体中文", "中文", "Tiếng Việt")
#: Words of Wagtail's and our screens that are no word of Vietnamese and no unit or format.
_ENGLISH = re.compile(
    r"\b(the|and|this|that|with|your|page|pages|edit|save|delete|add|choose|search|status|title|"
    r"image|images|document|documents|collection|draft|live|history|submit|publish|view|more|"
    r"options|comment|comments|upload|usage|select|cancel|close|type|required|previous|next|"
    r"language|settings|account|preview|refresh|show|hide|toggle|copy|move|unpublish|workflow|"
    r"privacy|lock|locked|moderation|loading|created|updated|user|root|actions|filter|clear|"
    r"waits|since|nobody|written|readers|heading|version|versions|results)\b",
    re.IGNORECASE,
)


def words(html: str, language: str) -> list[str]:
    """Every piece of text a person meets, but for content and names that carry another `lang`."""
    soup = BeautifulSoup(html, "html.parser")
    return [text for text in (" ".join(piece.split()) for piece in _pieces(soup, language)) if text]


def _pieces(node: Any, language: str) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Tag):
            if child.name in {"style", "textarea"} or _is_other(child, language):
                continue
            if child.name == "script":
                if child.get("type") == "application/json":
                    yield from _of_json(child.string or "")
                continue
            for name in _SPOKEN:
                if isinstance(value := child.get(name), str):
                    yield value
            yield from _pieces(child, language)
        elif type(child) is NavigableString:
            yield str(child)


def _is_other(tag: Tag, language: str) -> bool:
    lang = tag.get("lang")
    return isinstance(lang, str) and (not lang or lang[:2] != language[:2])


def _of_json(source: str) -> Iterator[str]:
    def walk(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for inner, found in value.items():
                yield from walk(found, inner)
        elif isinstance(value, list):
            for found in value:
                yield from walk(found, key if key in _WORDS else "")
        elif isinstance(value, str) and key in _WORDS and " " in value:
            yield value

    yield from walk(json.loads(source or "null"))


def foreign(texts: list[str], language: str, content: list[str]) -> list[str]:
    """What of `texts` is written in the other interface language, `content` set aside."""
    script = _HAN if language == languages.VI else _VIETNAMESE
    return [text for text in _without(texts, content) if script.search(text)]


def english(texts: list[str], content: list[str]) -> list[str]:
    return [text for text in _without(texts, content) if _ENGLISH.search(text)]


def _without(texts: list[str], content: list[str]) -> Iterator[str]:
    for text in texts:
        for known in (*sorted(content, key=len, reverse=True), *_NAMES):
            text = text.replace(known, "")
        if text.strip():
            yield text


def closed_links(html: str) -> list[str]:
    """Addresses of the CMS on this screen that lead nowhere for anybody."""
    soup = BeautifulSoup(html, "html.parser")
    found = set()
    for name in _LINKS:
        for tag in soup.find_all(attrs={name: True}):
            path = str(tag[name]).partition("?")[0].partition("#")[0]
            if path.startswith("/cms/") and not _leads_somewhere(path):
                found.add(path)
    return sorted(found)


def _leads_somewhere(path: str) -> bool:
    try:
        name = resolve(path).view_name
    except Resolver404:
        return False
    return cms_routes.is_open(name) or name in cms_routes.SIGN_IN


def outside_links(html: str) -> list[str]:
    """Addresses on other hosts."""
    soup = BeautifulSoup(html, "html.parser")
    return sorted(
        {
            str(tag[name])
            for name in ("href", "src", "action")
            for tag in soup.find_all(attrs={name: True})
            if str(tag[name]).startswith(("http:", "https:", "//"))
            and "//testserver" not in str(tag[name])
        }
    )
