"""Outside law to which the demo's regulations refer, the glossary, and their relations."""

from __future__ import annotations

from dataclasses import dataclass

from .schema import L, t


@dataclass(frozen=True)
class Act:
    """An act of the state; `dead` and `successor` where it no longer applies."""

    slug: str
    kind: str
    heading: L
    issuer: L
    number: str
    issued: str
    effective: str
    dead: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Term:
    slug: str
    term: L
    definition: L


@dataclass(frozen=True)
class Relation:
    """`target` is the slug of an act (kind "act") or of a regulation made earlier."""

    kind: str
    target: str
    own: str = ""
    is_act: bool = True


ASSEMBLY = t("越南国会", "Quốc hội")

#: Successors before what they replace.
ACTS: list[Act] = [
    Act("medical-care-2023", "law", t("医疗诊治法（2023年）", "Luật Khám bệnh, chữa bệnh năm 2023"),
        ASSEMBLY, "15/2023/QH15", "2023-01-09", "2024-01-01"),
    Act("medical-care-2009", "law", t("医疗诊治法（2009年）", "Luật Khám bệnh, chữa bệnh năm 2009"),
        ASSEMBLY, "40/2009/QH12", "2009-11-23", "2011-01-01", "2024-01-01", "medical-care-2023"),
    Act("bidding-2023", "law", t("招标法（2023年）", "Luật Đấu thầu năm 2023"),
        ASSEMBLY, "22/2023/QH15", "2023-06-23", "2024-01-01"),
    Act("pharmacy-2016", "law", t("药品法（2016年）", "Luật Dược năm 2016"),
        ASSEMBLY, "105/2016/QH13", "2016-04-06", "2017-01-01"),
]  # fmt: skip

TERMS: list[Term] = [
    Term("information-system", t("信息系统", "hệ thống thông tin"),
         t("处理医院业务数据的软件、设备和网络的总称。",
           "Phần mềm, thiết bị và mạng dùng để xử lý dữ liệu của bệnh viện.")),
    Term("high-alert-medicine", t("高警示药品", "thuốc nguy cơ cao"),
         t("使用不当会对患者造成严重伤害的药品。",
           "Thuốc có thể gây hại nghiêm trọng cho người bệnh nếu dùng sai.")),
    Term("handover", t("交接班", "bàn giao ca"),
         t("下班人员把病人情况和物品交给接班人员并双方签字。",
           "Người hết ca giao tình trạng người bệnh và tài sản cho người vào ca, hai bên cùng ký.")),
    Term("isolation", t("隔离", "cách ly"),
         t("为防止传播，把感染者与他人分开安置。",
           "Bố trí người mắc bệnh lây ở riêng để tránh lây sang người khác.")),
]  # fmt: skip

#: By the slug of the regulation; said anew by each of its editions.
RELATIONS: dict[str, list[Relation]] = {
    "information-confidentiality": [
        Relation("cites", "information-systems-use", "art_1", is_act=False),
        Relation("based_on", "medical-care-2023"),
    ],
    "website-publication": [
        Relation("cites", "information-confidentiality", "art_1", is_act=False),
    ],
    "shift-handover": [Relation("based_on", "medical-care-2009")],
    "high-alert-medicines": [Relation("based_on", "pharmacy-2016")],
    "procurement": [Relation("based_on", "bidding-2023", "art_1")],
}
