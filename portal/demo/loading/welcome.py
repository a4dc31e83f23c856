"""What is said when the demo hospital is there: addresses, and an account for each role."""

from __future__ import annotations

import unicodedata

from accounts.roles import ROLES

from ..content.departments import DEPARTMENTS
from ..content.users import USERS
from .people import PASSWORD


def accounts() -> list[tuple[str, str, str, str]]:
    """Employee number, name, role and department of the first account in each role."""
    names = {each.code: each.name for each in DEPARTMENTS}
    found = []
    for role in ROLES:
        user = next((each for each in USERS if role in each.roles), None)
        if user is not None:
            department = " · ".join(names[user.department].values())
            found.append((user.employee_number, user.name, role.replace("_", " "), department))
    return found


def text(address: str, password: str | None = None) -> str:
    """The lines to print. `address` is that of the site, without a path."""
    address = address.rstrip("/")
    lines = [
        "",
        f"  中文          {address}/zh-hans/",
        f"  Tiếng Việt    {address}/vi/",
        f"  CMS           {address}/cms/",
        "",
        *_table([("number", "name", "role", "department"), *accounts()]),
        "",
        f"  password of each: {password or PASSWORD}",
    ]
    return "\n".join(lines)


def _table(rows: list[tuple[str, str, str, str]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "   ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
