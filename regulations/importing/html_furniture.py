"""Which elements of a web page are not its document: navigation, link lists, forms, footers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from regulations.structure import markers

_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "select", "textarea", "noscript"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "form"}
)
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|sidebar|side-?bar|footer|foot|topbar|"
    r"toolbar|share|sharing|social|comments?|related|pager|pagination|copyright|friend-?links?|"
    r"rating|vote|login|search|banner|advert\w*|ads?|partners?|links?|lien-?ket|danh-?gia|qrcode|"
    r"print)(?:$|[-_ ])",
    re.IGNORECASE,
)
_CONTENT_NAMES = re.compile(
    r"(?:^|[-_ ])(?:content|article|post|entry|zoom|trs_editor|detail|news-?body|main|text|"
    r"noi-?dung|bai-?viet|zhengwen)(?:$|[-_ ])|content|article|ueditor",
    re.IGNORECASE,
)
_HEADLINES = ("h1", "h2", "title")
_LINK_SHARE = 0.8
_FEWEST_LINKS = 4
_BLOCKS = frozenset({"div", "ul", "ol", "table", "section", "td", "p", "dl"})


@dataclass
class _Measure:
    """Of one element with all that is in it: characters, those in links, labels, links."""

    length: int = 0
    linked: int = 0
    labels: int = 0
    links: int = 0
    inward: int = 0
    headlines: int = 0


class Page:
    """The elements of a page that are not its document. Linear in the length of the page."""

    def __init__(self, body: etree._Element) -> None:
        self.body = body
        self.measures = _measured(body)
        self.main = self._main()
        self.furniture = self._find()
        """The outermost such elements, each with "navigation" or "contents"."""

    def _main(self) -> etree._Element | None:
        """The element that holds the document: the innermost with every label of the page, or
        half of its text where there are none; None where the whole page is the document."""
        whole = self.measures[self.body]
        best: etree._Element | None = None
        for element in self.body.iter("main", "article", "div", "td", "section"):
            names = f"{element.get('class', '')} {element.get('id', '')}"
            named = element.tag in ("main", "article") or element.get("role") == "main"
            if not named and not _CONTENT_NAMES.search(names):
                continue
            own = self.measures[element]
            if whole.labels:
                fits = own.labels >= whole.labels
            else:
                fits = own.length * 2 >= whole.length
            if fits:
                best = element
        return best

    def _find(self) -> dict[etree._Element, str]:
        found: dict[etree._Element, str] = {}
        path = {self.body}
        if self.main is not None:
            path |= {self.main, *self.main.iterancestors()}
        waiting = [(self.body, self.main is not None)]
        while waiting:
            parent, outside = waiting.pop()
            for element in parent:
                if not isinstance(element.tag, str):
                    continue
                if element in path:
                    waiting.append((element, outside and element is not self.main))
                    continue
                kind = self._kind(element, outside)
                if kind:
                    found[element] = kind
                else:
                    waiting.append((element, outside))
        return found

    def _kind(self, element: etree._Element, outside: bool) -> str:
        own = self.measures[element]
        listed = self._is_link_list(element)
        if listed and own.inward == own.links:
            return "contents"
        if own.labels or not own.length:
            return ""
        if _named(element) or listed:
            return "navigation"
        if outside and element.tag not in _HEADLINES and not own.headlines:
            return "navigation"
        return ""

    def _is_link_list(self, element: etree._Element) -> bool:
        own = self.measures[element]
        if element.tag not in _BLOCKS or own.links < _FEWEST_LINKS:
            return False
        return own.linked >= _LINK_SHARE * max(1, own.length)


def _measured(body: etree._Element) -> dict[etree._Element, _Measure]:
    measures: dict[etree._Element, _Measure] = {}
    for element in reversed(list(body.iter())):
        own = measures[element] = _Measure()
        if not isinstance(element.tag, str):
            continue
        for text in (element.text, *(child.tail for child in element)):
            for line in (text or "").split("\n"):
                own.length += len("".join(line.split()))
                own.labels += _labelled(line.strip())
        for child in element:
            below = measures[child]
            own.length += below.length
            own.linked += below.linked
            own.labels += below.labels
            own.links += below.links
            own.inward += below.inward
            own.headlines += below.headlines
        if element.tag == "a" and element.get("href"):
            own.linked = own.length
            own.links = 1
            own.inward = int(str(element.get("href")).startswith("#"))
        elif element.tag in _HEADLINES:
            own.headlines += 1
    return measures


def _labelled(line: str) -> bool:
    """Whether a line begins with the label of a provision."""
    if not line:
        return False
    for language in ("zh-hans", "vi"):
        marker = markers.read(line[:200], language)
        if marker is not None and marker.kind in markers.STRUCTURAL:
            return True
        if marker is not None and marker.strength == markers.STRONG and not marker.bullet:
            return True
    return False


def _named(element: etree._Element) -> bool:
    """Whether an element says itself that it is furniture: by its tag, role, class or id."""
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.tag not in _BLOCKS and element.tag != "header":
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_NAMES.search(names)) and not _CONTENT_NAMES.search(names)
