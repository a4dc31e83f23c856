"""Words of Wagtail's screens that it fixes for good when it starts, or takes from the database in
English. Put right here once, because no template and no setting reaches them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from accounts.roles import SITE_COLLECTION

#: Attributes of `wagtail.admin.viewsets.chooser.ChooserViewSet`, which uses `gettext` where it
#: needs `gettext_lazy` (Wagtail 7.4).
_CHOOSER_WORDS = {
    "choose_one_text": _("Choose"),
    "choose_another_text": _("Choose another"),
    "edit_item_text": _("Edit"),
    "search_tab_label": _("Search"),
    "create_action_label": _("Create"),
}


def collection_name(collection: Collection) -> str:
    """The name of the department whose files a collection holds; its own name is the code."""
    from accounts.models import Department

    if collection.is_root():
        return _now("All departments")
    if collection.name == SITE_COLLECTION:
        return _now("The site's own files")
    department = Department.objects.filter(code=collection.name).first()
    return str(department) if department else collection.name


def install() -> None:
    """Called once, before the CMS answers its first request."""
    from wagtail.admin.viewsets.chooser import ChooserViewSet

    for name, words in _CHOOSER_WORDS.items():
        setattr(ChooserViewSet, name, words)

    def indented(self: Collection, *args: Any, **kwargs: Any) -> str:
        return collection_name(self)

    # What upload forms and list filters ask for the name of a collection.
    Collection.get_indented_name = indented
