"""The pages of the departments, written by the web team; after that each writes its own."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Department as DepartmentRow
from accounts.models import User
from pages.models import DepartmentIndexPage, DepartmentPage
from portal.founding import both

from ..content.schema import Department
from . import files, path
from .fields import Fields, stream
from .people import Cast


def fields_of(data: Department, department: DepartmentRow, author: User) -> Fields:
    def picture(key: str) -> object:
        return files.picture(key, department, author)

    return Fields(
        {
            "department": department,
            "group": data.group,
            "phone": data.phone,
            "email": data.email,
            "picture": picture(data.picture) if data.picture else None,
            **both(heading=data.heading, summary=data.summary, location=data.location),
            **stream(data.body, picture),
        },
        {
            "duties": [both(text=duty) for duty in data.duties],
            "hours": [
                both(days=hours.days, note=hours.note)
                | {"opens": hours.opens, "closes": hours.closes}
                for hours in data.hours
            ],
            "people": [
                both(title=person.title)
                | {
                    "name_zh_hans": person.name,
                    "name_vi": person.name_latin,
                    "phone": person.phone,
                    "photo": picture(person.picture) if person.picture else None,
                }
                for person in data.people
            ],
        },
    )


@transaction.atomic
def make(data: Department, cast: Cast) -> None:
    if DepartmentPage.objects.filter(department__code=data.code).exists():
        return
    author = cast.web_member()
    fields = fields_of(data, cast.department(data.code), author)
    page = path.draft(
        DepartmentPage,
        DepartmentIndexPage.objects.get(),
        author,
        data.code.lower(),
        "public",
        fields,
    )
    path.to_readers(page, author, cast)


def page_of(code: str) -> DepartmentPage:
    """The page under which a department's own pages live."""
    found: DepartmentPage = DepartmentPage.objects.get(department__code=code)
    return found
