"""The sentences of `structure` and `importing`, which know no Django, named for the catalogues.

A test compares this list with what those packages say.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

KNOWN = (
    # structure
    gettext_noop("A number is missing before this label."),
    gettext_noop("This label goes back in the count."),
    gettext_noop("This label occurs more than once."),
    gettext_noop("This text stands before the first provision and belongs to none."),
    gettext_noop(
        "This text stands after the last provision (signature, recipients, appendices)."
    ),
    gettext_noop("No numbered headings were found; every paragraph stands alone."),
    # importing: what was removed or doubted
    gettext_noop("Damaged characters were kept as they are."),
    gettext_noop("Pronunciation glosses inside words were removed."),
    gettext_noop("Traditional characters were converted; the original is kept here."),
    gettext_noop("Navigation of a web site was left out."),
    gettext_noop("A notice of a document-sharing site was left out."),
    gettext_noop("A page number was left out."),
    gettext_noop("A running header was left out."),
    gettext_noop("Numbers that a document-sharing site put at line starts were removed."),
    gettext_noop("Page numbers inside running text were removed."),
    gettext_noop("Lines broken at a fixed width were joined."),
    gettext_noop("The header of the pages is not part of the text."),
    gettext_noop("The footer of the pages is not part of the text."),
    gettext_noop("Footnotes are left out of the provisions."),
    gettext_noop("Endnotes are left out of the provisions."),
    gettext_noop("Comments in the margin are left out."),
    gettext_noop("Text struck out under change tracking was left out."),
    gettext_noop("The document holds pictures, which are not imported."),
    gettext_noop("A title that was printed twice was left out once."),
    gettext_noop("A title without text of its own was left out."),
    gettext_noop("A list of contents was left out."),
    # importing: why a file cannot be read
    gettext_noop("The file is empty."),
    gettext_noop("The file is not a Word document."),
    gettext_noop("The file is not a text in UTF-8, UTF-16, GB18030 or windows-1258."),
    gettext_noop("The .docx file is damaged and cannot be opened."),
    gettext_noop("The .docx file is protected by a password."),
    gettext_noop("The .docx file has too many parts."),
    gettext_noop("The .docx file unpacks to more than is safe to read."),
    gettext_noop("The .docx file declares entities, which is not allowed."),
    gettext_noop("The .docx file is nested too deeply."),
    gettext_noop("Old Word files (.doc) cannot be read; save the file as .docx."),
    gettext_noop("PDF files cannot be read yet; send the text as .docx or .txt."),
    gettext_noop("RTF files cannot be read; save the file as .docx."),
    # our own import
    gettext_noop("No title was found; the file's name stands in."),
    gettext_noop("The title was shortened."),
)


def translated(sentence: str) -> str:
    """A sentence of the pure packages in the active language."""
    return gettext(sentence) if sentence else ""
