"""The parameters of the addresses. Pure."""

from __future__ import annotations

from approvals import languages
from regulations.status import Status

from . import parameters

#: Regulations on one page of the list: as many as are given, and at most.
USUAL, MOST = 50, 200
#: What stands in the addresses, as patterns of `contract` and of `urls`.
SLUG = "[-a-zA-Z0-9_]{1,255}"
SEQUENCE = "[1-9][0-9]{0,5}"
REF = "[A-Za-z0-9_~.-]{1,200}"
SHA256 = "[0-9a-f]{64}"

ON = parameters.day("on", "The day as of which it is told (YYYY-MM-DD); today where it is missing.")
SINCE = parameters.time(
    "since",
    "Changes later than this moment, as “next” of the answer before gave it; all where it is"
    " missing.",
)
EDITION = parameters.number("edition", 1, 999_999, "The number of an edition, instead of a day.")
LIMIT = parameters.number("limit", 1, MOST, "How many at most.", USUAL)
#: The id of the last regulation given, and nothing else: no count and no place in a list, so it
#: stays true when regulations come and go, costs the same at any depth, and tells nothing about
#: what its holder may not see.
CURSOR = parameters.word("cursor", SLUG, "Where the page before ended, as it said in “next”.")
STATUSES = tuple(
    one.value for one in (Status.NOT_YET, Status.IN_FORCE, Status.PARTLY, Status.REPEALED)
)
CHANGES = ("issued", "corrected", "repeal", "in_force", "ended", "void")
RELATIONS = (
    "based_on", "amends", "supplements", "replaces", "repeals", "guides", "cites", "consolidates",
)  # fmt: skip
CATEGORIES = (
    "governance", "quality", "nursing", "infection", "medicines", "records", "information",
    "confidentiality", "personnel", "procurement", "equipment", "order", "emergency",
)  # fmt: skip
LIST = (
    CURSOR,
    LIMIT,
    ON,
    parameters.choice("category", CATEGORIES, "What the regulations are about."),
    parameters.word("department", "[A-Z0-9-]{1,20}", "The code of the department they belong to."),
    parameters.choice("status", STATUSES, "Where they stand on the day."),
    parameters.choice("language", languages.LANGUAGES, "A language in which they can be read."),
)
