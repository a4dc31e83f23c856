"""Ids after Akoma Ntoso's way of writing (`art_5__para_2__point_3`), the same in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import Draft, Node, Warn

_PREFIX = {
    "part": "prt", "chapter": "chp", "section": "sec", "article": "art", "paragraph": "para",
    "point": "point", "item": "item", "level": "lvl", "appendix": "att",
}  # fmt: skip

GAP = "gap"
DUPLICATE = "duplicate"
ORDER = "order"
_GAP_MESSAGE = "A number is missing before this label."
_ORDER_MESSAGE = "This label goes back in the count."
_DUPLICATE_MESSAGE = "This label occurs more than once."


def assign(drafts: list[Draft]) -> tuple[tuple[Node, ...], list[Warn]]:
    """Nodes with ids, and warnings for gaps and for labels that occur twice."""
    maker = _Maker()
    nodes = maker.body(drafts, "")
    return nodes, maker.warnings


def _units(drafts: list[Draft], kind: str) -> Iterator[Draft]:
    for draft in drafts:
        if draft.kind == kind:
            yield draft
        elif draft.kind in ("part", "chapter", "section", "level"):
            yield from _units(draft.children, kind)


def _chapters_restart(drafts: list[Draft]) -> bool:
    """Whether a chapter number of one part occurs in another part again."""
    seen: dict[int | None, int] = {}
    for index, draft in enumerate(drafts):
        if draft.kind != "part":
            continue
        for chapter in _units(draft.children, "chapter"):
            if seen.setdefault(chapter.value, index) != index:
                return True
    return False


class _Maker:
    def __init__(self) -> None:
        self.root = ""  # the appendix whose inside is being read
        self.chapters_restart = False
        self.used: dict[str, int] = {}
        self.warnings: list[Warn] = []

    def body(self, drafts: list[Draft], root: str) -> tuple[Node, ...]:
        """The inside of a document or of the appendix `root`, which counts for itself."""
        outside = self.root, self.chapters_restart
        self.root, self.chapters_restart = root, _chapters_restart(drafts)
        self._check_units(drafts)
        nodes = self.siblings(drafts, root, root)
        self.root, self.chapters_restart = outside
        return nodes

    def _check_units(self, drafts: list[Draft]) -> None:
        """Gaps in the counts that run through the whole document."""
        self._check(list(_units(drafts, "part")), False)
        self._check(list(_units(drafts, "chapter")), self.chapters_restart)
        self._check(list(_units(drafts, "article")), False)

    def _check(self, drafts: list[Draft], restarts: bool) -> None:
        last = (0, 0)
        for draft in drafts:
            if draft.value is None:
                continue
            here = (draft.value, draft.sub)
            if restarts and draft.value == 1:
                last = (0, 0)
            if here < last:
                self._warn(ORDER, _ORDER_MESSAGE, draft)
            elif here != last and here[0] > last[0] + 1:
                self._warn(GAP, _GAP_MESSAGE, draft)
            last = here

    def _warn(self, code: str, message: str, draft: Draft) -> None:
        self.warnings.append(Warn(code, message, draft.number))

    def siblings(self, drafts: list[Draft], address: str, part: str) -> tuple[Node, ...]:
        """`address` prefixes the ids of the children, `part` those of chapters that restart."""
        counts: dict[str, int] = {}
        nodes: list[Node] = []
        for kind in ("section", "paragraph", "point", "item", "level", "appendix"):
            numbered = [one for one in drafts if one.kind == kind and one.number]
            if numbered:
                self._check(numbered, False)
        for draft in drafts:
            counts[draft.kind] = counts.get(draft.kind, 0) + 1
            value = draft.value if draft.value is not None else counts[draft.kind]
            own = f"{_PREFIX[draft.kind]}_{value}" + (f"_{draft.sub}" if draft.sub else "")
            prefix = address
            if draft.kind in ("article", "part"):
                prefix = self.root
            elif draft.kind == "chapter":
                prefix = part if self.chapters_restart else self.root
            here = self._unique(f"{prefix}__{own}" if prefix else own, draft)
            if draft.kind == "appendix":
                children = self.body(draft.children, here)
            else:
                inside = here if draft.kind == "part" else part
                children = self.siblings(draft.children, here, inside)
            text = "\n".join(draft.lines)
            nodes.append(Node(draft.kind, here, draft.number, draft.heading, text, children))
        return tuple(nodes)

    def _unique(self, wanted: str, draft: Draft) -> str:
        count = self.used.get(wanted, 0) + 1
        self.used[wanted] = count
        if count == 1:
            return wanted
        self._warn(DUPLICATE, _DUPLICATE_MESSAGE, draft)
        return f"{wanted}~{count}"
