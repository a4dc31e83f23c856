"""The bidding documents of a tender as a .docx in both languages."""

from __future__ import annotations

import io

from docx import Document

from ..content.schema import L, Tender, t

_TITLE = t("招标文件", "Hồ sơ mời thầu")
_PACKAGE = t("项目编号", "Mã gói thầu")
_HEAD: list[L] = [
    t("序号", "Lô"),
    t("货物或服务", "Hàng hóa, dịch vụ"),
    t("数量", "Số lượng"),
]
_RULES: list[L] = [
    t(
        "投标书一式三份，一份正本、两份副本，分别密封，封面写明项目编号和投标人。",
        "Hồ sơ dự thầu gồm một bản chính và hai bản sao, niêm phong riêng, ngoài bì ghi mã gói thầu và tên nhà thầu.",
    ),
    t(
        "报价含税、运输、安装和培训，有效期不少于九十天。",
        "Giá chào gồm thuế, vận chuyển, lắp đặt, hướng dẫn sử dụng và có hiệu lực ít nhất chín mươi ngày.",
    ),
    t(
        "澄清请在截止日五天以前书面提出，答复同时发给所有投标人。",
        "Yêu cầu làm rõ gửi bằng văn bản trước hạn nộp ít nhất năm ngày; câu trả lời gửi cho mọi nhà thầu.",
    ),
]


def title(tender: Tender) -> L:
    """What the document is called on the page of its notice."""
    return t(
        f"{_TITLE['zh-hans']}（{tender.package_code}）", f"{_TITLE['vi']} {tender.package_code}"
    )


def docx(tender: Tender) -> bytes:
    """The document's bytes."""
    document = Document()
    for language in ("zh-hans", "vi"):
        document.add_heading(_TITLE[language], level=1)
        document.add_paragraph(tender.heading[language])
        document.add_paragraph(f"{_PACKAGE[language]}: {tender.package_code}")
        table = document.add_table(rows=1, cols=len(_HEAD), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, _HEAD, strict=True):
            cell.text = text[language]
        for lot in tender.lots:
            values = (lot.number, lot.title[language], lot.quantity[language])
            for cell, text in zip(table.add_row().cells, values, strict=True):
                cell.text = text
        for rule in _RULES:
            document.add_paragraph(rule[language], style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
