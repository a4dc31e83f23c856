"""Signs that Word does not keep as text: formulas and characters of symbol fonts."""

from __future__ import annotations

import io
import zipfile

import pytest

from regulations.importing import read_source

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


@pytest.mark.parametrize(
    ("element", "sign"),
    [
        ("<m:oMath><m:r><m:t>A/B = 95%</m:t></m:r></m:oMath>", "A/B = 95%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Sonderfont" w:char="F0FE"/></w:r>', "\uf0fe"),
        ('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>', "\u2265"),
        ('<w:r><w:sym w:char="D800"/></w:r>', "\ufffd"),
        ('<w:r><w:sym w:char="x"/></w:r>', "\ufffd"),
    ],
)
def test_a_sign_of_word_is_not_lost(element: str, sign: str) -> None:
    body = f"<w:p><w:r><w:t>Ty le </w:t></w:r>{element}<w:r><w:t> xong</w:t></w:r></w:p>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
    assert f"Ty le {sign} xong" in "\n".join(read_source(out.getvalue(), "a.docx").lines)
