"""The sentences of `structure`, `importing` and `correcting`, which know no Django, named for the
catalogues.

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
    gettext_noop("This text stands after the last provision (signature, recipients)."),
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
    gettext_noop("A title that was printed twice was left out once."),
    gettext_noop("A title without text of its own was left out."),
    gettext_noop("A list of contents was left out."),
    gettext_noop("Fields and buttons of a web page were left out."),
    gettext_noop("Hidden text was left out."),
    gettext_noop("Headings that had no number were given one."),
    gettext_noop("These headings have no number, so they are plain lines here."),
    gettext_noop("Words inside drawings and charts were left out."),
    gettext_noop("Words that do not stand upright were left out."),
    gettext_noop("What only Word can work out was left out."),
    gettext_noop("What was filled into the fields of a form was left out."),
    gettext_noop("Text that the document does not show in its pages was left out."),
    gettext_noop("Properties of the file are not part of the text."),
    gettext_noop("Scripts, styles and embedded objects of a web page were left out."),
    gettext_noop("Macros were left out; they were never run."),
    gettext_noop("A file inside the document was left out."),
    gettext_noop("A document inside the document could not be read."),
    gettext_noop("The file refers to something outside it, which was not fetched."),
    gettext_noop("These pages hold no text; they may be scans."),
    gettext_noop(
        "Vietnamese in an encoding from before Unicode was converted; the original is kept."
    ),
    gettext_noop("A browser cannot show this picture."),
    gettext_noop("A picture in an unknown format was left out."),
    gettext_noop("A picture was left out, because it is too large or there are too many."),
    gettext_noop("Pictures outside the file were left out; nothing was fetched."),
    gettext_noop("Pictures outside the text were left out."),
    gettext_noop("The pictures on these pages were left out."),
    gettext_noop("The document holds pictures, which are not imported."),
    # importing: why a file cannot be read
    gettext_noop("The document holds pictures but no text; a scan cannot be imported."),
    gettext_noop("The file is larger than can be read."),
    gettext_noop("The file holds more text than can be read at once; split it."),
    gettext_noop("The file holds more table cells than can be read."),
    gettext_noop("The file needs more memory to read than it may have."),
    gettext_noop("The file took too long to read."),
    gettext_noop("The file is damaged and could not be read."),
    gettext_noop("The Word file is damaged and cannot be opened."),
    gettext_noop("The PDF file is damaged and cannot be opened."),
    gettext_noop("The PDF file is protected by a password."),
    gettext_noop("The PDF file has more than 500 pages; split it."),
    gettext_noop("The PDF file holds pictures of pages and no text; a scan cannot be imported."),
    gettext_noop(
        "The PDF file does not say which characters its signs are; it cannot be imported."
    ),
    gettext_noop("The web page is nested too deeply."),
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
    gettext_noop("RTF files cannot be read; save the file as .docx."),
    # correcting an outline by hand
    gettext_noop("Nothing stands before it."),
    gettext_noop("It stands at the outermost level already."),
    gettext_noop("There is no unit before it on the same level below which it could stand."),
    gettext_noop("Nothing would be left of the unit."),
    gettext_noop("The unit has no such line."),
    gettext_noop("Label and heading must be the words with which the unit begins."),
    gettext_noop("This cannot be done to the text before or after the provisions."),
    gettext_noop("Appendices stand at the end, behind the signature."),
    gettext_noop("At least one provision must be left."),
    gettext_noop("There is no such kind of unit."),
    gettext_noop("The unit is not there any more."),
    gettext_noop("There is no such correction."),
    gettext_noop("A correction of the outline made by hand finds its line no more."),
    # our own import
    gettext_noop("The file could not be read in several attempts."),
    gettext_noop("The file could not be kept; choose it again."),
    gettext_noop("The file holds no text."),
    gettext_noop("The file holds too many documents; split it."),
    gettext_noop("The title was changed by hand."),
    gettext_noop("A picture could not be taken over."),
    gettext_noop("No title was found; the file's name stands in."),
    gettext_noop("The title was shortened."),
)


def translated(sentence: str) -> str:
    """A sentence of the pure packages in the active language."""
    return gettext(sentence) if sentence else ""
