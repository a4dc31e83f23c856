"""The schema of the index. No text is stored (it is the database's) and no positions are kept."""

from typing import Any

from whoosh import analysis, fields, formats

from search.index.documents import TEXT_FIELDS


def make_schema() -> Any:
    """``unit`` is indexed to be deleted by. ``facts`` is what a hit must tell without the
    database: (unit, key, language, kind, audience, boost). The text fields take their terms
    ready-made, as lists: the analyzer is only there because Whoosh asks for one."""
    terms = {
        name: fields.FieldType(formats.Frequency(), analysis.IDAnalyzer(), scorable=True)
        for name in TEXT_FIELDS
    }
    return fields.Schema(unit=fields.ID(), facts=fields.STORED(), **terms)
