"""What is on its way when the demo opens: something at every step."""

from .departments import EVERY_DAY, WEEKDAYS
from .notices import TENDERS
from .regulations import CHEN, HOSPITAL
from .schema import Clarification, EditionData, Hours, Pending, body, h, p, t, ul

_REAGENTS = next(tender for tender in TENDERS if tender.slug == "biochemistry-reagents")

PENDING: list[Pending] = [
    Pending(
        key="draft-backup-drill",
        kind="news",
        target=None,
        department="INFO",
        author="N1008",
        state="draft",
        round=0,
        note=t("还差演练照片和恢复用时。", "Còn thiếu ảnh diễn tập và thời gian khôi phục."),
        heading=t(
            "季度恢复演练：从备份找回一整天的检验数据",
            "Diễn tập quý: khôi phục trọn một ngày dữ liệu xét nghiệm từ bản sao lưu",
        ),
        changes={
            "slug": "backup-drill",
            "summary": t(
                "在不惊动门诊的情况下，把检验系统恢复到前一天晚上的状态。",
                "Đưa hệ thống xét nghiệm về trạng thái đêm hôm trước mà phòng khám không bị ảnh hưởng.",
            ),
            "body": body(
                p(
                    "演练在周六夜间进行。工程师从异地备份取回数据，在备用机器上启动系统，再由检验科抽查一百份报告。",
                    "Buổi diễn tập diễn ra đêm thứ Bảy. Kỹ sư lấy dữ liệu từ kho sao lưu ở nơi khác, chạy hệ thống trên máy dự phòng rồi Khoa Xét nghiệm kiểm tra một trăm phiếu.",
                ),
            ),
            "picture": "server",
        },
        audience="staff",
        offset_days=-1,
    ),
    Pending(
        key="draft-ward-visiting-hours",
        kind="department",
        target="NUR",
        department="NUR",
        author="N1006",
        state="draft",
        round=0,
        note=t("等各病区确认后再提交。", "Chờ các khoa xác nhận rồi mới gửi."),
        heading=t("护理部", "Phòng Điều dưỡng"),
        changes={
            "hours": [
                Hours(WEEKDAYS, "07:00", "17:00", t("中午有人值守", "Buổi trưa có người trực")),
                Hours(
                    EVERY_DAY,
                    "17:00",
                    "07:00",
                    t("夜间督导电话值守", "Trực giám sát ban đêm qua điện thoại"),
                ),
            ],
        },
        offset_days=-3,
    ),
    Pending(
        key="web-team-skills-contest",
        kind="news",
        target=None,
        department="NUR",
        author="N1006",
        state="web_team",
        note=t("照片中三位护士均已签同意书。", "Ba điều dưỡng trong ảnh đều đã ký giấy đồng ý."),
        heading=t(
            "护理技能比赛：蒙住眼睛也能摸准静脉",
            "Thi tay nghề điều dưỡng: bịt mắt vẫn tìm đúng tĩnh mạch",
        ),
        changes={
            "slug": "nursing-skills-contest",
            "summary": t(
                "十一个病区派出四十四名选手，心血管内科获团体第一。",
                "Mười một khoa cử bốn mươi tư người dự thi, Khoa Nội tim mạch nhất đồng đội.",
            ),
            "body": body(
                p(
                    "比赛设静脉穿刺、心肺复苏和用药核对三项。评委特意在病历里埋了一处剂量错误，六成选手当场发现并拒绝执行，得到满分。",
                    "Cuộc thi có ba phần: tiêm tĩnh mạch, ép tim và đối chiếu thuốc. Ban giám khảo cố ý cài một chỗ sai liều trong bệnh án; sáu phần mười thí sinh phát hiện và từ chối thực hiện, được điểm tuyệt đối.",
                ),
                h("获奖名单", "Danh sách đạt giải"),
                ul(
                    [
                        "个人第一：周婷，心血管内科",
                        "个人第二：陆小梅，儿科",
                        "最佳新人：急诊科代表队",
                    ],
                    [
                        "Giải nhất cá nhân: Chu Đình, Khoa Nội tim mạch",
                        "Giải nhì cá nhân: Lục Tiểu Mai, Khoa Nhi",
                        "Đội mới xuất sắc: Khoa Cấp cứu",
                    ],
                ),
            ),
            "picture": "hands",
        },
        offset_days=-1,
    ),
    Pending(
        key="web-team-reagents-clarification",
        kind="tender",
        target="biochemistry-reagents",
        department="PROC",
        author="N1007",
        state="web_team",
        note=t("增加一条澄清，其余不变。", "Thêm một mục làm rõ, còn lại giữ nguyên."),
        heading=_REAGENTS.heading,
        changes={
            "clarifications": [
                *_REAGENTS.clarifications,
                Clarification(
                    0,
                    t(
                        "问：能否按季度送货？答：不能，库容只够四十五天用量，须按月送。",
                        "Hỏi: có thể giao theo quý không? Đáp: không, kho chỉ chứa đủ dùng bốn mươi lăm ngày nên phải giao hằng tháng.",
                    ),
                ),
            ],
        },
        offset_days=0,
    ),
    Pending(
        key="confidentiality-supplier-hours",
        kind="department",
        target="PROC",
        department="PROC",
        author="N1007",
        state="confidentiality",
        note=t("库房搬到东侧，电话不变。", "Kho chuyển sang phía đông, điện thoại giữ nguyên."),
        heading=t("物资采购科", "Phòng Vật tư"),
        changes={
            "location": t("行政楼D座一层，库房在东侧", "Tầng 1 nhà D, kho ở phía đông"),
            "summary": t(
                "设备、耗材和服务的采购、验收、保管与维修，上午收货。",
                "Mua sắm, nghiệm thu, bảo quản, sửa chữa thiết bị, vật tư; nhận hàng buổi sáng.",
            ),
        },
        offset_days=-1,
    ),
    Pending(
        key="director-laundry-estimate",
        kind="tender",
        target="laundry-service",
        department="PROC",
        author="N1007",
        state="director",
        round=2,
        note=t(
            "按退回意见重新测算了两年总价。", "Đã tính lại tổng giá hai năm theo góp ý khi trả bài."
        ),
        heading=t("医用织物洗涤服务（两年）", "Dịch vụ giặt là đồ vải y tế trong hai năm"),
        changes={"estimate": 5_580_000_000, "closes_offset": 29, "opening_offset": 29},
        earlier={"estimate": 2_790_000_000},
        reason="Giá này mới tính cho một năm trong khi gói thầu là hai năm; xin tính lại cả hai năm.",
        returned_by="N1003",
        offset_days=-2,
    ),
    Pending(
        key="director-server-room",
        kind="regulation",
        target=None,
        department="INFO",
        author="N1008",
        state="director",
        note=t("网站管理组已核对两种文字。", "Bộ phận website đã đối chiếu hai ngôn ngữ."),
        heading=t("机房出入管理规定", "Quy định ra vào phòng máy chủ"),
        changes={
            "slug": "server-room-access",
            "category": "information",
            "summary": t(
                "门禁卡、来访陪同、温湿度和巡检的要求。",
                "Yêu cầu về thẻ vào, người đi cùng, nhiệt độ, độ ẩm và kiểm tra định kỳ.",
            ),
        },
        edition=EditionData(
            number_zh="黎医发〔2026〕33号",
            number_vi="33/QĐ-BVBM",
            issuer=HOSPITAL,
            signatory=CHEN[0],
            signatory_title=CHEN[1],
            issued=0,
            effective=14,
            change="substantive",
            file="server-room-access.e1",
            note=t("新制定。", "Ban hành mới."),
        ),
        audience="staff",
        offset_days=-1,
    ),
    Pending(
        key="returned-maintenance-window",
        kind="news",
        target=None,
        department="INFO",
        author="N1008",
        state="returned",
        note=t("请尽快发布。", "Xin đăng sớm."),
        heading=t(
            "周日凌晨系统维护，电子病历停用两小时",
            "Bảo trì rạng sáng Chủ nhật, bệnh án điện tử ngừng hai giờ",
        ),
        changes={
            "slug": "sunday-maintenance",
            "summary": t(
                "两点到四点只能查看，不能书写；急诊启用纸质单。",
                "Từ 2 giờ đến 4 giờ chỉ xem được, không ghi được; cấp cứu dùng phiếu giấy.",
            ),
            "body": body(
                p(
                    "维护期间检验和影像系统照常。请各病区在一点半以前打印夜间医嘱单，四点后补录。",
                    "Trong lúc bảo trì, hệ thống xét nghiệm và hình ảnh vẫn chạy. Các khoa in phiếu y lệnh ban đêm trước 1 giờ 30 và nhập bù sau 4 giờ.",
                ),
            ),
            "picture": "screen",
        },
        audience="staff",
        reason="Bản tiếng Trung ghi “hai giờ”, bản tiếng Việt ghi từ 2 giờ đến 4 giờ nhưng chưa nêu ngày; xin ghi rõ ngày và người trực liên hệ.",
        returned_by="N1003",
        offset_days=-1,
    ),
    Pending(
        key="returned-winter-advice",
        kind="health",
        target=None,
        department="NUR",
        author="N1006",
        state="returned",
        note=t("入冬前发布。", "Đăng trước mùa đông."),
        heading=t(
            "老人过冬：防跌倒，也防一氧化碳",
            "Người già mùa lạnh: tránh ngã và tránh ngộ độc khí than",
        ),
        changes={
            "slug": "older-people-in-winter",
            "summary": t(
                "起床慢三步，屋里烧炭要留窗缝。",
                "Dậy chậm ba nhịp, đốt than trong nhà phải hé cửa sổ.",
            ),
            "body": body(
                ul(
                    [
                        "醒后躺一会儿，坐一会儿，站一会儿再走",
                        "浴室铺防滑垫，夜里留一盏小灯",
                        "不在卧室烧炭取暖，头晕恶心先开窗出屋",
                    ],
                    [
                        "Tỉnh dậy nằm một lát, ngồi một lát, đứng một lát rồi mới đi",
                        "Trải thảm chống trơn trong nhà tắm, đêm để một đèn nhỏ",
                        "Không đốt than sưởi trong phòng ngủ; thấy chóng mặt, buồn nôn thì mở cửa và ra ngoài ngay",
                    ],
                ),
            ),
            "author": t("王芳，质控护士", "Vương Phương, điều dưỡng"),
            "reviewer": t("裴文雄，主任医师", "BSCKII Bùi Văn Hùng"),
            "reviewed_offset_days": -2,
            "picture": "thermometer",
        },
        reason="请补上一氧化碳中毒后的急救电话，再请内科签字确认已经复核。",
        returned_by="N1001",
        offset_days=-4,
    ),
]
