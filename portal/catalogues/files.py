"""Reading, writing and compiling catalogue files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import polib

from portal.catalogues.messages import Collection, Key, Message

_HEADER = {
    "Project-Id-Version": "hospital-portal",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    # Neither Chinese nor Vietnamese inflects for number.
    "Plural-Forms": "nplurals=1; plural=0;",
}


def catalogue_path(locale: Path, language: str, domain: str) -> Path:
    """Where Django looks for a catalogue below one entry of LOCALE_PATHS."""
    return locale / language / "LC_MESSAGES" / f"{domain}.po"


def key_of(entry: polib.POEntry) -> Key:
    """Identity of an entry in a catalogue."""
    return Key(entry.msgctxt or "", entry.msgid)


def read_catalogue(path: Path) -> polib.POFile:
    """The catalogue at `path`, or a new one with our header if there is none.

    Raises OSError with the line where the file is damaged.
    """
    if path.is_file():
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    catalogue = polib.POFile(encoding="utf-8", wrapwidth=0)
    catalogue.metadata = {**_HEADER, "Language": path.parents[1].name}
    return catalogue


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` in one step: a reader sees the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_catalogue(path: Path, catalogue: polib.POFile) -> bool:
    """Write in the order of the words, without places in the code, so that diffs stay small.

    Returns whether the file changed.
    """
    catalogue.sort(key=lambda entry: (entry.msgid.casefold(), entry.msgid, entry.msgctxt or ""))
    for entry in catalogue:
        entry.occurrences = []
    content = f"{catalogue}".rstrip("\n").encode() + b"\n"
    if path.is_file() and path.read_bytes() == content:
        return False
    write_atomically(path, content)
    return True


def compile_all(locale: Path) -> list[Path]:
    """Compile each .po below `locale` whose .mo is missing or older; returns what was written."""
    written = []
    for source in sorted(locale.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        catalogue = read_catalogue(source)
        write_atomically(target, catalogue.to_binary())
        written.append(target)
    return written


def _blank(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.key.msgid, msgctxt=message.key.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: ""}
    return entry


def _fit_plural(entry: polib.POEntry, plural: str) -> None:
    """Give the entry the plural that the code has, keeping its translation as the only form."""
    if entry.msgid_plural == plural:
        return
    text = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    entry.msgid_plural = plural
    entry.msgstr, entry.msgstr_plural = ("", {0: text}) if plural else (text, {})


def merge(path: Path, found: Collection) -> tuple[int, int]:
    """Bring the catalogue at `path` to the strings `found`; returns (added, removed).

    New ones come in empty, translations of strings that are still in the code stay as they are.
    Where there is neither a string nor a file, none is made.
    """
    if not found.messages and not path.is_file():
        return 0, 0
    catalogue = read_catalogue(path)
    known = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    kept = [key for key in known if key in found.messages]
    removed = len(known) - len(kept)
    for key in kept:
        _fit_plural(known[key], found.messages[key].plural)
    fresh = [message for key, message in found.messages.items() if key not in known]
    catalogue[:] = [known[key] for key in kept] + [_blank(message) for message in fresh]
    write_catalogue(path, catalogue)
    return len(fresh), removed
