"""Vietnamese of before Unicode comes back letter by letter; everything else is left alone."""

from __future__ import annotations

import pytest

from regulations.importing import old_vietnamese, outline

from .files import codes, docx, paragraph

TEXT = """QUY ĐỊNH về chế độ trực của bệnh viện
Điều 1. Phạm vi áp dụng
Quy định này được áp dụng cho các khoa, phòng của bệnh viện.
Điều 2. Trách nhiệm của người trực
a) Có mặt đúng giờ;
b) Không được rời vị trí."""


def old(text: str, table: dict[str, str], small: bool) -> str:
    back = {value: key for key, value in table.items()}
    return "".join(back.get(c, back.get(c.lower(), c) if small else c) for c in text)


TCVN3 = old(TEXT, old_vietnamese._TCVN3, True)
VNI = old(TEXT, old_vietnamese._VNI, False)


@pytest.mark.parametrize(("written", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_both_encodings_come_back(written: str, name: str) -> None:
    converted = old_vietnamese.convert(written.splitlines())
    assert converted is not None
    assert (converted.encoding, "\n".join(converted.lines)) == (name, TEXT)


@pytest.mark.parametrize("written", [TCVN3, VNI])
def test_a_file_in_them_is_read_and_the_original_kept(written: str) -> None:
    word = docx("".join(paragraph(line) for line in written.splitlines()))
    for data, name in ((written.encode("latin-1"), "a.txt"), (word, "a.docx")):
        (document,) = outline(data, name)
        assert document.title == TEXT.splitlines()[0]
        assert [node.id for node in document.provisions] == ["art_1", "art_2"]
        assert "old_encoding" in codes(document)
        kept = next(w.text for w in document.warnings if w.code == "old_encoding")
        assert written.splitlines()[0] in kept


@pytest.mark.parametrize(
    "text", [TEXT, "§ 1 Allgemeines\nÄnderung über Größe « là »", "第一条 甲®。\n第二条 乙©。"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert old_vietnamese.convert(text.splitlines()) is None
