"""One line in the record of changes for every printing there is, in the order of approval."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone


def record(apps, schema_editor):
    Change = apps.get_model("regulations", "LibraryChange")
    Printing = apps.get_model("regulations", "Printing")
    today = timezone.localdate()
    last = None
    rows = []
    printings = Printing.objects.order_by("created_at", "pk").values_list(
        "pk", "sequence", "created_at", "edition_id", "edition__page_id", "edition__kind",
        "edition__effective_date",
    )
    for pk, sequence, at, edition, page, kind, effective in printings.iterator(chunk_size=2000):
        if last is not None and at <= last:
            at = last + timedelta(microseconds=1)
        last = at
        first = sequence == 1
        rows.append(
            Change(
                at=at,
                kind=("repeal" if kind == "repeal" else "issued") if first else "corrected",
                page_id=page,
                edition_id=edition,
                printing_id=pk,
                due=effective if first and effective > today else None,
            )
        )
    Change.objects.bulk_create(rows, batch_size=200)


class Migration(migrations.Migration):

    dependencies = [
        ("regulations", "0008_library_changes"),
    ]

    operations = [
        migrations.RunPython(record, migrations.RunPython.noop),
    ]
