"""The OpenAPI file: what the API promises. Pure; the views are held to it by tests.

`python -m regulations.api.contract > regulations/api/openapi.json` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from approvals import languages
from regulations.structure.nodes import KINDS

from . import queries
from .parameters import Parameter

_Schema = dict[str, Any]
_FILE = Path(__file__).with_name("openapi.json")
PREFIX = "/api/v1"


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _nullable(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(properties: dict[str, _Schema], description: str = "") -> _Schema:
    """All of the properties are always there; others may be added later."""
    made: _Schema = {"type": "object", "required": list(properties), "properties": properties}
    return {**made, "description": description} if description else made


def _list(of: _Schema) -> _Schema:
    return {"type": "array", "items": of}


_TEXT: _Schema = {"type": "string"}
_LINK: _Schema = {"type": "string", "format": "uri-reference"}
_DAY: _Schema = {"type": "string", "format": "date"}
_TIME: _Schema = {"type": "string", "format": "date-time"}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_ORDINAL: _Schema = {"type": "integer", "minimum": 1}
_SLUG: _Schema = {"type": "string", "pattern": f"^{queries.SLUG}$"}
_SHA256: _Schema = {"type": "string", "pattern": f"^{queries.SHA256}$"}
_LANGUAGES = _list({"type": "string", "enum": list(languages.LANGUAGES)})

_PROVISION = {
    "eid": {**_TEXT, "description": "Id in this edition (art_5__para_2), alike in both languages."},
    "lasting": {
        **_nullable(_TEXT),
        "description": "Id that stays when the provision is renumbered in a later edition.",
    },
    "kind": {"type": "string", "enum": list(KINDS)},
    "parent": {**_nullable(_TEXT), "description": "The eid of what it stands in."},
    "position": {**_COUNT, "description": "Its place in the text; parents come first."},
    "depth": _COUNT,
    "number": _ref("Both"),
    "heading": _ref("Both"),
    "text": _ref("Both"),
}
_EDITION = {
    "sequence": {**_ORDINAL, "description": "Counts approvals; not the order of effect."},
    "kind": {"type": "string", "enum": ["issue", "repeal"]},
    "status": {
        "type": "string",
        "enum": ["not_yet", "in_force", "partly", "superseded", "repealed", "void"],
        "description": "On the day asked for; void: withdrawn before its promulgation, for ever.",
    },
    "number": _ref("Both"),
    "heading": _ref("Both"),
    "summary": _ref("Both"),
    "issuer": _ref("Both"),
    "signatory": _ref("Both"),
    "signatory_title": _ref("Both"),
    "note": _ref("Both"),
    "issue_date": _nullable(_DAY),
    "effective_date": {**_DAY, "description": "First day; of a repeal, the first day without."},
    "ended_on": {**_nullable(_DAY), "description": "The first day on which it no longer applies."},
    "languages": {**_LANGUAGES, "description": "In which it was issued; texts in others are null."},
    "printing": _object(
        {"sequence": _ORDINAL, "content_hash": _SHA256, "at": _TIME},
        "Corrections of spelling or layout make a new printing of the same edition.",
    ),
    "links": _object({"self": _LINK}),
}
_WHOLE = {
    "regulation": _SLUG,
    "on": _DAY,
    **_EDITION,
    "preamble": _ref("Both"),
    "provisions": _list(_ref("Provision")),
    "closing": _ref("Both"),
    "attachments": _list(_ref("Attachment")),
    "figures": _list(_ref("Figure")),
}
_REGULATION = {
    "id": {**_SLUG, "description": "Never changes."},
    "category": {"type": "string", "enum": list(queries.CATEGORIES)},
    "department": _nullable(_object({"code": _TEXT, "name": _ref("Both")})),
    "status": {"type": "string", "enum": list(queries.STATUSES)},
    "on": _DAY,
    "languages": _LANGUAGES,
    "edition": {
        **_ref("Edition"),
        "description": "In force on the day; else the last one before, else the first to come.",
    },
    "links": _object(
        {
            "self": _LINK,
            "editions": _LINK,
            "read": {**_ref("Both"), "description": "The reader page in either language."},
        }
    ),
}
SCHEMAS: dict[str, _Schema] = {
    "Index": _object({"version": _TEXT, "languages": _LANGUAGES, "links": {"type": "object"}}),
    "Both": {
        "type": "object",
        "required": list(languages.LANGUAGES),
        "properties": {code: _nullable(_TEXT) for code in languages.LANGUAGES},
        "additionalProperties": False,
        "description": "A text in both languages; null where there is none.",
    },
    "Regulation": _object(_REGULATION),
    "Regulations": _object(
        {
            "on": _DAY,
            "regulations": _list(_ref("Regulation")),
            "next": _nullable(_object({"cursor": _TEXT, "link": _LINK})),
        }
    ),
    "Edition": _object(_EDITION),
    "Editions": _object(
        {"regulation": _SLUG, "on": _DAY, "editions": _list(_ref("Edition"))}
    ),
    "WholeEdition": _object(_WHOLE),
    "Provision": _object(_PROVISION),
    "WholeProvision": _object(
        {
            "regulation": _SLUG,
            "on": _DAY,
            "edition": _ref("Edition"),
            **_PROVISION,
            "ancestors": _list(_ref("Provision")),
            "descendants": _list(_ref("Provision")),
        }
    ),
    "Change": _object(
        {
            "at": _TIME,
            "kind": {"type": "string", "enum": list(queries.CHANGES)},
            "regulation": _SLUG,
            "edition": _ref("Edition"),
            "links": _object({"regulation": _LINK}),
        },
        "Something happened to the regulation: fetch it and its editions anew.",
    ),
    "Changes": _object(
        {
            "changes": _list(_ref("Change")),
            "next": {**_nullable(_TIME), "description": "The “since” of the next request."},
            "more": {"type": "boolean", "description": "Whether to ask again at once."},
        }
    ),
    "Attachment": _object(
        {"title": _ref("Both"), "sha256": _SHA256, "links": _object({"self": _LINK})}
    ),
    "Figure": _object(
        {
            "number": _ORDINAL,
            "alternative": _ref("Both"),
            "sha256": _SHA256,
            "links": _object({"self": _LINK}),
        },
        "A picture; a line “![caption](figure:3)” of the text stands where number 3 belongs.",
    ),
    "Relations": _object(
        {
            "regulation": _SLUG,
            "on": _DAY,
            "edition": {**_ORDINAL, "description": "The edition whose relations these are."},
            "outgoing": _list(_ref("Relation")),
            "incoming": _list(_ref("IncomingRelation")),
        }
    ),
    "Relation": _object(
        {
            "kind": {"type": "string", "enum": list(queries.RELATIONS)},
            "provision": {**_nullable(_TEXT), "description": "Of this edition; null: the whole."},
            "regulation": {**_nullable(_SLUG), "description": "The other one, or null: a law."},
            "edition": {**_nullable(_ORDINAL), "description": "Null: whichever applies."},
            "law": _nullable(
                _object(
                    {
                        "heading": _ref("Both"),
                        "number": _ref("Both"),
                        "ended_on": _nullable(_DAY),
                    }
                )
            ),
            "target_provision": _nullable(_TEXT),
            "target_lasting": _nullable(_TEXT),
        },
        "What this edition does to a regulation or to outside law.",
    ),
    "IncomingRelation": _object(
        {
            "kind": {"type": "string", "enum": list(queries.RELATIONS)},
            "regulation": _SLUG,
            "edition": _ORDINAL,
            "provision": _nullable(_TEXT),
            "target_provision": _nullable(_TEXT),
        },
        "What the edition of another regulation shown on the day does to this one.",
    ),
    "Problem": {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {**_TEXT, "description": "urn:hospital-portal:problem:<code>"},
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "errors": _list(_object({"parameter": _TEXT, "detail": _TEXT})),
        },
        "description": "RFC 9457.",
    },
}

_PLACES: dict[str, _Schema] = {
    "slug": {"pattern": f"^{queries.SLUG}$", "description": "The id of a regulation."},
    "sequence": {"pattern": f"^{queries.SEQUENCE}$", "description": "The number of an edition."},
    "ref": {"pattern": f"^{queries.REF}$", "description": "An eid or a lasting id."},
    "sha256": {"pattern": f"^{queries.SHA256}$", "description": "The hash of the file."},
}
#: Path below the prefix, name of the view, its parameters, what it gives, what it is.
OPERATIONS: tuple[tuple[str, str, Sequence[Parameter], str, str], ...] = (
    ("/", "index", (), "Index", "Where to begin"),
    ("/regulations", "regulations", queries.LIST, "Regulations", "The list, page by page"),
    ("/regulations/{slug}", "regulation", (queries.ON,), "Regulation", "One regulation"),
    ("/regulations/{slug}/text", "text", (queries.ON,), "WholeEdition",
     "The edition in force on a day, with its text"),
    ("/regulations/{slug}/editions", "editions", (queries.ON,), "Editions",
     "Its editions and repeals, by the day they take effect"),
    ("/regulations/{slug}/editions/{sequence}", "edition", (queries.ON,), "WholeEdition",
     "One edition, with its text"),
    ("/regulations/{slug}/editions/{sequence}/attachments/{sha256}", "attachment", (), "",
     "A file of an edition"),
    ("/regulations/{slug}/provisions/{ref}", "provision", (queries.ON, queries.EDITION),
     "WholeProvision", "One provision with all that stands in it"),
    ("/regulations/{slug}/relations", "relations", (queries.ON,), "Relations",
     "What it does to others and others to it, as of a day"),
    ("/changes", "changes", (queries.SINCE, queries.LIMIT), "Changes",
     "What happened after a moment, in order"),
    ("/openapi.json", "openapi", (), "OpenAPI", "This description"),
)  # fmt: skip
_ANSWERS = {
    "400": "A parameter is unknown, stands there twice or cannot be read",
    "401": "The token is unknown, expired or revoked",
    "403": "The token does not hold from this address",
    "404": "There is nothing here for this reader: what is hidden is not told from what is not",
    "429": "Too many requests in this minute; Retry-After says when to ask again",
}


def _answers(gives: str) -> _Schema:
    content: _Schema = {"application/json": {"schema": _ref(gives)}}
    if gives == "OpenAPI":
        content = {"application/json": {"schema": {"type": "object"}}}
    elif not gives:
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    return {
        "200": {
            "description": "Found",
            "headers": {"ETag": {"schema": _TEXT}},
            "content": content,
        },
        "304": {"description": "The client has it already (If-None-Match)"},
        **{
            status: {"description": told, "content": problem} for status, told in _ANSWERS.items()
        },
    }


def _operation(
    path: str, name: str, declared: Sequence[Parameter], gives: str, told: str
) -> _Schema:
    places = [
        {
            "name": place,
            "in": "path",
            "required": True,
            "description": _PLACES[place]["description"],
            "schema": {"type": "string", "pattern": _PLACES[place]["pattern"]},
        }
        for place in _PLACES
        if f"{{{place}}}" in path
    ]
    query = [
        {
            "name": one.name,
            "in": "query",
            "required": False,
            "description": one.description,
            "schema": one.schema,
        }
        for one in declared
    ]
    return {
        "operationId": name,
        "summary": told,
        "parameters": places + query,
        "responses": _answers(gives),
    }


def document() -> _Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Regulations of the hospital",
            "version": "1",
            "description": (
                "Read-only. Without a token one sees what is public; with one, what its audience"
                " may see. Names may be added to answers within a version; none changes or goes."
            ),
        },
        "servers": [{"url": PREFIX}],
        "security": [{}, {"token": []}],
        "paths": {
            path: {"get": _operation(path, name, declared, gives, told)}
            for path, name, declared, gives, told in OPERATIONS
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": SCHEMAS,
        },
    }


def made() -> str:
    """The file as it should be."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def written() -> str:
    """The file as it is."""
    return _FILE.read_text(encoding="utf-8")


if __name__ == "__main__":
    print(made(), end="")
