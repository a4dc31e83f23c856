from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalsConfig(AppConfig):
    name = "approvals"
    verbose_name = _("Approvals")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from . import checks, wiring  # noqa: F401 - checks register on import
        from .triggers import drop_before_migrate, install_after_migrate

        wiring.connect()
        pre_migrate.connect(drop_before_migrate, sender=self)
        post_migrate.connect(install_after_migrate, sender=self)
