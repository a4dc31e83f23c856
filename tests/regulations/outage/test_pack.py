"""The pack: what its readers may see and nothing else, whole, checked, and with an end."""

from __future__ import annotations

import re
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import html as markup

from regulations.models import RegulationFigure
from regulations.outage import names, packing, workfile
from tests.factories import library
from tests.factories.library import Copy, Issue, Rule
from tests.flows import scene
from tests.regulations import drafts
from tests.regulations.outage import packs

pytestmark = pytest.mark.django_db


def test_every_regulation_has_a_page_with_its_text_in_both_languages(tmp_path):
    page = packs.stock()
    pack = packs.made(tmp_path)
    own = (pack / f"r/{page.slug}.html").read_text()
    assert "Đối tượng áp dụng" in own and "适用范围" in own
    assert "晨医发〔2026〕1号 · 01/QyĐ-BV" in own
    assert "2026-02-01" in own and "01/02/2026" in own
    # The edition to come stands below, with anchors of its own.
    assert "công bố" in own and 'id="e1.art_2"' in own and 'id="art_2"' in own
    tree = markup.fromstring(own)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert packs.manifest(pack)["regulations"] == 6
    assert 'class="chip repealed"' in (pack / "r/gone.html").read_text()


def test_every_link_leads_to_a_file_of_the_pack(tmp_path):
    packs.stock()
    pack = packs.made(tmp_path)
    pages = list(pack.rglob("*.html"))
    assert len(pages) > 8
    seen = set()
    for path in pages:
        tree = markup.fromstring(path.read_text())
        for href in tree.xpath("//@href | //@src"):
            assert not re.match(r"[a-z]+:|/", href), href
            target, _hash, anchor = href.partition("#")
            found = (path.parent / target).resolve() if target else path
            assert found.is_file(), (path.name, href)
            seen.add(found)
            if anchor:
                assert anchor in markup.fromstring(found.read_text()).xpath("//@id"), href
    # Nothing is there to which no list leads.
    for path in pack.rglob("*"):
        assert path.resolve() in seen or path.parent.name not in ("r", "files"), path


def test_what_the_group_may_not_see_is_not_in_it(tmp_path):
    page = packs.stock()
    library.stock([
        Rule("mixed", [Issue(packs.PAST, [Copy("public", "公开", "Công khai")]),
                       Issue(packs.TODAY + timedelta(days=9), [Copy("staff", "秘密", "Bí mật")])],
             audience="public"),
    ])  # fmt: skip
    drafts.regulation(heading_vi="Bản nháp")
    pack = packs.made(tmp_path, "public")
    whole = packs.everything(pack)
    assert packs.manifest(pack)["regulations"] == 2
    for hidden in (page.slug, "Bí mật", "秘密", "bi mat", "Quy định cũ", "Bản nháp", "Biểu mẫu"):
        assert hidden not in whole, hidden
    assert not (pack / "files").exists()
    assert "bi mat" in packs.everything(packs.made(tmp_path, "staff"))


def test_a_language_that_was_not_issued_is_not_in_it(tmp_path):
    packs.stock()
    whole = packs.everything(packs.made(tmp_path))
    assert "不可见" not in whole and "Chỉ tiếng Việt" in whole


def test_texts_are_escaped_everywhere(tmp_path):
    packs.stock()
    pack = packs.made(tmp_path)
    for path in pack.rglob("*.html"):
        text = path.read_text()
        assert "<script>alert" not in text, path
        assert len(markup.fromstring(text).xpath("//script[not(@src)]")) == 0


def test_names_are_safe_on_every_system(tmp_path):
    packs.stock()
    out = tmp_path / "p.zip"
    packing.make(out, "staff")
    with zipfile.ZipFile(out) as pack:
        listed = pack.namelist()
    assert f"r/{names.safe('con')}.html" in listed and "r/con.html" not in listed
    assert len({name.lower() for name in listed}) == len(listed)
    for name in listed:
        assert re.fullmatch(r"[A-Za-z0-9/._-]+", name) and len(name) < 120


def test_the_manifest_is_true(tmp_path):
    packs.stock()
    pack = packs.made(tmp_path)
    listed = packs.manifest(pack)
    there = {str(path.relative_to(pack)) for path in pack.rglob("*") if path.is_file()}
    assert set(listed["files"]) == there - {"manifest.json", "SHA256SUMS"}
    for name, digest in listed["files"].items():
        assert sha256((pack / name).read_bytes()).hexdigest() == digest


def test_attachments_are_in_it_byte_by_byte(tmp_path):
    page = packs.stock()
    pack = packs.made(tmp_path)
    [file] = (pack / "files").iterdir()
    assert file.read_bytes() == b"%PDF-1.4 form"
    own = (pack / f"r/{page.slug}.html").read_text()
    assert f"../files/{file.name}" in own and sha256(file.read_bytes()).hexdigest() in own


def test_pictures_of_a_text_are_in_it(tmp_path):
    page = drafts.regulation(
        text_zh_hans=f"{drafts.ZH}\n![流程](figure:1)", text_vi=f"{drafts.VI}\n![Sơ đồ](figure:1)"
    )
    draft = page.get_latest_revision_as_object()
    image = scene.picture("INFO", "T-INFO1", "so-do")
    draft.figures = [
        RegulationFigure(
            number=1, image=image, alternative_zh_hans="流程图", alternative_vi="Sơ đồ quy trình"
        )
    ]
    draft.save_revision(user=page.owner)
    page = drafts.approved(page)
    pack = packs.made(tmp_path)
    own = (pack / f"r/{page.slug}.html").read_text()
    assert "figure:1" not in packs.everything(pack)
    sources = set(markup.fromstring(own).xpath("//img/@src"))
    assert len(sources) == 1
    with image.file.storage.open(image.file.name, "rb") as stream:
        assert (pack / "r" / sources.pop()).resolve().read_bytes() == stream.read()
    assert 'alt="Sơ đồ quy trình"' in own
    assert not (packs.made(tmp_path, "public") / "files").exists()


def test_every_page_says_from_when_it_is_and_until_when(tmp_path):
    packs.stock()
    pack = packs.made(tmp_path, days=10)
    last = packs.TODAY + timedelta(days=10)
    for path in pack.rglob("*.html"):
        text = path.read_text()
        assert f'data-expires="{last.isoformat()}"' in text, path
        assert f"{packs.TODAY:%d/%m/%Y}" in text and f"{last:%d/%m/%Y}" in text
        assert "<!--validity-->" not in text
        assert "Không chuyển ra ngoài" in text
    assert packs.manifest(pack)["use_until"] == last.isoformat()


def test_a_run_that_is_broken_off_goes_on(tmp_path, monkeypatch):
    library.stock(library.usual_rules(12, editions=1, articles=1))
    out = tmp_path / "p.zip"

    class Cut(Exception):
        pass

    def tell(done: int, of: int) -> None:
        if done == 7:
            raise Cut

    with pytest.raises(Cut):
        packing.make(out, "staff", tell=tell)
    assert not out.exists() and (tmp_path / "p.zip.work").exists()
    made = packing.make(out, "staff")
    assert (made.pages, made.drawn) == (12, 5)
    assert [path.name for path in tmp_path.iterdir()] == ["p.zip"]


def test_what_changed_meanwhile_is_drawn_again_and_what_went_is_dropped(tmp_path):
    page = drafts.issued()
    other = drafts.issued(audience="public")
    work = tmp_path / "public.zip.work"

    def tell(done: int, of: int) -> None:
        if not state:
            state.append(done)
            drafts.approved(
                drafts.revise(
                    other, change="editorial", change_note_vi="Sửa", heading_vi="Tên đã sửa"
                )
            )

    state: list[int] = []
    out = tmp_path / "public.zip"
    packing.make(out, "public", tell=tell)
    with zipfile.ZipFile(out) as pack:
        assert "Tên đã sửa" in pack.read(f"r/{other.slug}.html").decode()
        assert f"r/{page.slug}.html" not in pack.namelist()
    assert not work.exists()


def test_the_work_file_of_one_audience_is_nothing_to_another(tmp_path):
    packs.stock()
    out = tmp_path / "p.zip"

    def tell(done: int, of: int) -> None:
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packing.make(out, "staff", tell=tell)
    packing.make(out, "public")
    with zipfile.ZipFile(out) as pack:
        assert not [name for name in pack.namelist() if "gone" in name or "only-vi" in name]


def test_a_file_that_is_missing_is_said_and_a_false_one_stops_the_run(tmp_path):
    from wagtail.documents import get_document_model

    packs.stock()
    file = get_document_model().objects.get(title="bieu-mau")
    path = file.file.path
    with open(path, "wb") as stream:
        stream.write(b"something else")
    out, err = tmp_path / "p.zip", StringIO()
    words = ["outage_pack", "--audience", "staff", "--out", str(out)]
    with pytest.raises(CommandError, match="not the one that was approved"):
        call_command(*words, stdout=StringIO(), stderr=err)
    assert not out.exists()
    file.file.storage.delete(file.file.name)
    call_command(*words, stdout=StringIO(), stderr=err)
    assert "bieu-mau" in err.getvalue()
    with zipfile.ZipFile(out) as pack:
        assert "bieu-mau" in pack.read("manifest.json").decode()


def test_the_command(tmp_path):
    packs.stock()
    out, said = tmp_path / "p.zip", StringIO()
    words = ["outage_pack", "--audience", "staff", "--out", str(out)]
    call_command(*words, stdout=said, stderr=StringIO())
    assert "6 regulations" in said.getvalue() and out.exists()
    busy = workfile.WorkFile(tmp_path / "p.zip.work", "x")
    with pytest.raises(CommandError, match="Another run"):
        call_command(*words, stdout=StringIO())
    busy.close()
    with pytest.raises(CommandError, match="days"):
        call_command(*words, "--days", "0", stdout=StringIO())
    with pytest.raises(CommandError, match="no folder"):
        call_command(*words[:-1], str(tmp_path / "no" / "p.zip"), stdout=StringIO())
