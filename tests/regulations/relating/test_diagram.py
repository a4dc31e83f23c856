"""The diagram: well formed whatever it holds, everything in it reachable and inside the frame."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from regulations.relating.diagram import MOST, Node, lines_of, svg

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60
)
_NODES = st.lists(
    st.builds(Node, _TEXTS, _TEXTS, st.sampled_from(["vi", "zh-hans"]), _TEXTS, _TEXTS), max_size=5
)


@given(_NODES, _NODES, _TEXTS)
def test_any_text_gives_a_well_formed_drawing(
    left: list[Node], right: list[Node], title: str
) -> None:
    drawn = ET.fromstring(svg(Node("", title, "vi"), left, right, title, title))
    height = float(drawn.attrib["viewBox"].split()[3])
    for box in drawn.iter("rect"):
        assert float(box.attrib["y"]) >= 0
        assert float(box.attrib["y"]) + float(box.attrib["height"]) <= height


def test_links_can_be_reached_and_named_and_none_runs_a_script() -> None:
    nodes = [
        Node("Căn cứ", "Luật <b>", "vi", "15/2023/QH15", "/vi/library/laws/a/"),
        Node("Viện dẫn", "x", "vi", "", "javascript:alert(1)"),
    ]
    drawn = svg(Node("", "Quy định", "vi"), nodes, [], "t", "d")
    assert drawn.count("<a href=") == 1 and "javascript" not in drawn and "<b>" not in drawn
    assert "<title>Căn cứ Luật &lt;b&gt; 15/2023/QH15</title>" in drawn


def test_no_more_boxes_than_a_screen_can_hold() -> None:
    many = [Node("r", f"t{number}", "vi") for number in range(3 * MOST)]
    assert svg(Node("", "t", "vi"), many, [], "t", "d").count("<rect") == MOST + 1


def test_lines_are_no_wider_than_the_box() -> None:
    assert lines_of("信息安全管理制度", 14 * 4, 3) == ["信息安全", "管理制度"]
    assert lines_of("quy định quản lý", 14 * 0.56 * 9, 3) == ["quy định", "quản lý"]
    assert lines_of("一二三四五六七八", 14 * 4, 1) == ["一二三…"]
    assert lines_of("", 100) == []
