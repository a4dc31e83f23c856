"""Canonical JSON and its hash. Pure, so that anybody can recompute what the ledger says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(value: Any) -> bytes:
    """The one way to write `value` (JSON types only) down: sorted keys, no blanks, UTF-8."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def without_empty(value: Any) -> Any:
    """`value` (JSON types only) without what says nothing: keys of objects, at any depth, whose
    value is null, false, "", [] or {}. Members of lists stay, for their places count.

    So a column or a kind of child rows that comes later, empty, changes no hash of what was
    approved before it.
    """
    if isinstance(value, Mapping):
        kept = ((key, without_empty(item)) for key, item in value.items())
        return {key: item for key, item in kept if not _is_empty(item)}
    if isinstance(value, list | tuple):
        return [without_empty(item) for item in value]
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of `content`, what is empty left out."""
    return hashlib.sha256(canonical(without_empty(content))).hexdigest()


def chain_hash(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of a ledger line: over the hash before it and the line's own canonical JSON."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(entry)).hexdigest()
