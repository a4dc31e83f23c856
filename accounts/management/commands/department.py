"""`manage.py department CODE --zh NAME --vi NAME`: add a department, or rename it."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Department, User
from accounts.sync import sync_department


class Command(BaseCommand):
    help = "Add a department, or change its names, what it belongs to and its head."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="capital letters, digits and hyphens; it never changes")
        parser.add_argument("--zh", required=True, help="the name in Chinese")
        parser.add_argument("--vi", required=True, help="the name in Vietnamese")
        parser.add_argument("--parent", help="code of the department it belongs to")
        parser.add_argument("--head", help="employee number of its head")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        department = Department.objects.filter(code=options["code"]).first() or Department(
            code=options["code"]
        )
        department.name_zh_hans, department.name_vi = options["zh"], options["vi"]
        try:
            if options["parent"]:
                department.parent = Department.objects.get(code=options["parent"])
            if options["head"]:
                department.head = User.objects.get_by_natural_key(options["head"])
            department.full_clean(exclude=["name"])
        except (Department.DoesNotExist, User.DoesNotExist, ValidationError) as error:
            raise CommandError(f"{options['code']}: {error}") from error
        department.save()
        sync_department(department)
        self.stdout.write(f"{department.code}: {department.name_zh_hans} · {department.name_vi}")
