from pathlib import Path

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search.analysis.words import cache_in
        from search.index.folders import root

        cache_in(Path(root()))
