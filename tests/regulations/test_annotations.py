"""What several annotators say about one text is drawn once, and nothing twice over."""

from regulations.annotations import Annotations, Banner, Note, Span, merged


def test_of_overlapping_spans_the_first_stays() -> None:
    key = ("art_1", "text_vi")
    terms = Annotations(spans={key: [Span(4, 9, "term"), Span(20, 24, "term")]})
    citations = Annotations(spans={key: [Span(8, 15, "citation"), Span(0, 3, "citation")]})
    found = merged([citations, terms]).spans[key]
    assert [(span.start, span.end, span.kind) for span in found] == [
        (0, 3, "citation"), (4, 9, "term"), (20, 24, "term"),
    ]  # fmt: skip


def test_of_spans_that_begin_together_the_one_given_first_stays() -> None:
    key = ("art_1", "text_vi")
    one = Annotations(spans={key: [Span(0, 5, "citation")]})
    other = Annotations(spans={key: [Span(0, 9, "term"), Span(6, 6, "term")]})
    assert [span.kind for span in merged([one, other]).spans[key]] == ["citation"]


def test_notes_and_banners_keep_the_order_of_who_said_them() -> None:
    one = Annotations(notes={"art_1": [Note("a", "changed")]}, banners=[Banner("x")])
    other = Annotations(notes={"art_1": [Note("b", "drift")]}, banners=[Banner("y", "warn")])
    whole = merged([one, other])
    assert [note.text for note in whole.notes["art_1"]] == ["a", "b"]
    assert [banner.text for banner in whole.banners] == ["x", "y"]
