"""Bytes to text: UTF-8, UTF-16, GB18030, windows-1258."""

from __future__ import annotations

import codecs
import re
import unicodedata

from regulations.structure import Warn

from . import old_vietnamese
from .source import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
_EXPECTED = re.compile(
    r"[\t\r\n\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u3000-\u303f"
    r"\u4e00-\u9fff\uff00-\uffef]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")

NOT_TEXT = "The file is not a text in UTF-8, UTF-16, GB18030 or windows-1258."


def decode(data: bytes) -> tuple[str, tuple[Warn, ...]]:
    """Text of the bytes. Raises UnreadableSource where no encoding makes text of them."""
    text, warnings = _decode(data)
    strange = len(_CONTROL.findall(text))
    if strange > max(2, len(text) // 200):
        raise UnreadableSource(NOT_TEXT)
    return text, warnings


def _decode(data: bytes) -> tuple[str, tuple[Warn, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_damage(data, encoding)
    wide = _utf16_without_bom(data)
    if wide:
        return _with_damage(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    legacy = _legacy(data)
    text = data.decode("utf-8", errors="replace")
    multibyte = sum(1 for byte in data if byte >= 0x80)
    if text.count("\ufffd") * 20 <= multibyte or legacy is None:
        if text.count("\ufffd") * 4 > max(multibyte, 4):
            raise UnreadableSource(NOT_TEXT)
        return _with_damage(data, "utf-8")
    return legacy, ()


def decode_as(data: bytes, encoding: str) -> str | None:
    """The text in the encoding that a file itself names; None where it is not in that one."""
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _with_damage(data: bytes, encoding: str) -> tuple[str, tuple[Warn, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        broken = data[error.start : error.end].hex(" ")
        message = "Damaged characters were kept as they are."  # as U+FFFD
        return text, (Warn("encoding", message, broken),)


def _utf16_without_bom(data: bytes) -> str | None:
    """Which UTF-16 it is: other encodings of text hold no zero bytes, and this one always does."""
    if len(data) < 4 or len(data) % 2 or 0 not in data:
        return None
    sample = data[:4000]
    scores = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        scores.append((len(_EXPECTED.findall(text)) / len(text), encoding))
    best, encoding = max(scores)
    return encoding if best > 0.9 else None


def _legacy(data: bytes) -> str | None:
    """The likelier of GB18030 and windows-1258, None where neither can be meant."""
    candidates: list[tuple[float, str]] = []
    for encoding, score in (("gb18030", _chinese_score), ("cp1258", _vietnamese_score)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            try:
                text = data[:-1].decode(encoding)  # cut in the middle of a character
            except UnicodeDecodeError:
                continue
            text += "\ufffd"
        candidates.append((score(text), unicodedata.normalize("NFC", text)))
    old = old_vietnamese.convert(data.decode("cp1252", errors="replace").splitlines())
    if old is not None:
        return data.decode("cp1252", errors="replace")  # cleaning converts and reports it
    if not candidates:
        return None
    best, text = max(candidates)
    return text if best > 0.3 else None


def _chinese_score(text: str) -> float:
    """Share of the non-ASCII characters that are common Han or Chinese punctuation."""
    wide = [char for char in text if ord(char) > 0x7F]
    if not wide:
        return 0.0
    common = 0
    for char in wide:
        if char in "，。、；：？！（）《》“”‘’　—…·〔〕【】①②③④⑤⑥⑦⑧⑨⑩":
            common += 1
        elif _HAN.match(char):
            pair = char.encode("gb18030")
            if len(pair) == 2 and 0xB0 <= pair[0] <= 0xD7 and pair[1] >= 0xA1:
                common += 1
        elif "！" <= char <= "～":
            common += 1
    return common / len(wide)


def _vietnamese_score(text: str) -> float:
    """Share of the non-ASCII letters that Vietnamese has, if most of the text is Latin."""
    composed = unicodedata.normalize("NFC", text)
    wide = [char for char in composed if ord(char) > 0x7F and not char.isspace()]
    latin = sum(1 for char in composed if char.isascii() and char.isalpha())
    if not wide or latin < len(wide) * 0.8:
        return 0.0
    good = sum(1 for char in wide if _VIETNAMESE.match(char) or char in "“”‘’–—…•")
    return good / len(wide)
