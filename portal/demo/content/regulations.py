"""The eight regulations and their editions; the texts are in `regulations/`.

Covered: an edition in force (most), replaced by a later one, issued but not yet effective
(`website-publication`), and repealed (`visiting-during-outbreaks`, whose last edition is the
decision that repeals it).
"""

from pathlib import Path

from .schema import EditionData, L, Language, Moment, Regulation, t

TEXTS = Path(__file__).parent / "regulations"

CATEGORIES: dict[str, L] = {
    "information": t("信息与网站", "Thông tin và trang tin điện tử"),
    "confidentiality": t("保密", "Bảo mật"),
    "nursing": t("护理与感染控制", "Chăm sóc và kiểm soát nhiễm khuẩn"),
    "medicines": t("药品", "Dược"),
    "procurement": t("采购", "Mua sắm"),
    "order": t("就医秩序", "Nội quy thăm, khám bệnh"),
}

HOSPITAL = t("黎明综合医院", "Bệnh viện Đa khoa Bình Minh")
CHEN = (t("陈立", "Trần Lập"), t("院长", "Giám đốc"))
LAN = (t("阮氏兰", "Nguyễn Thị Lan"), t("副院长", "Phó Giám đốc"))
HUANG = (t("黄志诚", "Hoàng Chí Thành"), t("院长", "Giám đốc"))


def text_of(edition: EditionData, language: Language) -> str:
    """The text of an edition in one language, without title and signature."""
    return (TEXTS / f"{edition.file}.{language}.txt").read_text(encoding="utf-8")


def _edition(
    year: int,
    number: int,
    signed: tuple[L, L],
    issued: Moment,
    effective: Moment,
    file: str,
    note: L,
    change: str = "substantive",
) -> EditionData:
    return EditionData(
        number_zh=f"黎医发〔{year}〕{number}号",
        number_vi=f"{number:02}/QĐ-BVBM",
        issuer=HOSPITAL,
        signatory=signed[0],
        signatory_title=signed[1],
        issued=issued,
        effective=effective,
        change=change,  # type: ignore[arg-type]  # one of the three words of the schema
        file=file,
        note=note,
    )


REGULATIONS: list[Regulation] = [
    Regulation(
        slug="information-systems-use",
        category="information",
        department="INFO",
        heading=t("信息系统使用管理规定", "Quy định quản lý sử dụng hệ thống thông tin"),
        summary=t(
            "账号怎样申领和停用，口令有什么要求，系统停机时各科怎样工作。",
            "Cách xin cấp và thu hồi tài khoản, yêu cầu về mật khẩu, cách làm việc khi hệ thống ngừng.",
        ),
        audience="staff",
        editions=[
            _edition(
                2021,
                3,
                HUANG,
                "2021-01-08",
                "2021-01-15",
                "information-systems-use.e1",
                t("首次试行。", "Ban hành lần đầu, áp dụng tạm thời."),
            ),
            _edition(
                2023,
                18,
                CHEN,
                "2023-06-12",
                "2023-07-01",
                "information-systems-use.e2",
                t(
                    "结束试行；细化职责和口令要求，增加院外登录和外包人员两条。",
                    "Hết thời gian áp dụng tạm; quy định rõ trách nhiệm, mật khẩu, thêm điều về đăng nhập từ ngoài và nhân viên thuê ngoài.",
                ),
            ),
            _edition(
                2026,
                12,
                CHEN,
                "2026-02-12",
                "2026-03-01",
                "information-systems-use.e3",
                t(
                    "驻场工程师纳入适用范围；口令加长，增加二次验证和智能工具的要求，故障报告缩短为十分钟。",
                    "Bổ sung kỹ sư tại chỗ vào đối tượng áp dụng; mật khẩu dài hơn, thêm xác thực hai bước và công cụ thông minh, báo sự cố trong mười phút.",
                ),
            ),
        ],
    ),
    Regulation(
        slug="information-confidentiality",
        category="confidentiality",
        department="MED",
        heading=t("信息保密管理规定", "Quy định bảo mật thông tin"),
        summary=t(
            "哪些信息要保密，病人信息谁能看、怎样对外提供，泄密后怎么办。",
            "Thông tin nào phải giữ kín, ai được xem thông tin người bệnh, cung cấp ra ngoài thế nào, làm gì khi lộ tin.",
        ),
        audience="staff",
        editions=[
            _edition(
                2025,
                9,
                CHEN,
                "2025-04-02",
                "2025-04-15",
                "information-confidentiality.e1",
                t(
                    "统一此前各科室自订的保密办法。",
                    "Thống nhất các quy ước bảo mật riêng của khoa, phòng.",
                ),
            ),
        ],
    ),
    Regulation(
        slug="website-publication",
        category="information",
        department="WEB",
        heading=t("网站信息发布管理规定", "Quy định đăng tải thông tin trên trang điện tử"),
        summary=t(
            "稿件由谁写、谁查、谁批准，紧急情况怎样先发布，错了怎样改。",
            "Ai viết, ai kiểm tra, ai phê duyệt bài; đăng khẩn cấp và sửa sai ra sao.",
        ),
        audience="staff",
        editions=[
            _edition(
                2025,
                6,
                LAN,
                "2025-03-03",
                "2025-03-10",
                "website-publication.e1",
                t("首次制定。", "Ban hành lần đầu."),
            ),
            _edition(
                2026,
                31,
                CHEN,
                -10,
                38,
                "website-publication.e2",
                t(
                    "确立双人原则，批准权归院长；增加紧急发布和无障碍两条；检查时限缩短为一个工作日。",
                    "Xác lập nguyên tắc bốn mắt, Giám đốc phê duyệt; thêm điều về đăng khẩn cấp và khả năng tiếp cận; kiểm tra trong một ngày làm việc.",
                ),
            ),
        ],
    ),
    Regulation(
        slug="hand-hygiene-isolation",
        category="nursing",
        department="NUR",
        heading=t("手卫生与隔离管理规定", "Quy định vệ sinh tay và cách ly"),
        summary=t(
            "何时洗手、怎样洗，隔离病房的标识、穿脱和监测。",
            "Khi nào và cách vệ sinh tay; biển báo, mặc tháo đồ bảo hộ và giám sát buồng cách ly.",
        ),
        audience="staff",
        editions=[
            _edition(
                2022,
                14,
                HUANG,
                "2022-04-20",
                "2022-05-05",
                "hand-hygiene-isolation.e1",
                t("原洗手须知上升为制度。", "Nâng hướng dẫn rửa tay thành quy định."),
            ),
            _edition(
                2025,
                22,
                CHEN,
                "2025-08-15",
                "2025-09-01",
                "hand-hygiene-isolation.e2",
                t(
                    "揉搓时间和监测标准提高，隔离标识改为两种文字，增加聚集报告一条。",
                    "Tăng thời gian chà tay và chuẩn giám sát, biển cách ly ghi hai thứ tiếng, thêm điều báo cáo chùm ca bệnh.",
                ),
            ),
        ],
    ),
    Regulation(
        slug="shift-handover",
        category="nursing",
        department="NUR",
        heading=t("护理交接班制度", "Quy chế bàn giao ca điều dưỡng"),
        summary=t(
            "每班交什么、在哪里交、什么情况不能交。",
            "Mỗi ca bàn giao gì, ở đâu và khi nào chưa được bàn giao.",
        ),
        audience="staff",
        editions=[
            _edition(
                2024,
                11,
                LAN,
                "2024-03-18",
                "2024-04-01",
                "shift-handover.e1",
                t("按医院质量评审要求重写。", "Viết lại theo yêu cầu đánh giá chất lượng."),
            ),
        ],
    ),
    Regulation(
        slug="high-alert-medicines",
        category="medicines",
        department="PHA",
        heading=t("高警示药品管理规定", "Quy định quản lý thuốc nguy cơ cao"),
        summary=t(
            "高警示药品的目录、储存、开具、双人核对和差错上报。",
            "Danh mục, bảo quản, kê đơn, hai người đối chiếu và báo cáo sai sót đối với thuốc nguy cơ cao.",
        ),
        audience="staff",
        editions=[
            _edition(
                2024,
                27,
                CHEN,
                "2024-09-16",
                "2024-10-01",
                "high-alert-medicines.e1",
                t(
                    "药事管理委员会第三季度会议通过。",
                    "Hội đồng thuốc và điều trị thông qua tại phiên họp quý III.",
                ),
            ),
        ],
    ),
    Regulation(
        slug="procurement",
        category="procurement",
        department="PROC",
        heading=t("物资与服务采购管理规定", "Quy định mua sắm vật tư và dịch vụ"),
        summary=t(
            "采购方式、公告、评审、验收的规则，供应商可查阅。",
            "Quy tắc về hình thức mua sắm, thông báo, xét thầu, nghiệm thu; nhà cung cấp có thể tra cứu.",
        ),
        audience="public",
        editions=[
            _edition(
                2023,
                40,
                CHEN,
                "2023-12-11",
                "2024-01-01",
                "procurement.e1",
                t("与新的招标法同步施行。", "Thi hành cùng thời điểm với Luật Đấu thầu mới."),
            ),
        ],
    ),
    Regulation(
        slug="visiting-during-outbreaks",
        category="order",
        department="NUR",
        heading=t(
            "呼吸道传染病流行期间探视陪护管理规定",
            "Quy định quản lý thăm bệnh, chăm nuôi trong mùa dịch hô hấp",
        ),
        summary=t(
            "疫情期间的陪护条件、登记和视频探视；已经废止，供查考。",
            "Điều kiện chăm nuôi, đăng ký và thăm qua màn hình khi có dịch; đã bãi bỏ, giữ lại để tra cứu.",
        ),
        audience="public",
        editions=[
            _edition(
                2021,
                29,
                HUANG,
                "2021-08-06",
                "2021-08-10",
                "visiting-during-outbreaks.e1",
                t("疫情防控临时规定。", "Quy định tạm thời để phòng dịch."),
            ),
            _edition(
                2024,
                15,
                CHEN,
                "2024-05-20",
                "2024-06-01",
                "visiting-during-outbreaks.e2",
                t(
                    "疫情防控转为常态，恢复日常探视。",
                    "Phòng dịch trở lại bình thường, khôi phục giờ thăm hằng ngày.",
                ),
                change="repeal",
            ),
        ],
    ),
]
