"""`manage.py outline`: a stable contract."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

DOCUMENTS = Path(__file__).resolve().parent / "documents"


def run(*arguments: str) -> tuple[str, str, int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("outline", *arguments, stdout=out, stderr=err)
    except SystemExit as stop:
        return out.getvalue(), err.getvalue(), int(stop.code or 0)
    return out.getvalue(), err.getvalue(), 0


def test_json_has_the_fields_of_the_contract_and_no_others() -> None:
    out, err, status = run(str(DOCUMENTS / "vi_web_page.txt"), "--json")
    assert (err, status) == ("", 0)
    data = json.loads(out)
    assert set(data) == {"documents"}
    document = data["documents"][0]
    assert set(document) == {"title", "language", "provisions", "warnings"}

    def check(node: dict[str, object]) -> None:
        assert set(node) == {"id", "kind", "number", "heading", "text", "children"}
        assert all(isinstance(node[key], str) for key in set(node) - {"children"})
        for child in node["children"]:  # type: ignore[attr-defined]  # checked to be a list
            check(child)

    for node in document["provisions"]:
        check(node)
    for warning in document["warnings"]:
        assert set(warning) == {"code", "message", "text"}
    assert [node["id"] for node in document["provisions"]] == ["chp_1", "chp_2", "chp_3", "chp_4"]


def test_what_stands_before_and_after_the_provisions_is_in_the_warnings() -> None:
    out, _, _ = run(str(DOCUMENTS / "vi_web_page.txt"), "--json")
    warnings = {row["code"]: row["text"] for row in json.loads(out)["documents"][0]["warnings"]}
    assert warnings["preamble"] == "Bệnh viện Đa khoa Sông Lam"
    assert warnings["closing"] == "GIÁM ĐỐC\nLê Thị Thu Hằng"


def test_the_readable_outline() -> None:
    out, _, status = run(str(DOCUMENTS / "zh_articles.txt"))
    assert status == 0
    assert "# 手术室器械清点管理规定（试行） [zh-hans]" in out
    assert "art_2__point_1  （一） 器械；" in out
    assert "! gap:" in out


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04nothing"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    out, err, status = run(str(path), "--json")
    assert (out, status) == ("", 2)
    assert err.strip().endswith(".")
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    out, err, status = run(str(tmp_path / "absent.txt"), "--json")
    assert (out, status) == ("", 2)
    assert len(err.strip().splitlines()) == 1
