"""Strings in Python code, read from the syntax tree (aliases of gettext are followed)."""

from __future__ import annotations

import ast

from portal.catalogues.messages import Collection, Key, Problem

# Name of each argument, in order, of Django's functions; the `_lazy` and `_noop` forms are alike.
_SIGNATURES: dict[str, tuple[str, ...]] = {
    "gettext": ("message",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "message"),
    "npgettext": ("context", "singular", "plural"),
}
_MODULE = "django.utils.translation"


def _signature(name: str) -> tuple[str, ...] | None:
    return _SIGNATURES.get(name.removesuffix("_lazy").removesuffix("_noop"))


class _Reader(ast.NodeVisitor):
    def __init__(self, path: str, into: Collection) -> None:
        self.path = path
        self.into = into
        self.functions: dict[str, tuple[str, ...]] = {}
        self.modules: set[str] = set()

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for name in node.names:
            local = name.asname or name.name
            signature = _signature(name.name)
            if node.module == _MODULE and signature:
                self.functions[local] = signature
            elif node.module == "django.utils" and name.name == "translation":
                self.modules.add(local)

    def visit_Call(self, node: ast.Call) -> None:
        signature = self._called(node.func)
        if signature:
            self._read(node, signature)
        self.generic_visit(node)

    def _called(self, function: ast.expr) -> tuple[str, ...] | None:
        if isinstance(function, ast.Name):
            return self.functions.get(function.id)
        if (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id in self.modules
        ):
            return _signature(function.attr)
        return None

    def _read(self, node: ast.Call, signature: tuple[str, ...]) -> None:
        given: dict[str, ast.expr] = dict(zip(signature, node.args, strict=False))
        given |= {word.arg: word.value for word in node.keywords if word.arg}
        texts: dict[str, str] = {}
        for name in signature:
            value = given.get(name)
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                texts[name] = value.value
            elif value is not None:
                self._doubt(value)
        if len(texts) == len(signature):
            self.into.add(
                Key(texts.get("context", ""), texts.get("message") or texts.get("singular", "")),
                texts.get("plural", ""),
                f"{self.path}:{node.lineno}",
            )

    def _doubt(self, value: ast.expr) -> None:
        """A name may hold a string marked elsewhere; text put together here is never found."""
        place = f"{self.path}:{value.lineno}"
        if isinstance(value, ast.JoinedStr):
            self.into.problems.append(Problem(place, "f-string inside gettext"))
        elif isinstance(value, ast.BinOp):
            self.into.problems.append(Problem(place, "text is put together inside gettext"))
        elif (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and value.func.attr == "format"
        ):
            self.into.problems.append(Problem(place, "str.format inside gettext"))


def read_python(source: str, path: str, into: Collection) -> None:
    """Add the strings of one module to `into`; `path` is only for messages to people.

    Raises SyntaxError where the source is not Python.
    """
    tree = ast.parse(source, filename=path)
    reader = _Reader(path, into)
    # Imports first: a function may use a name that is imported further down, or in a branch.
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            reader.visit_ImportFrom(node)
    reader.visit(tree)
