"""A library of any size, written straight into the tables.

The portal makes an edition in a second; thousands of them are inserted here as an approval leaves
them: submission, decision, publication, edition, printing, provisions. The triggers stay as they
are: a ticket is opened for every page, as `approvals.publishing.ticket` opens one, and taken away
again. What is left out are revisions of worth, workflow records and the ledger, so that
`verify_approvals` would rightly complain: for tests of reading and for benchmarks alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from approvals.models import Decision, Publication, PublicationTicket, Submission
from approvals.publishing import ticket
from regulations import printed
from regulations.categories import Category
from regulations.comparing.identity import given
from regulations.comparing.items import items
from regulations.editions import hash_of
from regulations.lasting import named
from regulations.models import (
    Edition,
    LibraryChange,
    Printing,
    Provision,
    RegulationPage,
    Relation,
)
from regulations.outlining import Outline, nodes, of_text

from .world import user, workspace

_BATCH = 100
_SUBJECTS = (
    ("患者信息保护", "bảo vệ thông tin người bệnh"), ("手卫生", "vệ sinh tay"),
    ("抢救车管理", "quản lý xe cấp cứu"), ("药品不良反应报告", "báo cáo phản ứng có hại của thuốc"),
    ("值班交接", "giao ban trực"), ("设备巡检", "kiểm tra thiết bị"),
    ("医疗废物处置", "xử lý chất thải y tế"), ("新员工培训", "đào tạo nhân viên mới"),
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """Both languages of one printing."""

    zh: str = ""
    vi: str = ""


@dataclass(frozen=True)
class Copy:
    """A printing: who may see it, and its headings. The last one of an edition is current."""

    audience: str = "staff"
    heading_zh: str = "规定"
    heading_vi: str = "Quy định"
    only_in: str = ""
    text: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Issue:
    """An edition or a repeal, in the order of approval."""

    effective: date
    copies: Sequence[Copy] = (Copy(),)
    is_repeal: bool = False
    issued: date | None = None
    number_zh: str = ""
    number_vi: str = ""


@dataclass(frozen=True)
class Rule:
    """A regulation in the workspace of department `code`."""

    slug: str
    issues: Sequence[Issue]
    code: str = "INFO"
    category: str = Category.GOVERNANCE.value
    audience: str = "staff"


@cache
def article_text(articles: int, points: int = 2, edition: int = 1) -> Text:
    """A text of so many articles with so many points each, four articles a chapter. Every
    edition words some of them otherwise and moves those behind the third by one."""
    zh, vi = [], []
    for number in range(1, articles + 1):
        if number % 4 == 1:
            chapter = number // 4 + 1
            zh.append(f"第{chapter}章 第{chapter}类事项")
            vi += [f"Chương {chapter}", f"NHÓM VIỆC THỨ {chapter}"]
        same = number if number < 4 else number - edition + 1
        word = f"{edition}" if number % 5 == edition % 5 else "1"
        zh += [f"第{number}条 事项{same}", f"各科室办理事项{same}，按第{word}类流程登记并留痕："]
        vi += [
            f"Điều {number}. Việc {same}",
            f"Các khoa, phòng thực hiện việc {same} theo quy trình loại {word} và lưu hồ sơ:",
        ]
        for point in range(points):
            mark = "一二三四五六七八九十"[point]
            zh.append(f"（{mark}）事项{same}的第{point + 1}项要求由专人负责；")
            vi.append(
                f"{'abcdđeghik'[point]}) Yêu cầu {point + 1} của việc {same} có người phụ trách;"
            )
    return Text("\n".join(zh), "\n".join(vi))


def usual_rules(
    count: int, editions: int = 3, articles: int = 12, codes: Sequence[str] = ("INFO", "NURS")
) -> list[Rule]:
    """A library as hospitals have them: twelve articles with their points and chapters are about
    forty provisions. Some were repealed, some have their newest edition still to come."""
    categories = [value for value, _label in Category.choices]
    today = timezone.localdate()
    made = []
    for index in range(count):
        zh, vi = _SUBJECTS[index % len(_SUBJECTS)]
        last = today - timedelta(days=(index * 7) % 900 - (40 if index % 17 == 0 else 0))
        issues = []
        for number in range(1, editions + 1):
            starts = last - timedelta(days=400 * (editions - number))
            issues.append(
                Issue(
                    starts,
                    [
                        Copy(
                            heading_zh=f"{zh}规定（{index + 1}）",
                            heading_vi=f"Quy định {vi} ({index + 1})",
                            text=article_text(articles, edition=number),
                        )
                    ],
                    issued=starts - timedelta(days=20),
                    number_zh=f"晨医发〔{starts.year}〕{index + 1}号",
                    number_vi=f"{index + 1:02}/QyĐ-BV",
                )
            )
        if index % 23 == 0:
            issues.append(Issue(last + timedelta(days=10), issues[-1].copies, is_repeal=True))
        made.append(
            Rule(
                f"rule-{index + 1}",
                issues,
                codes[index % len(codes)],
                categories[index % len(categories)],
            )
        )
    return made


@cache
def _outlines(texts: tuple[Text, ...]) -> tuple[Outline, Outline, list[printed.ProvisionRow]]:
    """Of the last of `texts`; the rows have the lasting ids that they get as its successors."""
    text = texts[-1]
    zh, vi = of_text(text.zh, "zh-hans"), of_text(text.vi, "vi")
    rows = printed.rows(nodes(zh.tree), nodes(vi.tree))
    base = items(asdict(row) for row in _outlines(texts[:-1])[2]) if texts[1:] else []
    names = given(base, [], items(asdict(row) for row in rows), repr(texts))
    return zh, vi, named(rows, names)


def _insert_children(model: type[models.Model], rows: list[Any]) -> None:
    """`bulk_create` refuses tables that extend another one; the parent rows are there already."""
    fields = model._meta.local_concrete_fields
    for start in range(0, len(rows), 20):
        model._base_manager._insert(rows[start : start + 20], fields=fields, using="default")


@transaction.atomic
def stock(rules: Iterable[Rule]) -> list[int]:
    """Write `rules` and return the ids of their pages, in the same order."""
    by_code: dict[str, list[Rule]] = {}
    order = list(rules)
    for rule in order:
        by_code.setdefault(rule.code, []).append(rule)
    ids = {rule.slug: pk for code, part in by_code.items() for rule, pk in _pages(code, part)}
    found = [ids[rule.slug] for rule in order]
    decisions = _approved(order, found)
    tickets = PublicationTicket.objects.bulk_create(
        (
            PublicationTicket(page_id=d.page_id, revision_id=d.revision_id, decision_id=d.pk)
            for d in decisions
        ),
        batch_size=_BATCH,
    )
    now = timezone.now()
    Page.objects.filter(pk__in=PublicationTicket.objects.values("page_id")).update(
        live=True, live_revision_id=F("latest_revision_id"), has_unpublished_changes=False,
        first_published_at=now, last_published_at=now,
    )
    Publication.objects.bulk_create(
        (
            Publication(
                page_id=d.page_id, decision=d, submission_id=d.submission_id,
                audience=rule.audience, content_hash=d.content_hash,
            )
            for rule, d in zip(order, decisions, strict=True)
        ),
        batch_size=_BATCH,
    )
    for start in range(0, len(order), _BATCH):
        part = slice(start, start + _BATCH)
        _issue(order[part], decisions[part])
    PublicationTicket.objects.filter(pk__in=[ticket.pk for ticket in tickets]).delete()
    return found


def _pages(code: str, rules: list[Rule]) -> list[tuple[Rule, int]]:
    parent = Page.objects.get(pk=workspace(code).pk)
    last = parent.get_last_child()
    step = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    kind = ContentType.objects.get_for_model(RegulationPage)
    locale = Locale.get_default()
    author = user("T-INFO1")
    pages = []
    for rule in rules:
        copy = rule.issues[-1].copies[-1] if rule.issues else Copy()
        page = RegulationPage(
            slug=rule.slug, path=step, depth=parent.depth + 1, numchild=0, content_type=kind,
            title=copy.heading_zh, draft_title=copy.heading_zh, locale=locale, owner=author,
            url_path=f"{parent.url_path}{rule.slug}/", category=rule.category,
            audience=rule.audience, only_in=copy.only_in,
            heading_zh_hans=copy.heading_zh, heading_vi=copy.heading_vi,
            text_zh_hans=copy.text.zh, text_vi=copy.text.vi,
        )  # fmt: skip
        pages.append(page)
        step = page._inc_path()
    columns = [f.attname for f in Page._meta.concrete_fields if not f.primary_key]
    base = [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    Page.objects.bulk_create(base, batch_size=_BATCH)
    for page, row in zip(pages, base, strict=True):
        page.pk = page.page_ptr_id = page.id = row.pk
    _insert_children(RegulationPage, pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    return [(rule, page.pk) for rule, page in zip(rules, pages, strict=True)]


def _approved(rules: list[Rule], page_ids: list[int]) -> list[Decision]:
    author, director = user("T-INFO1"), user("T-DIR")
    kind = ContentType.objects.get_for_model(RegulationPage)
    base = ContentType.objects.get_for_model(Page)
    now = timezone.now()
    revisions = [
        Revision(
            content_type=kind, base_content_type=base, object_id=str(pk), user=author,
            created_at=now, content={"pk": pk}, object_str=rule.slug,
        )
        for rule, pk in zip(rules, page_ids, strict=True)
    ]  # fmt: skip
    Revision.objects.bulk_create(revisions, batch_size=_BATCH)
    for start in range(0, len(page_ids), _BATCH):
        by_page = {r.object_id: r for r in revisions[start : start + _BATCH]}
        for page in Page.objects.filter(pk__in=page_ids[start : start + _BATCH]):
            Page.objects.filter(pk=page.pk).update(
                latest_revision=by_page[str(page.pk)], latest_revision_created_at=now
            )
    submissions = [
        Submission(
            page_id=pk, revision=revision, round=1, state=Submission.State.APPROVED,
            audience=rule.audience, content_hash="0" * 64, submitted_by=author,
            title_zh_hans=rule.slug, title_vi=rule.slug, closed_at=now,
        )
        for rule, pk, revision in zip(rules, page_ids, revisions, strict=True)
    ]  # fmt: skip
    Submission.objects.bulk_create(submissions, batch_size=_BATCH)
    decisions = [
        Decision(
            submission=one, page_id=one.page_id, revision_id=one.revision_id,
            kind=Decision.Kind.APPROVE, content_hash=one.content_hash, by=director,
        )
        for one in submissions
    ]  # fmt: skip
    return list(Decision.objects.bulk_create(decisions, batch_size=_BATCH))


def _issue(rules: Sequence[Rule], decisions: Sequence[Decision]) -> None:
    editions: list[Edition] = []
    copies: list[Sequence[Copy]] = []
    for rule, decision in zip(rules, decisions, strict=True):
        for sequence, issue in enumerate(rule.issues, 1):
            copies.append(issue.copies)
            editions.append(
                Edition(
                    page_id=decision.page_id, sequence=sequence, decision=decision,
                    kind=Edition.Kind.REPEAL if issue.is_repeal else Edition.Kind.ISSUE,
                    number_zh=issue.number_zh, number_vi=issue.number_vi,
                    issuer_zh_hans="晨曦医院", issuer_vi="Bệnh viện Bình Minh",
                    signatory_zh_hans="陈立", signatory_vi="Trần Lập",
                    issue_date=issue.issued, effective_date=issue.effective,
                    audience=issue.copies[0].audience,
                )
            )  # fmt: skip
    Edition.objects.bulk_create(editions, batch_size=_BATCH)
    printings: list[Printing] = []
    provisions: list[list[printed.ProvisionRow]] = []
    texts: tuple[Text, ...] = ()
    for edition, held in zip(editions, copies, strict=True):
        texts = () if edition.sequence == 1 else texts
        for sequence, copy in enumerate(held, 1):
            texts = (*texts, copy.text)
            zh, vi, rows = _outlines(texts)
            printing = Printing(
                edition=edition, sequence=sequence, decision_id=edition.decision_id,
                revision_id=edition.decision.revision_id, audience=copy.audience,
                only_in=copy.only_in, heading_zh_hans=copy.heading_zh,
                heading_vi=copy.heading_vi, text_zh_hans=copy.text.zh, text_vi=copy.text.vi,
                tree_zh_hans=zh.tree, tree_vi=vi.tree,
            )  # fmt: skip
            printing.content_hash = hash_of(edition, printing, rows, [])
            printings.append(printing)
            provisions.append(rows)
    Printing.objects.bulk_create(printings, batch_size=_BATCH)
    _tell(printings)
    Provision.objects.bulk_create(
        (
            Provision(printing=printing, **asdict(row))
            for printing, rows in zip(printings, provisions, strict=True)
            for row in rows
        ),
        batch_size=_BATCH,
    )


def _tell(printings: list[Printing]) -> None:
    """The record of changes, in the order of `printings`."""
    last = LibraryChange.objects.aggregate(last=Max("at"))["last"]
    at = max(timezone.now(), last) if last else timezone.now()
    kinds = LibraryChange.Kind
    LibraryChange.objects.bulk_create(
        (
            LibraryChange(
                at=at + timedelta(microseconds=place), page_id=printing.edition.page_id,
                edition=printing.edition, printing=printing,
                kind=kinds.CORRECTED if printing.sequence > 1
                else kinds.REPEAL if printing.edition.kind == Edition.Kind.REPEAL
                else kinds.ISSUED,
                due=printing.edition.effective_date
                if printing.sequence == 1 and printing.edition.effective_date > timezone.localdate()
                else None,
            )
            for place, printing in enumerate(printings, 1)
        ),
        batch_size=_BATCH,
    )  # fmt: skip


def relate(page_id: int, kind: str, sequence: int = 1, **fields: Any) -> Relation:
    """An approved relation of the first printing of an edition, written as approval writes it."""
    printing = Printing.objects.get(
        edition__page_id=page_id, edition__sequence=sequence, sequence=1
    )
    with ticket(printing.decision):
        return Relation.objects.bulk_create(
            [
                Relation(
                    printing=printing, position=printing.relations.count(), kind=kind, **fields
                )
            ]
        )[0]
