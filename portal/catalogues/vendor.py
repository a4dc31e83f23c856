"""Strings of installed packages that neither they nor `locale/vendor` translate.

Wagtail's Vietnamese is a fifth complete. The numbers in `locale/vendor/untranslated.json` are what
is known to be missing; a package that brings new English words goes above its number.
"""

from __future__ import annotations

import json
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from portal.catalogues.collecting import ROOT, collect_folder
from portal.catalogues.files import (
    catalogue_path,
    key_of,
    read_catalogue,
    write_atomically,
)
from portal.catalogues.messages import DOMAINS, LANGUAGES, Key, Message, Problem

PACKAGES = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.locales",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
    "modelcluster",
    "taggit",
    "axes",
    "django_filters",
    "modeltranslation",
    "modelsearch",
    "rest_framework",
)
"""Packages whose words reach our screens. A test holds this to INSTALLED_APPS."""

BASELINE = Path("locale/vendor/untranslated.json")
Counts = dict[str, dict[str, int]]
"""Locale name -> package -> number of strings without a translation."""


def package_folder(package: str) -> Path:
    """Where the package is installed; found without importing it, so that no settings are read."""
    return Path(sysconfig.get_path("purelib")).joinpath(*package.split("."))


@cache
def source_messages(package: str) -> dict[str, dict[Key, Message]]:
    """The package's strings by domain.

    From its English catalogue where it ships one (JavaScript bundles are minified, the catalogue
    is the only readable source), else from its code.
    """
    folder = package_folder(package)
    english = folder / "locale" / "en" / "LC_MESSAGES"
    if not english.is_dir():
        found = collect_folder(folder, folder.parent)
        return {domain: part.messages for domain, part in found.items()}
    return {
        path.stem: {
            key_of(entry): Message(key_of(entry), entry.msgid_plural or "")
            for entry in read_catalogue(path)
            if not entry.obsolete
        }
        for path in sorted(english.glob("*.po"))
    }


@cache
def _shipped_by(package: str, language: str, domain: str) -> frozenset[Key]:
    path = catalogue_path(package_folder(package) / "locale", language, domain)
    return frozenset(_translated(path))


def _translated(path: Path) -> set[Key]:
    if not path.is_file():
        return set()
    return {key_of(entry) for entry in read_catalogue(path).translated_entries()}


def _shipped(language: str, domain: str) -> set[Key]:
    """What the packages translate, one for another: at run time Django merges them all."""
    return {key for package in PACKAGES for key in _shipped_by(package, language, domain)}


def untranslated(language: str, root: Path = ROOT) -> Iterator[tuple[str, str, Message]]:
    """(package, domain, message) of every string that a reader of `language` sees in English."""
    known = {
        domain: _shipped(language, domain)
        | _translated(catalogue_path(root / "locale" / "vendor", language, domain))
        for domain in DOMAINS
    }
    for package in PACKAGES:
        for domain, messages in source_messages(package).items():
            for key, message in messages.items():
                if key not in known[domain]:
                    yield package, domain, message


def count(root: Path = ROOT) -> Counts:
    """Numbers of untranslated strings, zeros included."""
    counts: Counts = {language: dict.fromkeys(PACKAGES, 0) for language in LANGUAGES}
    for language in LANGUAGES:
        for package, _domain, _message in untranslated(language, root):
            counts[language][package] += 1
    return counts


def read_baseline(root: Path = ROOT) -> Counts:
    """The committed numbers; empty if there is no file."""
    path = root / BASELINE
    counts: Counts = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return counts


def write_baseline(root: Path = ROOT) -> Counts:
    """Make today's numbers the committed ones."""
    counts = count(root)
    write_atomically(root / BASELINE, (json.dumps(counts, indent=2) + "\n").encode())
    return counts


def stale_overrides(root: Path = ROOT) -> Iterator[Problem]:
    """Entries of the override catalogues that no package asks for any longer."""
    for language in LANGUAGES:
        for domain in DOMAINS:
            wanted: set[Key] = set()
            for package in PACKAGES:
                wanted |= source_messages(package).get(domain, {}).keys()
            path = catalogue_path(root / "locale" / "vendor", language, domain)
            for entry in read_catalogue(path):
                if key_of(entry) not in wanted:
                    name = path.relative_to(root).as_posix()
                    yield Problem(f"{name}:{entry.linenum}", f"{entry.msgid!r}: no package has it")


def problems(root: Path = ROOT) -> list[Problem]:
    """Packages with more untranslated strings than the committed number, and each such string."""
    known = read_baseline(root)
    listed: list[Problem] = []
    for language in LANGUAGES:
        missing: dict[str, list[Message]] = {}
        for package, _domain, message in untranslated(language, root):
            missing.setdefault(package, []).append(message)
        for package, messages in missing.items():
            allowed = known.get(language, {}).get(package, 0)
            if len(messages) > allowed:
                place = f"{package} ({language})"
                listed.append(Problem(place, f"{len(messages)} untranslated, {allowed} known"))
                listed += [Problem(place, repr(message.key.msgid)) for message in messages]
    return listed
