"""The OpenAPI file says what the views do, and other systems may rely on it."""

from __future__ import annotations

import inspect
import json
import re

import pytest
from django.urls import get_resolver, reverse
from jsonschema import Draft202012Validator

from regulations.api import contract, urls, views
from tests.regulations import drafts

SPEC = json.loads(contract.written())


def test_the_file_is_the_one_the_code_makes():
    """Write it anew: `python -m regulations.api.contract > regulations/api/openapi.json`."""
    assert contract.written() == contract.made()


def test_every_address_is_described_and_every_description_has_an_address():
    names = {pattern.name for pattern in urls.urlpatterns} - {"nowhere"}
    assert {operation["get"]["operationId"] for operation in SPEC["paths"].values()} == names
    assert all(list(methods) == ["get"] for methods in SPEC["paths"].values())


def test_described_paths_are_the_addresses():
    examples = {"slug": "rule-1", "sequence": "2", "ref": "art_1__para_2", "sha256": "0" * 64}
    for path, methods in SPEC["paths"].items():
        name = methods["get"]["operationId"]
        needed = re.findall(r"{(\w+)}", path)
        address = reverse(f"api:{name}", kwargs={one: examples[one] for one in needed})
        assert address == contract.PREFIX + path.format(**examples)
        assert get_resolver().resolve(address).view_name == f"api:{name}"


def test_the_described_parameters_are_those_the_view_takes():
    for path, name, declared, _gives, _told in contract.OPERATIONS:
        view = getattr(views, name)
        assert tuple(view.parameters) == tuple(declared), name
        taken = set(inspect.signature(view).parameters) - {"asked"}
        assert taken == set(re.findall(r"{(\w+)}", path)), name
        described = SPEC["paths"][path]["get"]["parameters"]
        assert {one["name"] for one in described if one["in"] == "query"} == {
            one.name for one in declared
        }


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": SPEC["components"]}
    )


def _closed(schema):
    """The schema with nothing allowed that it does not name: what is given must be described."""
    if isinstance(schema, dict):
        made = {key: _closed(value) for key, value in schema.items()}
        if schema.get("type") == "object" and "properties" in schema:
            made["additionalProperties"] = False
        return made
    return [_closed(one) for one in schema] if isinstance(schema, list) else schema


@pytest.mark.django_db
@pytest.mark.parametrize("operation", contract.OPERATIONS, ids=lambda one: one[1])
def test_answers_have_the_described_shape_and_nothing_else(operation, ask):
    path, _name, _declared, gives, _told = operation
    if gives in ("", "OpenAPI"):
        pytest.skip("a file")
    page = drafts.issued(audience="public")
    drafts.second_edition(page, change="repeal", repeal_date=drafts.date(2099, 1, 1))
    told = ask(path.format(slug=page.slug, sequence=1, ref="art_2")).json()
    closed = Draft202012Validator(
        {
            "$ref": f"#/components/schemas/{gives}",
            "components": {"schemas": _closed(SPEC["components"]["schemas"])},
        }
    )
    assert list(closed.iter_errors(told)) == []
    assert list(_validator(gives).iter_errors({})) != []  # the check can fail


@pytest.mark.django_db
def test_problems_have_the_described_shape(ask):
    for path, query in (("/nowhere", {}), ("/regulations", {"on": "x"})):
        assert list(_validator("Problem").iter_errors(ask(path, **query).json())) == []


@pytest.mark.django_db
def test_the_description_is_served(ask):
    assert ask("/openapi.json").json() == SPEC
