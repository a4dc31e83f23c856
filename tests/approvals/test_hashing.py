"""The hash of content lasts: what comes later and is empty does not change it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.hashing import content_hash, without_empty

CONTENT = {
    "type": "regulations.regulationpage",
    "heading_vi": "Quy định",
    "review_interval": 0,
    "outline": {"vi": {"warnings": [], "source": "ab"}},
    "children": {"attachments": [{"document": 3, "title_vi": None}]},
}


@pytest.mark.parametrize("empty", [None, "", [], {}, False])
def test_a_column_added_later_and_empty_changes_no_hash(empty: Any) -> None:
    row = CONTENT["children"]["attachments"][0] | {"later": empty}
    grown = CONTENT | {
        "later": empty,
        "outline": {"vi": {"warnings": [], "source": "ab", "later": empty}},
        "children": {"attachments": [row], "later_rows": []},
    }
    assert content_hash(grown) == content_hash(CONTENT)


@pytest.mark.parametrize("value", [0, 1, True, "0", " ", [0], [""], [None], {"a": 0}])
def test_what_says_something_changes_the_hash(value: Any) -> None:
    assert content_hash(CONTENT | {"later": value}) != content_hash(CONTENT)


def test_places_in_a_list_count_though_their_members_are_empty() -> None:
    assert content_hash({"a": ["", "x"]}) != content_hash({"a": ["x"]})
    assert content_hash({"a": [{}, {"b": 1}]}) != content_hash({"a": [{"b": 1}]})


_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "x"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("abc"), _values))
def test_leaving_out_is_done_once_and_for_all(content: dict[str, Any]) -> None:
    once = without_empty(content)
    assert without_empty(once) == once
    assert content_hash(once) == content_hash(content)
