"""The interface's words: collected from code, compiled, complete in both languages."""

from __future__ import annotations

import gettext
import json
import os
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

from portal.catalogues import checking, vendor
from portal.catalogues.__main__ import main
from portal.catalogues.collecting import ROOT, collect
from portal.catalogues.files import compile_all, read_catalogue
from portal.catalogues.messages import DOMAINS, Collection, Key, placeholders
from portal.catalogues.python_source import read_python
from portal.catalogues.text_source import read_script, read_template

IMPORT = "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"


def python(source: str) -> Collection:
    found = Collection()
    read_python(source, "room/module.py", found)
    return found


def template(source: str) -> Collection:
    found = Collection()
    read_template(source, "room/templates/page.html", found)
    return found


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project of one room with one string."""
    room = tmp_path / "ward"
    room.mkdir()
    (room / "__init__.py").write_text("")
    write(tmp_path, "ward/words.py", IMPORT + '_("Approve")\n')
    return tmp_path


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def translate(root: Path, language: str, texts: dict[str, str]) -> None:
    path = root / "locale" / language / "LC_MESSAGES" / "django.po"
    catalogue = read_catalogue(path)
    for entry in catalogue:
        if entry.msgid in texts:
            if entry.msgid_plural:
                entry.msgstr_plural = {0: texts[entry.msgid]}
            else:
                entry.msgstr = texts[entry.msgid]
    catalogue.save(str(path))


def complaints(root: Path) -> str:
    return "\n".join(str(problem) for problem in checking.problems(root))


class TestCollecting:
    def test_python_follows_aliases_contexts_and_plurals(self) -> None:
        found = python(
            "from django.utils import translation as words\n"
            "from django.utils.translation import npgettext_lazy as many, gettext\n"
            "words.gettext('by module')\n"
            "many('menu', 'one page', '%(n)d pages', 2)\n"
            "gettext(message='by keyword')\n"
            "gettext('in ' 'two parts')\n"
        )
        assert {(*key, message.plural) for key, message in found.messages.items()} == {
            ("", "by module", ""),
            ("menu", "one page", "%(n)d pages"),
            ("", "by keyword", ""),
            ("", "in two parts", ""),
        }
        assert not found.problems

    def test_a_function_that_only_looks_like_gettext_is_left_alone(self) -> None:
        found = python("import re\nfor _ in range(3): _('no')\nre.gettext('no')\n_('no')\n")
        assert not found.messages

    def test_an_import_inside_a_function_counts_for_code_above_it(self) -> None:
        found = python(f"def a():\n    _('seen')\ndef b():\n    {IMPORT}")
        assert list(found.messages) == [Key("", "seen")]

    @pytest.mark.parametrize(
        "call",
        [
            '_(f"Dear {name}")',
            '_(f"no placeholder")',
            '_("Dear %s" % name)',
            '_("Dear " + name)',
            '_("Dear {}".format(name))',
            'ngettext("one", f"{n} pages", n)',
            'pgettext(f"{menu}", "Page")',
        ],
    )
    def test_text_put_together_inside_gettext_is_a_problem(self, call: str) -> None:
        found = python(IMPORT + call)
        assert [problem.place for problem in found.problems] == ["room/module.py:2"]
        assert not found.messages

    def test_formatting_after_gettext_and_a_translated_name_are_fine(self) -> None:
        found = python(
            IMPORT + """_("Dear %s") % name\n_("Hi {}").format(n)\nf"{_('x')}"\n_(label)\n"""
        )
        assert not found.problems
        assert Key("", "Dear %s") in found.messages

    def test_template_tags_filters_contexts_plurals_and_percent_signs(self) -> None:
        found = template(
            "{% load i18n %}\n<div>\n      <p>{% translate 'Save 5% now' %}</p>\n"
            "  {% translate 'May' context 'month' as m %}{{ x|default:_('none') }}\n"
            "{% blocktranslate trimmed count n=n with who=user %}one page\n   of {{ who }}"
            "{% plural %}{{ n }} pages of {{ who }}{% endblocktranslate %}\n"
            "{# translate 'not this' #}{% comment %}{% translate 'nor this' %}{% endcomment %}"
            "{% include 'a.html' with title=_('Title') %}"
        )
        assert {(*key, message.plural) for key, message in found.messages.items()} == {
            ("", "Save 5%% now", ""),
            ("month", "May", ""),
            ("", "none", ""),
            ("", "one page of %(who)s", "%(n)s pages of %(who)s"),
            ("", "Title", ""),
        }
        assert not found.problems

    def test_uneven_indentation_hides_nothing(self) -> None:
        """The lexer's output is read by Python's tokenizer, which stops at bad indentation."""
        found = template("        {% translate 'a' %}\n    b\n      {% translate 'c' %}\n d 'e \"")
        assert list(found.messages) == [Key("", "a"), Key("", "c")]

    def test_a_tag_inside_a_block_is_reported(self) -> None:
        found = template("{% blocktranslate %}a {% if b %}c{% endif %}{% endblocktranslate %}")
        assert "must not include other block tags" in str(found.problems[0])

    def test_script(self) -> None:
        found = Collection()
        read_script(
            "const a = gettext('Copy'); ngettext('%s hit', '%s hits', n);"
            " pgettext('verb', 'Copy'); gettext(name); // gettext('no')\n",
            "room/static/a.js",
            found,
        )
        assert set(found.messages) == {Key("", "Copy"), Key("", "%s hit"), Key("verb", "Copy")}
        assert not found.problems

    def test_two_plurals_of_one_string_contradict(self) -> None:
        found = python(IMPORT + 'ngettext("a", "b", n)\nngettext("a", "c", n)\n')
        assert len(found.problems) == 1

    def test_migrations_and_tests_are_not_searched(self, house: Path) -> None:
        write(house, "ward/migrations/0001.py", IMPORT + '_("old")')
        write(house, "tests/__init__.py", IMPORT + '_("only a test")')
        assert list(collect(house)["django"].messages) == [Key("", "Approve")]


class TestExtract:
    def test_keeps_translations_adds_empty_ones_and_removes_what_vanished(
        self, house: Path
    ) -> None:
        main(["--root", str(house), "extract"])
        translate(house, "vi", {"Approve": "Duyệt"})
        write(house, "ward/words.py", IMPORT + '_("Approve")\n_("Return")\n')
        main(["--root", str(house), "extract"])
        path = house / "locale/vi/LC_MESSAGES/django.po"
        assert [(e.msgid, e.msgstr) for e in polib.pofile(str(path))] == [
            ("Approve", "Duyệt"),
            ("Return", ""),
        ]
        write(house, "ward/words.py", IMPORT + '_("Return")\n')
        main(["--root", str(house), "extract"])
        assert [entry.msgid for entry in polib.pofile(str(path))] == ["Return"]
        assert "Duyệt" not in path.read_text("utf-8")

    def test_moved_code_changes_no_byte(self, house: Path) -> None:
        main(["--root", str(house), "extract"])
        path = house / "locale/zh_Hans/LC_MESSAGES/django.po"
        before = path.read_bytes()
        (house / "ward/words.py").unlink()
        write(house, "ward/elsewhere.py", IMPORT + '\n\n_("Approve")\n')
        main(["--root", str(house), "extract"])
        assert path.read_bytes() == before

    def test_a_string_that_gains_a_plural_keeps_its_words(self, house: Path) -> None:
        main(["--root", str(house), "extract"])
        translate(house, "vi", {"Approve": "Duyệt"})
        write(house, "ward/words.py", IMPORT + 'ngettext("Approve", "Approve %(n)d", n)\n')
        main(["--root", str(house), "extract"])
        (entry,) = polib.pofile(str(house / "locale/vi/LC_MESSAGES/django.po"))
        assert (entry.msgid_plural, entry.msgstr_plural) == ("Approve %(n)d", {0: "Duyệt"})

    def test_the_same_words_in_two_contexts_are_two_entries(self, house: Path) -> None:
        write(house, "ward/words.py", IMPORT + '_("Open")\npgettext("state", "Open")\n')
        main(["--root", str(house), "extract"])
        catalogue = polib.pofile(str(house / "locale/vi/LC_MESSAGES/django.po"))
        assert [entry.msgctxt for entry in catalogue] == [None, "state"]


class TestCompile:
    def test_only_what_is_stale_and_leaving_no_other_file(self, tmp_path: Path) -> None:
        path = write(tmp_path, "vendor/vi/LC_MESSAGES/django.po", 'msgid "Save"\nmsgstr "Lưu"\n')
        target = path.with_suffix(".mo")
        assert compile_all(tmp_path) == [target]
        assert compile_all(tmp_path) == []
        os.utime(path, ns=(target.stat().st_mtime_ns, target.stat().st_mtime_ns))
        assert compile_all(tmp_path) == [target]
        assert sorted(file.name for file in path.parent.iterdir()) == ["django.mo", "django.po"]

    def test_needs_neither_django_nor_babel_nor_gettext(self, tmp_path: Path) -> None:
        path = write(tmp_path, "locale/vi/LC_MESSAGES/django.po", 'msgid "Save"\nmsgstr "Lưu"\n')
        program = (
            "import sys; sys.modules.update(django=None, babel=None)\n"
            "from portal.catalogues.__main__ import main\n"
            f"sys.exit(main(['--root', {str(tmp_path)!r}, 'compile']))"
        )
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={"PATH": ""}, check=True, timeout=60
        )
        assert path.with_suffix(".mo").is_file()

    def test_contexts_and_plurals_survive_and_fuzzy_ones_do_not(self, tmp_path: Path) -> None:
        path = write(
            tmp_path,
            "vi/LC_MESSAGES/django.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
            'msgctxt "month"\nmsgid "May"\nmsgstr "Tháng Năm"\n\n'
            'msgid "one"\nmsgid_plural "%d pages"\nmsgstr[0] "%d trang"\n\n'
            '#, fuzzy\nmsgid "Save"\nmsgstr "Lưu chăng"\n',
        )
        compile_all(tmp_path)
        with path.with_suffix(".mo").open("rb") as file:
            words = gettext.GNUTranslations(file)
        assert words.pgettext("month", "May") == "Tháng Năm"
        assert words.gettext("May") == "May"
        assert words.ngettext("one", "%d pages", 1) == "%d trang"
        assert words.gettext("Save") == "Save"

    def test_a_failed_write_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(tmp_path, "vi/LC_MESSAGES/django.po", 'msgid "Save"\nmsgstr "Lưu"\n')
        compile_all(tmp_path)
        before = path.with_suffix(".mo").read_bytes()
        os.utime(path)
        path.write_text('msgid "Save"\nmsgstr "Ghi"\n', "utf-8")

        def refuse(*_names: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(os, "replace", refuse)
        os.utime(path.with_suffix(".mo"), (0, 0))
        with pytest.raises(OSError, match="disk full"):
            compile_all(tmp_path)
        assert path.with_suffix(".mo").read_bytes() == before
        assert len(list(path.parent.iterdir())) == 2


class TestCheck:
    @pytest.fixture
    def whole(self, house: Path) -> Path:
        main(["--root", str(house), "extract"])
        translate(house, "vi", {"Approve": "Duyệt"})
        translate(house, "zh_Hans", {"Approve": "批准"})
        assert complaints(house) == ""
        return house

    def test_exit_status(self, whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--root", str(whole), "check"]) == 0
        translate(whole, "vi", {"Approve": ""})
        assert main(["--root", str(whole), "check"]) == 1
        assert "'Approve': untranslated" in capsys.readouterr().out

    def test_fuzzy(self, whole: Path) -> None:
        path = whole / "locale/vi/LC_MESSAGES/django.po"
        text = path.read_text("utf-8").replace('msgid "Approve"', '#, fuzzy\nmsgid "Approve"')
        path.write_text(text, "utf-8")
        assert "fuzzy" in complaints(whole)

    def test_string_that_only_one_side_has(self, whole: Path) -> None:
        write(whole, "ward/words.py", IMPORT + '_("Refuse")\n')
        said = complaints(whole)
        assert "ward/words.py:2: 'Refuse' is not in locale/vi/LC_MESSAGES/django.po" in said
        assert "'Approve' is not in the code" in said

    def test_missing_catalogue(self, whole: Path) -> None:
        (whole / "locale/vi/LC_MESSAGES/django.po").unlink()
        assert "'Approve' is not in locale/vi" in complaints(whole)

    @pytest.mark.parametrize(
        ("english", "vietnamese", "right"),
        [
            ("Dear %(name)s", "Kính gửi %(name)s", True),
            ("Dear %(name)s", "Kính gửi %(ten)s", False),
            ("Dear %(name)s", "Kính gửi", False),
            ("%(a)s of %(b)s", "%(b)s: %(a)s", True),
            ("{n} of {m}", "{n} trên {k}", False),
            ("%d pages", "%s trang", False),
            ("5%% done", "xong 5%%", True),
            ("<a>more</a>", "xem thêm", False),
            ('<a class="x" href="https://a.example/">more</a>', "xem thêm", True),
            ('<a href="https://a.example/">more</a><b>!</b>', "xem thêm", False),
            ('<a href="https://a.example/%(page)s">more</a>', "xem thêm", False),
            ('<a href="%(url)s">more</a>', "xem thêm", False),
        ],
    )
    def test_placeholders(self, whole: Path, english: str, vietnamese: str, right: bool) -> None:
        write(whole, "ward/words.py", IMPORT + f"_({english!r})\n")
        main(["--root", str(whole), "extract"])
        translate(whole, "vi", {english: vietnamese})
        said = [line for line in complaints(whole).splitlines() if line.startswith("locale/vi")]
        assert (said == []) is right
        assert right or "placeholders" in said[0]

    @pytest.mark.parametrize(
        ("language", "text", "right"),
        [
            ("vi", "Duyệt 批准", False),
            ("zh_Hans", "批准 duyệt", False),
            ("zh_Hans", "批准 Điều", False),
            ("vi", "中文", True),
            ("zh_Hans", "Tiếng Việt", True),
            ("zh_Hans", "批准 PDF", True),
        ],
    )
    def test_other_languages_words(
        self, whole: Path, language: str, text: str, right: bool
    ) -> None:
        translate(whole, language, {"Approve": text})
        assert ("other language's words" not in complaints(whole)) is right

    def test_an_example_that_the_source_itself_shows_is_allowed(self) -> None:
        hint = "For example 院发〔2026〕1号"
        assert checking.foreign_words("Ví dụ 院发〔2026〕1号", "vi", hint) == []
        assert checking.foreign_words("Ví dụ 文号", "vi", hint) == ["文号"]

    def test_override_catalogues_are_checked_too(self, whole: Path) -> None:
        write(
            whole,
            "locale/vendor/vi/LC_MESSAGES/djangojs.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "Save %s"\nmsgstr "Lưu"\n',
        )
        assert "locale/vendor/vi/LC_MESSAGES/djangojs.po" in complaints(whole)

    def test_repeated_placeholders_are_counted(self) -> None:
        assert placeholders("%(a)s %(a)s {} 5%% %%(b)s") == ["%(a)", "%(a)", "{}"]


class TestVendor:
    def test_a_package_above_its_number_is_named_with_its_strings(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "locale/vendor").mkdir(parents=True)
        package = "django.contrib.auth"
        monkeypatch.setattr(vendor, "PACKAGES", (package,))
        counts = vendor.write_baseline(tmp_path)
        assert counts["vi"][package] > 0  # Django's own Vietnamese is incomplete
        assert vendor.problems(tmp_path) == []
        counts["vi"][package] -= 1
        (tmp_path / vendor.BASELINE).write_text(json.dumps(counts))
        said = [str(problem) for problem in vendor.problems(tmp_path)]
        assert said[0].startswith(f"{package} (vi): ")
        assert len(said) == 2 + counts["vi"][package]

    def test_an_override_brings_the_number_down(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vendor, "PACKAGES", ("django.contrib.auth",))
        missing = [message for _p, _d, message in vendor.untranslated("vi", tmp_path)]
        word = next(message.key.msgid for message in missing if not message.plural)
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalogue.append(polib.POEntry(msgid=word, msgstr="x"))
        path = tmp_path / "locale/vendor/vi/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True)
        catalogue.save(str(path))
        assert len(list(vendor.untranslated("vi", tmp_path))) == len(missing) - 1

    def test_every_installed_package_with_words_is_counted(self) -> None:
        rooms = {"portal", "accounts", "approvals", "pages", "regulations", "search", "training"}
        uncounted = [
            app
            for app in settings.INSTALLED_APPS
            if app.split(".apps.")[0] not in {*rooms, *vendor.PACKAGES}
            and any(vendor.source_messages(app.split(".apps.")[0]).values())
        ]
        assert uncounted == []


class TestThisPortal:
    def test_catalogues_are_complete(self) -> None:
        assert complaints(ROOT) == ""

    def test_no_package_brings_unknown_english_words(self) -> None:
        assert [str(problem) for problem in vendor.problems(ROOT)] == []

    @pytest.mark.parametrize(("code", "name"), [("zh-hans", "zh_Hans"), ("vi", "vi")])
    @pytest.mark.parametrize("domain", DOMAINS)
    def test_django_finds_every_string(
        self, code: str, name: str, domain: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Through Django itself: packages, overrides and our own catalogues, merged its way."""
        compile_all(ROOT / "locale")
        # Python keeps what it read from a .mo when the settings were loaded.
        monkeypatch.setattr(gettext, "_translations", {})
        shipped = str(vendor.package_folder("wagtail.admin") / "locale")
        words = DjangoTranslation(
            code, domain=domain, localedirs=[shipped] if domain == "djangojs" else None
        )
        missing = {message.key for _p, part, message in vendor.untranslated(name) if part == domain}
        wanted = [collect()[domain].messages]
        wanted += [
            vendor.source_messages(package).get(domain, {})
            for package in ("django.conf", *settings.INSTALLED_APPS)
            if package in vendor.PACKAGES
        ]
        assert [
            key
            for messages in wanted
            for key, message in messages.items()
            if key not in missing and not found_in(words, key, message.plural)
        ] == []


def found_in(words: DjangoTranslation, key: Key, plural: str) -> bool:
    """Whether the catalogue itself, not a fallback language, has the message."""
    msgid = f"{key.context}\x04{key.msgid}" if key.context else key.msgid
    return words._catalog.get((msgid, 0) if plural else msgid) is not None
