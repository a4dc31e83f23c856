"""Names of files, terms and the work file of a pack: no database, no Django."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.outage import archive, names, terms, workfile
from regulations.outage.workfile import About, File

ABOUT = About("r/a.html", "nursing", "NURS", "手卫生", "Vệ sinh tay", "1", "in_force", "2026-01-01")
DEVICES = ["con", "PRN", "aux", "nul", "com1", "lpt9", "con.txt"]


@given(st.lists(st.text(min_size=1, max_size=300), min_size=2, max_size=20, unique=True))
def test_names_are_safe_and_different_where_case_makes_no_difference(words):
    made = [names.safe(word) for word in words]
    assert len({name.lower() for name in made}) == len(words)
    for name in made:
        assert name.isascii() and name == name.lower() and len(name) <= names.LONGEST + 11
        assert not set(name) & set('<>:"/\\|?* .') and name.strip("-. ") == name


@pytest.mark.parametrize("word", DEVICES)
def test_no_file_bears_the_name_of_a_device(word):
    assert names.safe(word).partition(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    "name", ["Biểu mẫu.PDF", "../../etc/passwd", "a.b.c.docx", ".htaccess", "表格.xlsx", "con",
             "x." + "y" * 99, "a\x00b.pdf", ""],
)  # fmt: skip
def test_names_of_attachments(name):
    made = names.file_name(name, "ab" * 32)
    assert "abababababab" in made and made.isascii() and len(made) < 90
    assert not set(made) & set('<>:"/\\|?*\x00 ') and ".." not in made


def test_chinese_is_found_by_pairs_and_vietnamese_with_and_without_accents():
    assert terms.terms("手卫生规定") == {"手卫", "卫生", "生规", "规定"}
    assert terms.terms("Vệ sinh tay") == terms.terms("VE  SINH tay") == {
        "ve", "sinh", "tay", "ve sinh", "sinh tay",
    }  # fmt: skip
    assert "dieu 5" in terms.terms("Điều 5.")
    assert terms.terms("Điều") == terms.terms("Điều")
    assert terms.terms("院发〔２０２６〕1号") == {"院发", "2026", "1", "号"}


@given(st.text(max_size=200))
def test_terms_of_whatever_text_have_a_place_in_the_index(text):
    for term in terms.terms(text):
        assert 0 <= terms.shard(term, 7) < 7
        assert terms.fold(term) == term


def test_a_character_finds_the_pairs_it_begins_in_one_part():
    assert len({terms.shard(term, 31) for term in ("手", "手卫", "手术")}) == 1


@given(st.dictionaries(st.integers(1, 10**6), st.booleans(), min_size=1))
def test_postings_can_be_read_again(found):
    rows = sorted(found.items())
    page, read = 0, []
    for one in terms.postings(rows).split(","):
        page += int(one.rstrip("!"), 36)
        read.append((page, one.endswith("!")))
    assert read == rows


def test_a_run_goes_on_where_it_was_broken_off(tmp_path):
    path = tmp_path / "work"
    first = workfile.WorkFile(path, "staff")
    first.put("a", "1", ABOUT, "<p>a</p>", {"手卫": True})
    first.put("b", "1", ABOUT, "<p>b</p>", {"手卫": False})
    first.close()
    again = workfile.WorkFile(path, "staff")
    assert again.known() == {"a": "1", "b": "1"}
    again.put("a", "2", ABOUT, "<p>new</p>", {"卫生": True})
    again.drop(["b"])
    assert [again.html(page) for page, _about in again.abouts()] == [b"<p>new</p>"]
    again.index()
    assert again.part(0).keys() == {"卫生"}
    again.close()
    other = workfile.WorkFile(path, "public")
    assert other.known() == {}
    other.delete()
    assert not path.exists()


def test_two_runs_do_not_work_on_one_file(tmp_path):
    first = workfile.WorkFile(tmp_path / "work", "staff")
    with pytest.raises(workfile.InUse):
        workfile.WorkFile(tmp_path / "work", "staff")
    first.close()


def test_the_index_is_the_same_in_one_part_and_in_many(tmp_path, monkeypatch):
    def parts(size: int) -> list[dict[str, str]]:
        monkeypatch.setattr(workfile, "SHARD_BYTES", size)
        work = workfile.WorkFile(tmp_path / f"{size}", "staff")
        for page in range(1, 60):
            found_by = dict.fromkeys(terms.terms(f"Điều {page} 第{page}条"), False)
            work.put(f"p{page}", "", ABOUT, "", found_by)
        made = [work.part(number) for number in work.index()]
        work.close()
        return made

    one, many = parts(10**9), parts(200)
    assert len(one) == 1 and len(many) > 5
    assert {k: v for part in many for k, v in part.items()} == one[0]
    for number, part in enumerate(many):
        assert {terms.shard(term, len(many)) for term in part} <= {number}


def test_a_run_that_fails_leaves_what_was_there(tmp_path):
    out = tmp_path / "pack.zip"
    out.write_bytes(b"the old one")

    def fails() -> None:
        with archive.writing(out, datetime(2026, 11, 25, tzinfo=UTC)) as made:
            made.add("index.html", "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]


def test_a_file_that_is_not_the_approved_one_stops_the_run(tmp_path):
    with (
        pytest.raises(archive.Damaged),
        archive.writing(tmp_path / "p.zip", datetime(2026, 11, 25, tzinfo=UTC)) as made,
    ):
        made.add_stream("files/a", io.BytesIO(b"other"), sha256(b"approved").hexdigest())


def test_the_manifest_names_every_file_with_its_hash(tmp_path):
    out = tmp_path / "p.zip"
    with archive.writing(out, datetime(2026, 11, 25, tzinfo=UTC)) as made:
        made.add("index.html", "x")
        made.add_stream("files/a", io.BytesIO(b"y"), sha256(b"y").hexdigest())
        made.finish({"audience": "staff"})
    with zipfile.ZipFile(out) as pack:
        assert pack.testzip() is None
        lines = pack.read("SHA256SUMS").decode().splitlines()
        sums = {path: digest for digest, path in (line.split("  ") for line in lines)}
        assert set(sums) == set(pack.namelist()) - {"SHA256SUMS"}
        for path, digest in sums.items():
            assert sha256(pack.read(path)).hexdigest() == digest


def test_attached_files_are_remembered(tmp_path):
    work = workfile.WorkFile(tmp_path / "work", "staff")
    about = About("r/a.html", "", "", "", "", "", "", "", [File("files/a", "0" * 64, 3)])
    work.put("a", "1", about, "", {})
    assert [found for _page, found in work.abouts()] == [about]
    work.close()
    assert sqlite3.sqlite_version
