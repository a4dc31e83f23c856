"""Database triggers, for what passes by the models: `.update()`, the shell, SQL.

Generated from the models, for SQLite and PostgreSQL alike. Dropped before migrations that have
something to do (SQLite rebuilds tables and would lose them silently) and made again afterwards;
`checks.triggers_present` and the readiness page look for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models

from .content import VISIBLE_PAGE_COLUMNS, base_translated

PREFIX = "gate_"
LIVE = "what readers see changes only by an approved submission"
FROZEN = "what was submitted stays as it is"
ISSUED = "what was issued or recorded never changes"

_immutable: dict[type[models.Model], str] = {}


def register_immutable(model: type[models.Model], page: str = "") -> None:
    """Refuse UPDATE and DELETE on the table of `model` (issued text, records). Call it when the
    app is ready.

    `page` is SQL for the id of the page that a NEW row belongs to. Readers see such rows: they
    are written only while that page is published.
    """
    _immutable[model] = page


@dataclass(frozen=True)
class Trigger:
    """One trigger: refuse `event` on `table` while `condition` (over OLD and NEW) holds."""

    name: str
    table: str
    event: str  # INSERT, UPDATE or DELETE
    condition: str
    message: str


def _name(*parts: str) -> str:
    return (PREFIX + "_".join(re.sub(r"\W", "_", part) for part in parts))[:63].lower()


def _changed(columns: Iterable[str], vendor: str) -> str:
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    return "(" + " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in columns) + ")"


def _ticket(page: str, revision: str = "") -> str:
    extra = f" AND t.revision_id = {revision}" if revision else ""
    return f"EXISTS (SELECT 1 FROM approvals_publicationticket t WHERE t.page_id = {page}{extra})"


def _is_live(page: str) -> str:
    return f"EXISTS (SELECT 1 FROM wagtailcore_page p WHERE p.id = {page} AND p.live IS TRUE)"


def gated_models() -> list[type[models.Model]]:
    """Every concrete page type of the portal."""
    from .gated import GatedPage

    return [m for m in apps.get_models() if issubclass(m, GatedPage) and not m._meta.abstract]


def _page_table(vendor: str) -> list[Trigger]:
    table = "wagtailcore_page"
    changed = _changed(VISIBLE_PAGE_COLUMNS, vendor)
    live = "(OLD.live IS TRUE OR NEW.live IS TRUE)"
    this_revision = _ticket("NEW.id", "NEW.live_revision_id")
    allowed = f"({_ticket('NEW.id')} AND (NEW.live IS NOT TRUE OR {this_revision}))"
    return [
        Trigger(_name("page_ins"), table, "INSERT", "NEW.live IS TRUE", LIVE),
        Trigger(
            _name("page_upd"), table, "UPDATE", f"{live} AND {changed} AND NOT {allowed}", LIVE
        ),
        Trigger(
            _name("page_del"),
            table,
            "DELETE",
            f"OLD.live IS TRUE AND NOT {_ticket('OLD.id')}",
            LIVE,
        ),
    ]


def _content_tables(vendor: str) -> list[Trigger]:
    """The concrete table of each page type, and the tables of its child rows."""
    from modelcluster.models import get_all_child_relations

    found: list[Trigger] = []
    seen: set[str] = set()
    for model in gated_models():
        owners = [(model, "page_ptr_id")]
        owners += [
            (relation.related_model, relation.field.column)
            for relation in get_all_child_relations(model)
            if relation.related_model._meta.app_label != "wagtailcore"
        ]
        for owner, column in owners:
            table = owner._meta.db_table
            if table in seen:
                continue
            seen.add(table)
            old, new = f'OLD."{column}"', f'NEW."{column}"'
            guarded = {page: f"({_is_live(page)} AND NOT {_ticket(page)})" for page in (old, new)}
            # Either side: a row must not be moved under a live page, nor away from it.
            update = f"{_changed(_columns(owner), vendor)} AND ({guarded[old]} OR {guarded[new]})"
            found += [
                Trigger(_name(table, "insert"), table, "INSERT", guarded[new], LIVE),
                Trigger(_name(table, "update"), table, "UPDATE", update, LIVE),
                Trigger(_name(table, "delete"), table, "DELETE", guarded[old], LIVE),
            ]
    return found


def _columns(model: type[models.Model]) -> list[str]:
    """The columns of a table but the base columns of translated fields: those hold whichever
    language was active when the row was saved, and nobody reads them."""
    skip = base_translated(model)
    return [f.column for f in model._meta.local_concrete_fields if f.name not in skip]


def _publications() -> list[Trigger]:
    table = "approvals_publication"
    return [
        Trigger(_name("publication_ins"), table, "INSERT", f"NOT {_ticket('NEW.page_id')}", LIVE),
        Trigger(
            _name("publication_upd"),
            table,
            "UPDATE",
            f"NOT ({_ticket('OLD.page_id')} AND {_ticket('NEW.page_id')})",
            LIVE,
        ),
        Trigger(_name("publication_del"), table, "DELETE", f"NOT {_ticket('OLD.page_id')}", LIVE),
        # A ticket without a decision behind it opens nothing.
        Trigger(
            _name("ticket_ins"),
            "approvals_publicationticket",
            "INSERT",
            "NOT EXISTS (SELECT 1 FROM approvals_decision d WHERE d.id = NEW.decision_id"
            " AND d.page_id = NEW.page_id AND d.revision_id = NEW.revision_id"
            " AND d.kind IN ('approve', 'found'))",
            LIVE,
        ),
        Trigger(_name("ticket_upd"), "approvals_publicationticket", "UPDATE", "1 = 1", LIVE),
    ]


def _revisions(vendor: str) -> list[Trigger]:
    table = "wagtailcore_revision"
    submitted = "EXISTS (SELECT 1 FROM approvals_submission s WHERE s.revision_id = OLD.id)"
    columns = (
        "id",
        "content",
        "object_id",
        "content_type_id",
        "base_content_type_id",
        "user_id",
        "created_at",
    )
    return [
        Trigger(
            _name("revision_upd"),
            table,
            "UPDATE",
            f"{submitted} AND {_changed(columns, vendor)}",
            FROZEN,
        ),
        Trigger(_name("revision_del"), table, "DELETE", submitted, FROZEN),
        # Wagtail's own clock would publish without a decision; ours does not use it.
        Trigger(
            _name("schedule_ins"), table, "INSERT", "NEW.approved_go_live_at IS NOT NULL", LIVE
        ),
        Trigger(
            _name("schedule_upd"),
            table,
            "UPDATE",
            "NEW.approved_go_live_at IS NOT NULL AND OLD.approved_go_live_at IS NULL",
            LIVE,
        ),
    ]


def _records(vendor: str) -> list[Trigger]:
    """Decisions, submitted files and the ledger only grow; a submission's substance is fixed."""
    found = []
    for table in ("approvals_decision", "approvals_submissionfile", "approvals_ledgerentry"):
        for event in ("UPDATE", "DELETE"):
            found.append(Trigger(_name(table, event), table, event, "1 = 1", ISSUED))
    substance = (
        "id",
        "page_id",
        "revision_id",
        "round",
        "audience",
        "department_id",
        "content_hash",
        "submitted_by_id",
        "submitted_at",
        "note",
        "title_zh_hans",
        "title_vi",
    )
    found.append(
        Trigger(
            _name("submission_upd"),
            "approvals_submission",
            "UPDATE",
            f"{_changed(substance, vendor)} OR (OLD.state <> 'waiting' AND"
            f" {_changed(('state', 'step'), vendor)})",
            FROZEN,
        )
    )
    found.append(
        Trigger(_name("submission_del"), "approvals_submission", "DELETE", "1 = 1", FROZEN)
    )
    contributors = "approvals_submission_contributors"
    for event in ("UPDATE", "DELETE"):
        found.append(Trigger(_name(contributors, event), contributors, event, "1 = 1", FROZEN))
    for model, page in _immutable.items():
        table = model._meta.db_table
        for event in ("UPDATE", "DELETE"):
            found.append(Trigger(_name(table, event), table, event, "1 = 1", ISSUED))
        if page:
            condition = f"NOT {_ticket(page)}"
            found.append(Trigger(_name(table, "insert"), table, "INSERT", condition, LIVE))
    return found


def _files(vendor: str) -> list[Trigger]:
    """The bytes of a file never change; nothing of it changes once it was submitted."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    found = []
    for kind, model in (("image", get_image_model()), ("document", get_document_model())):
        table = model._meta.db_table
        columns = [f.column for f in model._meta.concrete_fields]
        held = (
            "EXISTS (SELECT 1 FROM approvals_submissionfile f WHERE f.file_id = OLD.id"
            f" AND f.kind = '{kind}')"
        )
        bytes_columns = [c for c in ("id", "file", "sha256") if c in columns]
        visible = [
            c
            for c in columns
            if c not in {"collection_id", "file_size", "file_hash", *bytes_columns}
        ]
        found += [
            Trigger(
                _name(table, "bytes"),
                table,
                "UPDATE",
                f"OLD.sha256 <> '' AND {_changed(bytes_columns, vendor)}",
                FROZEN,
            ),
            Trigger(
                _name(table, "held"),
                table,
                "UPDATE",
                f"{held} AND {_changed(visible, vendor)}",
                FROZEN,
            ),
            Trigger(_name(table, "del"), table, "DELETE", held, FROZEN),
        ]
    return found


def _site(vendor: str) -> list[Trigger]:
    """Which page is the home page, and who is locked out of what, are not settings yet."""
    table = "wagtailcore_site"
    restriction = "wagtailcore_pageviewrestriction"
    columns = ("hostname", "port", "root_page_id", "is_default_site")
    return [
        Trigger(_name("site_ins"), table, "INSERT", f"NOT {_ticket('NEW.root_page_id')}", LIVE),
        Trigger(
            _name("site_upd"),
            table,
            "UPDATE",
            f"{_changed(columns, vendor)} AND NOT {_ticket('NEW.root_page_id')}",
            LIVE,
        ),
        Trigger(_name("site_del"), table, "DELETE", f"NOT {_ticket('OLD.root_page_id')}", LIVE),
        *(
            Trigger(_name("restriction", event), restriction, event, "1 = 1", LIVE)
            for event in ("INSERT", "UPDATE", "DELETE")
        ),
    ]


def all_triggers(vendor: str) -> list[Trigger]:
    """Every trigger the database must have, in the dialect of `vendor`."""
    return [
        *_page_table(vendor),
        *_content_tables(vendor),
        *_publications(),
        *_revisions(vendor),
        *_records(vendor),
        *_files(vendor),
        *_site(vendor),
    ]


def _create_sql(trigger: Trigger, vendor: str) -> list[str]:
    message = f"portal: {trigger.message} ({trigger.table})"
    if vendor == "sqlite":
        return [
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}"'
            f" FOR EACH ROW WHEN {trigger.condition}"
            f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
    row = "OLD" if trigger.event == "DELETE" else "NEW"
    return [
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger AS $gate$ BEGIN'
        f" IF {trigger.condition} THEN RAISE EXCEPTION '{message}'"
        f" USING ERRCODE = 'check_violation'; END IF; RETURN {row}; END $gate$ LANGUAGE plpgsql",
        f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}"'
        f' FOR EACH ROW EXECUTE FUNCTION "{trigger.name}"()',
    ]


def _truncate_guards(connection: Any) -> list[str]:
    """PostgreSQL can empty a table without firing row triggers."""
    if connection.vendor != "postgresql":
        return []
    tables = {t.table for t in all_triggers("postgresql") if t.event == "DELETE"}
    statements = [
        "CREATE OR REPLACE FUNCTION gate_truncate() RETURNS trigger AS $gate$ BEGIN"
        f" RAISE EXCEPTION 'portal: {ISSUED} (%)', TG_TABLE_NAME"
        " USING ERRCODE = 'check_violation'; END $gate$ LANGUAGE plpgsql"
    ]
    statements += [
        f'CREATE TRIGGER "{_name(table, "trunc")}" BEFORE TRUNCATE ON "{table}"'
        " FOR EACH STATEMENT EXECUTE FUNCTION gate_truncate()"
        for table in sorted(tables)
    ]
    return statements


def present(using: str = "default") -> set[str]:
    """Names of our triggers that the database has."""
    connection = connections[using]
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'gate\\_%' ESCAPE '\\'"
        if connection.vendor == "sqlite"
        else "SELECT DISTINCT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgname LIKE 'gate\\_%%'"
        " AND n.nspname = ANY (current_schemas(false))"
    )
    with connection.cursor() as cursor:
        cursor.execute(query.replace("%%", "%") if connection.vendor != "sqlite" else query)
        return {row[0] for row in cursor.fetchall()}


def missing(using: str = "default") -> set[str]:
    """Names of triggers that should be there and are not."""
    vendor = connections[using].vendor
    return {trigger.name for trigger in all_triggers(vendor)} - present(using)


def drop(using: str = "default") -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in present(using):
                cursor.execute(f'DROP TRIGGER "{name}"')
            return
        cursor.execute(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE NOT t.tgisinternal AND t.tgname LIKE 'gate\\_%'"
            " AND n.nspname = ANY (current_schemas(false))"
        )
        for name, table in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')


def install(using: str = "default") -> None:
    """(Re)make every trigger."""
    connection = connections[using]
    if connection.vendor not in {"sqlite", "postgresql"}:
        raise RuntimeError(
            "The portal runs on SQLite or PostgreSQL: the gate needs their triggers."
        )
    drop(using)
    with connection.cursor() as cursor:
        for trigger in all_triggers(connection.vendor):
            for statement in _create_sql(trigger, connection.vendor):
                cursor.execute(statement)
        for statement in _truncate_guards(connection):
            cursor.execute(statement)


def drop_before_migrate(*, using: str, plan: Any = None, **_kwargs: Any) -> None:
    """Only where a migration is about to run, and only if the tables exist."""
    if plan:
        drop(using)


def install_after_migrate(*, using: str, **_kwargs: Any) -> None:
    """Only once every table is there (a partial `migrate APP` leaves it to the next full one)."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if {trigger.table for trigger in all_triggers(connection.vendor)} <= tables:
        install(using)
