"""Home and the standard pages."""

from .schema import Home, Standard, body, h, p, t, table, ul

HOME = Home(
    heading=t("今天我们能帮您什么？", "Hôm nay chúng tôi giúp gì cho bạn?"),
    summary=t(
        "找科室、看出诊时间、读健康知识，查招聘和招标公告。",
        "Tìm khoa khám, xem giờ làm việc, đọc lời khuyên sức khỏe, tra thông báo tuyển dụng và mời thầu.",
    ),
    emergency_phone="0203 3 555 115",
    emergency_note=t("B门一层，全天接诊", "Cổng B, tầng 1, suốt ngày đêm"),
    hours=t(
        "周一至周五7:00–16:30，周六7:00–11:30",
        "Thứ Hai – thứ Sáu 7:00 – 16:30, thứ Bảy 7:00 – 11:30",
    ),
    address=t("黎来街12号", "12 phố Lê Lai"),
    directions=t(
        "乘3路公交车到“医院”站，A门对面；自驾请走河滨路，停车场入口在C门。",
        "Đi xe buýt 03 đến trạm “Bệnh viện”, đối diện cổng A; ô tô đi đường Ven Sông, lối vào bãi xe ở cổng C.",
    ),
    legal=t(
        "医疗机构执业许可证 0147/BYT-GPHĐ · 网站内容负责人：院长陈立",
        "Giấy phép hoạt động số 0147/BYT-GPHĐ · Chịu trách nhiệm nội dung: Giám đốc Trần Lập",
    ),
)

STANDARDS: list[Standard] = [
    Standard(
        slug="about",
        heading=t("医院简介", "Giới thiệu bệnh viện"),
        summary=t(
            "一九五八年从一间卫生所开始，如今有四百二十张病床，服务边境两侧的居民。",
            "Khởi đầu từ một trạm xá năm 1958, nay có 420 giường, phục vụ người dân hai bên biên giới.",
        ),
        body=body(
            p(
                "黎明综合医院坐落在河口小城，逢圩日，四乡八寨的人讲着三四种话来看病。医院因此很早就有了双语处方、翻译志愿者和画着太阳月亮的药袋。",
                "Bệnh viện Đa khoa Bình Minh nằm ở thị trấn bên cửa sông; ngày chợ phiên, bà con các bản đến khám bằng ba bốn thứ tiếng. Vì thế từ lâu nơi đây đã có đơn thuốc song ngữ, tình nguyện viên phiên dịch và túi thuốc vẽ mặt trời, mặt trăng.",
            ),
            h("几个数字", "Vài con số"),
            table(
                [
                    ["项目", "数量"],
                    ["病床", "420张"],
                    ["职工", "1 387人"],
                    ["年门诊人次", "31万"],
                    ["年手术", "8 600台"],
                ],
                [
                    ["Chỉ tiêu", "Số lượng"],
                    ["Giường bệnh", "420"],
                    ["Nhân viên", "1.387 người"],
                    ["Lượt khám mỗi năm", "310.000"],
                    ["Phẫu thuật mỗi năm", "8.600 ca"],
                ],
            ),
            h("我们看重的", "Điều chúng tôi coi trọng"),
            ul(
                ["说病人听得懂的话", "该做的检查做，不该做的不做", "出了差错，先告诉病人"],
                [
                    "Nói điều người bệnh hiểu được",
                    "Chỉ làm xét nghiệm cần thiết",
                    "Có sai sót thì báo người bệnh trước tiên",
                ],
            ),
        ),
    ),
    Standard(
        slug="contact",
        heading=t("联系我们与来院路线", "Liên hệ và đường đến bệnh viện"),
        summary=t(
            "电话、公交、停车和无障碍入口。",
            "Điện thoại, xe buýt, chỗ đỗ xe và lối vào cho xe lăn.",
        ),
        body=body(
            table(
                [
                    ["事项", "电话"],
                    ["急救", "0203 3 555 115"],
                    ["总机", "0203 3 555 100"],
                    ["预约", "0203 3 555 102"],
                    ["意见和投诉", "0203 3 555 130"],
                ],
                [
                    ["Việc", "Điện thoại"],
                    ["Cấp cứu", "0203 3 555 115"],
                    ["Tổng đài", "0203 3 555 100"],
                    ["Đặt lịch khám", "0203 3 555 102"],
                    ["Góp ý, khiếu nại", "0203 3 555 130"],
                ],
            ),
            h("怎样到达", "Cách đi"),
            ul(
                [
                    "公交：3路、7路，每十五分钟一班，末班21:00",
                    "从口岸步行：沿黎来街向东，约十二分钟",
                    "自驾：C门停车场三百个车位，前半小时免费",
                    "救护车和急诊：只走B门，请勿占用",
                ],
                [
                    "Xe buýt: tuyến 03 và 07, mười lăm phút một chuyến, chuyến cuối 21:00",
                    "Đi bộ từ cửa khẩu: theo phố Lê Lai về phía đông, khoảng mười hai phút",
                    "Ô tô: bãi xe cổng C có 300 chỗ, nửa giờ đầu miễn phí",
                    "Xe cứu thương và cấp cứu: chỉ đi cổng B, xin đừng đỗ chắn lối",
                ],
            ),
            h("轮椅与陪同", "Xe lăn và người đi cùng"),
            p(
                "A门右侧有坡道，进门就能借到轮椅，押一件证件即可。听力或者语言不便的，请向导诊台要一块写字板。",
                "Bên phải cổng A có dốc; vào cửa là mượn được xe lăn, chỉ cần gửi giấy tờ. Ai khó nghe, khó nói xin lấy bảng viết ở quầy hướng dẫn.",
            ),
        ),
    ),
    Standard(
        slug="patient-rights",
        heading=t("病人的权利与义务", "Quyền và nghĩa vụ của người bệnh"),
        summary=t(
            "您可以问、可以拒绝、可以要求翻译；也请配合我们做到几件事。",
            "Bạn được hỏi, được từ chối, được có phiên dịch; và xin cùng chúng tôi làm vài điều.",
        ),
        body=body(
            h("您的权利", "Quyền của bạn"),
            ul(
                [
                    "用自己听得懂的语言了解病情、费用和可选的办法",
                    "签字以前有时间考虑，可以请另一位医生看看",
                    "拒绝检查或者治疗，并知道后果",
                    "查阅、复印自己的病历",
                    "检查身体时有同性工作人员在场",
                ],
                [
                    "Được biết bệnh tình, chi phí và các lựa chọn bằng ngôn ngữ mình hiểu",
                    "Có thời gian suy nghĩ trước khi ký, có thể nhờ bác sĩ khác xem",
                    "Từ chối xét nghiệm hoặc điều trị và được biết hậu quả",
                    "Xem, sao chụp hồ sơ của mình",
                    "Có nhân viên cùng giới có mặt khi khám cơ thể",
                ],
            ),
            h("请您做到", "Xin bạn"),
            ul(
                [
                    "如实说明病史、过敏和正在吃的药",
                    "尊重其他病人，不拍摄别人",
                    "按时复诊，不来时提前告知",
                ],
                [
                    "Nói đúng tiền sử, dị ứng và thuốc đang dùng",
                    "Tôn trọng người bệnh khác, không chụp hình họ",
                    "Tái khám đúng hẹn, không đến thì báo trước",
                ],
            ),
            p(
                '觉得权利受到侵害，请找<a href="tel:02033555130">医务科</a>，无论结果如何，反映问题不会影响您的治疗。',
                'Nếu thấy quyền của mình bị vi phạm, xin gặp <a href="tel:02033555130">Phòng Kế hoạch tổng hợp</a>; dù kết quả thế nào, việc phản ánh không ảnh hưởng đến điều trị.',
            ),
        ),
    ),
    Standard(
        slug="privacy-accessibility",
        heading=t("隐私与无障碍声明", "Tuyên bố về quyền riêng tư và khả năng tiếp cận"),
        summary=t(
            "这个网站记录什么、不记录什么，以及怎样让每个人都能用。",
            "Trang này ghi lại gì, không ghi lại gì, và làm sao để ai cũng dùng được.",
        ),
        body=body(
            h("隐私", "Quyền riêng tư"),
            ul(
                [
                    "不用广告和第三方统计，不在您的设备上留下跟踪标记",
                    "服务器日志保存六十天，只用于排除故障和防范攻击",
                    "照片中的人都书面同意过，要求撤下时三天内办理",
                ],
                [
                    "Không dùng quảng cáo và công cụ thống kê bên thứ ba, không để lại dấu theo dõi trên máy của bạn",
                    "Nhật ký máy chủ lưu sáu mươi ngày, chỉ để xử lý sự cố và chống tấn công",
                    "Người trong ảnh đều đã đồng ý bằng văn bản, yêu cầu gỡ được giải quyết trong ba ngày",
                ],
            ),
            h("无障碍", "Khả năng tiếp cận"),
            p(
                "网页按WCAG 2.2的AA级制作，可只用键盘操作，字号放大到两倍不会丢字。仍有不便之处，请写信到website@binhminh.example，我们在十个工作日内答复。",
                "Trang được làm theo mức AA của WCAG 2.2, dùng được chỉ bằng bàn phím, phóng chữ gấp đôi không mất chữ. Gặp chỗ khó dùng, xin gửi thư tới website@binhminh.example, chúng tôi trả lời trong mười ngày làm việc.",
            ),
        ),
    ),
]
