"""Six recruitment and six tender notices, each kind in all its states.

States follow from the offsets: recruitment is not yet open, open, closing soon (seven days or
less), closed, result published; a tender is announced, on sale, closing soon, being evaluated,
decided, or cancelled.
"""

from .schema import Clarification, Lot, Position, Recruitment, Tender, body, h, p, t, table, ul

RECRUITMENTS: list[Recruitment] = [
    Recruitment(  # closing soon
        slug="nurses-and-laboratory-technicians",
        heading=t(
            "招聘护士八名、检验技师两名", "Tuyển tám điều dưỡng và hai kỹ thuật viên xét nghiệm"
        ),
        summary=t(
            "住院病区和检验科急需，录用后安排三个月带教。",
            "Cần gấp cho các khoa nội trú và Khoa Xét nghiệm, nhận việc được kèm cặp ba tháng.",
        ),
        body=body(
            p(
                "因新开二十四张病床，现面向社会公开招聘。考试分笔试和操作两部分，操作在模拟病房进行，成绩当场告知。",
                "Bệnh viện mở thêm 24 giường nên tuyển công khai. Thi gồm lý thuyết và thực hành; phần thực hành tại buồng bệnh mô phỏng, báo điểm ngay.",
            ),
            h("待遇", "Quyền lợi"),
            ul(
                [
                    "试用期工资为定级工资的百分之八十五",
                    "夜班津贴按次发放",
                    "提供单身宿舍，步行五分钟到院",
                ],
                [
                    "Lương tập sự bằng 85% lương ngạch",
                    "Phụ cấp trực đêm theo từng buổi",
                    "Có nhà tập thể, đi bộ năm phút đến viện",
                ],
            ),
        ),
        department="HR",
        opens_offset=-18,
        closes_offset=2,
        contact=t(
            "丁氏月，0203 3 555 182，D座一层", "Đinh Thị Nguyệt, 0203 3 555 182, tầng 1 nhà D"
        ),
        positions=[
            Position(
                "DD-01",
                t("病区护士", "Điều dưỡng viên"),
                8,
                t(
                    "护理专业大专以上，有执业证书，能上夜班；会中文或者岱侬语者优先",
                    "Cao đẳng điều dưỡng trở lên, có giấy phép hành nghề, trực được đêm; ưu tiên biết tiếng Trung hoặc tiếng Tày – Nùng",
                ),
            ),
            Position(
                "XN-01",
                t("检验技师", "Kỹ thuật viên xét nghiệm"),
                2,
                t(
                    "医学检验本科，熟悉血液或者微生物检验",
                    "Đại học kỹ thuật xét nghiệm, thành thạo huyết học hoặc vi sinh",
                ),
            ),
        ],
    ),
    Recruitment(  # open
        slug="paediatrician",
        heading=t("招聘儿科医师三名", "Tuyển ba bác sĩ nhi khoa"),
        summary=t(
            "加入晚间门诊和新生儿病房，有意者可先来科里跟班一天。",
            "Tham gia phòng khám tối và buồng sơ sinh; người quan tâm có thể đến theo ca thử một ngày.",
        ),
        body=body(
            p(
                "儿科现有医师九名，每年接诊四万多人次。新同事第一年由主治医师一对一指导，第二年可申请到省儿童医院进修半年，费用由医院承担。",
                "Khoa Nhi có chín bác sĩ, mỗi năm khám hơn bốn vạn lượt. Năm đầu người mới được bác sĩ điều trị hướng dẫn riêng, năm thứ hai có thể xin học nửa năm ở bệnh viện nhi tỉnh do bệnh viện chi trả.",
            ),
            ul(
                [
                    "资格初审：报名后五个工作日内",
                    "面试：由院领导、科主任和院外专家组成五人小组",
                    "公示：录用名单公示七天",
                ],
                [
                    "Sơ tuyển: trong năm ngày làm việc sau khi nộp",
                    "Phỏng vấn: hội đồng năm người gồm lãnh đạo, trưởng khoa và chuyên gia ngoài viện",
                    "Niêm yết: danh sách trúng tuyển công khai bảy ngày",
                ],
            ),
        ),
        department="HR",
        opens_offset=-5,
        closes_offset=25,
        contact=t("韩文秀，0203 3 555 181", "Hàn Văn Tú, 0203 3 555 181"),
        positions=[
            Position(
                "BS-NHI",
                t("儿科医师", "Bác sĩ nhi"),
                2,
                t(
                    "临床医学本科以上，有执业证书，儿科工作一年以上",
                    "Bác sĩ y khoa trở lên, có giấy phép hành nghề, ít nhất một năm làm nhi khoa",
                ),
            ),
            Position(
                "BS-SS",
                t("新生儿医师", "Bác sĩ sơ sinh"),
                1,
                t(
                    "完成新生儿专业培训，能独立进行气管插管",
                    "Đã học chuyên khoa sơ sinh, đặt được nội khí quản độc lập",
                ),
            ),
        ],
    ),
    Recruitment(  # open
        slug="network-engineer",
        heading=t(
            "信息科招聘网络工程师和数据工程师",
            "Phòng Công nghệ thông tin tuyển kỹ sư mạng và kỹ sư dữ liệu",
        ),
        summary=t(
            "参与机房改造和检验数据互认，五天工作制，轮流值班。",
            "Tham gia cải tạo phòng máy và liên thông kết quả xét nghiệm; làm năm ngày mỗi tuần, trực luân phiên.",
        ),
        body=body(
            p(
                "医院有一千四百台终端、三十一套业务系统。我们需要愿意到病房听护士讲困难、再回来改程序的人。",
                "Bệnh viện có 1.400 thiết bị và 31 phần mềm nghiệp vụ. Chúng tôi cần người chịu xuống buồng bệnh nghe điều dưỡng nói khó khăn rồi về sửa chương trình.",
            ),
            h("笔试范围", "Nội dung thi viết"),
            ul(
                ["网络与安全基础", "数据库查询", "一道真实故障的排查报告"],
                [
                    "Kiến thức mạng và an ninh cơ bản",
                    "Truy vấn cơ sở dữ liệu",
                    "Viết báo cáo tìm nguyên nhân một sự cố có thật",
                ],
            ),
        ),
        department="INFO",
        opens_offset=-10,
        closes_offset=14,
        contact=t("何文军，0203 3 555 201", "Hà Văn Quân, 0203 3 555 201"),
        positions=[
            Position(
                "KS-MANG",
                t("网络工程师", "Kỹ sư mạng"),
                1,
                t(
                    "计算机相关专业本科，三年以上运行维护经验",
                    "Đại học ngành máy tính, từ ba năm vận hành hệ thống",
                ),
            ),
            Position(
                "KS-DL",
                t("数据工程师", "Kỹ sư dữ liệu"),
                1,
                t(
                    "熟悉关系数据库和检验、病历数据标准",
                    "Thành thạo cơ sở dữ liệu quan hệ và chuẩn dữ liệu xét nghiệm, bệnh án",
                ),
            ),
        ],
    ),
    Recruitment(  # closed, no result yet
        slug="clinical-pharmacists",
        heading=t("招聘临床药师两名", "Tuyển hai dược sĩ lâm sàng"),
        summary=t(
            "报名已经截止，笔试时间和考场将以短信通知。",
            "Đã hết hạn nộp hồ sơ, giờ và phòng thi sẽ được nhắn tin.",
        ),
        body=body(
            p(
                "共收到材料十九份，正在核对学历和执业登记。未通过资格审查的，我们会写明原因并退回原件。",
                "Đã nhận 19 hồ sơ và đang đối chiếu bằng cấp, đăng ký hành nghề. Hồ sơ không đạt được trả lại kèm lý do.",
            ),
            p(
                "考试内容包括处方审核、药物相互作用和一次模拟用药咨询，咨询可选用中文或者越南语。",
                "Nội dung thi gồm duyệt đơn, tương tác thuốc và một buổi tư vấn mô phỏng, được chọn tiếng Trung hoặc tiếng Việt.",
            ),
        ),
        department="HR",
        opens_offset=-33,
        closes_offset=-3,
        contact=t("丁氏月，0203 3 555 182", "Đinh Thị Nguyệt, 0203 3 555 182"),
        positions=[
            Position(
                "DS-LS",
                t("临床药师", "Dược sĩ lâm sàng"),
                2,
                t(
                    "药学本科以上，临床药学方向，两年以上医院经验",
                    "Đại học dược trở lên, hướng dược lâm sàng, từ hai năm làm ở bệnh viện",
                ),
            ),
        ],
    ),
    Recruitment(  # result published
        slug="ambulance-drivers",
        heading=t("招聘救护车驾驶员四名", "Tuyển bốn lái xe cứu thương"),
        summary=t(
            "三十二人报名，四人录用，名单已公示。",
            "Ba mươi hai người dự tuyển, bốn người trúng tuyển, danh sách đã niêm yết.",
        ),
        body=body(
            p(
                "驾驶考试在山路和夜间各进行一次，另考心肺复苏和搬运。全过程录像，考生可以申请查看自己的部分。",
                "Bài thi lái gồm một lượt đường núi và một lượt ban đêm, thêm ép tim và vận chuyển người bệnh. Toàn bộ được ghi hình, thí sinh có thể xin xem phần của mình.",
            ),
            table(
                [
                    ["环节", "满分", "合格线"],
                    ["驾驶", "60", "42"],
                    ["急救技能", "30", "21"],
                    ["面谈", "10", "5"],
                ],
                [
                    ["Phần thi", "Điểm tối đa", "Điểm đạt"],
                    ["Lái xe", "60", "42"],
                    ["Kỹ năng sơ cứu", "30", "21"],
                    ["Phỏng vấn", "10", "5"],
                ],
            ),
        ),
        department="HR",
        opens_offset=-75,
        closes_offset=-45,
        contact=t("韩文秀，0203 3 555 181", "Hàn Văn Tú, 0203 3 555 181"),
        positions=[
            Position(
                "LX-CC",
                t("救护车驾驶员", "Lái xe cứu thương"),
                4,
                t(
                    "持相应驾驶证五年以上，无重大事故，熟悉山区道路",
                    "Có giấy phép lái xe phù hợp từ năm năm, không tai nạn nghiêm trọng, thạo đường núi",
                ),
            ),
        ],
        result=t(
            "按总分高低录用报名号07、12、19、26四人，公示期间没有收到异议。录用者于下月一日到急诊科报到。",
            "Bốn người có số báo danh 07, 12, 19, 26 trúng tuyển theo tổng điểm; trong thời gian niêm yết không có ý kiến phản đối. Ngày mùng một tháng sau đến Khoa Cấp cứu nhận việc.",
        ),
        result_offset=-9,
    ),
    Recruitment(  # not yet open
        slug="medical-interpreters",
        heading=t("招聘医疗翻译五名（中文、越南语）", "Tuyển năm phiên dịch y tế Trung – Việt"),
        summary=t(
            "下周开始报名，面试包含一段门诊录音的现场口译。",
            "Tuần sau bắt đầu nhận hồ sơ; phỏng vấn có phần dịch trực tiếp một đoạn ghi âm phòng khám.",
        ),
        body=body(
            p(
                "翻译人员在门诊、急诊和病房陪同就诊，也参与出院指导和知情同意书的翻译。不要求医学学历，入职后有六周医学用语课程。",
                "Phiên dịch đi cùng người bệnh tại phòng khám, cấp cứu và buồng bệnh, dịch hướng dẫn ra viện và giấy cam kết. Không đòi bằng y khoa, vào làm được học sáu tuần thuật ngữ y tế.",
            ),
            p(
                "为保护病人隐私，录用者须签订保密承诺，不得在院外谈论所译内容。",
                "Để giữ kín đời tư của người bệnh, người trúng tuyển ký cam kết không kể lại nội dung đã dịch ngoài bệnh viện.",
            ),
        ),
        department="HR",
        opens_offset=6,
        closes_offset=36,
        contact=t("丁氏月，0203 3 555 182", "Đinh Thị Nguyệt, 0203 3 555 182"),
        positions=[
            Position(
                "PD-01",
                t("全职翻译", "Phiên dịch toàn thời gian"),
                3,
                t(
                    "中文和越南语均能流利听说读写，能轮班",
                    "Nghe, nói, đọc, viết trôi chảy tiếng Trung và tiếng Việt, làm được theo ca",
                ),
            ),
            Position(
                "PD-02",
                t("夜间电话翻译", "Phiên dịch qua điện thoại ban đêm"),
                2,
                t(
                    "每周三晚，可在家工作，需有固定网络",
                    "Ba tối mỗi tuần, làm tại nhà, có mạng ổn định",
                ),
            ),
        ],
    ),
]

TENDERS: list[Tender] = [
    Tender(  # on sale
        slug="biochemistry-reagents",
        package_code="VT-07",
        heading=t("生化检验试剂年度采购", "Mua sắm hóa chất xét nghiệm hóa sinh cả năm"),
        summary=t(
            "三个标段，分批送货，要求全程冷链记录。",
            "Ba phần, giao nhiều đợt, phải có nhật ký bảo quản lạnh suốt đường đi.",
        ),
        body=body(
            p(
                "供货期十二个月，按检验科每月订单送货。试剂到库时剩余有效期不少于总有效期的三分之二。",
                "Cung ứng trong mười hai tháng theo đơn đặt hằng tháng của Khoa Xét nghiệm. Khi nhập kho, hạn dùng còn lại không dưới hai phần ba.",
            ),
            h("投标人资格", "Tư cách nhà thầu"),
            ul(
                ["具有体外诊断试剂经营许可", "近三年有两份同类合同", "在两百公里以内设有冷库"],
                [
                    "Có giấy phép kinh doanh sinh phẩm chẩn đoán",
                    "Ba năm gần đây có hai hợp đồng tương tự",
                    "Có kho lạnh trong bán kính 200 km",
                ],
            ),
        ),
        department="PROC",
        method="open",
        estimate=6_480_000_000,
        sale_from_offset=-8,
        closes_offset=15,
        opening_offset=15,
        lots=[
            Lot(
                "1",
                t("肝肾功能试剂", "Hóa chất chức năng gan, thận"),
                t("一批，四百二十盒", "Một lô, 420 hộp"),
            ),
            Lot(
                "2",
                t("血糖血脂试剂", "Hóa chất đường, mỡ máu"),
                t("一批，三百六十盒", "Một lô, 360 hộp"),
            ),
            Lot("3", t("质控品和校准品", "Mẫu kiểm chuẩn và hiệu chuẩn"), t("九十六套", "96 bộ")),
        ],
        clarifications=[
            Clarification(
                -2,
                t(
                    "问：第3标段能否用其他品牌的校准品？答：可以，须提供与本院分析仪的溯源证明。",
                    "Hỏi: phần 3 dùng chất hiệu chuẩn hãng khác được không? Đáp: được, kèm chứng nhận truy nguyên với máy của bệnh viện.",
                ),
            ),
        ],
        has_document=True,
    ),
    Tender(  # closing soon
        slug="ultrasound-scanner",
        package_code="TB-11",
        heading=t("彩色超声诊断仪采购", "Mua máy siêu âm màu đa năng"),
        summary=t(
            "一台，用于心脏和腹部检查，含安装、培训和三年保修。",
            "Một máy dùng cho tim và ổ bụng, gồm lắp đặt, đào tạo và bảo hành ba năm.",
        ),
        body=body(
            p(
                "仪器安装在C座五层，供应商须在投标前到现场量尺寸、看电源。踏勘在工作日下午两点统一进行。",
                "Máy đặt tại tầng 5 nhà C; nhà thầu cần đến đo và xem nguồn điện trước khi chào. Khảo sát chung lúc 14 giờ các ngày làm việc.",
            ),
            ul(
                [
                    "探头：心脏、腹部、浅表各一把",
                    "界面：中越两种文字",
                    "维修：四小时响应，两天内备机到场",
                ],
                [
                    "Đầu dò: tim, bụng, nông mỗi loại một chiếc",
                    "Giao diện: tiếng Trung và tiếng Việt",
                    "Sửa chữa: phản hồi trong bốn giờ, hai ngày có máy thay",
                ],
            ),
        ),
        department="PROC",
        method="shopping",
        estimate=2_380_000_000,
        sale_from_offset=-14,
        closes_offset=3,
        opening_offset=3,
        lots=[Lot("1", t("彩色超声诊断仪", "Máy siêu âm màu"), t("一台", "01 máy"))],
        clarifications=[
            Clarification(
                -7,
                t(
                    "问：展示用过的样机可以吗？答：不可以，须为出厂一年以内的新机。",
                    "Hỏi: máy trưng bày có được chấp nhận không? Đáp: không, phải là máy mới xuất xưởng trong vòng một năm.",
                ),
            ),
            Clarification(
                -4,
                t(
                    "更正：估算价由原来的24.5亿越盾改为23.8亿越盾，其余不变。",
                    "Đính chính: giá dự toán từ 2,45 tỷ đồng sửa thành 2,38 tỷ đồng, các nội dung khác giữ nguyên.",
                ),
            ),
        ],
        has_document=True,
    ),
    Tender(  # announced
        slug="laundry-service",
        package_code="DV-04",
        heading=t("医用织物洗涤服务（两年）", "Dịch vụ giặt là đồ vải y tế trong hai năm"),
        summary=t(
            "每天约九百公斤，感染性织物与普通织物分开运送。",
            "Khoảng 900 kg mỗi ngày, đồ nhiễm khuẩn chở riêng với đồ thường.",
        ),
        body=body(
            p(
                "医院准备把床单、工作服和手术铺巾交给专业公司洗涤。招标文件正在最后核对，下周起发售，现先行公布要求，便于各公司准备材料。",
                "Bệnh viện dự kiến giao việc giặt ga trải giường, áo blouse và khăn mổ cho đơn vị chuyên nghiệp. Hồ sơ đang rà soát lần cuối, tuần sau phát hành; nay công bố trước để các đơn vị chuẩn bị.",
            ),
            p(
                "洗涤厂应当有消毒隔离间和污水处理许可，每季度接受护理部不打招呼的检查。",
                "Cơ sở giặt phải có buồng khử khuẩn cách ly và giấy phép xả thải, hằng quý chịu kiểm tra đột xuất của Phòng Điều dưỡng.",
            ),
        ),
        department="PROC",
        method="open",
        estimate=5_640_000_000,
        sale_from_offset=5,
        closes_offset=27,
        opening_offset=27,
        lots=[
            Lot("1", t("普通织物", "Đồ vải thường"), t("每天六百五十公斤", "650 kg mỗi ngày")),
            Lot(
                "2",
                t("感染性织物和手术铺巾", "Đồ nhiễm khuẩn và khăn mổ"),
                t("每天二百五十公斤", "250 kg mỗi ngày"),
            ),
        ],
    ),
    Tender(  # opened, under evaluation
        slug="storage-for-images",
        package_code="CNTT-05",
        heading=t("影像存储设备扩容", "Mở rộng thiết bị lưu trữ hình ảnh y khoa"),
        summary=t(
            "增加可用容量一百二十太字节，数据保存期延长到十年。",
            "Tăng thêm 120 TB dung lượng, kéo dài thời gian lưu lên mười năm.",
        ),
        body=body(
            p(
                "已按时开标，四家供应商递交文件。评审小组正在核对技术响应和售后承诺，结果将在本页公布。",
                "Đã mở thầu đúng giờ với bốn nhà cung cấp. Tổ chuyên gia đang đối chiếu kỹ thuật và cam kết hậu mãi, kết quả sẽ đăng tại trang này.",
            ),
            table(
                [
                    ["供应商编号", "报价（越盾）", "交货"],
                    ["A", "1 905 000 000", "45天"],
                    ["B", "1 878 500 000", "60天"],
                    ["C", "1 912 300 000", "30天"],
                    ["D", "1 890 000 000", "45天"],
                ],
                [
                    ["Mã nhà thầu", "Giá chào (đồng)", "Giao hàng"],
                    ["A", "1.905.000.000", "45 ngày"],
                    ["B", "1.878.500.000", "60 ngày"],
                    ["C", "1.912.300.000", "30 ngày"],
                    ["D", "1.890.000.000", "45 ngày"],
                ],
            ),
        ),
        department="INFO",
        method="shopping",
        estimate=1_920_000_000,
        sale_from_offset=-28,
        closes_offset=-6,
        opening_offset=-6,
        lots=[Lot("1", t("存储阵列及安装", "Tủ lưu trữ và lắp đặt"), t("一套", "01 hệ thống"))],
        has_document=True,
    ),
    Tender(  # decided
        slug="outpatient-hall-repair",
        package_code="XD-02",
        heading=t("门诊大厅修缮工程", "Sửa chữa sảnh khám bệnh"),
        summary=t(
            "更换地面、加装扶手和无障碍坡道，分三段施工，不停诊。",
            "Thay nền, lắp tay vịn và dốc cho xe lăn; thi công ba đoạn, không ngừng khám.",
        ),
        body=body(
            p(
                "工程在夜间和周日进行，每段不超过两周。施工期间导诊台移到东门，轮椅通道始终保留。",
                "Thi công ban đêm và Chủ nhật, mỗi đoạn không quá hai tuần. Trong thời gian này quầy hướng dẫn chuyển sang cửa đông, lối xe lăn luôn được giữ.",
            ),
        ),
        department="PROC",
        method="open",
        estimate=12_400_000_000,
        sale_from_offset=-80,
        closes_offset=-52,
        opening_offset=-52,
        lots=[
            Lot(
                "1",
                t("地面、扶手与坡道", "Nền, tay vịn và dốc"),
                t("一千八百六十平方米", "1.860 m²"),
            )
        ],
        clarifications=[
            Clarification(
                -60,
                t(
                    "问：防滑砖能否改为橡胶地板？答：候诊区可以，坡道必须用防滑砖。",
                    "Hỏi: thay gạch chống trơn bằng sàn cao su được không? Đáp: khu chờ thì được, dốc phải dùng gạch chống trơn.",
                ),
            ),
        ],
        result=t(
            "新河建设公司中标，合同价118.6亿越盾，工期七十天。另外两家因工期不符合要求未中标。",
            "Công ty Xây dựng Tân Hà trúng thầu, giá hợp đồng 11,86 tỷ đồng, thời gian thực hiện bảy mươi ngày. Hai đơn vị khác không đạt yêu cầu tiến độ.",
        ),
        result_offset=-18,
        has_document=True,
    ),
    Tender(  # cancelled
        slug="fire-extinguisher-refill",
        package_code="PC-03",
        heading=t("灭火器换药与检测", "Nạp lại và kiểm định bình chữa cháy"),
        summary=t(
            "三家比价直接购买；因法规调整检测周期，本次采购取消。",
            "So sánh ba báo giá để mua trực tiếp; đã hủy do quy định về chu kỳ kiểm định thay đổi.",
        ),
        body=body(
            p(
                "原计划对全院三百一十只干粉灭火器换药。消防部门随后发布新的检测周期，其中二百零四只今年无需更换，数量变化超过一半。",
                "Kế hoạch ban đầu nạp lại 310 bình bột trong toàn viện. Sau đó cơ quan phòng cháy ban hành chu kỳ kiểm định mới, 204 bình năm nay chưa phải nạp, khối lượng đổi quá nửa.",
            ),
        ),
        department="PROC",
        method="direct",
        estimate=86_000_000,
        sale_from_offset=-25,
        closes_offset=-11,
        opening_offset=-11,
        lots=[Lot("1", t("四公斤干粉灭火器", "Bình bột 4 kg"), t("三百一十只", "310 bình"))],
        result=t(
            "取消本次采购，已递交的报价原封退回。重新核定数量后另行公告。",
            "Hủy lần mua này, báo giá đã nộp được trả nguyên niêm phong. Bệnh viện xác định lại số lượng và thông báo sau.",
        ),
        result_offset=-10,
        cancelled=True,
    ),
]
