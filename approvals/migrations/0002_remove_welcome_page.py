"""Wagtail ships a live welcome page that nobody approved. It goes before the gate closes."""

from django.db import migrations


def remove(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    ContentType = apps.get_model("contenttypes", "ContentType")
    plain = ContentType.objects.filter(app_label="wagtailcore", model="page").first()
    welcome = Page.objects.filter(depth=2, content_type=plain)
    if plain is None or not welcome.exists() or Page.objects.filter(depth__gt=2).exists():
        return
    Site.objects.filter(root_page__in=welcome).delete()
    gone = welcome.count()
    welcome.delete()
    for root in Page.objects.filter(depth=1):
        root.numchild -= gone
        root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
