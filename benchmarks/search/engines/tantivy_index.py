"""Tantivy, over the portal's terms (its own tokenizers know neither language)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tantivy

from benchmarks.search.engines.base import TOP, Found, demanded, terms_of
from search.sources import Entry


class Tantivy:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("unit", stored=True, tokenizer_name="raw")
        schema.add_text_field("key", stored=True, tokenizer_name="raw")
        schema.add_text_field("terms", stored=True, tokenizer_name="whitespace")
        self.schema = schema.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.searcher: Any = None

    def build(self, entries: list[Entry]) -> None:
        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        for entry in entries:
            document = tantivy.Document()
            document.add_text("unit", entry.unit)
            document.add_text("key", entry.key)
            document.add_text("terms", " ".join(terms_of(entry)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, words: str, language: str) -> Found:
        terms = demanded(words, language)
        if not terms:
            return []
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.term_query(self.schema, "terms", term))
                for term in terms
            ]
        )
        snippets = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "terms")
        found = []
        for _score, address in self.searcher.search(query, TOP).hits:
            document = self.searcher.doc(address)
            snippets.snippet_from_doc(document).to_html()
            found.append((document["unit"][0], document["key"][0]))
        return found
