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


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of `content`."""
    return hashlib.sha256(canonical(content)).hexdigest()


def chain_hash(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of a ledger line: over the hash before it and the line's own canonical JSON."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(entry)).hexdigest()
