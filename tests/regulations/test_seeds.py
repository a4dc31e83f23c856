"""The hospital's own papers go through the import; only where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accounts.models import Department
from regulations import outlining, services
from regulations.models import RegulationPage
from regulations.structure import Document, walk
from tests.factories.world import user

SEEDS = os.environ.get("SEEDS_DIR", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS, reason="SEEDS_DIR names no folder of real documents"),
]


def seeds() -> list[Path]:
    return sorted(path for path in Path(SEEDS).iterdir() if path.is_file()) if SEEDS else []


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.name[:3])
def test_every_document_becomes_a_draft_with_the_tree_that_was_read(path: Path) -> None:
    data = path.read_bytes()
    documents = services.read(data, path.name)
    for index, document in enumerate(documents):
        done = services.import_document(
            document,
            Department.objects.get(code="INFO"),
            user("T-INFO1"),
            source=services.source_hash(services.file_hash(data), index),
            filename=path.name,
        )
        assert done.page is not None
        draft = RegulationPage.objects.get(pk=done.page.pk).get_latest_revision_as_object()
        outline = outlining.stored(draft, document.language)
        assert outline.tree == document.to_dict()["provisions"]
        assert (outline.preamble, outline.closing) == (document.preamble, document.closing)
    assert RegulationPage.objects.count() == len(documents)
    assert not RegulationPage.objects.filter(live=True).exists()


def read(number: str) -> list[Document]:
    path = next(Path(SEEDS).glob(f"{number}_*"))
    return services.read(path.read_bytes(), path.name)


def text_of(documents: list[Document]) -> str:
    """All that a draft would hold; nothing of the warnings."""
    parts = []
    for document in documents:
        parts += [document.title, document.preamble, document.closing]
        parts += [f"{n.number} {n.heading} {n.text}" for n in walk(document.provisions)]
    return "\n".join(parts)


def tree(document: Document) -> dict[str, list[str]]:
    """The articles of each chapter, or the children of each outermost level, by their ids."""
    return {
        node.id: [child.id.rpartition("__")[2] for child in node.children]
        for node in document.provisions
    }


def titled(documents: list[Document], ending: str) -> Document:
    found = [document for document in documents if document.title.endswith(ending)]
    assert len(found) == 1
    return found[0]


def numbered(kind: str, first: int, last: int) -> list[str]:
    return [f"{kind}_{number}" for number in range(first, last + 1)]


def test_000_gives_the_rules_that_are_in_it() -> None:
    documents = read("000")
    assert [document.title.removeprefix("察右后旗医院") for document in documents] == [
        "信息管理领导小组", "信息科部门职责", "信息科岗位职责", "信息科工作制度", "信息科管理目标",
        "信息保密制度", "信息安全制度",
    ]  # fmt: skip
    secrecy = titled(documents, "信息保密制度")
    assert list(tree(secrecy)) == numbered("art", 1, 17)
    assert [len(node.children) for node in secrecy.provisions] == [0, 5, *[0] * 15]
    assert tree(secrecy)["art_2"] == numbered("point", 1, 5)
    assert "监督、检查" in secrecy.provisions[2].text
    assert list(tree(titled(documents, "信息管理领导小组"))) == numbered("lvl", 1, 7)
    assert list(tree(titled(documents, "信息科工作制度"))) == numbered("lvl", 1, 6)
    assert list(tree(titled(documents, "信息科管理目标"))) == numbered("lvl", 1, 7)
    duties = tree(titled(documents, "信息科部门职责"))
    assert [len(children) for children in duties.values()] == [0, 0, 5]
    posts = tree(titled(documents, "信息科岗位职责"))
    assert posts["lvl_1"] == numbered("lvl", 1, 6)
    assert posts["lvl_2"] == ["lvl_1", "lvl_2", *numbered("lvl", 5, 9)]


def test_000_holds_no_number_of_a_slice_or_a_page() -> None:
    text = text_of(read("000"))
    for broken in ("督、8检", "管理\n2、", "医院\n3、", "2、领导工作", "秘密。9第", "数据。4察"):
        assert broken not in text
    for joined in ("管理领导工作", "医院信息化建设战略", "提供医疗、管理", "有关保密"):
        assert joined in text


def test_001_gives_its_documents_apart() -> None:
    documents = read("001")
    assert len(documents) == 19
    first = titled(documents[:1], "信息安全制度范本")
    assert tree(first) == {
        f"lvl_{one}": numbered("lvl", 1, last) for one, last in enumerate((2, 5, 4, 3, 2), 1)
    }
    shapes = [[node.kind for node in document.provisions] for document in documents]
    four = documents[shapes.index(["chapter"] * 4)]
    articles = [child for children in tree(four).values() for child in children]
    assert articles == numbered("art", 1, 18)
    assert shapes.count(["chapter"] * 5) == 1
    five = documents[shapes.index(["chapter"] * 5)]
    assert [child for children in tree(five).values() for child in children] == numbered(
        "art", 1, len([n for n in walk(five.provisions) if n.kind == "article"])
    )


def test_001_holds_nothing_of_the_site() -> None:
    text = text_of(read("001"))
    for furniture in ("下载文档前", "仅部分预览", "侵犯您的", "双击可修改", "再上传必究", "页共"):
        assert furniture not in text


def test_002_is_readable_simplified_with_eight_headings() -> None:
    (document,) = read("002")
    assert document.title == "医院医疗信息与网络安全管理制度"
    found = tree(document)
    assert list(found) == numbered("lvl", 1, 8)
    assert [found[f"lvl_{n}"] for n in range(1, 8)] == [["lvl_1", "lvl_2"]] * 7
    text = text_of([document])
    for furniture in ("(w", "(y", "醫", "網", "溫馨", "温馨", "文库", "下载本", "评论", "_第1"):
        assert furniture not in text
    assert "确??勺匪?" in text
    assert any(warning.code == "damaged" for warning in document.warnings)


def test_003_is_one_regulation_of_four_chapters_and_fourteen_articles() -> None:
    (document,) = read("003")
    assert tree(document) == {
        "chp_1": numbered("art", 1, 4), "chp_2": numbered("art", 5, 8),
        "chp_3": numbered("art", 9, 11), "chp_4": numbered("art", 12, 14),
    }  # fmt: skip
    assert document.closing.startswith("GIÁM ĐỐC\n")
    assert len(document.closing.splitlines()) == 2
    text = text_of([document])
    for furniture in ("Đăng lúc", "Người đăng", "Đánh giá", "Fanpage", "QUẢNG NINH", "Tổng số điểm",
                      "Click", "Móng Cái"):  # fmt: skip
        assert furniture not in text
