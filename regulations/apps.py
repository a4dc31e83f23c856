from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegulationsConfig(AppConfig):
    name = "regulations"
    verbose_name = _("Regulations")

    def ready(self) -> None:
        from django.conf import settings

        from approvals import cms_routes, triggers, verification

        from .exporting import fonts
        from .models import IMMUTABLE_MODELS
        from .verification import problems

        for model, page in IMMUTABLE_MODELS.items():
            triggers.register_immutable(model, page)
        verification.register(problems)
        fonts.configure(settings.PORTAL_FONTS_DIR)
        # They ask the rules themselves: who writes for a department, and whose upload it is.
        cms_routes.open_route("regulations_import")
        cms_routes.open_route("regulations_import_batch")
        cms_routes.open_route("regulations_import_document")
        # Who writes for the page's department.
        cms_routes.open_route("regulations_outline")
        cms_routes.open_route("regulations_editions")
        cms_routes.open_route("regulations_redraft")
        cms_routes.open_route("regulations_withdraw")
        # The web team.
        cms_routes.open_route("regulations_promulgations")
        cms_routes.open_route("regulations_promulgate")
        # What one's own department owns; everything for the web team.
        cms_routes.open_route("regulations_reviews")
        cms_routes.open_route("regulations_reports")
        cms_routes.open_route("regulations_report")
        # The web team.
        cms_routes.open_route("regulations_series")
