"""`manage.py import_regulations FILE... --department CODE`: files become drafts, never live."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Department, User, normalise_employee_number
from regulations import services
from regulations.errors import ImportRefused


class Command(BaseCommand):
    help = "Makes drafts of the regulations in .txt and .docx files. Nothing goes live."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--department", required=True, help="code of the department")
        parser.add_argument("--language", choices=("auto", "zh-hans", "vi"), default="auto")
        parser.add_argument(
            "--as", dest="employee", default="", help="employee number of who imports"
        )
        parser.add_argument("--dry-run", action="store_true", help="read only, write nothing")
        parser.add_argument("--json", action="store_true", help="print JSON instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        department = Department.objects.filter(code=options["department"].upper()).first()
        if department is None:
            raise CommandError(f"There is no department with the code {options['department']}.")
        user = None
        if options["employee"]:
            number = normalise_employee_number(options["employee"])
            user = User.objects.filter(employee_number=number).first()
            if user is None:
                raise CommandError(f"There is nobody with the employee number {number}.")
        rows = [row for file in options["files"] for row in _rows(file, department, user, options)]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(
                f"{row['result']}: {row['file']} · {row['title'] or '-'} [{row['language']}]"
                f" {row.get('message', '')}".rstrip()
            )


def _rows(
    file: str, department: Department, user: User | None, options: dict[str, Any]
) -> list[dict[str, Any]]:
    """One row a document of the file; a file that cannot be read is one row that says why."""
    path = Path(file)
    try:
        services.check_size(path.stat().st_size)
        data = path.read_bytes()
        documents = services.read(data, path.name, options["language"])
    except OSError as error:
        return [_failed(file, f"The file cannot be opened: {error.strerror}.")]
    except ImportRefused as error:
        return [_failed(file, str(error))]
    digest = services.file_hash(data)
    rows = []
    for index, document in enumerate(documents):
        row = {"file": file, "title": document.title, "language": document.language}
        source = services.source_hash(digest, index)
        try:
            if options["dry_run"]:
                done = services.foresee(document, department, user, source=source)
            else:
                done = services.import_document(
                    document, department, user, source=source, filename=path.name
                )
        except ImportRefused as error:
            rows.append(
                row
                | {
                    "result": "failed",
                    "page": None,
                    "message": str(error),
                    "warnings": [w.to_dict() for w in document.warnings],
                }
            )
            continue
        rows.append(
            row
            | {
                "result": done.result,
                "page": done.page.pk if done.page else None,
                "warnings": done.warnings,
            }
        )
    return rows


def _failed(file: str, message: str) -> dict[str, Any]:
    return {
        "file": file,
        "title": "",
        "language": "",
        "result": "failed",
        "page": None,
        "message": message,
        "warnings": [{"code": "unreadable", "message": message, "text": ""}],
    }
