from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from . import checks, wiring  # noqa: F401 - registers system checks on import

        wiring.connect()
