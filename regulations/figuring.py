"""Pictures of a regulation's text: from a file to a draft, from a draft to its printing, and to
the reader. Images are those of the portal; `approvals.files` says who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from accounts.sync import department_collection
from approvals import languages
from approvals.content import sha256_of

from . import figures

if TYPE_CHECKING:
    from accounts.models import Department

    from .models import RegulationPage

#: Formats that a browser shows and the portal keeps, with the extension of each.
EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
ALTERNATIVE_LENGTH = 500
#: Widths, in pixels, in which the reader shows a picture, and opens it.
SHOWN, OPENED = 960, 1280


@dataclass(frozen=True)
class Picture:
    """A picture of a file on its way into a draft: its bytes cleaned, its alternative text."""

    number: int
    data: bytes
    media_type: str
    alternative: str = ""


def cleaned(data: bytes, media_type: str) -> bytes | None:
    """The picture as the portal keeps it, by the same rules as an upload; None for one that is
    damaged, too large, or of a kind that browsers do not show."""
    extension = EXTENSIONS.get(media_type)
    if extension is None:
        return None
    try:  # it is opened by being named already
        image = get_image_model()(file=ContentFile(data, name=f"figure.{extension}"))
        image.clean_upload()
        image.file.file.seek(0)
        return bytes(image.file.file.read())
    except (ValidationError, OSError, ValueError):
        return None


def into_draft(
    page: RegulationPage,
    pictures: Sequence[Picture],
    language: str,
    department: Department,
    user: Any,
    filename: str,
) -> None:
    """Rows of `page` for the pictures, each a new image in the collection of the department."""
    from .models import RegulationFigure

    rows = list(page.figures.all())
    for place, row in enumerate(rows):
        row.sort_order = place
    for picture in pictures:
        name = f"figure-{picture.number}.{EXTENSIONS[picture.media_type]}"
        image = get_image_model()(
            title=f"{filename} · {picture.number}"[-255:],
            file=ContentFile(picture.data, name=name),
            collection=department_collection(department),
            uploaded_by_user=user,
        )
        alternative = " ".join(picture.alternative.split())[:ALTERNATIVE_LENGTH]
        setattr(image, languages.suffixed("alt", language), alternative[:255])
        image.save()
        row = RegulationFigure(number=picture.number, image=image, sort_order=len(rows))
        setattr(row, languages.suffixed("alternative", language), alternative)
        rows.append(row)
    page.figures.set(rows)


def free_numbers(page: RegulationPage | None, wanted: Iterable[int]) -> dict[int, int]:
    """New numbers for pictures that come into a draft that has some already."""
    taken = {row.number for row in page.figures.all()} if page is not None else set()
    if page is not None:
        for code in languages.LANGUAGES:
            text = getattr(page, languages.suffixed("text", code)) or ""
            taken.update(figures.named(text))
    numbers: dict[int, int] = {}
    for number in wanted:
        free = number if number not in taken else max(taken, default=0) + 1
        taken.add(free)
        numbers[number] = free
    return numbers


def frozen(page: RegulationPage) -> list[dict[str, Any]]:
    """The figures of a draft as its printing keeps them: JSON values, in order of number."""
    return [
        {
            "number": row.number,
            "image": row.image_id,
            "sha256": sha256_of(row.image),
            "width": row.image.width,
            "height": row.image.height,
            "alternative_zh_hans": row.alternative_zh_hans,
            "alternative_vi": row.alternative_vi,
        }
        for row in sorted(page.figures.all(), key=lambda row: row.number)
    ]


def problems(page: RegulationPage) -> list[str]:
    """What keeps the pictures of a draft from being submitted."""
    rows = {row.number: row for row in page.figures.all()}
    wanted = [page.only_in] if page.only_in else list(languages.LANGUAGES)
    texts = {
        code: getattr(page, languages.suffixed("text", code)) or "" for code in wanted
    }
    named = {number for text in texts.values() for number in figures.named(text)}
    found = []
    for number in sorted(named - set(rows)):
        found.append(
            _("The text names figure %(number)s, but there is no such figure.")
            % {"number": number}
        )
    for number in sorted(set(rows) - named):
        found.append(
            _("No text names figure %(number)s. Put its line where it belongs, or remove it.")
            % {"number": number}
        )
    for number in sorted(named & set(rows)):
        if not all(
            getattr(rows[number], languages.suffixed("alternative", code)).strip()
            for code in wanted
        ):
            found.append(
                _("Figure %(number)s lacks an alternative text. It is needed in every language "
                  "of the regulation.")
                % {"number": number}
            )
    return found


@dataclass(frozen=True)
class Drawn:
    """A picture as the reader draws it; sizes in pixels. `alternatives` by language."""

    address: str
    large: str
    width: int
    height: int
    alternatives: Mapping[str, str]


def drawn(printing: Any) -> dict[int, Drawn]:
    """The figures of a printing by their number. Touches no image: the view that serves them asks
    who may see them."""
    found = {}
    for row in printing.figures:
        width = min(SHOWN, row["width"] or SHOWN)
        height = max(1, round(row["height"] * width / row["width"])) if row["width"] else 1
        found[row["number"]] = Drawn(
            address=_address(row, SHOWN),
            large=_address(row, OPENED),
            width=width,
            height=height,
            alternatives={
                code: row[languages.suffixed("alternative", code)] for code in languages.LANGUAGES
            },
        )
    return found


def _address(row: Mapping[str, Any], width: int) -> str:
    """Of one of the widths that `pages` serves (a test asks for both)."""
    return reverse(
        "pages:image",
        args=[row["image"], f"width-{width}|format-webp", f"figure-{row['number']}.webp"],
    )


def stored(printing: Any) -> dict[int, tuple[bytes, dict[str, Any]]]:
    """Bytes and row of each figure of a printing, for exports. One that is not in the storage is
    left out."""
    if not printing.figures:
        return {}
    images = get_image_model()._default_manager.in_bulk(
        [row["image"] for row in printing.figures]
    )
    found = {}
    for row in printing.figures:
        image = images.get(row["image"])
        if image is None:
            continue
        try:
            with image.file.storage.open(image.file.name, "rb") as stream:
                found[row["number"]] = (stream.read(), row)
        except OSError:
            continue
    return found
