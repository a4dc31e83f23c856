"""Ten news items; two are for staff."""

from .schema import News, body, h, image, p, t, table, ul

NEWS: list[News] = [
    News(
        slug="night-clinic-for-children",
        heading=t(
            "儿科晚间门诊开诊，家长下班也能带孩子看病",
            "Mở phòng khám nhi buổi tối, cha mẹ tan làm vẫn kịp đưa con đi khám",
        ),
        summary=t(
            "每周一、三、五17:30至20:30，在A108诊室，不另收晚间费用。",
            "Từ 17:30 đến 20:30 các ngày thứ Hai, Tư, Sáu tại phòng A108, không thu thêm phí ngoài giờ.",
        ),
        body=body(
            p(
                "不少在口岸和工厂上班的家长反映，白天请假带孩子看病不方便。儿科调整排班后，从本周起增设晚间门诊，由两名医师和三名护士值守。",
                "Nhiều cha mẹ làm ở cửa khẩu và nhà máy cho biết khó xin nghỉ ban ngày để đưa con đi khám. Khoa Nhi đã xếp lại lịch và từ tuần này mở thêm phòng khám tối với hai bác sĩ, ba điều dưỡng.",
            ),
            h("晚间能看什么", "Buổi tối khám những gì"),
            ul(
                ["发热、咳嗽、腹泻、皮疹等常见病", "复诊和开药", "血常规、尿常规和快速抗原检测"],
                [
                    "Bệnh thường gặp: sốt, ho, tiêu chảy, phát ban",
                    "Tái khám và kê đơn",
                    "Công thức máu, nước tiểu và xét nghiệm nhanh kháng nguyên",
                ],
            ),
            p(
                "孩子抽搐、呼吸费力或者精神很差时，请不要等晚间门诊，任何时候都直接到急诊科。",
                "Nếu trẻ co giật, khó thở hoặc lừ đừ, xin đừng đợi phòng khám tối mà đến thẳng khoa Cấp cứu bất cứ lúc nào.",
            ),
            image(
                "child",
                t("医生在听小孩的心跳", "Bác sĩ đang nghe tim cho một em nhỏ"),
                "晚间门诊设在A108诊室。",
                "Phòng khám tối đặt tại A108.",
            ),
        ),
        department="PED",
        offset_days=-2,
        picture="child",
    ),
    News(
        slug="bilingual-signs-finished",
        heading=t(
            "全院中越双语标识更换完成", "Hoàn thành thay biển chỉ dẫn song ngữ trong toàn viện"
        ),
        summary=t(
            "四百二十六块标牌统一颜色和图形，导诊台增设纸质路线图。",
            "Bốn trăm hai mươi sáu tấm biển được thống nhất màu và hình, quầy hướng dẫn có thêm sơ đồ giấy.",
        ),
        body=body(
            p(
                "新标牌把楼宇分为A、B、C、D四色，箭头旁同时写两种文字和房间号。更换前，我们请三十位病人和家属试走了五条路线，根据他们迷路的地方改了十九处。",
                "Biển mới chia các tòa nhà thành bốn màu A, B, C, D; cạnh mũi tên có chữ hai thứ tiếng và số phòng. Trước khi thay, ba mươi người bệnh và người nhà đã đi thử năm lối; mười chín chỗ được sửa ở nơi họ lạc đường.",
            ),
            p(
                "看到文字有误或者方向不清的标牌，请拍照发给网站管理组，也可以告诉任何一位穿绿马甲的志愿者。",
                "Thấy biển sai chữ hoặc khó hiểu, xin chụp ảnh gửi bộ phận website hoặc nói với bất kỳ tình nguyện viên nào mặc áo ghi lê xanh.",
            ),
        ),
        department="OPD",
        offset_days=-6,
        picture="signpost",
    ),
    News(
        slug="chest-pain-drill",
        heading=t(
            "急诊科与心血管内科联合演练：从进门到心电图七分钟",
            "Khoa Cấp cứu và Nội tim mạch diễn tập: bảy phút từ cửa đến điện tâm đồ",
        ),
        summary=t(
            "演练查出两处耽搁，轮椅位置和呼叫铃声已经调整。",
            "Buổi diễn tập chỉ ra hai chỗ chậm; vị trí xe lăn và chuông gọi đã được điều chỉnh.",
        ),
        body=body(
            p(
                "周四凌晨两点，一名扮演病人的护士在没有预先通知的情况下走进B门，说自己胸口像压着石头。值班团队按照胸痛流程接诊。",
                "Hai giờ sáng thứ Năm, một điều dưỡng đóng vai người bệnh bước vào cổng B mà không báo trước, nói ngực như bị đá đè. Kíp trực tiếp nhận theo quy trình đau ngực.",
            ),
            table(
                [
                    ["步骤", "目标", "本次"],
                    ["分诊", "3分钟", "2分钟"],
                    ["心电图", "10分钟", "7分钟"],
                    ["心内科医师到场", "20分钟", "16分钟"],
                ],
                [
                    ["Bước", "Mục tiêu", "Lần này"],
                    ["Phân loại", "3 phút", "2 phút"],
                    ["Điện tâm đồ", "10 phút", "7 phút"],
                    ["Bác sĩ tim mạch đến", "20 phút", "16 phút"],
                ],
            ),
            p(
                "复盘时发现轮椅放在柱子背后，夜间铃声在监护室听不清。两个问题当周已经解决，下一次演练安排在三个月后。",
                "Khi rút kinh nghiệm, kíp trực thấy xe lăn để khuất sau cột và chuông đêm khó nghe trong buồng theo dõi. Cả hai đã xử lý trong tuần; lần diễn tập tới sau ba tháng nữa.",
            ),
        ),
        department="EMG",
        offset_days=-9,
        picture="ambulance",
    ),
    News(
        slug="blood-donors-thanked",
        heading=t(
            "一天采血二百一十三袋，感谢每一位献血者",
            "Một ngày tiếp nhận 213 đơn vị máu, xin cảm ơn từng người hiến",
        ),
        summary=t(
            "边防战士、教师和两家工厂的职工参加，O型血库存回到安全线以上。",
            "Bộ đội biên phòng, giáo viên và công nhân hai nhà máy tham gia; lượng máu nhóm O trở lại mức an toàn.",
        ),
        body=body(
            p(
                "入秋以来O型血一度只够三天用量。献血活动从早上六点半开始，队伍一直排到院门口的凤凰树下。检验科二十名工作人员轮班，到晚上八点完成全部检测。",
                "Từ đầu mùa thu, có lúc máu nhóm O chỉ đủ dùng ba ngày. Ngày hội bắt đầu từ sáu rưỡi sáng, hàng người đứng dài tới gốc phượng trước cổng. Hai mươi nhân viên Khoa Xét nghiệm thay ca và xong toàn bộ xét nghiệm lúc tám giờ tối.",
            ),
            p(
                "下一次集中献血在三个月后的第一个星期日。平日可在工作日上午到检验科预约，体重四十五公斤以上、年满十八岁的健康人都欢迎。",
                "Đợt hiến máu tới vào Chủ nhật đầu tiên sau ba tháng nữa. Ngày thường, người khỏe mạnh từ mười tám tuổi, nặng từ bốn mươi lăm ki-lô-gam có thể đăng ký buổi sáng tại Khoa Xét nghiệm.",
            ),
        ),
        department="LAB",
        offset_days=-15,
        picture="blood",
    ),
    News(
        slug="medicine-counselling-desk",
        heading=t(
            "6号窗口药师坐诊满一年，帮四千多人理清了药盒",
            "Quầy tư vấn số 6 tròn một năm, giúp hơn bốn nghìn người sắp lại tủ thuốc",
        ),
        summary=t(
            "重复用药最常见；药师建议看病时把所有药盒都带来。",
            "Lỗi hay gặp nhất là dùng trùng thuốc; dược sĩ khuyên mang theo mọi hộp thuốc khi đi khám.",
        ),
        body=body(
            p(
                "一年里，药师为四千一百一十七人核对了用药，其中六百八十二人同时吃着两种成分相同、商品名不同的药。多数人自己并不知道，因为药盒上的字一面是中文，一面是越南文。",
                "Trong một năm, dược sĩ đã xem thuốc cho 4.117 người, trong đó 682 người đang uống cùng lúc hai loại khác tên nhưng chung hoạt chất. Phần lớn không hề biết, vì hộp này ghi chữ Hán còn hộp kia ghi chữ Việt.",
            ),
            ul(
                ["带上全部药盒，空盒也要", "写下每天实际吃的时间", "保健品和草药也算在内"],
                [
                    "Mang đủ hộp thuốc, kể cả hộp rỗng",
                    "Ghi giờ uống thật sự mỗi ngày",
                    "Tính cả thực phẩm chức năng và thuốc nam",
                ],
            ),
        ),
        department="PHA",
        offset_days=-21,
        picture="medicine",
    ),
    News(
        slug="mobile-clinic-at-the-border",
        heading=t(
            "巡诊车翻过云岭，为三个村寨测血压、看眼底",
            "Xe khám lưu động vượt đèo Mây, đo huyết áp và soi đáy mắt cho ba bản",
        ),
        summary=t(
            "两天看诊三百八十六人，二十七人当场约好来院复查。",
            "Hai ngày khám cho 386 người, 27 người được hẹn ngay lịch kiểm tra tại viện.",
        ),
        body=body(
            p(
                "心血管内科每季度上山一次。这次同行的还有两名懂当地方言的乡村医生，他们把降压药的吃法画成太阳和月亮，贴在药袋上。",
                "Mỗi quý Khoa Nội tim mạch lên núi một lần. Chuyến này có hai y sĩ thôn bản nói được tiếng địa phương; họ vẽ mặt trời và mặt trăng lên túi thuốc để bà con nhớ giờ uống.",
            ),
            p(
                "七十三岁的覃阿婆第一次量血压，上压一百八十六。医生和她儿子商量好用药和三天后的电话随访，第三天她接电话时说，头不晕了。",
                "Bà Đàm, bảy mươi ba tuổi, lần đầu đo huyết áp, số trên là 186. Bác sĩ cùng con trai bà chọn thuốc và hẹn gọi lại; đến ngày thứ ba, bà nghe máy và bảo đã hết chóng mặt.",
            ),
            image(
                "mountain",
                t("巡诊车停在群山间的村口", "Xe khám lưu động đỗ ở đầu bản giữa núi"),
                "每季度一次的巡诊。",
                "Chuyến khám lưu động hằng quý.",
            ),
        ),
        department="CAR",
        offset_days=-28,
        picture="mountain",
    ),
    News(
        slug="new-laboratory-analyser",
        heading=t(
            "新生化分析仪投入使用，上午抽血中午看结果",
            "Máy xét nghiệm hóa sinh mới hoạt động: sáng lấy máu, trưa có kết quả",
        ),
        summary=t(
            "每小时检测一千二百项，门诊生化报告平均缩短九十分钟。",
            "Mỗi giờ chạy 1.200 xét nghiệm; kết quả ngoại trú nhanh hơn trung bình chín mươi phút.",
        ),
        body=body(
            p(
                "仪器经过六周的比对：同一份血样分别在新旧机器上各测一遍，两千份样本的差异都在允许范围以内，才开始对病人使用。",
                "Máy được đối chiếu trong sáu tuần: mỗi mẫu máu chạy trên cả máy cũ lẫn máy mới, hai nghìn mẫu đều lệch trong giới hạn cho phép rồi mới dùng cho người bệnh.",
            ),
            p(
                "需要空腹的病人可以早些吃上午饭，外地来的病人当天就能带着结果回家。旧机器留作备用。",
                "Người phải nhịn đói được ăn sớm hơn, người ở xa có thể cầm kết quả về trong ngày. Máy cũ giữ lại để dự phòng.",
            ),
        ),
        department="LAB",
        offset_days=-40,
        picture="laboratory",
    ),
    News(
        slug="typhoon-readiness",
        heading=t(
            "台风过境期间不停诊，医院备足三天水电药品",
            "Bão đi qua, bệnh viện vẫn khám; dự trữ điện, nước, thuốc đủ ba ngày",
        ),
        summary=t(
            "两台发电机轮换运行，透析和分娩病人提前入院。",
            "Hai máy phát điện chạy luân phiên; người lọc máu và sản phụ gần ngày sinh nhập viện sớm.",
        ),
        body=body(
            p(
                "台风登陆前两天，医院召开会议，逐项清点发电机燃油、净水、氧气和血液。住在低洼地带的三十四名透析病人和临产妇被提前接到医院。",
                "Hai ngày trước khi bão vào, bệnh viện họp kiểm từng mục: dầu máy phát, nước sạch, ô xy và máu. Ba mươi tư người lọc máu và sản phụ ở vùng trũng được đón vào viện trước.",
            ),
            p(
                "停电的七小时里，信息系统切换到备用电源，各病区启用纸质医嘱，没有一名病人因此中断治疗。",
                "Trong bảy giờ mất điện, hệ thống thông tin chuyển sang nguồn dự phòng, các khoa dùng y lệnh giấy và không người bệnh nào bị gián đoạn điều trị.",
            ),
        ),
        department="DIR",
        offset_days=-63,
        picture="storm",
    ),
    News(
        slug="handover-scores",
        heading=t("护理交接班季度检查结果", "Kết quả kiểm tra bàn giao ca điều dưỡng hằng quý"),
        summary=t(
            "平均九十四分；床旁核对腕带进步最大，输液余量仍常漏交。",
            "Điểm trung bình 94; đối chiếu vòng tay tại giường tiến bộ nhất, lượng dịch còn lại vẫn hay bỏ sót.",
        ),
        body=body(
            table(
                [
                    ["病区", "上季度", "本季度"],
                    ["急诊科", "92", "96"],
                    ["内科", "88", "93"],
                    ["心血管内科", "95", "97"],
                    ["儿科", "91", "90"],
                ],
                [
                    ["Khoa", "Quý trước", "Quý này"],
                    ["Cấp cứu", "92", "96"],
                    ["Nội tổng hợp", "88", "93"],
                    ["Nội tim mạch", "95", "97"],
                    ["Nhi", "91", "90"],
                ],
            ),
            p(
                "儿科今年新进六名护士，书面记录还不够完整，由质控护士每周到科里陪同交班两次，持续到年底。",
                "Khoa Nhi năm nay có sáu điều dưỡng mới nên sổ ghi chưa đủ; điều dưỡng giám sát sẽ xuống dự bàn giao hai buổi mỗi tuần đến hết năm.",
            ),
        ),
        department="NUR",
        offset_days=-5,
        picture="handover",
        audience="staff",
    ),
    News(
        slug="password-change-and-phishing-test",
        heading=t(
            "钓鱼邮件测试：一成人点了链接，请看怎样识别",
            "Thử nghiệm thư lừa đảo: một phần mười đã bấm vào liên kết, xin xem cách nhận biết",
        ),
        summary=t(
            "信息科上周发出模拟邮件六百封，六十一人点击，九人填了口令。",
            "Tuần trước Phòng Công nghệ thông tin gửi 600 thư giả định; 61 người bấm vào, 9 người nhập mật khẩu.",
        ),
        body=body(
            p(
                "模拟邮件自称来自“人事系统”，要求一小时内核对工资卡，否则停发。结果只统计到科室，不公布姓名；填过口令的同事已由信息科协助更换。",
                "Thư giả xưng là “hệ thống nhân sự”, yêu cầu xác minh thẻ lương trong một giờ nếu không sẽ ngừng trả. Kết quả chỉ thống kê theo khoa, phòng, không nêu tên; những người đã nhập mật khẩu được hỗ trợ đổi ngay.",
            ),
            h("三个看得见的破绽", "Ba dấu hiệu dễ thấy"),
            ul(
                [
                    "发件地址的后缀不是本院域名",
                    "催得很急，又不让打电话核实",
                    "链接上的文字和实际网址不同",
                ],
                [
                    "Đuôi địa chỉ gửi không phải tên miền bệnh viện",
                    "Thúc giục gấp mà không cho gọi điện hỏi lại",
                    "Chữ trên liên kết khác địa chỉ thật",
                ],
            ),
            p(
                "收到可疑邮件，不要转发，拨分机9000即可。",
                "Nhận thư đáng ngờ, xin đừng chuyển tiếp, chỉ cần gọi máy lẻ 9000.",
            ),
        ),
        department="INFO",
        offset_days=-12,
        picture="screen",
        audience="staff",
    ),
]
