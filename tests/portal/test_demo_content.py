"""The demo hospital says everything in both languages, and covers every state there is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO

import pytest
from PIL import Image

from portal.demo import pictures
from portal.demo.content import schema
from portal.demo.content.departments import DEPARTMENTS
from portal.demo.content.health import HEALTH
from portal.demo.content.news import NEWS
from portal.demo.content.notices import RECRUITMENTS, TENDERS
from portal.demo.content.pending import PENDING
from portal.demo.content.regulations import CATEGORIES, REGULATIONS, TEXTS, text_of
from portal.demo.content.site import HOME, STANDARDS
from portal.demo.content.users import USERS

ALL = {
    "users": USERS,
    "departments": DEPARTMENTS,
    "news": NEWS,
    "health": HEALTH,
    "recruitments": RECRUITMENTS,
    "tenders": TENDERS,
    "standards": STANDARDS,
    "home": HOME,
    "regulations": REGULATIONS,
    "categories": CATEGORIES,
    "pending": PENDING,
    "alternatives": pictures.ALTS,
}
STEMS = sorted({path.name.rsplit(".", 2)[0] for path in TEXTS.iterdir()})
HAN = re.compile(r"[\u3400-\u9fff]")
WIDE = re.compile(r"[\u3000-\u303f\uff01-\uff5e]")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
CODES = re.compile(r"\d+/[A-Z]+-[A-ZĐ]+")
"""Numbers of licences and decisions, the same in both languages."""


def texts(value: object, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every (place, language, text) in the content."""
    if isinstance(value, dict) and set(value) == set(schema.LANGUAGES):
        for language in schema.LANGUAGES:
            side = value[language]
            if isinstance(side, str):
                yield path, language, side
            else:
                yield from _blocks(side, language, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for n, item in enumerate(value):
            yield from texts(item, f"{path}[{n}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{path}.{field.name}")


def _blocks(blocks: list, language: str, path: str) -> Iterator[tuple[str, str, str]]:
    for n, block in enumerate(blocks):
        place = f"{path}/{n}:{block[0]}"
        if block[0] == "list":
            yield from ((place, language, item) for item in block[1])
        elif block[0] == "table":
            yield from ((place, language, cell) for row in block[1] for cell in row)
        elif block[0] == "image":
            yield place, language, block[3]
            yield from texts(block[2], place)
        else:
            yield place, language, block[1]


EVERY_TEXT = list(texts(ALL))


def bodies() -> Iterator[tuple[str, dict]]:
    for item in (*DEPARTMENTS, *NEWS, *HEALTH, *RECRUITMENTS, *TENDERS, *STANDARDS):
        yield getattr(item, "slug", getattr(item, "code", "")), item.body
    for pending in PENDING:
        if "body" in pending.changes:
            yield pending.key, pending.changes["body"]


def test_there_is_as_much_as_promised():
    counts = {name: len(value) for name, value in ALL.items() if isinstance(value, list)}
    assert counts == {
        "users": 12,
        "departments": 14,
        "news": 10,
        "health": 8,
        "recruitments": 6,
        "tenders": 6,
        "standards": 4,
        "regulations": 8,
        "pending": 9,
    }
    assert sum(item.audience == "staff" for item in NEWS) == 2


@pytest.mark.parametrize(("kind", "key"), [
    ("users", "employee_number"), ("departments", "code"), ("news", "slug"), ("health", "slug"),
    ("recruitments", "slug"), ("tenders", "slug"), ("tenders", "package_code"),
    ("standards", "slug"), ("regulations", "slug"), ("pending", "key"),
])  # fmt: skip
def test_nothing_is_called_the_same(kind, key):
    names = [getattr(item, key) for item in ALL[kind]]
    assert len(set(names)) == len(names)


def test_no_text_is_empty_or_in_the_wrong_script():
    assert len(EVERY_TEXT) > 1500
    for path, language, text in EVERY_TEXT:
        assert text.strip() == text, (path, text)
        assert text, path
        assert unicodedata.is_normalized("NFC", text), path
        if language == "vi":
            assert not HAN.search(text), (path, text)
            assert not WIDE.search(text), (path, text)
        else:
            assert not VIETNAMESE.search(CODES.sub("", text)), (path, text)


def test_longer_texts_are_written_in_their_language():
    for path, language, text in EVERY_TEXT:
        if len(text) > 40 and language == "vi":
            assert VIETNAMESE.search(text), (path, text)
        if len(text) > 40 and language == "zh-hans":
            assert HAN.search(text), (path, text)


def test_both_bodies_go_in_step():
    for place, body in bodies():
        zh, vi = body["zh-hans"], body["vi"]
        assert [block[0] for block in zh] == [block[0] for block in vi], place
        for left, right in zip(zh, vi, strict=True):
            if left[0] == "list":
                assert len(left[1]) == len(right[1]), (place, left)
            if left[0] == "table":
                shape = [len(row) for row in left[1]]
                assert len(set(shape)) == 1, (place, left)
                assert shape == [len(row) for row in right[1]], (place, left)
            if left[0] == "image":
                assert left[1] == right[1], (place, left)


def test_paragraphs_hold_only_the_tags_agreed():
    for place, body in bodies():
        for blocks in body.values():
            for block in blocks:
                if block[0] != "paragraph":
                    continue
                tags = set(re.findall(r"</?([a-z0-9]+)", block[1]))
                assert tags <= {"p", "b", "a", "ul", "ol", "li"}, (place, block)


def sentences(text: str, language: str) -> Iterator[str]:
    """Sentences long enough to be told apart."""
    shortest = 14 if language == "zh-hans" else 45
    for sentence in re.split(r"[。；!?！？\n]|\. |; ", re.sub(r"<[^>]+>", "", text)):
        if len(sentence) >= shortest:
            yield re.sub(r"^(\d+\.|[a-zđ]\)|（.）)\s*", "", sentence).strip(" .")


def test_no_sentence_is_used_as_filler():
    found: Counter[str] = Counter()
    facts = re.compile(r"alternatives|users|\.hours|\.contact$|:image")
    for path, language, text in EVERY_TEXT:
        if not facts.search(path):
            found.update(sentences(text, language))
    for regulation in REGULATIONS:
        for language in schema.LANGUAGES:
            found.update(sentences(text_of(regulation.editions[-1], language), language))
    # A pending change of a page repeats what the page says already.
    for pending in PENDING:
        if pending.target:
            for _, language, text in texts(pending):
                found.subtract(sentences(text, language))
    assert [sentence for sentence, times in found.items() if times > 1] == []


# --- who and where ---------------------------------------------------------------------------


def test_departments_make_a_tree():
    codes = [department.code for department in DEPARTMENTS]
    parents = {department.code: department.parent for department in DEPARTMENTS}
    assert any(parents.values())
    for code in codes:
        seen = [code]
        while (above := parents[seen[-1]]) is not None:
            assert above in codes
            assert above not in seen
            seen.append(above)
    assert {department.group for department in DEPARTMENTS} == {
        "clinical", "technical", "administrative",
    }  # fmt: skip


def test_every_department_page_is_full():
    for department in DEPARTMENTS:
        assert len(department.duties) >= 4, department.code
        assert len(department.people) >= 2, department.code
        assert department.hours, department.code
        assert len(department.body["vi"]) >= 3, department.code
        assert re.fullmatch(r"0203 3 555 \d{3}", department.phone)
        assert department.email.endswith(".example")
        for hours in department.hours:
            for moment in (hours.opens, hours.closes):
                assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", moment), department.code


def test_accounts_cover_the_table_of_roles_and_keep_it():
    from accounts.roles import ROLES, conflicts

    assert {role for user in USERS for role in user.roles} == set(ROLES)
    roles = Counter(role for user in USERS for role in user.roles)
    assert roles["web_team"] == 2
    assert roles["contributor"] == 3
    contributors = [user for user in USERS if "contributor" in user.roles]
    assert len({user.department for user in contributors}) == 3
    assert {user.language for user in contributors} == set(schema.LANGUAGES)
    for user in USERS:
        assert re.fullmatch(r"N1\d{3}", user.employee_number)
        assert not conflicts(user.roles)
        assert user.name == user.name_in[user.language]


def test_everything_belongs_to_a_department_that_exists():
    codes = {department.code for department in DEPARTMENTS}
    for item in (*USERS, *NEWS, *HEALTH, *RECRUITMENTS, *TENDERS, *REGULATIONS, *PENDING):
        assert item.department in codes, item


# --- states ----------------------------------------------------------------------------------


def recruitment_state(item: schema.Recruitment) -> str:
    if item.result is not None:
        return "result"
    if item.opens_offset > 0:
        return "announced"
    if item.closes_offset < 0:
        return "closed"
    return "closing" if item.closes_offset <= 7 else "open"


def tender_state(item: schema.Tender) -> str:
    if item.cancelled:
        return "cancelled"
    if item.result is not None:
        return "result"
    if item.sale_from_offset > 0:
        return "announced"
    if item.opening_offset < 0:
        return "evaluation"
    return "closing" if item.closes_offset <= 7 else "open"


def test_notices_show_every_state():
    assert {recruitment_state(item) for item in RECRUITMENTS} == {
        "announced", "open", "closing", "closed", "result",
    }  # fmt: skip
    assert {tender_state(item) for item in TENDERS} == {
        "announced", "open", "closing", "evaluation", "result", "cancelled",
    }  # fmt: skip
    assert {item.method for item in TENDERS} == {"open", "shopping", "direct"}


def test_notices_run_forward_in_time():
    for item in RECRUITMENTS:
        assert item.opens_offset < item.closes_offset, item.slug
        assert (item.result is None) == (item.result_offset is None), item.slug
        if item.result_offset is not None:
            assert item.closes_offset < item.result_offset <= 0, item.slug
        assert all(position.count > 0 for position in item.positions), item.slug
    for item in TENDERS:
        assert item.sale_from_offset < item.closes_offset <= item.opening_offset, item.slug
        assert (item.result is None) == (item.result_offset is None), item.slug
        if item.result_offset is not None:
            assert item.opening_offset < item.result_offset <= 0, item.slug
        for clarification in item.clarifications:
            assert item.sale_from_offset <= clarification.offset <= 0, item.slug


def test_tenders_keep_the_hospitals_own_thresholds():
    for item in TENDERS:
        if item.estimate >= 5_000_000_000:
            assert item.method == "open", item.slug
        elif item.estimate >= 100_000_000:
            assert item.method == "shopping", item.slug
        else:
            assert item.method == "direct", item.slug


def test_news_and_checks_lie_in_the_past():
    assert all(item.offset_days <= 0 for item in NEWS)
    assert all(item.reviewed_offset_days < 0 for item in HEALTH)


def test_submissions_wait_at_every_step():
    assert {item.state for item in PENDING} == {
        "draft", "web_team", "confidentiality", "director", "returned",
    }  # fmt: skip
    people = {user.employee_number: user for user in USERS}
    for item in PENDING:
        assert "contributor" in people[item.author].roles
        assert people[item.author].department == item.department
        assert (item.state == "returned" or item.round > 1) == bool(item.reason)
        assert bool(item.reason) == bool(item.returned_by)
        assert (item.round > 1) == bool(item.earlier)
        assert item.earlier.keys() <= item.changes.keys()
        assert (item.round == 0) == (item.state == "draft")
        if item.state == "confidentiality":
            assert item.audience == "public", "what is for staff is not cleared for the internet"
        if item.returned_by:
            script = HAN if people[item.returned_by].language == "zh-hans" else VIETNAMESE
            assert script.search(item.reason)


CLASSES = {
    "department": schema.Department,
    "news": schema.News,
    "health": schema.Health,
    "recruitment": schema.Recruitment,
    "tender": schema.Tender,
    "regulation": schema.Regulation,
    "standard": schema.Standard,
}
TARGETS = {
    "department": {item.code for item in DEPARTMENTS},
    "tender": {item.slug for item in TENDERS},
}


def test_submissions_name_fields_and_pages_that_exist():
    taken = {item.slug for item in (*NEWS, *HEALTH, *RECRUITMENTS, *TENDERS, *REGULATIONS)}
    for item in PENDING:
        names = {field.name for field in fields(CLASSES[item.kind])}
        assert set(item.changes) <= names, item.key
        if item.target is not None:
            assert item.target in TARGETS[item.kind], item.key
            continue
        assert item.changes["slug"] not in taken, item.key
        own = {"heading", "department", "audience", "offset_days", "editions"}
        assert names - own <= set(item.changes), item.key
        assert (item.edition is not None) == (item.kind == "regulation")


# --- regulations -----------------------------------------------------------------------------

ZH_LABEL = re.compile(r"第([一二三四五六七八九十]+)([章条])　(\S.*)")
VI_CHAPTER = re.compile(r"Chương ([IVX]+)")
VI_ARTICLE = re.compile(r"Điều (\d+)\. (\S.*)")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
VI_LETTERS = "abcdđeghiklm"


def chinese_number(text: str) -> int:
    digits = "零一二三四五六七八九"
    if "十" not in text:
        return digits.index(text)
    tens, units = text.split("十")
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(units) if units else 0)


def zh_outline(text: str) -> list[tuple]:
    """Labels of a Chinese text: chapters, articles, counted paragraphs, points."""
    found: list[tuple] = []
    paragraph = 0
    for line in text.splitlines():
        if match := ZH_LABEL.fullmatch(line):
            kind = {"章": "chapter", "条": "article"}[match[2]]
            found.append((kind, chinese_number(match[1])))
            paragraph = 0
        elif match := re.match(r"（([一二三四五六七八九十]+)）", line):
            found.append(("point", chinese_number(match[1])))
        else:
            paragraph += 1
            found.append(("paragraph", paragraph))
    return found


def vi_outline(text: str) -> list[tuple]:
    """Labels of a Vietnamese text; unnumbered text of an article counts as its only paragraph."""
    found: list[tuple] = []
    lines = iter(text.splitlines())
    for line in lines:
        if match := VI_CHAPTER.fullmatch(line):
            found.append(("chapter", ROMAN.index(match[1])))
            title = next(lines)
            assert title == title.upper(), title
        elif match := VI_ARTICLE.fullmatch(line):
            found.append(("article", int(match[1])))
        elif match := re.match(r"(\d+)\. ", line):
            found.append(("paragraph", int(match[1])))
        elif match := re.match(r"([a-zđ])\) ", line):
            found.append(("point", VI_LETTERS.index(match[1]) + 1))
        else:
            found.append(("paragraph", 1))
    return found


def level_outline(text: str, markers: tuple[str, ...]) -> list[int]:
    """The depth of each line of a text without articles; 0 where no marker stands."""
    depths = []
    for line in text.splitlines():
        fits = [n for n, marker in enumerate(markers, 1) if re.match(marker, line)]
        depths.append(fits[0] if fits else 0)
    return depths


def both(stem: str) -> tuple[str, str]:
    paths = (TEXTS / f"{stem}.{language}.txt" for language in schema.LANGUAGES)
    zh, vi = (path.read_text("utf-8") for path in paths)
    return zh, vi


def test_every_text_is_used_and_every_edition_has_its_texts():
    used = {edition.file for regulation in REGULATIONS for edition in regulation.editions}
    used |= {pending.edition.file for pending in PENDING if pending.edition}
    assert used == set(STEMS)
    assert len(list(TEXTS.iterdir())) == 2 * len(STEMS)


@pytest.mark.parametrize("stem", [stem for stem in STEMS if not stem.startswith("shift-handover")])
def test_both_languages_have_the_same_provisions(stem):
    zh, vi = both(stem)
    assert zh_outline(zh) == vi_outline(vi)
    for kind in ("chapter", "article"):
        numbers = [number for name, number in zh_outline(zh) if name == kind]
        assert numbers == list(range(1, len(numbers) + 1)), "labels count without a gap"


def test_the_levelled_document_has_the_same_levels():
    zh, vi = both("shift-handover.e1")
    depths = level_outline(zh, (r"[一二三四五]、", r"（[一二三四五]）", r"\d+\. "))
    assert depths == level_outline(vi, (r"[IVX]+\. ", r"\d+\. ", r"[a-zđ]\) "))
    assert set(depths) == {1, 2, 3}
    assert not ZH_LABEL.search(zh)


@pytest.mark.parametrize("stem", STEMS)
def test_the_library_reads_the_same_provisions_in_both(stem):
    from regulations.structure import parse, walk

    zh, vi = (
        parse(text, language) for text, language in zip(both(stem), schema.LANGUAGES, strict=True)
    )
    assert [node.id for node in walk(zh.provisions)] == [node.id for node in walk(vi.provisions)]
    assert (*zh.warnings, *vi.warnings) == ()


@pytest.mark.parametrize("stem", STEMS)
def test_texts_of_rules_are_in_their_own_script(stem):
    zh, vi = both(stem)
    assert not VIETNAMESE.search(zh)
    assert not HAN.search(vi)
    assert not WIDE.search(vi)
    for line in (*zh.splitlines(), *vi.splitlines()):
        assert line == line.strip() != ""


def articles(text: str) -> dict[str, str]:
    parts = re.split(r"(?m)^(?=第[一二三四五六七八九十]+[章条]　)", text)
    heads = ((part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts if part)
    return {head.split("　", 1)[1]: rest for head, rest in heads}


def test_regulations_cover_sizes_chapters_and_states():
    chaptered = levelled = earlier = 0
    for regulation in REGULATIONS:
        assert regulation.category in CATEGORIES
        outline = zh_outline(text_of(regulation.editions[0], "zh-hans"))
        count = sum(kind == "article" for kind, _ in outline)
        levelled += count == 0
        assert count == 0 or 12 <= count <= 20, regulation.slug
        chaptered += any(kind == "chapter" for kind, _ in outline)
        earlier += sum(edition.change == "substantive" for edition in regulation.editions) > 1
        issued = [edition.issued for edition in regulation.editions]
        fixed = [moment for moment in issued if isinstance(moment, str)]
        assert fixed == sorted(fixed), "oldest first"
    assert chaptered >= 2
    assert levelled == 1
    assert earlier == 3
    last = [regulation.editions[-1] for regulation in REGULATIONS]
    assert any(isinstance(edition.effective, int) and edition.effective > 0 for edition in last)
    assert sum(edition.change == "repeal" for edition in last) == 1


def test_numbers_of_editions_agree_in_both_languages():
    numbers = []
    for regulation in REGULATIONS:
        for edition in regulation.editions:
            zh = re.fullmatch(r"黎医发〔(\d{4})〕(\d+)号", edition.number_zh)
            vi = re.fullmatch(r"(\d{2,})/QĐ-BVBM", edition.number_vi)
            assert zh
            assert vi
            assert int(zh[2]) == int(vi[1])
            if isinstance(edition.issued, str):
                assert edition.issued.startswith(zh[1])
                assert edition.issued <= edition.effective
            numbers.append(edition.number_zh)
    assert len(set(numbers)) == len(numbers)


def test_editions_really_differ_from_those_before():
    for regulation in REGULATIONS:
        texts_ = [text_of(edition, "zh-hans") for edition in regulation.editions]
        for edition, before, after in zip(
            regulation.editions[1:], texts_, texts_[1:], strict=False
        ):
            if edition.change == "repeal":
                continue
            old, new = articles(before), articles(after)
            same = [name for name in old if name in new]
            assert any(old[name] != new[name] for name in same), edition.file
            assert any(old[name] == new[name] for name in same), edition.file
            assert set(new) - set(old), f"{edition.file} brings nothing new"


# --- pictures --------------------------------------------------------------------------------


def used_pictures() -> set[str]:
    used = {item.picture for item in (*NEWS, *HEALTH, *DEPARTMENTS)}
    used |= {person.picture for department in DEPARTMENTS for person in department.people}
    used |= {pending.changes.get("picture") for pending in PENDING}
    for _, body in bodies():
        used |= {block[1] for block in body["vi"] if block[0] == "image"}
    return used - {None}


def test_pictures_used_exist_and_all_are_used():
    assert used_pictures() == set(pictures.KEYS)


def test_no_two_departments_show_the_same_face():
    faces = [person.picture for item in DEPARTMENTS for person in item.people if person.picture]
    assert len(set(faces)) == len(faces)


def test_pictures_differ_and_have_their_sizes():
    seen = {}
    for key in pictures.KEYS:
        data = pictures.draw(key)
        image = Image.open(BytesIO(data))
        expected = (800, 800) if key.startswith("person_") else (1600, 900)
        assert image.size == expected, key
        assert len(data) < 250_000, key
        assert data not in seen, f"{key} looks like {seen.get(data)}"
        seen[data] = key


@pytest.mark.parametrize("key", ["ward", "storm", "person_3"])
def test_a_picture_is_the_same_every_time(key):
    assert pictures.draw(key) == pictures.draw(key)


def test_an_unknown_picture_is_an_error():
    with pytest.raises(KeyError):
        pictures.draw("person_99")
