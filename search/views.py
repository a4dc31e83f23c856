"""The search page: one box over everything the reader may see."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.kinds import label
from search.query.excerpt import Excerpt
from search.query.plan import LONGEST_QUERY
from search.services import Hit, find

PER_PAGE = 20
LAST_PAGE = 250
"""Nobody reads on from there; a page number is somebody else's input."""


@dataclass(frozen=True, slots=True)
class Row:
    """A hit with what only the page needs."""

    hit: Hit
    kind: str | Promise
    is_other_language: bool

    @property
    def main(self) -> Excerpt:
        """What the link says besides the label: a provision's heading, else the title."""
        return self.hit.heading or self.hit.title

    @property
    def within(self) -> Excerpt:
        """The title of the regulation, where the link does not say it already."""
        return self.hit.title if self.hit.heading else ()


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Hits for ``q``, page ``page``. Results differ by reader: nothing may keep them."""
    words = request.GET.get("q", "").replace("\0", " ")[:LONGEST_QUERY].strip()
    language = get_language() or "zh-hans"
    number = _page_number(request.GET.get("page", ""))
    result = find(words, language, request.user, PER_PAGE, (number - 1) * PER_PAGE)
    pages = Paginator(range(min(result.total, LAST_PAGE * PER_PAGE)), PER_PAGE)
    if number > pages.num_pages:
        number = pages.num_pages
        result = find(words, language, request.user, PER_PAGE, (number - 1) * PER_PAGE)
    response = TemplateResponse(
        request,
        "search/results.html",
        {
            "words": words,
            "longest_query": LONGEST_QUERY,
            "page_language": language,
            "result": result,
            "rows": [Row(hit, label(hit.kind), hit.language != language) for hit in result.hits],
            "page_obj": pages.get_page(number),
            "page_query": f"{urlencode({'q': words})}&",
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _page_number(given: str) -> int:
    """A page number from 1 to the last that is offered; 1 for anything else."""
    if not (given.isascii() and given.isdigit()) or len(given) > 6:
        return 1
    return min(max(int(given), 1), LAST_PAGE)
