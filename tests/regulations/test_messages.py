"""Every sentence of the pure packages is known to the catalogues."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import regulations
from regulations.messages import KNOWN

ROOT = Path(regulations.__file__).parent


def _sentences() -> Iterator[str]:
    pure = ("structure", "importing", "correcting")
    for path in sorted(path for name in pure for path in ROOT.glob(f"{name}/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if id(node) in docstrings or not text.isascii():
                    continue
                if text[:1].isupper() and text.endswith(".") and text.count(" ") >= 2:
                    yield text


def test_nothing_is_said_that_could_not_be_translated() -> None:
    assert sorted(set(_sentences()) - set(KNOWN)) == []


def test_the_sentences_are_found_at_all() -> None:
    assert "The file is empty." in set(_sentences())
