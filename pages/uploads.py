"""What an upload must be before it is kept: its type by content, no hidden data. No models."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zipfile
import zlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

#: Pillow's names of the formats that are kept, with the extensions they may carry.
IMAGE_FORMATS = {
    "JPEG": {"jpg", "jpeg"},
    "PNG": {"png"},
    "GIF": {"gif"},
    "WEBP": {"webp"},
}
#: The part that tells one packed office format from another.
_PACKED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_MAX_PIXELS = 50_000_000
#: Bytes of a document. Longer ones are refused before anything is read of them.
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml")


def extension_of(name: str) -> str:
    """The extension in lower case, without the dot."""
    return os.path.splitext(name)[1].lower().removeprefix(".")


def sha256_of(stream: IO[bytes]) -> str:
    """SHA-256 (hex) of the whole stream; leaves it at its start."""
    stream.seek(0)
    digest = hashlib.sha256()
    for chunk in iter(lambda: stream.read(1 << 20), b""):
        digest.update(chunk)
    stream.seek(0)
    return digest.hexdigest()


def clean_image(stream: IO[bytes], name: str) -> bytes:
    """The picture without EXIF, GPS, comments and other hidden data, turned upright.

    Raises ValidationError when the content is not a picture of the kind its name says.
    """
    stream.seek(0)
    try:
        picture = Image.open(stream)
        if picture.width * picture.height > _MAX_PIXELS:
            raise ValidationError(_("The picture is too large: more than 50 million pixels."))
        if picture.width * picture.height * getattr(picture, "n_frames", 1) > _MAX_PIXELS:
            raise ValidationError(_("The moving picture is too large or too long."))
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError,
            Image.DecompressionBombError) as error:
        if isinstance(error, ValidationError):
            raise
        raise ValidationError(_("The file cannot be read as a picture.")) from error
    extensions = IMAGE_FORMATS.get(picture.format or "")
    if extensions is None:
        raise ValidationError(_("Pictures must be JPEG, PNG, GIF or WebP."))
    if extension_of(name) not in extensions:
        raise ValidationError(_("The file name says another kind of picture than its content."))
    return _rewritten(picture)


def _rewritten(picture: Image.Image) -> bytes:
    kind = picture.format or ""
    profile = picture.info.get("icc_profile")
    keep = {"icc_profile": profile} if profile else {}
    out = io.BytesIO()
    if getattr(picture, "is_animated", False):
        frames = [frame.copy() for frame in ImageSequence.Iterator(picture)]
        durations = [frame.info.get("duration", 100) for frame in frames]
        for frame in frames:
            frame.info.pop("comment", None)
        frames[0].save(
            out, kind, save_all=True, append_images=frames[1:], duration=durations,
            loop=picture.info.get("loop", 0),
        )
        return out.getvalue()
    upright = ImageOps.exif_transpose(picture)
    turned = upright.size != picture.size or picture.getexif().get(0x0112, 1) != 1
    if kind == "JPEG" and not turned:
        # The quantisation of the original is kept: nothing is lost but the hidden data.
        picture.info.pop("comment", None)
        picture.save(out, kind, quality="keep", exif=b"", comment=b"", **keep)
        return out.getvalue()
    clean = Image.new(upright.mode, upright.size)
    if upright.mode == "P":
        clean = upright.copy()
        clean.info = {k: v for k, v in upright.info.items() if k == "transparency"}
    else:
        clean.paste(upright)
        if "transparency" in upright.info:
            clean.info["transparency"] = upright.info["transparency"]
    options: dict[str, object] = {"JPEG": {"quality": 92}, "WEBP": {"quality": 92}}.get(kind, {})
    clean.save(out, kind, **options, **keep)
    return out.getvalue()


def check_document(stream: IO[bytes], name: str) -> None:
    """Raise ValidationError unless the content is what the extension says.

    Text formats must be text and hold no markup: a browser must never take one for a page.
    """
    extension = extension_of(name)
    stream.seek(0, io.SEEK_END)
    if stream.tell() > MAX_DOCUMENT_BYTES:
        raise ValidationError(
            _("The file is larger than %(size)s MB.") % {"size": MAX_DOCUMENT_BYTES // 1024 // 1024}
        )
    stream.seek(0)
    start = stream.read(1 << 16)
    stream.seek(0)
    if not start:
        raise ValidationError(_("The file is empty."))
    if extension == "pdf":
        genuine = b"%PDF-" in start[:1024]
    elif extension in _PACKED or extension in _OPEN_DOCUMENT or extension == "zip":
        genuine = _packed_as(stream, extension)
    elif extension in {"txt", "csv"}:
        head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
        genuine = (is_wide or b"\0" not in start) and not head.startswith(_MARKUP)
    else:
        raise ValidationError(_("Files of this kind are not accepted."))
    if not genuine:
        raise ValidationError(_("The content of the file is not what its name says."))


def _packed_as(stream: IO[bytes], extension: str) -> bool:
    try:
        with zipfile.ZipFile(stream) as packed:
            names = set(packed.namelist())
            if extension in _PACKED:
                return _PACKED[extension] in names
            if extension in _OPEN_DOCUMENT:
                with packed.open("mimetype") as kind:
                    return kind.read(100).strip() == _OPEN_DOCUMENT[extension]
            return True
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError,
            EOFError, struct.error, zlib.error):
        return False
    finally:
        stream.seek(0)
