"""The fourteen departments, in the order in which a visitor looks for them."""

from .schema import Department, Hours, Person, body, h, p, t, table, ul

WEEKDAYS = t("周一至周五", "Thứ Hai đến thứ Sáu")
SATURDAY = t("周六", "Thứ Bảy")
EVERY_DAY = t("每天", "Hằng ngày")
OFFICE = [Hours(WEEKDAYS, "07:30", "16:30", t("中午11:30至13:00休息", "Nghỉ trưa 11:30 – 13:00"))]
ROUND_THE_CLOCK = [Hours(EVERY_DAY, "00:00", "24:00", t("节假日不休", "Kể cả ngày lễ, Tết"))]

DEPARTMENTS: list[Department] = [
    Department(
        code="EMG",
        name=t("急诊科", "Khoa Cấp cứu"),
        parent=None,
        group="clinical",
        heading=t("急诊科", "Khoa Cấp cứu"),
        summary=t(
            "全天接诊急危重病人，先救治、后办手续。",
            "Tiếp nhận người bệnh nặng suốt ngày đêm, cứu chữa trước, làm thủ tục sau.",
        ),
        duties=[
            t(
                "按病情轻重分级，最危急的病人先看",
                "Phân loại theo mức độ nặng, người nguy kịch nhất được khám trước",
            ),
            t(
                "抢救心搏骤停、创伤、中毒和卒中病人",
                "Cấp cứu ngừng tim, chấn thương, ngộ độc và đột quỵ",
            ),
            t(
                "派出救护车，接回边境各乡镇的急症病人",
                "Điều xe cứu thương đón người bệnh từ các xã biên giới",
            ),
            t(
                "发生群体伤害时承担全院救治的调度",
                "Điều phối cứu chữa toàn viện khi có nhiều người bị nạn",
            ),
        ],
        location=t("B门，急诊楼一层", "Cổng B, tầng 1 nhà cấp cứu"),
        phone="0203 3 555 115",
        email="capcuu@binhminh.example",
        hours=ROUND_THE_CLOCK,
        people=[
            Person(
                "武德龙",
                "Vũ Đức Long",
                t("科主任，主任医师", "Trưởng khoa, bác sĩ chuyên khoa II"),
                "0203 3 555 116",
                "person_1",
            ),
            Person(
                "孙丽华",
                "Tôn Lệ Hoa",
                t("护士长", "Điều dưỡng trưởng"),
                "0203 3 555 117",
                "person_2",
            ),
            Person(
                "农文海",
                "Nông Văn Hải",
                t("救护车调度负责人", "Phụ trách điều xe cứu thương"),
                "0203 3 555 118",
            ),
        ],
        body=body(
            h("什么情况请直接来急诊", "Khi nào nên đến thẳng khoa Cấp cứu"),
            ul(
                [
                    "胸口压榨样疼痛超过十五分钟",
                    "突然口角歪斜、一侧手脚无力或说不清话",
                    "呼吸困难、嘴唇发紫",
                    "大量出血、严重烧伤或高处坠落",
                    "幼儿抽搐或叫不醒",
                ],
                [
                    "Đau thắt ngực quá mười lăm phút",
                    "Đột ngột méo miệng, yếu một bên tay chân hoặc nói khó",
                    "Khó thở, môi tím",
                    "Chảy máu nhiều, bỏng nặng hoặc ngã từ trên cao",
                    "Trẻ nhỏ co giật hoặc gọi không tỉnh",
                ],
            ),
            h("到达以后", "Sau khi đến nơi"),
            p(
                "分诊护士会在五分钟内查看病人，并用颜色腕带标明先后。等候时病情若有变化，请立刻告诉护士，不必等叫号。",
                "Điều dưỡng phân loại xem người bệnh trong vòng năm phút và đeo vòng tay màu để xếp thứ tự. Nếu trong lúc chờ thấy nặng lên, xin báo ngay cho điều dưỡng, không cần đợi gọi số.",
            ),
            table(
                [
                    ["腕带", "含义", "最长等候"],
                    ["红", "有生命危险", "立即"],
                    ["黄", "病情较重", "15分钟"],
                    ["绿", "病情稳定", "60分钟"],
                ],
                [
                    ["Vòng tay", "Ý nghĩa", "Chờ tối đa"],
                    ["Đỏ", "Nguy hiểm tính mạng", "Khám ngay"],
                    ["Vàng", "Bệnh khá nặng", "15 phút"],
                    ["Xanh", "Bệnh ổn định", "60 phút"],
                ],
            ),
        ),
        picture="ambulance",
    ),
    Department(
        code="OPD",
        name=t("门诊部", "Khoa Khám bệnh"),
        parent=None,
        group="clinical",
        heading=t("门诊部", "Khoa Khám bệnh"),
        summary=t(
            "挂号、初诊、转科和复诊都从这里开始，设中越双语导诊台。",
            "Nơi đăng ký, khám lần đầu, chuyển khoa và tái khám, có quầy hướng dẫn hai thứ tiếng Trung – Việt.",
        ),
        duties=[
            t(
                "办理挂号、预约和医保核对",
                "Đăng ký khám, đặt lịch hẹn và kiểm tra thẻ bảo hiểm y tế",
            ),
            t("安排各专科医师每日出诊", "Sắp xếp bác sĩ chuyên khoa khám hằng ngày"),
            t(
                "为行动不便者提供轮椅和陪同",
                "Cho mượn xe lăn và cử người đi cùng người đi lại khó khăn",
            ),
            t(
                "管理慢性病长期处方和复诊提醒",
                "Quản lý đơn thuốc dài ngày và nhắc lịch tái khám bệnh mạn tính",
            ),
            t(
                "收集病人意见，两个工作日内答复",
                "Tiếp nhận ý kiến người bệnh, trả lời trong hai ngày làm việc",
            ),
        ],
        location=t("A门，门诊楼一至三层", "Cổng A, tầng 1 đến tầng 3 nhà khám bệnh"),
        phone="0203 3 555 101",
        email="khambenh@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "07:00", "16:30", t("16:00停止挂号", "Ngừng lấy số lúc 16:00")),
            Hours(SATURDAY, "07:00", "11:30", t("仅上午", "Chỉ buổi sáng")),
        ],
        people=[
            Person(
                "黄氏秋",
                "Hoàng Thị Thu",
                t("主任，副主任医师", "Trưởng khoa, bác sĩ chuyên khoa I"),
                "0203 3 555 102",
                "person_3",
            ),
            Person(
                "马俊", "Mã Tuấn", t("导诊台组长", "Tổ trưởng quầy hướng dẫn"), "0203 3 555 103"
            ),
        ],
        body=body(
            h("看病五步", "Năm bước khám bệnh"),
            ul(
                [
                    "在一层取号机或导诊台取号",
                    "带身份证件和医保卡到窗口登记",
                    "到诊室门口等候屏幕叫号",
                    "做检查，结果会送回原诊室",
                    "缴费取药，或办理住院",
                ],
                [
                    "Lấy số tại máy hoặc quầy hướng dẫn ở tầng 1",
                    "Mang giấy tờ tùy thân và thẻ bảo hiểm đến quầy đăng ký",
                    "Chờ màn hình gọi số trước phòng khám",
                    "Làm xét nghiệm, kết quả được chuyển về phòng khám",
                    "Thanh toán và nhận thuốc, hoặc làm thủ tục nhập viện",
                ],
            ),
            h("预约", "Đặt lịch hẹn"),
            p(
                "可提前七天打电话预约，预约病人在约定时段内优先。不能来时，请在前一天下午四点前取消，把号留给别人。",
                "Có thể gọi điện đặt lịch trước bảy ngày, người có hẹn được ưu tiên trong khung giờ đã chọn. Nếu không đến được, xin báo hủy trước 16 giờ ngày hôm trước để nhường số cho người khác.",
            ),
        ),
        picture="reception",
    ),
    Department(
        code="INT",
        name=t("内科", "Khoa Nội tổng hợp"),
        parent=None,
        group="clinical",
        heading=t("内科", "Khoa Nội tổng hợp"),
        summary=t(
            "诊治呼吸、消化、内分泌和肾脏疾病，设病床六十张。",
            "Điều trị bệnh hô hấp, tiêu hóa, nội tiết và thận, với sáu mươi giường bệnh.",
        ),
        duties=[
            t("收治内科各系统疾病的住院病人", "Điều trị nội trú các bệnh thuộc hệ nội khoa"),
            t("为外科和妇产科提供会诊", "Hội chẩn cho các khoa ngoại và phụ sản"),
            t(
                "管理糖尿病、慢阻肺等慢性病门诊",
                "Phụ trách phòng khám đái tháo đường, bệnh phổi tắc nghẽn mạn tính",
            ),
            t("带教轮转医师和实习生", "Hướng dẫn bác sĩ luân khoa và sinh viên thực tập"),
        ],
        location=t("住院楼C座四层", "Tầng 4 nhà C, khu nội trú"),
        phone="0203 3 555 140",
        email="noi@binhminh.example",
        hours=[
            Hours(
                EVERY_DAY,
                "00:00",
                "24:00",
                t("探视时间16:30至19:30", "Giờ thăm bệnh 16:30 – 19:30"),
            )
        ],
        people=[
            Person(
                "裴文雄",
                "Bùi Văn Hùng",
                t("科主任，主任医师", "Trưởng khoa, bác sĩ chuyên khoa II"),
                "0203 3 555 141",
                "person_4",
            ),
            Person(
                "韦春桃",
                "Vi Xuân Đào",
                t("护士长", "Điều dưỡng trưởng"),
                "0203 3 555 142",
                "person_5",
            ),
        ],
        body=body(
            h("住院须知", "Khi nằm viện"),
            p(
                "每天上午八点医生查房，家属如要了解病情，请在查房后到医生办公室。病房晚上九点熄灯，夜间请保持安静。",
                "Bác sĩ đi buồng lúc 8 giờ sáng; gia đình muốn hỏi về bệnh tình xin đến phòng bác sĩ sau giờ đi buồng. Buồng bệnh tắt đèn lúc 21 giờ, xin giữ yên tĩnh ban đêm.",
            ),
            h("专病门诊", "Phòng khám chuyên bệnh"),
            table(
                [
                    ["门诊", "时间", "诊室"],
                    ["糖尿病", "周一、周四上午", "A205"],
                    ["慢阻肺与哮喘", "周二上午", "A207"],
                    ["肝病", "周三上午", "A206"],
                ],
                [
                    ["Phòng khám", "Thời gian", "Phòng"],
                    ["Đái tháo đường", "Sáng thứ Hai, thứ Năm", "A205"],
                    ["Phổi tắc nghẽn và hen", "Sáng thứ Ba", "A207"],
                    ["Bệnh gan", "Sáng thứ Tư", "A206"],
                ],
            ),
        ),
        picture="ward",
    ),
    Department(
        code="CAR",
        name=t("心血管内科", "Khoa Nội tim mạch"),
        parent="INT",
        group="clinical",
        heading=t("心血管内科", "Khoa Nội tim mạch"),
        summary=t(
            "高血压、冠心病、心律失常和心力衰竭的诊治与长期随访。",
            "Khám, điều trị và theo dõi lâu dài tăng huyết áp, bệnh mạch vành, rối loạn nhịp và suy tim.",
        ),
        duties=[
            t(
                "与急诊科共同管理胸痛病人的快速通道",
                "Cùng khoa Cấp cứu vận hành luồng ưu tiên cho người đau ngực",
            ),
            t(
                "开展心电图、心脏超声和动态血压检查",
                "Thực hiện điện tâm đồ, siêu âm tim và theo dõi huyết áp 24 giờ",
            ),
            t("建立高血压病人随访档案", "Lập hồ sơ theo dõi người tăng huyết áp"),
            t("每季度到乡镇卫生站讲课、巡诊", "Mỗi quý đến trạm y tế xã tập huấn và khám lưu động"),
        ],
        location=t("住院楼C座五层", "Tầng 5 nhà C, khu nội trú"),
        phone="0203 3 555 150",
        email="timmach@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "07:00", "16:30", t("门诊在A210诊室", "Phòng khám A210")),
            Hours(SATURDAY, "07:00", "11:30", t("仅复诊", "Chỉ tái khám")),
        ],
        people=[
            Person(
                "郑文科",
                "Trịnh Văn Khoa",
                t("科主任，副主任医师", "Trưởng khoa, bác sĩ chuyên khoa II"),
                "0203 3 555 151",
                "person_6",
            ),
            Person("周婷", "Chu Đình", t("主管护师", "Điều dưỡng chính"), "0203 3 555 152"),
            Person(
                "闭志远", "Bế Chí Viễn", t("心脏超声医师", "Bác sĩ siêu âm tim"), "0203 3 555 153"
            ),
        ],
        body=body(
            h("胸痛快速通道", "Luồng ưu tiên đau ngực"),
            p(
                "胸痛病人到院后十分钟内完成心电图，医生当场判读。需要开通血管的病人由本科与省级医院协同转运。",
                "Người đau ngực được ghi điện tâm đồ trong mười phút sau khi đến viện và bác sĩ đọc ngay. Trường hợp cần can thiệp mạch, khoa phối hợp với bệnh viện tỉnh để chuyển người bệnh.",
            ),
            h("复诊请带", "Khi tái khám xin mang theo"),
            ul(
                ["最近两周的家庭血压记录", "正在服用的全部药盒", "上次出院小结"],
                [
                    "Sổ ghi huyết áp tại nhà trong hai tuần gần nhất",
                    "Toàn bộ vỏ hộp thuốc đang dùng",
                    "Giấy ra viện lần trước",
                ],
            ),
        ),
        picture="heart",
    ),
    Department(
        code="PED",
        name=t("儿科", "Khoa Nhi"),
        parent=None,
        group="clinical",
        heading=t("儿科", "Khoa Nhi"),
        summary=t(
            "为出生至十六岁的孩子看病，设新生儿病房和雾化室。",
            "Khám chữa bệnh cho trẻ từ sơ sinh đến mười sáu tuổi, có buồng sơ sinh và phòng khí dung.",
        ),
        duties=[
            t(
                "诊治儿童常见病和传染病",
                "Điều trị các bệnh thường gặp và bệnh truyền nhiễm ở trẻ em",
            ),
            t("救治早产儿和患病新生儿", "Chăm sóc trẻ sinh non và trẻ sơ sinh bị bệnh"),
            t("开展生长发育评估和营养门诊", "Đánh giá tăng trưởng, khám và tư vấn dinh dưỡng"),
            t("指导家长在家观察和护理", "Hướng dẫn cha mẹ theo dõi và chăm sóc trẻ tại nhà"),
        ],
        location=t("住院楼C座二层", "Tầng 2 nhà C, khu nội trú"),
        phone="0203 3 555 120",
        email="nhi@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "07:00", "16:30", t("门诊在A108诊室", "Phòng khám A108")),
            Hours(
                t("周六、周日", "Thứ Bảy, Chủ nhật"),
                "07:00",
                "11:30",
                t("下午急症请到急诊科", "Buổi chiều xin đến khoa Cấp cứu"),
            ),
        ],
        people=[
            Person(
                "陈秋霞",
                "Trần Thu Hà",
                t("科主任，副主任医师", "Trưởng khoa, bác sĩ chuyên khoa II"),
                "0203 3 555 121",
                "person_7",
            ),
            Person(
                "陆小梅",
                "Lục Tiểu Mai",
                t("护士长", "Điều dưỡng trưởng"),
                "0203 3 555 122",
                "person_8",
            ),
            Person("段玉英", "Đoàn Ngọc Anh", t("新生儿医师", "Bác sĩ sơ sinh"), "0203 3 555 123"),
        ],
        body=body(
            h("陪护与探视", "Chăm nuôi và thăm trẻ"),
            p(
                "每个孩子可由一名家长陪住，陪护证在护士站领取。患感冒、水痘的家人请先不要进入病区。",
                "Mỗi trẻ được một người nhà ở cùng, thẻ chăm nuôi nhận tại quầy điều dưỡng. Người nhà đang cảm cúm hoặc thủy đậu xin tạm không vào khu bệnh phòng.",
            ),
            h("专科门诊", "Phòng khám chuyên khoa"),
            ul(
                ["哮喘与过敏：周二下午", "生长发育：周三下午", "早产儿随访：周五上午"],
                [
                    "Hen và dị ứng: chiều thứ Ba",
                    "Tăng trưởng: chiều thứ Tư",
                    "Theo dõi trẻ sinh non: sáng thứ Sáu",
                ],
            ),
        ),
        picture="child",
    ),
    Department(
        code="LAB",
        name=t("检验科", "Khoa Xét nghiệm"),
        parent=None,
        group="technical",
        heading=t("检验科", "Khoa Xét nghiệm"),
        summary=t(
            "血液、生化、微生物检验和临床用血，急诊项目一小时内出结果。",
            "Xét nghiệm huyết học, hóa sinh, vi sinh và cấp phát máu; mẫu cấp cứu có kết quả trong một giờ.",
        ),
        duties=[
            t("采集、接收和检测各科标本", "Lấy, tiếp nhận và xét nghiệm mẫu của các khoa"),
            t(
                "发现危急值立即电话通知并登记",
                "Báo ngay bằng điện thoại và ghi sổ khi có kết quả nguy kịch",
            ),
            t("每日做室内质控，参加室间质评", "Nội kiểm hằng ngày và tham gia ngoại kiểm"),
            t("保管和配发临床用血", "Bảo quản và cấp phát máu điều trị"),
        ],
        location=t("门诊楼一层东侧", "Phía đông tầng 1 nhà khám bệnh"),
        phone="0203 3 555 160",
        email="xetnghiem@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "06:30", "16:30", t("空腹采血至10:00", "Lấy máu lúc đói đến 10:00")),
            Hours(EVERY_DAY, "16:30", "06:30", t("仅急诊标本", "Chỉ nhận mẫu cấp cứu")),
        ],
        people=[
            Person(
                "林国栋",
                "Lâm Quốc Đống",
                t("科主任，主任技师", "Trưởng khoa, kỹ thuật viên cao cấp"),
                "0203 3 555 161",
                "person_9",
            ),
            Person(
                "梁文成",
                "Lường Văn Thành",
                t("微生物组技师", "Kỹ thuật viên tổ vi sinh"),
                "0203 3 555 162",
            ),
        ],
        body=body(
            h("采血前", "Trước khi lấy máu"),
            p(
                "查血糖、血脂请空腹八到十二小时，可以喝白开水。正在服抗凝药的人，请在采血前告诉护士。",
                "Xét nghiệm đường và mỡ máu cần nhịn ăn 8 đến 12 giờ, có thể uống nước lọc. Người đang dùng thuốc chống đông xin báo điều dưỡng trước khi lấy máu.",
            ),
            table(
                [
                    ["项目", "出结果时间"],
                    ["血常规", "30分钟"],
                    ["生化", "2小时"],
                    ["血培养", "3至5天"],
                ],
                [
                    ["Xét nghiệm", "Thời gian trả kết quả"],
                    ["Công thức máu", "30 phút"],
                    ["Hóa sinh", "2 giờ"],
                    ["Cấy máu", "3 đến 5 ngày"],
                ],
            ),
        ),
        picture="laboratory",
    ),
    Department(
        code="PHA",
        name=t("药剂科", "Khoa Dược"),
        parent=None,
        group="technical",
        heading=t("药剂科", "Khoa Dược"),
        summary=t(
            "药品供应、处方审核与用药咨询，守住用药安全的最后一关。",
            "Cung ứng thuốc, duyệt đơn và tư vấn sử dụng, chốt chặn cuối cùng cho an toàn thuốc.",
        ),
        duties=[
            t(
                "审核处方和医嘱，拦下不合理用药",
                "Duyệt đơn và y lệnh, ngăn việc dùng thuốc chưa hợp lý",
            ),
            t("采购、验收、储存和调配药品", "Mua, kiểm nhận, bảo quản và cấp phát thuốc"),
            t("管理麻醉药品和高警示药品", "Quản lý thuốc gây nghiện và thuốc có nguy cơ cao"),
            t("收集并上报药品不良反应", "Thu thập và báo cáo phản ứng có hại của thuốc"),
        ],
        location=t("门诊楼一层西侧", "Phía tây tầng 1 nhà khám bệnh"),
        phone="0203 3 555 170",
        email="duoc@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "07:00", "17:00", t("咨询窗口在6号", "Tư vấn tại quầy số 6")),
            Hours(EVERY_DAY, "17:00", "07:00", t("急诊药房", "Quầy thuốc cấp cứu")),
        ],
        people=[
            Person(
                "李文南",
                "Lý Văn Nam",
                t("科主任，副主任药师", "Trưởng khoa, dược sĩ chuyên khoa II"),
                "0203 3 555 171",
                "person_10",
            ),
            Person("苏敏", "Tô Mẫn", t("临床药师", "Dược sĩ lâm sàng"), "0203 3 555 172"),
        ],
        body=body(
            h("用药咨询", "Tư vấn dùng thuốc"),
            p(
                "不清楚怎么吃、几种药能不能一起吃，都可以到6号窗口问药师，不收费。请带上所有药盒，包括自己买的和别人给的。",
                "Chưa rõ cách uống hay chưa biết các thuốc có dùng chung được không, xin hỏi dược sĩ tại quầy số 6, không mất phí. Nhớ mang theo mọi hộp thuốc, kể cả thuốc tự mua hoặc được cho.",
            ),
            h("退药", "Trả lại thuốc"),
            p(
                "为了保证别的病人拿到的药可靠，药品发出后一般不退；有不良反应的，请医生记录后到窗口办理。",
                "Để bảo đảm thuốc đến tay người sau luôn tin cậy, thuốc đã phát thường không nhận lại; trường hợp có phản ứng bất lợi, bác sĩ ghi nhận rồi làm thủ tục tại quầy.",
            ),
        ),
        picture="medicine",
    ),
    Department(
        code="DIR",
        name=t("院长办公室", "Ban Giám đốc"),
        parent=None,
        group="administrative",
        heading=t("院长办公室", "Ban Giám đốc"),
        summary=t(
            "院领导集体决定医院的发展、人事、预算和重大采购。",
            "Lãnh đạo bệnh viện cùng quyết định về phát triển, nhân sự, ngân sách và các gói mua sắm lớn.",
        ),
        duties=[
            t("制定医院五年规划和年度计划", "Xây dựng quy hoạch năm năm và kế hoạch hằng năm"),
            t("签发制度，批准对外公开的内容", "Ký ban hành quy định, phê duyệt nội dung công khai"),
            t("每周四下午接待群众来访", "Tiếp công dân vào chiều thứ Năm hằng tuần"),
            t("组织信息化领导小组会议", "Chủ trì họp Ban chỉ đạo công nghệ thông tin"),
        ],
        location=t("行政楼D座三层", "Tầng 3 nhà D, khu hành chính"),
        phone="0203 3 555 100",
        email="bangiamdoc@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "陈立",
                "Trần Lập",
                t("院长，信息化领导小组组长", "Giám đốc, Trưởng ban chỉ đạo công nghệ thông tin"),
                "0203 3 555 100",
                "person_11",
            ),
            Person(
                "阮氏兰",
                "Nguyễn Thị Lan",
                t(
                    "副院长，分管医疗与信息",
                    "Phó Giám đốc phụ trách chuyên môn và công nghệ thông tin",
                ),
                "0203 3 555 104",
                "person_12",
            ),
            Person(
                "邓氏梅",
                "Đặng Thị Mai",
                t("审计专员", "Chuyên viên kiểm toán nội bộ"),
                "0203 3 555 105",
            ),
        ],
        body=body(
            h("信息化领导小组", "Ban chỉ đạo công nghệ thông tin"),
            table(
                [
                    ["职务", "姓名", "所在科室"],
                    ["组长", "陈立", "院长办公室"],
                    ["副组长", "阮氏兰", "院长办公室"],
                    ["成员", "何文军", "信息科"],
                    ["成员", "王芳", "护理部"],
                    ["成员", "范勇", "医务科"],
                ],
                [
                    ["Chức danh", "Họ tên", "Đơn vị"],
                    ["Trưởng ban", "Trần Lập", "Ban Giám đốc"],
                    ["Phó trưởng ban", "Nguyễn Thị Lan", "Ban Giám đốc"],
                    ["Thành viên", "Hà Văn Quân", "Phòng Công nghệ thông tin"],
                    ["Thành viên", "Vương Phương", "Phòng Điều dưỡng"],
                    ["Thành viên", "Phạm Dũng", "Phòng Kế hoạch tổng hợp"],
                ],
            ),
            h("接待来访", "Tiếp công dân"),
            p(
                "来访者请于周四下午两点到D座一层接待室登记，院领导轮流接待，答复意见在十五天内书面寄出。",
                "Người đến xin đăng ký tại phòng tiếp dân tầng 1 nhà D lúc 14 giờ thứ Năm; lãnh đạo luân phiên tiếp và gửi văn bản trả lời trong mười lăm ngày.",
            ),
        ),
        picture="building",
    ),
    Department(
        code="MED",
        name=t("医务科", "Phòng Kế hoạch tổng hợp"),
        parent=None,
        group="administrative",
        heading=t("医务科", "Phòng Kế hoạch tổng hợp"),
        summary=t(
            "组织全院医疗工作，管理医疗质量、病案和对外协作。",
            "Tổ chức hoạt động chuyên môn, quản lý chất lượng, hồ sơ bệnh án và hợp tác.",
        ),
        duties=[
            t(
                "督查首诊、会诊和病例讨论的落实",
                "Kiểm tra việc khám lần đầu, hội chẩn và bình bệnh án",
            ),
            t(
                "受理医疗投诉，组织原因分析",
                "Tiếp nhận khiếu nại chuyên môn và phân tích nguyên nhân",
            ),
            t("管理病案的归档、借阅和复印", "Quản lý lưu trữ, mượn và sao chụp hồ sơ bệnh án"),
            t(
                "审查对外公开内容是否涉及病人隐私",
                "Rà soát thông tin riêng tư của người bệnh trong nội dung công khai",
            ),
        ],
        location=t("行政楼D座二层", "Tầng 2 nhà D, khu hành chính"),
        phone="0203 3 555 130",
        email="khth@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "杜明德", "Đỗ Minh Đức", t("科长", "Trưởng phòng"), "0203 3 555 131", "person_13"
            ),
            Person(
                "范勇", "Phạm Dũng", t("保密审查员", "Cán bộ thẩm định bảo mật"), "0203 3 555 132"
            ),
        ],
        body=body(
            h("复印病历", "Sao chụp bệnh án"),
            p(
                "本人带身份证件即可申请；代办需另带委托书和双方证件。材料齐全的，三个工作日内取件。",
                "Người bệnh mang giấy tờ tùy thân là có thể đề nghị; người làm thay cần thêm giấy ủy quyền và giấy tờ của cả hai bên. Đủ giấy tờ thì nhận bản sao trong ba ngày làm việc.",
            ),
            h("投诉与建议", "Khiếu nại và góp ý"),
            p(
                '可当面、来信或拨打 <a href="tel:02033555130">0203 3 555 130</a> 反映。我们先登记编号，再告诉您由谁处理、何时答复。',
                'Quý vị có thể phản ánh trực tiếp, gửi thư hoặc gọi <a href="tel:02033555130">0203 3 555 130</a>. Chúng tôi ghi mã số, rồi báo ai giải quyết và khi nào trả lời.',
            ),
        ),
        picture="meeting",
    ),
    Department(
        code="NUR",
        name=t("护理部", "Phòng Điều dưỡng"),
        parent=None,
        group="administrative",
        heading=t("护理部", "Phòng Điều dưỡng"),
        summary=t(
            "统一安排全院护理人力，督导护理质量和医院感染防控。",
            "Điều phối nhân lực điều dưỡng toàn viện, giám sát chất lượng chăm sóc và phòng nhiễm khuẩn.",
        ),
        duties=[
            t("制定护理常规并检查执行", "Xây dựng quy trình chăm sóc và kiểm tra thực hiện"),
            t(
                "调配各病区护士，保证夜班人力",
                "Điều phối điều dưỡng các khoa, bảo đảm nhân lực ca đêm",
            ),
            t("监测手卫生依从率和院内感染", "Giám sát tỷ lệ vệ sinh tay và nhiễm khuẩn bệnh viện"),
            t("培训新护士，组织技能考核", "Đào tạo điều dưỡng mới và tổ chức kiểm tra tay nghề"),
        ],
        location=t("行政楼D座二层", "Tầng 2 nhà D, khu hành chính"),
        phone="0203 3 555 135",
        email="dieuduong@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "覃玉兰",
                "Đàm Ngọc Lan",
                t("护理部主任，主任护师", "Trưởng phòng, điều dưỡng chuyên khoa I"),
                "0203 3 555 136",
                "person_14",
            ),
            Person(
                "王芳",
                "Vương Phương",
                t("质控护士", "Điều dưỡng giám sát chất lượng"),
                "0203 3 555 137",
            ),
        ],
        body=body(
            h("夜间督导", "Trực giám sát ban đêm"),
            p(
                "每晚由一名夜班护士长巡视各病区，协调床位和人力。各科有困难可随时拨打值班手机。",
                "Mỗi đêm có một điều dưỡng trưởng đi kiểm tra các khoa, điều phối giường và nhân lực. Khoa nào gặp khó khăn cứ gọi điện thoại trực.",
            ),
            h("实习接待", "Tiếp nhận thực tập"),
            p(
                "护理院校每年三月和九月送实习生来院，带教老师与学生一对一。申请函请提前一个月寄到护理部。",
                "Các trường điều dưỡng gửi sinh viên vào tháng 3 và tháng 9, mỗi em có một người hướng dẫn riêng. Công văn xin gửi về phòng trước một tháng.",
            ),
        ),
        picture="hands",
    ),
    Department(
        code="HR",
        name=t("人事科", "Phòng Tổ chức cán bộ"),
        parent=None,
        group="administrative",
        heading=t("人事科", "Phòng Tổ chức cán bộ"),
        summary=t(
            "招聘、合同、培训、考核和职称评审。",
            "Tuyển dụng, hợp đồng, đào tạo, đánh giá và xét thăng hạng.",
        ),
        duties=[
            t("发布招聘公告，组织公开考试", "Đăng thông báo tuyển dụng, tổ chức thi công khai"),
            t("办理入职、调动和退休手续", "Làm thủ tục nhận việc, điều động và nghỉ hưu"),
            t(
                "安排中文和越南语岗位培训",
                "Tổ chức lớp tiếng Trung và tiếng Việt theo vị trí việc làm",
            ),
            t("保管职工档案和执业证书副本", "Lưu giữ hồ sơ nhân sự và bản sao giấy phép hành nghề"),
        ],
        location=t("行政楼D座一层", "Tầng 1 nhà D, khu hành chính"),
        phone="0203 3 555 180",
        email="tuyendung@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "韩文秀", "Hàn Văn Tú", t("科长", "Trưởng phòng"), "0203 3 555 181", "person_15"
            ),
            Person(
                "丁氏月",
                "Đinh Thị Nguyệt",
                t("招聘专员", "Chuyên viên tuyển dụng"),
                "0203 3 555 182",
            ),
        ],
        body=body(
            h("应聘材料", "Hồ sơ dự tuyển"),
            ul(
                [
                    "报名表（贴近照）",
                    "学历和执业证书复印件",
                    "六个月内的体检证明",
                    "外语水平证明（如有）",
                ],
                [
                    "Phiếu đăng ký dự tuyển có dán ảnh",
                    "Bản sao bằng cấp và giấy phép hành nghề",
                    "Giấy khám sức khỏe trong vòng sáu tháng",
                    "Chứng chỉ ngoại ngữ, nếu có",
                ],
            ),
            p(
                "材料可当面递交或邮寄，收到后我们以短信告知编号。医院不委托任何中介招聘，也不收报名费。",
                "Hồ sơ nộp trực tiếp hoặc qua bưu điện, nhận xong chúng tôi nhắn tin báo mã số. Bệnh viện không ủy thác cho trung gian nào và không thu lệ phí đăng ký.",
            ),
        ),
        picture="interview",
    ),
    Department(
        code="PROC",
        name=t("物资采购科", "Phòng Vật tư"),
        parent=None,
        group="administrative",
        heading=t("物资采购科", "Phòng Vật tư"),
        summary=t(
            "设备、耗材和服务的采购、验收、保管与维修。",
            "Mua sắm, nghiệm thu, bảo quản và sửa chữa thiết bị, vật tư, dịch vụ.",
        ),
        duties=[
            t("汇总各科需求，编制年度采购计划", "Tổng hợp nhu cầu, lập kế hoạch mua sắm hằng năm"),
            t("组织招标、询价，公开结果", "Tổ chức đấu thầu, chào hàng và công khai kết quả"),
            t("验收入库，建立设备台账", "Nghiệm thu nhập kho, lập lý lịch thiết bị"),
            t("安排医疗设备的保养和计量检定", "Bảo dưỡng và kiểm định thiết bị y tế"),
        ],
        location=t("行政楼D座一层", "Tầng 1 nhà D, khu hành chính"),
        phone="0203 3 555 190",
        email="vattu@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "高文力", "Cao Văn Lực", t("科长", "Trưởng phòng"), "0203 3 555 191", "person_16"
            ),
            Person(
                "黎明英", "Lê Minh Anh", t("招标专员", "Chuyên viên đấu thầu"), "0203 3 555 192"
            ),
        ],
        body=body(
            h("供应商须知", "Dành cho nhà cung cấp"),
            p(
                "采购信息只在本网站和国家招投标系统发布。对招标文件有疑问，请在截止日前五天书面提出，答复同时公开给所有投标人。",
                "Thông tin mua sắm chỉ đăng trên trang này và hệ thống đấu thầu quốc gia. Câu hỏi về hồ sơ mời thầu xin gửi bằng văn bản trước hạn năm ngày; câu trả lời được công khai cho mọi nhà thầu.",
            ),
            h("送货", "Giao hàng"),
            p(
                "工作日上午八点到十一点在D座北侧库房收货，冷链药械请提前一天打电话约定。",
                "Kho phía bắc nhà D nhận hàng từ 8 đến 11 giờ các ngày làm việc; hàng cần bảo quản lạnh xin gọi hẹn trước một ngày.",
            ),
        ),
        picture="warehouse",
    ),
    Department(
        code="INFO",
        name=t("信息科", "Phòng Công nghệ thông tin"),
        parent=None,
        group="administrative",
        heading=t("信息科", "Phòng Công nghệ thông tin"),
        summary=t(
            "医院信息系统、网络和数据的建设、运行与安全。",
            "Xây dựng, vận hành và bảo vệ hệ thống thông tin, mạng và dữ liệu của bệnh viện.",
        ),
        duties=[
            t(
                "保障医院信息系统全天运行",
                "Bảo đảm hệ thống thông tin bệnh viện chạy suốt ngày đêm",
            ),
            t("发放、变更和注销账号", "Cấp, thay đổi và thu hồi tài khoản"),
            t("每日备份数据，每季度演练恢复", "Sao lưu hằng ngày, mỗi quý diễn tập khôi phục"),
            t("处理故障，解答职工使用问题", "Xử lý sự cố và giải đáp cho người dùng"),
            t("组织信息安全检查和培训", "Tổ chức kiểm tra và tập huấn an toàn thông tin"),
        ],
        location=t("行政楼D座四层", "Tầng 4 nhà D, khu hành chính"),
        phone="0203 3 555 200",
        email="cntt@binhminh.example",
        hours=[
            Hours(WEEKDAYS, "07:00", "17:00", t("现场服务", "Hỗ trợ tại chỗ")),
            Hours(
                EVERY_DAY, "17:00", "07:00", t("电话值班，分机9000", "Trực điện thoại, máy lẻ 9000")
            ),
        ],
        people=[
            Person(
                "何文军",
                "Hà Văn Quân",
                t("科长，工程师", "Trưởng phòng, kỹ sư"),
                "0203 3 555 201",
                "person_17",
            ),
            Person(
                "吴国强", "Ngô Quốc Cường", t("系统管理员", "Quản trị hệ thống"), "0203 3 555 202"
            ),
            Person("谢文安", "Tạ Văn An", t("网络工程师", "Kỹ sư mạng"), "0203 3 555 203"),
        ],
        body=body(
            h("报修", "Báo sự cố"),
            p(
                "科室电脑、打印机或网络出问题，请拨分机9000，说明科室、房间和屏幕上的提示。影响看病的故障十五分钟内到场。",
                "Máy tính, máy in hoặc mạng trục trặc, xin gọi máy lẻ 9000, nói rõ khoa, phòng và dòng chữ trên màn hình. Sự cố ảnh hưởng đến khám bệnh được xử lý tại chỗ trong mười lăm phút.",
            ),
            h("账号申请", "Xin cấp tài khoản"),
            p(
                "由科室负责人填写申请单，写明岗位和需要的功能。新账号一个工作日内开通，本人签收。",
                "Trưởng khoa, phòng điền phiếu đề nghị, ghi rõ vị trí và chức năng cần dùng. Tài khoản mới mở trong một ngày làm việc và người dùng tự ký nhận.",
            ),
        ),
        picture="server",
    ),
    Department(
        code="WEB",
        name=t("网站管理组", "Bộ phận quản lý website"),
        parent="INFO",
        group="administrative",
        heading=t("网站管理组", "Bộ phận quản lý website"),
        summary=t(
            "检查各科投稿，维护本网站的中越两种文字。",
            "Kiểm tra bài viết của các khoa, phòng và duy trì trang tin bằng hai thứ tiếng.",
        ),
        duties=[
            t(
                "核对投稿的文字、图片和两种语言是否一致",
                "Đối chiếu chữ, ảnh và sự thống nhất giữa hai ngôn ngữ",
            ),
            t("退回有误的稿件并说明原因", "Trả lại bài chưa đạt và nêu rõ lý do"),
            t("维护首页、导航和联系方式", "Cập nhật trang chủ, danh mục và thông tin liên hệ"),
            t("每月统计网站使用情况", "Thống kê lượt sử dụng hằng tháng"),
        ],
        location=t("行政楼D座四层", "Tầng 4 nhà D, khu hành chính"),
        phone="0203 3 555 210",
        email="website@binhminh.example",
        hours=OFFICE,
        people=[
            Person(
                "黄燕",
                "Hoàng Yến",
                t("组长，越南文编辑", "Tổ trưởng, biên tập tiếng Việt"),
                "0203 3 555 211",
                "person_18",
            ),
            Person(
                "李晓明", "Lý Hiểu Minh", t("中文编辑", "Biên tập tiếng Trung"), "0203 3 555 212"
            ),
        ],
        body=body(
            h("投稿怎么走", "Đường đi của một bài viết"),
            p(
                "科室写稿，网站管理组检查，对外内容再经保密审查，最后由院长批准上线。通常两个工作日走完。",
                "Khoa, phòng soạn bài, bộ phận website kiểm tra, nội dung ra bên ngoài qua thẩm định bảo mật, cuối cùng Giám đốc phê duyệt. Thường xong trong hai ngày làm việc.",
            ),
            h("发现网页有错", "Thấy trang có lỗi"),
            p(
                '请写信到 <a href="mailto:website@binhminh.example">website@binhminh.example</a>，写上网址和错处，我们会尽快更正。',
                'Xin gửi thư tới <a href="mailto:website@binhminh.example">website@binhminh.example</a>, ghi địa chỉ trang và chỗ sai, chúng tôi sẽ sửa sớm.',
            ),
        ),
        picture="screen",
    ),
]
