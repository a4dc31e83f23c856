"""From entries to the fields of the index. Pure but for the entries' class."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis.sounds import title_terms
from search.analysis.terms import index_terms
from search.sources import Entry

TEXT_FIELDS = ("body", "context", "heading", "title")


@dataclass(frozen=True, slots=True)
class Document:
    """An entry and the terms of each text field."""

    entry: Entry
    fields: dict[str, list[str]]


def documents(entries: Iterable[Entry]) -> Iterator[Document]:
    """The documents of one unit. In each language one entry speaks for the whole (that with the
    key ``""``, else the first): it is found by the title; the others by the title only together
    with words of their own."""
    listed = list(entries)
    leads: dict[str, Entry] = {}
    for entry in listed:
        known = leads.get(entry.language)
        if known is None or (entry.key == "" and known.key != ""):
            leads[entry.language] = entry
    for entry in listed:
        yield Document(entry, fields(entry, lead=leads[entry.language] is entry))


def fields(entry: Entry, lead: bool) -> dict[str, list[str]]:
    """The terms of each text field of an entry."""
    title = index_terms(entry.title)
    number = index_terms(entry.document_number)
    heading = index_terms(f"{entry.number}\n{entry.heading}")
    body = heading + index_terms(entry.body)
    if lead:
        return {
            "body": title + number + body,
            "context": [],
            "heading": heading,
            "title": title + number + title_terms(entry.title),
        }
    return {"body": body, "context": title + number, "heading": heading, "title": []}
