"""Eight health pages, each with author, reviewer and the day of the last medical check."""

from .schema import Health, body, h, image, p, t, table, ul

HEALTH: list[Health] = [
    Health(
        slug="fever-in-children",
        heading=t(
            "孩子发烧：在家怎么护理，什么时候去医院",
            "Trẻ sốt: chăm ở nhà thế nào, khi nào đưa đi viện",
        ),
        summary=t(
            "看精神比看度数重要；三个月以下的婴儿发烧要马上就诊。",
            "Nhìn trẻ tỉnh táo hay không quan trọng hơn con số; bé dưới ba tháng bị sốt phải đi khám ngay.",
        ),
        body=body(
            p(
                "发烧是身体对付感染的反应，体温升到三十八度以上才算。多数孩子烧两三天自己会退，家长要做的是让孩子舒服、喝够水，并留意危险信号。",
                "Sốt là phản ứng của cơ thể chống nhiễm trùng, tính từ 38 độ trở lên. Phần lớn trẻ tự hết sau hai ba ngày; việc của cha mẹ là giúp con dễ chịu, uống đủ nước và để ý dấu hiệu nguy hiểm.",
            ),
            h("在家护理", "Chăm sóc tại nhà"),
            ul(
                [
                    "少量多次喂水、母乳或米汤",
                    "衣服穿薄一层，不要捂汗",
                    "按体重服用退烧药，两次之间隔四到六小时",
                    "不用酒精擦身，不给孩子吃阿司匹林",
                ],
                [
                    "Cho uống nước, bú mẹ hoặc nước cháo từng ít một, nhiều lần",
                    "Mặc thoáng, không ủ kín cho ra mồ hôi",
                    "Uống thuốc hạ sốt theo cân nặng, cách nhau bốn đến sáu giờ",
                    "Không lau cồn, không cho trẻ uống aspirin",
                ],
            ),
            h("马上去医院", "Đi viện ngay"),
            ul(
                [
                    "不满三个月的婴儿",
                    "抽搐、叫不醒或者颈部发硬",
                    "呼吸急促、胸口凹陷",
                    "八小时没有小便",
                    "身上出现按压不褪的紫红点",
                    "发烧超过三天",
                ],
                [
                    "Bé chưa đầy ba tháng",
                    "Co giật, gọi không tỉnh hoặc cứng gáy",
                    "Thở nhanh, rút lõm lồng ngực",
                    "Tám giờ không đi tiểu",
                    "Nổi chấm tím đỏ ấn không mất",
                    "Sốt quá ba ngày",
                ],
            ),
        ),
        department="PED",
        author=t("陆小梅，护士长", "Lục Tiểu Mai, điều dưỡng trưởng"),
        reviewer=t("陈秋霞，副主任医师", "BSCKII Trần Thu Hà"),
        reviewed_offset_days=-21,
        picture="thermometer",
    ),
    Health(
        slug="dengue",
        heading=t(
            "登革热：清掉积水，认准退烧那两天",
            "Sốt xuất huyết: dọn nước đọng và cảnh giác lúc vừa hạ sốt",
        ),
        summary=t(
            "退烧不等于好转，第三到第七天最容易出现出血和休克。",
            "Hạ sốt chưa phải đã khỏi; ngày thứ ba đến thứ bảy dễ chảy máu và sốc nhất.",
        ),
        body=body(
            p(
                "登革热由白天叮人的伊蚊传播，雨季后病例最多。同一个人可以得多次，第二次往往更重。",
                "Sốt xuất huyết do muỗi vằn đốt ban ngày truyền sang, nhiều nhất sau mùa mưa. Một người có thể mắc nhiều lần và lần sau thường nặng hơn.",
            ),
            h("症状", "Biểu hiện"),
            p(
                "突然高烧，头痛、眼眶痛、全身骨头像散了架，第三天前后皮肤可能出红疹。",
                "Sốt cao đột ngột, nhức đầu, đau hốc mắt, mình mẩy đau như gãy xương; khoảng ngày thứ ba da có thể nổi ban.",
            ),
            h("危险信号", "Dấu hiệu nguy hiểm"),
            ul(
                [
                    "腹痛不止或者一直呕吐",
                    "牙龈、鼻子出血或者大便发黑",
                    "手脚冰凉、烦躁或者昏睡",
                    "小便明显减少",
                ],
                [
                    "Đau bụng liên tục hoặc nôn nhiều",
                    "Chảy máu chân răng, mũi hoặc đi ngoài phân đen",
                    "Chân tay lạnh, bứt rứt hoặc li bì",
                    "Tiểu ít hẳn đi",
                ],
            ),
            h("每星期十分钟", "Mỗi tuần mười phút"),
            p(
                "倒掉花盆托、旧轮胎和水缸底的积水，储水容器加盖，孩子白天午睡也挂蚊帐。退烧可用对乙酰氨基酚，不要用布洛芬和阿司匹林。",
                "Đổ nước ở đĩa chậu cây, lốp cũ, đáy chum; đậy nắp đồ chứa nước; cho trẻ ngủ màn cả ban ngày. Hạ sốt bằng paracetamol, không dùng ibuprofen và aspirin.",
            ),
            image(
                "mosquito",
                t("水面上的一只蚊子，旁边是一只水桶", "Con muỗi trên mặt nước, cạnh một chiếc xô"),
                "没有积水，就没有蚊子。",
                "Không có nước đọng thì không có muỗi.",
            ),
        ),
        department="INT",
        author=t("裴文雄，主任医师", "BSCKII Bùi Văn Hùng"),
        reviewer=t("武德龙，主任医师", "BSCKII Vũ Đức Long"),
        reviewed_offset_days=-48,
        picture="mosquito",
    ),
    Health(
        slug="blood-pressure-at-home",
        heading=t(
            "在家量血压：姿势对了，数字才可信", "Đo huyết áp tại nhà: ngồi đúng thì số mới đúng"
        ),
        summary=t(
            "早晚各两遍，记下来给医生看，不要根据一次读数自己加药、停药。",
            "Sáng và tối đo hai lượt, ghi lại cho bác sĩ; đừng tự thêm, bỏ thuốc vì một lần đo.",
        ),
        body=body(
            h("怎样量", "Cách đo"),
            ul(
                [
                    "量前半小时不抽烟、不喝浓茶和咖啡，先去小便",
                    "靠着椅背静坐五分钟，双脚平放",
                    "袖带绑在光着的上臂，与心脏同高",
                    "隔一分钟再量一遍，记平均数",
                ],
                [
                    "Nửa giờ trước khi đo không hút thuốc, không uống trà đặc, cà phê; đi tiểu trước",
                    "Ngồi tựa lưng yên năm phút, hai bàn chân đặt phẳng",
                    "Quấn băng vào cánh tay trần, ngang tim",
                    "Nghỉ một phút rồi đo lại, ghi số trung bình",
                ],
            ),
            h("怎样看", "Cách đọc"),
            table(
                [
                    ["家庭平均值", "意思", "怎么做"],
                    ["低于135/85", "控制较好", "照常用药"],
                    ["135/85至159/99", "偏高", "一周内联系医生"],
                    ["160/100以上", "过高", "两天内就诊"],
                    ["180/120以上并有胸痛、气促", "危险", "立刻急诊"],
                ],
                [
                    ["Trung bình tại nhà", "Ý nghĩa", "Cần làm"],
                    ["Dưới 135/85", "Kiểm soát tốt", "Dùng thuốc như cũ"],
                    ["135/85 đến 159/99", "Hơi cao", "Liên hệ bác sĩ trong một tuần"],
                    ["Từ 160/100", "Quá cao", "Đi khám trong hai ngày"],
                    ["Từ 180/120 kèm đau ngực, khó thở", "Nguy hiểm", "Cấp cứu ngay"],
                ],
            ),
            p(
                "腕式血压计容易受姿势影响，买上臂式的更稳妥；每年带到医院与水银柱对照一次。",
                "Máy đo cổ tay dễ lệch theo tư thế, nên mua loại quấn bắp tay; mỗi năm mang đến viện so lại một lần.",
            ),
        ),
        department="CAR",
        author=t("周婷，主管护师", "Chu Đình, điều dưỡng chính"),
        reviewer=t("郑文科，副主任医师", "BSCKII Trịnh Văn Khoa"),
        reviewed_offset_days=-33,
        picture="heart",
    ),
    Health(
        slug="diabetes-and-rice",
        heading=t(
            "糖尿病人怎样吃米饭、米粉和水果", "Người đái tháo đường ăn cơm, bún và trái cây thế nào"
        ),
        summary=t(
            "不必戒掉主食，先吃菜、控制份量、饭后走一走，血糖会平稳许多。",
            "Không cần bỏ tinh bột; ăn rau trước, vừa phần và đi bộ sau bữa thì đường huyết ổn hơn nhiều.",
        ),
        body=body(
            p(
                "一餐的主食以自己的拳头为准：一拳米饭，或者大半碗米粉。糯米饭、白粥升糖快，偶尔吃时减半。",
                "Tinh bột mỗi bữa lấy nắm tay mình làm chuẩn: một nắm cơm hoặc hơn nửa bát bún. Xôi và cháo trắng làm đường lên nhanh, thỉnh thoảng ăn thì bớt một nửa.",
            ),
            h("一盘饭的分法", "Chia một đĩa ăn"),
            table(
                [
                    ["部分", "食物"],
                    ["一半", "青菜、瓜、菌"],
                    ["四分之一", "鱼、豆腐、瘦肉、蛋"],
                    ["四分之一", "米饭、粉、红薯"],
                ],
                [
                    ["Phần", "Thức ăn"],
                    ["Một nửa", "Rau xanh, bầu bí, nấm"],
                    ["Một phần tư", "Cá, đậu phụ, thịt nạc, trứng"],
                    ["Một phần tư", "Cơm, bún, khoai lang"],
                ],
            ),
            h("水果", "Trái cây"),
            p(
                "番石榴、柚子、火龙果较合适，每次一小碗，放在两餐之间。榴莲、熟香蕉和甘蔗汁要少。",
                "Ổi, bưởi, thanh long khá hợp, mỗi lần một bát nhỏ giữa hai bữa. Sầu riêng, chuối chín kỹ và nước mía nên hạn chế.",
            ),
            p(
                "出现心慌、手抖、出冷汗，先喝半杯糖水，十五分钟后再测血糖；打胰岛素的人出门要随身带几块糖。",
                "Thấy hồi hộp, run tay, vã mồ hôi lạnh thì uống nửa cốc nước đường, mười lăm phút sau đo lại; người tiêm insulin ra ngoài nhớ mang vài viên kẹo.",
            ),
        ),
        department="INT",
        author=t("韦春桃，护士长", "Vi Xuân Đào, điều dưỡng trưởng"),
        reviewer=t("裴文雄，主任医师", "BSCKII Bùi Văn Hùng"),
        reviewed_offset_days=-90,
        picture="vegetables",
    ),
    Health(
        slug="stroke-signs",
        heading=t(
            "中风抢时间：一笑、二举、三说、四打电话",
            "Đột quỵ chạy đua thời gian: cười, giơ tay, nói, gọi cấp cứu",
        ),
        summary=t(
            "症状出现四个半小时内有机会用溶栓药，记住开始的钟点最要紧。",
            "Trong bốn giờ rưỡi đầu còn cơ hội dùng thuốc tiêu huyết khối, nhớ giờ khởi phát là điều quan trọng nhất.",
        ),
        body=body(
            ul(
                [
                    "请他笑一笑，看嘴角是否歪向一边",
                    "请他举起双臂，看是否有一侧掉下来",
                    "请他说一句话，听是否含糊",
                    "有一样不对，马上拨0203 3 555 115",
                ],
                [
                    "Bảo người bệnh cười, xem miệng có lệch không",
                    "Bảo giơ hai tay, xem có bên nào rơi xuống",
                    "Bảo nói một câu, nghe có líu lưỡi không",
                    "Sai một điều là gọi ngay 0203 3 555 115",
                ],
            ),
            h("等救护车的时候", "Trong lúc chờ xe"),
            p(
                "让病人侧躺，解开衣领，记下最后一次看到他正常的时间。不要喂水喂药，不要扎手指放血，也不要等他“睡一觉看看”。",
                "Cho người bệnh nằm nghiêng, nới cổ áo, ghi lại lúc cuối cùng còn bình thường. Không cho ăn uống, không chích máu đầu ngón tay, cũng đừng đợi “ngủ dậy xem sao”.",
            ),
            h("降低风险", "Giảm nguy cơ"),
            p(
                "管好血压是第一位，其次是戒烟、少盐、治疗房颤和适当运动。",
                "Giữ huyết áp ổn định là hàng đầu, sau đó là bỏ thuốc lá, ăn nhạt, điều trị rung nhĩ và vận động vừa sức.",
            ),
        ),
        department="EMG",
        author=t("武德龙，主任医师", "BSCKII Vũ Đức Long"),
        reviewer=t("郑文科，副主任医师", "BSCKII Trịnh Văn Khoa"),
        reviewed_offset_days=-14,
        picture="clock",
    ),
    Health(
        slug="antibiotics",
        heading=t("抗生素不是消炎万能药", "Kháng sinh không phải thuốc chữa bách bệnh"),
        summary=t(
            "感冒多由病毒引起，吃抗生素没有用；开了就要按天数吃完。",
            "Cảm lạnh đa phần do vi rút, uống kháng sinh không ích gì; đã được kê thì uống đủ ngày.",
        ),
        body=body(
            p(
                "抗生素只对细菌起作用。用得不对，细菌会学会抵抗，等真正需要时药就不灵了，这种细菌还会传给家人。",
                "Kháng sinh chỉ tác dụng với vi khuẩn. Dùng sai, vi khuẩn học cách kháng lại, đến lúc thật cần thì thuốc hết hiệu quả, và chúng còn lây sang người nhà.",
            ),
            h("四个不要", "Bốn điều không nên"),
            ul(
                [
                    "不要自己到药店买抗生素",
                    "不要把上次剩下的给别人吃",
                    "不要因为好转就提前停",
                    "不要要求医生“打一针好得快”",
                ],
                [
                    "Không tự ra hiệu thuốc mua kháng sinh",
                    "Không cho người khác thuốc còn thừa",
                    "Không ngừng sớm khi thấy đỡ",
                    "Không đòi bác sĩ “tiêm một mũi cho nhanh”",
                ],
            ),
            p(
                "服药后起皮疹、嘴唇肿或者呼吸不畅，可能是过敏，立即停药并到急诊，把药盒一起带来。",
                "Uống thuốc mà nổi ban, sưng môi hoặc khó thở có thể là dị ứng: ngừng ngay và đến cấp cứu, mang theo hộp thuốc.",
            ),
        ),
        department="PHA",
        author=t("苏敏，临床药师", "Tô Mẫn, dược sĩ lâm sàng"),
        reviewer=t("李文南，副主任药师", "DSCKII Lý Văn Nam"),
        reviewed_offset_days=-120,
        picture="medicine",
    ),
    Health(
        slug="safe-water-after-floods",
        heading=t("洪水退后：水、食物和伤口怎样处理", "Sau lũ: xử lý nước, thức ăn và vết thương"),
        summary=t(
            "先消毒再用水，泡过的食物不吝惜，伤口沾泥水要打破伤风针。",
            "Khử khuẩn rồi mới dùng nước, đồ ăn ngâm lũ phải bỏ, vết thương dính bùn cần tiêm phòng uốn ván.",
        ),
        body=body(
            h("水", "Nước"),
            p(
                "井水先抽干、清淤，再按每立方米十克漂白粉消毒，静置一夜。喝的水一律烧开，滚一分钟以上。",
                "Nước giếng phải tát cạn, vét bùn, rồi cho mười gam bột clo cho mỗi mét khối và để qua đêm. Nước uống nhất thiết phải đun sôi ít nhất một phút.",
            ),
            h("食物", "Thức ăn"),
            p(
                "被洪水泡过的米、肉和没有密封的调料都要扔掉；淹死的家禽深埋撒石灰，不能上桌。",
                "Gạo, thịt và gia vị hở bị ngâm lũ đều phải bỏ; gia cầm chết đuối chôn sâu rắc vôi, không được ăn.",
            ),
            h("身体", "Cơ thể"),
            ul(
                [
                    "清淤时穿胶鞋、戴手套",
                    "皮肤破了用肥皂水冲洗十五分钟",
                    "拉肚子及时喝口服补液盐",
                    "发烧伴小腿酸痛、眼睛发红，当天就诊，可能是钩端螺旋体病",
                ],
                [
                    "Đi ủng, đeo găng khi dọn bùn",
                    "Trầy da thì rửa xà phòng mười lăm phút",
                    "Tiêu chảy thì uống oresol sớm",
                    "Sốt kèm đau bắp chân, đỏ mắt phải khám trong ngày vì có thể nhiễm xoắn khuẩn",
                ],
            ),
        ),
        department="EMG",
        author=t("孙丽华，护士长", "Tôn Lệ Hoa, điều dưỡng trưởng"),
        reviewer=t("裴文雄，主任医师", "BSCKII Bùi Văn Hùng"),
        reviewed_offset_days=-75,
        picture="water",
    ),
    Health(
        slug="before-a-blood-test",
        heading=t("抽血前后的八个问题", "Tám câu hỏi trước và sau khi lấy máu"),
        summary=t(
            "哪些项目要空腹，能不能喝水吃药，抽完胳膊青了怎么办。",
            "Xét nghiệm nào phải nhịn ăn, có được uống nước, uống thuốc không, tay bầm thì làm sao.",
        ),
        body=body(
            table(
                [
                    ["问题", "回答"],
                    ["要空腹吗？", "血糖、血脂、肝功能要，血常规不用"],
                    ["能喝水吗？", "可以喝白开水，不加糖"],
                    ["降压药照吃吗？", "照吃，用一小口水送下"],
                    ["降糖药呢？", "抽完血、吃饭前再用"],
                    ["来月经能查吗？", "血可以查，尿检改期"],
                    ["前一晚能喝酒吗？", "三天内都不喝"],
                    ["怎样按压？", "伸直手臂按五分钟，不要揉"],
                    ["青了一块？", "一天内冷敷，以后热敷，一周会散"],
                ],
                [
                    ["Câu hỏi", "Trả lời"],
                    [
                        "Có phải nhịn ăn?",
                        "Đường, mỡ máu, chức năng gan thì có; công thức máu thì không",
                    ],
                    ["Có được uống nước?", "Được uống nước lọc, không đường"],
                    ["Thuốc huyết áp thì sao?", "Vẫn uống với một ngụm nước nhỏ"],
                    ["Còn thuốc tiểu đường?", "Lấy máu xong, trước khi ăn mới dùng"],
                    ["Đang có kinh thì sao?", "Máu vẫn làm được, nước tiểu hẹn hôm khác"],
                    ["Tối trước uống rượu được không?", "Kiêng trong ba ngày"],
                    ["Ấn bông thế nào?", "Duỗi thẳng tay ấn năm phút, không xoa"],
                    ["Bị bầm thì sao?", "Ngày đầu chườm lạnh, sau chườm ấm, một tuần sẽ tan"],
                ],
            ),
            p(
                "抽血后头晕，请立刻坐下告诉护士，含一块糖，休息十分钟再走。",
                "Lấy máu xong thấy choáng, xin ngồi xuống và báo điều dưỡng, ngậm một viên kẹo, nghỉ mười phút rồi hãy đi.",
            ),
        ),
        department="LAB",
        author=t("梁文成，检验技师", "Lường Văn Thành, kỹ thuật viên"),
        reviewer=t("林国栋，主任技师", "Lâm Quốc Đống, trưởng khoa"),
        reviewed_offset_days=-400,
        picture="blood",
    ),
]
