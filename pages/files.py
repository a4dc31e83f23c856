"""The one way out for uploaded files: asks who is looking, every time."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from django.core.files.storage import Storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header, http_date, parse_etags
from django.views.decorators.http import require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from approvals.files import file_visible

from .models import PortalDocument, PortalImage, PortalRendition
from .picture import WIDTHS, filter_for

#: By extension, never guessed from the content; everything else is a download of plain bytes.
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "zip": "application/zip",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
}
#: Shown in the browser; the rest is offered for saving.
INLINE = {"pdf", "txt", "jpg", "jpeg", "png", "gif", "webp", "avif"}
#: Seconds for which the public may keep what it got: what is withdrawn is gone soon.
PUBLIC_SECONDS = 300
#: An opened file may show itself (browsers treat a PDF as an object) and nothing more.
FILE_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
_ALLOWED = {filter_for(width) for width in WIDTHS}
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})$")


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """A document, under its own name. The name in the address is for people; the id decides."""
    if not file_visible("document", document_id, request.user):
        raise Http404
    found = get_object_or_404(PortalDocument, pk=document_id)
    return _serve(request, found.file.storage, found.file.name, found.filename, found.sha256)


@require_safe
def image(
    request: HttpRequest, image_id: int, filter_spec: str, filename: str
) -> HttpResponseBase:
    """An image in one of the site's widths, or in a form that already exists (the CMS makes its
    thumbnails itself)."""
    if not file_visible("image", image_id, request.user):
        raise Http404
    found = get_object_or_404(PortalImage, pk=image_id)
    rendition = _rendition(found, filter_spec)
    tag = f"{found.sha256}-{rendition.pk}"
    return _serve(request, rendition.file.storage, rendition.file.name, found.filename, tag)


def _rendition(found: PortalImage, filter_spec: str) -> PortalRendition:
    if filter_spec not in _ALLOWED:
        return get_object_or_404(found.renditions, filter_spec=filter_spec)
    try:
        return found.get_rendition(filter_spec)
    except (InvalidFilterSpecError, SourceImageIOError) as error:
        raise Http404 from error


def _serve(
    request: HttpRequest, storage: Storage, path: str, name: str, tag: str
) -> HttpResponseBase:
    extension = path.rpartition(".")[2].lower()
    name = f"{name.rpartition('.')[0] or name}.{extension}"  # a rendition may be of another kind
    etag = f'"{tag}"'
    response: HttpResponseBase
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            stream = storage.open(path, "rb")
        except OSError as error:
            raise Http404 from error
        response = _content(request, stream, storage.size(path), etag)
        response["Content-Type"] = TYPES.get(extension, "application/octet-stream")
        disposition = content_disposition_header(extension not in INLINE, name)
        response["Content-Disposition"] = disposition or "inline"
        response["Last-Modified"] = http_date(storage.get_modified_time(path).timestamp())
        response["Accept-Ranges"] = "bytes"
        response["Content-Security-Policy"] = FILE_POLICY
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    _say_who_may_keep(request, response)
    return response


def _say_who_may_keep(request: HttpRequest, response: HttpResponseBase) -> None:
    response["Vary"] = "Cookie"
    if request.user.is_authenticated:
        # Asked again every time: who signs out or loses a role keeps nothing.
        response["Cache-Control"] = "private, no-cache"
    else:
        response["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"


def _content(request: HttpRequest, stream: BinaryIO, size: int, etag: str) -> HttpResponseBase:
    """The whole file, or the one part that was asked for."""
    wanted = _part(request, size, etag)
    if wanted is None:
        response: Any = FileResponse(stream)
        response["Content-Length"] = str(size)
        return response
    start, end = wanted
    if start > end:
        stream.close()
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    response = FileResponse(_Part(stream, start, end - start + 1), status=206)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _part(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole; first > last for what cannot be."""
    match = _RANGE.match(request.headers.get("Range", "").strip())
    if match is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else (1, 0)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None  # not a valid range: the whole file, says RFC 9110 14.1.1
    return (start, end) if start < size else (1, 0)


class _Part:
    """`length` bytes of a stream from `start`, read in pieces."""

    def __init__(self, stream: BinaryIO, start: int, length: int) -> None:
        stream.seek(start)
        self._stream, self._left = stream, length

    def read(self, amount: int = -1) -> bytes:
        wanted = self._left if amount < 0 else min(amount, self._left)
        data = self._stream.read(wanted) if wanted else b""
        self._left -= len(data)
        return data

    def close(self) -> None:
        self._stream.close()
