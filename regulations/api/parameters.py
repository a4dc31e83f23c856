"""What may stand in the query of an address, read strictly. Pure.

One declaration of a parameter reads it, checks it and describes it in the OpenAPI file. A value is
taken as it is meant or refused; nothing is guessed, and what was sent is never sent back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

#: Longest value of any parameter, in characters: nothing longer is looked at.
LONGEST = 400
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}):(\d{2})(?:\.(\d{1,30}))?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """`read` raises ValueError for what it does not take; `default` stands for a missing one."""

    name: str
    schema: dict[str, Any]
    description: str
    read: Callable[[str], Any]
    default: Any = None


@dataclass(frozen=True)
class Refused(Exception):
    """Why a query was refused: (parameter, sentence) pairs. A name that is not declared is not
    repeated: it is called "query"."""

    errors: tuple[tuple[str, str], ...]


def read(
    query: Iterable[tuple[str, Sequence[str]]], declared: Sequence[Parameter]
) -> dict[str, Any]:
    """The value of every declared parameter. Raises Refused for one that is not declared, stands
    there twice or cannot be read."""
    by_name = {parameter.name: parameter for parameter in declared}
    values = {parameter.name: parameter.default for parameter in declared}
    errors: list[tuple[str, str]] = []
    for name, given in query:
        parameter = by_name.get(name)
        if parameter is None:
            errors.append(("query", "There is no parameter of this name here."))
        elif len(given) != 1:
            errors.append((name, "The parameter may stand here once."))
        else:
            try:
                if len(given[0]) > LONGEST:
                    raise ValueError
                values[name] = parameter.read(given[0])
            except ValueError:
                errors.append((name, f"Not a value of this parameter: {parameter.description}"))
    if errors:
        raise Refused(tuple(dict.fromkeys(errors)))
    return values


def _read_day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


def day(name: str, description: str) -> Parameter:
    schema = {"type": "string", "format": "date"}
    return Parameter(name, schema, description, _read_day)


def _read_time(text: str) -> datetime:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError
    day, minute, second, fraction, zone = match.groups()
    micro = f"{fraction or 0:0<6}"[:6]
    if second == "60":  # a leap second, which Python's clock does not have
        second, micro = "59", "999999"
    there = datetime.fromisoformat(f"{day}T{minute}:{second}.{micro}{zone.upper()}")
    try:
        return there.astimezone(UTC)
    except OverflowError:  # the first or the last day there is, in a far zone
        edge = datetime.min if there.year == 1 else datetime.max
        return edge.replace(tzinfo=UTC)


def time(name: str, description: str) -> Parameter:
    """A moment with its zone (RFC 3339), down to the microsecond."""
    schema = {"type": "string", "format": "date-time"}
    return Parameter(name, schema, description, _read_time)


def choice(name: str, values: Sequence[str], description: str) -> Parameter:
    def read_choice(text: str) -> str:
        if text not in values:
            raise ValueError
        return text

    return Parameter(name, {"type": "string", "enum": list(values)}, description, read_choice)


def word(name: str, pattern: str, description: str) -> Parameter:
    """A text that fits the whole of `pattern` (a regular expression of ASCII signs)."""
    compiled = re.compile(pattern, re.ASCII)

    def read_word(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError
        return text

    schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
    return Parameter(name, schema, description, read_word)


def number(
    name: str, least: int, most: int, description: str, default: int | None = None
) -> Parameter:
    def read_number(text: str) -> int:
        value = int(text) if _NUMBER.fullmatch(text) else -1
        if not least <= value <= most:
            raise ValueError
        return value

    schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default
    return Parameter(name, schema, description, read_number, default)
