"""A printing as Akoma Ntoso 3.0 XML: one document a language, two expressions of one work. Pure.

An edition is a work: it was issued on a day, with a number. Its languages and printings are
expressions. The eIds are those under which the portal cites provisions; what carries none there
(paragraphs, tables) has one made of its provision's. Source: OASIS LegalDocML, Akoma Ntoso
Version 1.0 part 2 (schema 3.0) and its Naming Convention.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from regulations.structure import Node
from regulations.structure.tables import Cell, Table
from regulations.structure.tables import pieces as parted

from .appendices import attached
from .document import IssuedText, Text
from .html import PICTURES
from .pdf_blocks import FIGURE, clean

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:hospital-portal:akn:1"
_LANGUAGES = {"zh-hans": "zho", "vi": "vie"}
_SOURCE = "#portal"
#: Our kinds as elements; an item of a list below a point is an indent.
_ELEMENTS = {
    "part": "part", "chapter": "chapter", "section": "section", "article": "article",
    "paragraph": "paragraph", "point": "point", "item": "indent", "level": "level",
}  # fmt: skip


@dataclass
class _Writer:
    issued: IssuedText
    text: Text
    country: str
    counts: dict[str, int] = field(default_factory=dict)

    # addresses ----------------------------------------------------------------------------------

    @property
    def work(self) -> str:
        day = self.issued.issue_date or self.issued.effective_date
        name = f"{self.issued.slug or 'text'}-{self.issued.edition}"
        return f"/akn/{self.country}/act/regulation/{day.isoformat()}/{name}"

    @property
    def expression(self) -> str:
        language = _LANGUAGES[self.text.language]
        version = f"{self.issued.effective_date.isoformat()}:{self.issued.printing}"
        return f"{self.work}/{language}@{version}"

    # the document -------------------------------------------------------------------------------

    def document(self) -> etree._Element:
        root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
        act = self.add(root, "act", name="regulation", contains="singleVersion")
        self.meta(act, "main", self.text.heading)
        self.preface(act)
        if any(clean(line) for line in self.text.preamble):
            preamble = self.add(act, "preamble", eId="preamble")
            self.blocks(preamble, self.text.preamble, "preamble")
        body = self.add(act, "body", eId="body")
        own = [node for node in self.text.provisions if node.kind != "appendix"]
        self.nodes(body, own)
        if not own:
            self.empty(body, "body")
        if any(clean(line) for line in self.text.closing):
            conclusions = self.add(act, "conclusions", eId="conclusions")
            self.blocks(conclusions, self.text.closing, "conclusions")
        appendices = [node for node in attached(self.text) if node.kind == "appendix"]
        if appendices:
            holder = self.add(act, "attachments")
            for node in appendices:
                self.attachment(holder, node)
        return root

    def preface(self, act: etree._Element) -> None:
        preface = self.add(act, "preface", eId="preface")
        title = self.add(preface, "longTitle", eId="preface__longTitle_1")
        line = self.add(title, "p", eId="preface__longTitle_1__p_1")
        self.add(line, "docTitle", eId="preface__docTitle_1").text = clean(self.text.heading)
        if clean(self.text.number):
            holder = self.add(preface, "p", eId="preface__p_1")
            self.add(holder, "docNumber", eId="preface__docNumber_1").text = clean(self.text.number)

    def attachment(self, holder: etree._Element, node: Node) -> None:
        """An appendix as a component, with an identity of its own below the whole's."""
        made = self.add(holder, "attachment", eId=node.id)
        if clean(node.number):
            self.add(made, "heading", eId=f"{node.id}__heading_1").text = clean(node.number)
        inner = self.add(made, "doc", name="annex", contains="singleVersion")
        self.meta(inner, node.id, node.heading or node.number)
        if clean(node.heading):
            preface = self.add(inner, "preface", eId=f"{node.id}__preface")
            line = self.add(preface, "p", eId=f"{node.id}__preface__p_1")
            title = self.add(line, "docTitle", eId=f"{node.id}__docTitle_1")
            title.text = clean(node.heading)
        body = self.add(inner, "mainBody", eId=f"{node.id}__mainBody")
        self.blocks(body, node.text.split("\n") if node.text else [], f"{node.id}__mainBody")
        self.nodes(body, node.children)
        if not len(body):
            self.add(body, "p", eId=f"{node.id}__mainBody__p_1")

    # what is known about it -----------------------------------------------------------------------

    def meta(self, parent: etree._Element, component: str, title: str) -> None:
        meta = self.add(parent, "meta")
        self.identification(meta, component, title)
        if component != "main":
            return
        issued = self.issued
        if issued.issue_date:
            self.add(
                meta, "publication", date=issued.issue_date.isoformat(), name="regulations",
                showAs=clean(self.text.issuer) or "—", number=clean(self.text.number) or "—",
            )
        self.lifecycle(meta)
        references = self.add(meta, "references", source=_SOURCE)
        self.add(references, "TLCOrganization", eId="portal", href="/ontology/organization/portal",
                 showAs="Hospital portal")  # fmt: skip
        self.add(references, "TLCOrganization", eId="issuer", href="/ontology/organization/issuer",
                 showAs=clean(self.text.issuer) or "—")  # fmt: skip
        if clean(self.text.signatory):
            self.add(references, "TLCPerson", eId="signatory", href="/ontology/person/signatory",
                     showAs=clean(self.text.signatory))  # fmt: skip
            self.add(references, "TLCRole", eId="signatory-role", href="/ontology/role/signatory",
                     showAs=clean(self.text.signatory_title) or "—")  # fmt: skip
        self.add(references, "TLCConcept", eId="in-force", href="/ontology/concept/in-force",
                 showAs="in force")  # fmt: skip
        self.own(meta)

    def identification(self, meta: etree._Element, component: str, title: str) -> None:
        issued, day = self.issued, self.issued.issue_date or self.issued.effective_date
        effective = issued.effective_date.isoformat()
        holder = self.add(meta, "identification", source=_SOURCE)
        work = self.add(holder, "FRBRWork")
        self.add(work, "FRBRthis", value=f"{self.work}/!{component}")
        self.add(work, "FRBRuri", value=self.work)
        if clean(title):
            self.add(work, "FRBRalias", value=clean(title), name="title")
        self.add(work, "FRBRdate", date=day.isoformat(), name="issue")
        self.add(work, "FRBRauthor", href="#issuer", **{"as": "#author"})
        self.add(work, "FRBRcountry", value=self.country)
        self.add(work, "FRBRsubtype", value="regulation")
        if clean(self.text.number):
            self.add(work, "FRBRnumber", value=clean(self.text.number))
        expression = self.add(holder, "FRBRExpression")
        self.add(expression, "FRBRthis", value=f"{self.expression}/!{component}")
        self.add(expression, "FRBRuri", value=self.expression)
        self.add(expression, "FRBRdate", date=effective, name="effective")
        self.add(expression, "FRBRauthor", href="#issuer", **{"as": "#author"})
        self.add(expression, "FRBRversionNumber", value=str(issued.printing))
        self.add(expression, "FRBRlanguage", language=_LANGUAGES[self.text.language])
        for other in issued.languages:
            if other != self.text.language:
                self.add(
                    expression, "FRBRtranslation", by="#issuer", authoritative="true",
                    href=_Writer(issued, issued.texts[other], self.country).expression,
                    fromLanguage=_LANGUAGES[other], pivot=_LANGUAGES[other],
                )
        manifestation = self.add(holder, "FRBRManifestation")
        self.add(manifestation, "FRBRthis", value=f"{self.expression}/!{component}.xml")
        self.add(manifestation, "FRBRuri", value=f"{self.expression}.xml")
        self.add(manifestation, "FRBRdate", date=effective, name="effective")
        self.add(manifestation, "FRBRauthor", href=_SOURCE, **{"as": "#editor"})
        self.add(manifestation, "FRBRformat", value="application/akn+xml")

    def lifecycle(self, meta: etree._Element) -> None:
        """When it was issued, when it takes effect, and when it ended, as far as is known."""
        issued, standing = self.issued, self.issued.standing
        events = self.add(meta, "lifecycle", source=_SOURCE)
        day = issued.issue_date or issued.effective_date
        self.add(events, "eventRef", eId="event-issued", date=day.isoformat(), type="generation",
                 source=_SOURCE)  # fmt: skip
        self.add(events, "eventRef", eId="event-effective", type="generation", source=_SOURCE,
                 date=issued.effective_date.isoformat())  # fmt: skip
        interval = {"start": "#event-effective", "refersTo": "#in-force"}
        if standing and standing.ended:
            self.add(events, "eventRef", eId="event-ended", type="repeal", source=_SOURCE,
                     date=standing.ended.isoformat())  # fmt: skip
            interval["end"] = "#event-ended"
        times = self.add(meta, "temporalData", source=_SOURCE)
        group = self.add(times, "temporalGroup", eId="in-force-period")
        self.add(group, "timeInterval", **interval)

    def own(self, meta: etree._Element) -> None:
        """What Akoma Ntoso has no word for."""
        standing = self.issued.standing
        holder = self.add(meta, "proprietary", source=_SOURCE)
        rows = {
            "edition": str(self.issued.edition), "printing": str(self.issued.printing),
            "contentHash": self.issued.content_hash, "statusPage": self.issued.status_url,
            "status": standing.status if standing else "",
            "statusOn": standing.on.isoformat() if standing else "",
        }  # fmt: skip
        for name, value in rows.items():
            if value:
                element = etree.SubElement(
                    holder, f"{{{OWN_NAMESPACE}}}{name}", nsmap={"p": OWN_NAMESPACE}
                )
                element.text = clean(value)

    # provisions -----------------------------------------------------------------------------------

    def nodes(self, parent: etree._Element, nodes: Iterable[Node]) -> None:
        for node in nodes:
            made = self.add(parent, _ELEMENTS.get(node.kind, "hcontainer"), eId=node.id)
            if node.kind not in _ELEMENTS:
                made.set("name", node.kind)
            if clean(node.number):
                self.add(made, "num", eId=f"{node.id}__num_1").text = clean(node.number)
            if clean(node.heading):
                self.add(made, "heading", eId=f"{node.id}__heading_1").text = clean(node.heading)
            lines = node.text.split("\n") if node.text else []
            if node.children:
                if any(clean(line) for line in lines):
                    intro = f"{node.id}__intro_1"
                    self.blocks(self.add(made, "intro", eId=intro), lines, intro)
                self.nodes(made, node.children)
            else:
                content = f"{node.id}__content_1"
                holder = self.add(made, "content", eId=content)
                self.blocks(holder, lines, content)
                if not len(holder):
                    self.add(holder, "p", eId=f"{content}__p_1")

    def empty(self, body: etree._Element, eid: str) -> None:
        holder = self.add(body, "hcontainer", eId=f"{eid}__empty", name="empty")
        content = self.add(holder, "content", eId=f"{eid}__empty__content_1")
        self.add(content, "p", eId=f"{eid}__empty__content_1__p_1")

    def blocks(self, parent: etree._Element, lines: Sequence[str], eid: str) -> None:
        """Paragraphs, tables and pictures."""
        for piece in parted(lines):
            if isinstance(piece, Table):
                self.table(parent, piece, eid)
                continue
            figure = FIGURE.fullmatch(piece.strip())
            if figure:
                self.figure(parent, int(figure["number"]), figure["caption"], eid)
            elif clean(piece):
                self.add(parent, "p", eId=self.next(eid, "p")).text = clean(piece)

    def table(self, parent: etree._Element, table: Table, eid: str) -> None:
        own = self.next(eid, "table")
        made = self.add(parent, "table", eId=own)
        rows: list[tuple[str, Sequence[Cell]]] = [("td", row) for row in table.rows]
        if table.header:
            rows.insert(0, ("th", table.header))
        for at, (tag, cells) in enumerate(rows, 1):
            row = self.add(made, "tr", eId=f"{own}__tr_{at}")
            for place, lines in enumerate(cells, 1):
                name = f"{own}__tr_{at}__{tag}_{place}"
                cell = self.add(row, tag, eId=name)
                for number, line in enumerate(lines or ("",), 1):
                    self.add(cell, "p", eId=f"{name}__p_{number}").text = clean(line)

    def figure(self, parent: etree._Element, number: int, caption: str, eid: str) -> None:
        line = self.add(parent, "p", eId=self.next(eid, "p"))
        figure = self.issued.figures.get(number)
        if figure and figure.media_type in PICTURES:
            data = base64.b64encode(figure.data).decode()
            self.add(line, "img", eId=f"{line.get('eId')}__img_1",
                     src=f"data:{figure.media_type};base64,{data}",
                     alt=clean(figure.alternative or caption))  # fmt: skip
        if clean(caption):
            self.add(line, "span", eId=f"{line.get('eId')}__span_1").text = clean(caption)

    # ----------------------------------------------------------------------------------------------

    def next(self, eid: str, name: str) -> str:
        key = f"{eid}__{name}"
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{key}_{self.counts[key]}"

    def add(
        self, parent: etree._Element, tag: str, /, **attributes: str
    ) -> etree._Element:
        return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def akoma_ntoso(issued: IssuedText, language: str, country: str) -> bytes:
    """The document of one language. `country` is ISO 3166-1 alpha-2 in small letters.

    Raises KeyError where the printing lacks the language.
    """
    root = _Writer(issued, issued.texts[language], country).document()
    etree.indent(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made
