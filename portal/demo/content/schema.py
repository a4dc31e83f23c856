"""Shapes of the demo content.

Conventions, for whoever loads it:

- `L` is a text in both languages, `{"zh-hans": ..., "vi": ...}`; both are always filled.
- An offset is a whole number of days counted from the day of loading; negative is the past.
- A moment is either an ISO date ("2023-06-01") or an offset.
- Money is in whole Vietnamese dong.
- A `department` is the code of a `Department`.
- A `picture` is a key of `portal.demo.pictures`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LANGUAGES = ("zh-hans", "vi")

Language = Literal["zh-hans", "vi"]
L = dict[str, str]
Moment = str | int
Audience = Literal["public", "staff"]

Heading = tuple[Literal["heading"], str]
Paragraph = tuple[Literal["paragraph"], str]
"""HTML of `<p> <b> <a> <ul> <ol> <li>` only."""
ListBlock = tuple[Literal["list"], list[str]]
Table = tuple[Literal["table"], list[list[str]]]
"""Rows of cells; the first row is the head."""
Image = tuple[Literal["image"], str, L, str]
"""Picture key, alternative text in both languages, caption in the language of the body."""
Block = Heading | Paragraph | ListBlock | Table | Image
Body = dict[str, list[Block]]
"""The blocks of a page for each language, in step: same kinds in the same order."""


def t(zh: str, vi: str) -> L:
    """A text in both languages."""
    return {"zh-hans": zh, "vi": vi}


def body(*pairs: tuple[Block, Block]) -> Body:
    """A body from pairs of blocks (Chinese, Vietnamese)."""
    return {"zh-hans": [zh for zh, _ in pairs], "vi": [vi for _, vi in pairs]}


def h(zh: str, vi: str) -> tuple[Block, Block]:
    """A heading block in both languages."""
    return ("heading", zh), ("heading", vi)


def p(zh: str, vi: str) -> tuple[Block, Block]:
    """A paragraph block in both languages; `<p>` is put around it where it has no tag of its own."""
    return ("paragraph", _as_html(zh)), ("paragraph", _as_html(vi))


def ul(zh: list[str], vi: list[str]) -> tuple[Block, Block]:
    """A list block in both languages; as many items on either side."""
    if len(zh) != len(vi):
        raise ValueError(f"{len(zh)} Chinese items beside {len(vi)} Vietnamese: {zh[0]}")
    return ("list", zh), ("list", vi)


def table(zh: list[list[str]], vi: list[list[str]]) -> tuple[Block, Block]:
    """A table block in both languages; the same shape on either side."""
    if [len(row) for row in zh] != [len(row) for row in vi]:
        raise ValueError(f"tables of different shape: {zh[0]}")
    return ("table", zh), ("table", vi)


def image(key: str, alt: L, zh: str, vi: str) -> tuple[Block, Block]:
    """A picture block with its caption in both languages."""
    return ("image", key, alt, zh), ("image", key, alt, vi)


def _as_html(text: str) -> str:
    return text if text.startswith("<") else f"<p>{text}</p>"


@dataclass(frozen=True)
class Hours:
    """Opening hours of one group of days, local time as "HH:MM".

    A whole day is 00:00 to 24:00; where `closes` is before `opens` it is on the next morning.
    """

    days: L
    opens: str
    closes: str
    note: L | None = None


@dataclass(frozen=True)
class Person:
    """Somebody shown on a department page."""

    name: str
    """As written on Chinese pages."""
    name_latin: str
    """As written on Vietnamese pages."""
    title: L
    phone: str
    picture: str | None = None


@dataclass(frozen=True)
class Department:
    """A department and the text of its page."""

    code: str
    name: L
    parent: str | None
    group: Literal["clinical", "technical", "administrative"]
    heading: L
    summary: L
    duties: list[L]
    location: L
    phone: str
    email: str
    hours: list[Hours]
    people: list[Person]
    body: Body
    picture: str | None = None


@dataclass(frozen=True)
class User:
    """An account of the demo; the loader sets the password."""

    employee_number: str
    name: str
    """In the script of the person's own language."""
    department: str
    language: Language
    roles: list[str]
    email: str
    name_in: L = field(default_factory=dict)
    """The name as either language writes it."""


@dataclass(frozen=True)
class News:
    slug: str
    heading: L
    summary: L
    body: Body
    department: str
    offset_days: int
    picture: str
    audience: Audience = "public"


@dataclass(frozen=True)
class Health:
    slug: str
    heading: L
    summary: L
    body: Body
    department: str
    author: L
    reviewer: L
    reviewed_offset_days: int
    picture: str


@dataclass(frozen=True)
class Position:
    code: str
    title: L
    count: int
    requirements: L


@dataclass(frozen=True)
class Recruitment:
    slug: str
    heading: L
    summary: L
    body: Body
    department: str
    opens_offset: int
    closes_offset: int
    contact: L
    positions: list[Position]
    result: L | None = None
    result_offset: int | None = None


@dataclass(frozen=True)
class Lot:
    number: str
    title: L
    quantity: L


@dataclass(frozen=True)
class Clarification:
    offset: int
    text: L


@dataclass(frozen=True)
class Tender:
    """A tender notice. `cancelled` says that the result is that there is none."""

    slug: str
    package_code: str
    heading: L
    summary: L
    body: Body
    department: str
    method: Literal["open", "shopping", "direct"]
    estimate: int
    sale_from_offset: int
    closes_offset: int
    opening_offset: int
    lots: list[Lot]
    clarifications: list[Clarification] = field(default_factory=list)
    result: L | None = None
    result_offset: int | None = None
    has_document: bool = False
    cancelled: bool = False


@dataclass(frozen=True)
class Standard:
    slug: str
    heading: L
    summary: L
    body: Body


@dataclass(frozen=True)
class Home:
    heading: L
    summary: L
    emergency_phone: str
    emergency_note: L
    hours: L
    address: L
    directions: L
    legal: L


@dataclass(frozen=True)
class EditionData:
    """One issued text of a regulation; `file` is the stem of its texts in `regulations/`."""

    number_zh: str
    number_vi: str
    issuer: L
    signatory: L
    signatory_title: L
    issued: Moment
    effective: Moment
    change: Literal["substantive", "editorial", "repeal"]
    file: str
    note: L


@dataclass(frozen=True)
class Regulation:
    """A regulation with its editions, oldest first."""

    slug: str
    category: str
    department: str
    heading: L
    summary: L
    audience: Audience
    editions: list[EditionData]


@dataclass(frozen=True)
class Pending:
    """Something still on its way when the demo opens.

    `target` is the slug of the page it changes (a department's code for a department page), or
    None for a new page. `changes` are fields of the class of its kind with their new values; for a
    new page every field that this class does not hold itself. A pending regulation has its fields
    of `EditionData` in `edition`. `state` is where it waits; "returned" waits for its author.
    `round` counts the submissions, the present one included; a draft has 0.
    """

    key: str
    kind: Literal["department", "news", "health", "recruitment", "tender", "regulation", "standard"]
    target: str | None
    department: str
    author: str
    state: Literal["draft", "web_team", "confidentiality", "director", "returned"]
    note: L
    heading: L
    changes: dict[str, object]
    audience: Audience = "public"
    reason: str = ""
    """Why it was returned, in the words and the language of who returned it."""
    returned_by: str | None = None
    earlier: dict[str, object] = field(default_factory=dict)
    """Of `changes`, what the round before said; that one was returned with `reason`."""
    edition: EditionData | None = None
    round: int = 1
    offset_days: int = 0
    """The day on which it reached its present state."""
