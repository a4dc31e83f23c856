"""Both languages side by side, and what changed between two trees."""

from regulations.structure import align, changed_ids, parse, without_counterpart

CHINESE = (
    "第一章 总则\n第一条 甲。\n第二条 乙包括：\n（一）子；\n（二）丑。\n第二章 附则\n第三条 丙。"
)
VIETNAMESE = (
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nNội dung.\nĐiều 2. Hai\nGồm:\n- tí\n- sửu\n- dần\n"
    "Chương II\nTHI HÀNH\nĐiều 3. Ba\nNội dung.\nĐiều 4. Bốn\nNội dung."
)


def test_rows_in_document_order_with_what_has_no_counterpart() -> None:
    rows = align(parse(CHINESE).provisions, parse(VIETNAMESE).provisions)
    assert [(row.id, bool(row.zh), bool(row.vi)) for row in rows] == [
        ("chp_1", True, True),
        ("art_1", True, True),
        ("art_2", True, True),
        ("art_2__point_1", True, True),
        ("art_2__point_2", True, True),
        ("art_2__point_3", False, True),
        ("chp_2", True, True),
        ("art_3", True, True),
        ("art_4", False, True),
    ]
    assert [row.id for row in without_counterpart(rows)] == ["art_2__point_3", "art_4"]


def test_chapters_that_only_one_language_has_stand_before_their_articles() -> None:
    rows = align(parse("第一条 甲。\n第二条 乙。").provisions, parse(
        "Chương I\nMỘT\nĐiều 1. Một.\nChương II\nHAI\nĐiều 2. Hai."
    ).provisions)  # fmt: skip
    assert [row.id for row in rows] == ["chp_1", "art_1", "chp_2", "art_2"]


def test_one_empty_side() -> None:
    nodes = parse(CHINESE).provisions
    assert [row.id for row in align((), nodes)] == [row.id for row in align(nodes, ())]
    assert align((), ()) == []


def test_changed_ids() -> None:
    old = parse("第一条 甲。\n第二条 乙。\n第三条 丙。").provisions
    new = parse("第一条 甲。\n第二条 乙乙。\n第四条 丁。").provisions
    changes = changed_ids(old, new)
    assert (changes.added, changes.removed, changes.changed) == (
        ("art_4",),
        ("art_3",),
        ("art_2",),
    )
    assert not changed_ids(old, old)


def test_a_label_without_its_mark() -> None:
    nodes = parse("Điều 5. Một\nNội dung\n1. Hai", "vi").provisions
    assert nodes[0].label == "Điều 5"
    assert parse("第一条 含：\n（一）甲。").provisions[0].children[0].label == "（一）"
