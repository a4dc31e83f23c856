"""The kinds of relation between two texts, and which of them change what still applies."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the text that is approved does to, or takes from, the other one."""

    BASED_ON = "based_on"
    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"
    CITES = "cites"
    CONSOLIDATES = "consolidates"


#: The other text, or the provision named, no longer applies from the day this one does.
ENDING = frozenset({Kind.REPEALS, Kind.REPLACES})
#: From that day the other text applies only with what this one says.
CHANGING = ENDING | {Kind.AMENDS}
#: Found in a text they are only proposed: their author has to say so, because others' rules end.
TO_BE_CONFIRMED = CHANGING | {Kind.SUPPLEMENTS, Kind.CONSOLIDATES, Kind.GUIDES}
