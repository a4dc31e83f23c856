"""One PDF to be typeset, as plain values that can be sent to another process. Pure."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Job:
    """`template` ("gbt9704.typ") filled with `data`; `roles` are the fonts that it uses, `files`
    its pictures by name.

    `issued` is the date that the PDF bears, whenever it is made: the same values give the same
    bytes.
    """

    template: str
    data: Mapping[str, Any]
    roles: tuple[str, ...]
    issued: date
    files: Mapping[str, bytes] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        files = {name: base64.b64encode(data).decode() for name, data in self.files.items()}
        return json.dumps(
            {
                "template": self.template, "data": self.data, "roles": self.roles,
                "issued": self.issued.isoformat(), "files": files,
            },
            ensure_ascii=False,
        ).encode()

    @classmethod
    def from_bytes(cls, sent: bytes) -> Job:
        """Raises ValueError, KeyError for what is no job."""
        got = json.loads(sent)
        return cls(
            template=got["template"], data=got["data"], roles=tuple(got["roles"]),
            issued=date.fromisoformat(got["issued"]),
            files={name: base64.b64decode(data) for name, data in got["files"].items()},
        )
