from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegulationsConfig(AppConfig):
    name = "regulations"
    verbose_name = _("Regulations")

    def ready(self) -> None:
        from approvals import triggers, verification

        from .models import IMMUTABLE_MODELS
        from .verification import problems

        for model in IMMUTABLE_MODELS:
            triggers.register_immutable(model)
        verification.register(problems)
