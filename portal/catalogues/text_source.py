"""Strings in Django templates and in JavaScript, by Babel's extractors."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from babel.messages.extract import extract_javascript, extract_python
from django.utils.translation.template import templatize

from portal.catalogues.messages import Collection, Key, Problem

# Function -> whether its first argument is the context, in Babel's order of arguments.
_FUNCTIONS = {"gettext": False, "_": False, "ngettext": False, "pgettext": True, "npgettext": True}

_KEYWORDS = dict.fromkeys(_FUNCTIONS)


def _take(found: Iterable[tuple[Any, ...]], path: str, into: Collection) -> None:
    for line, function, arguments, _comments in found:
        texts = list(arguments) if isinstance(arguments, (tuple, list)) else [arguments]
        context = texts.pop(0) if _FUNCTIONS[function] else ""
        wanted = 2 if function.startswith("n") else 1
        texts = texts[:wanted]
        if len(texts) < wanted or not all(isinstance(text, str) for text in (context, *texts)):
            into.problems.append(Problem(f"{path}:{line}", "not a plain string inside gettext"))
            continue
        into.add(Key(context, texts[0]), texts[1] if wanted == 2 else "", f"{path}:{line}")


def read_template(source: str, path: str, into: Collection) -> None:
    """Add the strings of one Django template (HTML, text or XML) to `into`."""
    try:
        calls = templatize(source, origin=path)
    except SyntaxError as error:
        into.problems.append(Problem(path, str(error)))
        return
    # templatize imitates Python for xgettext, which ignores indentation; Python's tokenizer does
    # not. Strings never span lines here, so stripping loses nothing and keeps line numbers.
    flat = "\n".join(line.strip() for line in calls.split("\n"))
    found = extract_python(BytesIO(flat.encode()), _KEYWORDS, [], {"encoding": "utf-8"})
    _take(found, path, into)


def read_script(source: str, path: str, into: Collection) -> None:
    """Add the strings of one JavaScript file to `into` (Django's catalogue functions)."""
    found = extract_javascript(BytesIO(source.encode()), _KEYWORDS, [], {"encoding": "utf-8"})
    _take(found, path, into)
