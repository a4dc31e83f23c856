"""The sections of the site: what stands above each list."""

from .schema import L, t

SECTIONS: dict[str, tuple[L, L]] = {
    "departments": (
        t("科室", "Khoa, phòng"),
        t(
            "每个科室做什么、在哪里、什么时候开门、找谁。",
            "Mỗi khoa, phòng làm gì, ở đâu, mở cửa lúc nào, gặp ai.",
        ),
    ),
    "news": (
        t("新闻动态", "Tin tức"),
        t("医院最近发生的事。", "Chuyện mới của bệnh viện."),
    ),
    "health": (
        t("健康知识", "Lời khuyên sức khỏe"),
        t(
            "由本院医护人员撰写，并由专科医师复核。",
            "Do nhân viên y tế của bệnh viện viết, bác sĩ chuyên khoa kiểm tra lại.",
        ),
    ),
    "recruitment": (
        t("招聘公告", "Tuyển dụng"),
        t(
            "正在招聘的岗位、报名期限和录用结果。",
            "Vị trí đang tuyển, hạn nộp hồ sơ và kết quả.",
        ),
    ),
    "tenders": (
        t("招标公告", "Mời thầu"),
        t(
            "采购项目、投标期限、澄清和结果。",
            "Gói mua sắm, hạn nộp hồ sơ, nội dung làm rõ và kết quả.",
        ),
    ),
    "library": (
        t("制度库", "Thư viện quy định"),
        t(
            "现行、将要施行和已经废止的制度，逐条可查。",
            "Quy định đang, sắp và đã hết hiệu lực, tra cứu đến từng điều.",
        ),
    ),
}
"""Heading and summary of each section, by the slug of its page."""
