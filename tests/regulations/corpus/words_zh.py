"""Sentences of Chinese hospital rules, made of parts; none is taken from a real document."""

from __future__ import annotations

from random import Random

WHO = (
    "科主任", "护士长", "值班医师", "责任护士", "药剂科", "设备科", "检验科", "信息科",
    "后勤保障部",
    "医务科", "质控办公室", "感染管理科", "门诊部", "急诊科", "档案室", "采购办公室", "各临床科室",
    "进修人员", "保洁人员", "库房管理员", "值班人员", "申请人", "审批人", "经办人", "新入职人员",
)  # fmt: skip
MUST = ("应当", "必须", "须", "应", "负责", "不得擅自", "可以", "要")
ACT = (
    "核对", "登记", "保管", "清点", "检查", "评估", "维护", "记录", "复核", "上报", "整理", "消毒",
    "更换", "移交", "归档", "培训", "公示", "处置", "调配", "抽查", "汇总",
)  # fmt: skip
THING = (
    "急救药品", "毒麻药品", "一次性耗材", "呼吸机", "输液泵", "病历资料", "交接班记录", "门禁权限",
    "医疗废物", "手术器械", "标本", "血液制品", "冷链温度记录", "消防器材", "氧气瓶", "值班日志",
    "患者身份信息", "检验报告", "知情同意书", "会诊意见", "采购合同", "库存台账", "培训档案",
    "外来器械", "移动终端", "备用电源", "隔离病房", "探视登记表", "随访资料", "危急值",
)  # fmt: skip
EVENT = (
    "停电", "设备故障", "药品不良反应", "患者跌倒", "标本丢失", "网络中断", "投诉", "院内感染暴发",
    "锐器伤", "信息泄露", "火情", "输血反应", "人员缺岗", "批号不符",
)  # fmt: skip
TIME = (
    "30分钟", "2小时", "24小时", "当日", "3日", "五个工作日", "一周", "10个工作日", "每月5日前",
    "每季度末", "12小时", "四十八小时",
)  # fmt: skip
OFTEN = ("每日", "每周", "每月", "每季度", "每半年", "每年", "每班")
TOPIC = (
    "急救药品管理", "外来器械管理", "值班与交接班", "病历借阅", "危急值报告", "医疗废物处置",
    "移动设备使用", "手卫生", "探视与陪护", "采购验收", "库房盘点", "消防安全", "新技术准入",
    "患者身份识别", "输血管理", "门诊预约", "档案保管", "停电应急处置", "培训考核", "会诊管理",
    "标本运送", "隔离病房管理", "信息系统权限管理", "检验质量控制", "后勤维修",
)  # fmt: skip
ENDING = ("制度", "规定", "管理办法", "实施细则", "工作规范", "管理制度", "管理规定")
CHAPTER = (
    "组织与职责", "工作程序", "日常管理", "检查与考核", "监督管理", "应急处置", "人员培训",
    "登记与保管", "审批流程", "质量控制", "责任追究", "信息报送", "使用与维护",
)  # fmt: skip
HEADING = (
    "目的", "适用范围", "定义", "基本原则", "职责分工", "工作要求", "登记要求", "交接程序",
    "报告时限", "检查方式", "奖惩措施", "保管期限", "审批权限", "培训要求", "应急措施", "记录保存",
    "人员配备", "设施条件", "验收标准", "效期管理",
)  # fmt: skip
PLACES = ("东湖", "清源", "南岭", "北辰", "安和", "长宁", "云溪", "白塔", "金河", "青石")
KINDS = ("人民医院", "中心医院", "第二医院", "中医医院", "妇幼保健院", "儿童医院")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "建国志强秀英文丽明芳海燕晓东国庆玉兰俊杰思远"
LEADS = (
    "{who}履行下列职责：", "有下列情形之一的，{who}应当立即报告：", "{act}{thing}按以下步骤进行：",
    "{thing}管理应当做到：", "申请{act}{thing}时，须提交下列材料：", "{who}的工作内容包括：",
    "下列{thing}不得外借：", "{event}分为以下等级：",
)  # fmt: skip
ODD_STARTS = (
    "一次性{thing}用后即弃，不得重复使用。", "三级查房由{who}组织，{often}至少一次。",
    "第三方人员进入病区，须由{who}陪同。", "2名以上人员在场时，方可{act}{thing}。",
    "一经发现{event}，{who}{must}立即停止操作。", "十二小时内未处理的，由{who}督办。",
    "第一责任人为{who}，第二责任人为{who2}。", "5千克以上的{thing}须由两人搬运。",
    "附近科室{must}协助{act}{thing}。", "一、二级手术所用{thing}由{who}准备。",
    "100张床位以上的病区，{often}{act}一次{thing}。", "甲、乙类{thing}分柜存放。",
)  # fmt: skip
SENTENCES = (
    "{who}{must}{often}{act}{thing}，并做好记录。",
    "发生{event}时，{who}应当在{time}内报告{who2}，并采取措施防止影响扩大。",
    "{thing}由{who}统一{act}，{often}{act2}一次，账物相符。",
    "未经{who}同意，任何人不得{act}{thing}。",
    "{who}负责{thing}的{act}与{act2}，{who2}予以配合。",
    "{thing}的保存期限不少于{years}年，期满后由{who}统一处置。",
    "对违反本{rule}的人员，由{who}给予批评教育；情节严重的，按医院有关规定处理。",
    "{act}{thing}时，{who}与{who2}当面核对数量、批号和有效期，双方签字确认。",
    "本{rule}所称{thing}，是指由{who}{act}并纳入统一管理的物品、资料或者信息。",
    "{who}收到报告后，应当在{time}内到达现场；不能到达的，应当委托{who2}处理。",
    "{often}组织一次{thing}专项检查（含节假日），检查结果向{who}反馈。",
    "因{event}造成损失的，{who}应当在{time}内查明原因，提出整改意见。",
    "依照本{rule}第三条的规定，{who}{must}{act}{thing}。",
    "{thing}账目做到日清月结，误差不超过0.5%。",
)  # fmt: skip


class Chinese:
    """A maker of words with a memory of what kind of rule it writes for."""

    def __init__(self, random: Random, rule: str) -> None:
        self.random = random
        self.rule = rule[-2:]

    def _filled(self, pattern: str) -> str:
        pick = self.random.choice
        return pattern.format(
            who=pick(WHO), who2=pick(WHO), must=pick(MUST), act=pick(ACT), act2=pick(ACT),
            thing=pick(THING), event=pick(EVENT), time=pick(TIME), often=pick(OFTEN),
            years=self.random.randint(1, 30), rule=self.rule,
        )  # fmt: skip

    def sentence(self) -> str:
        return self._filled(self.random.choice(SENTENCES))

    def text(self) -> str:
        """One to three sentences."""
        return "".join(self.sentence() for _ in range(self.random.choice((1, 1, 1, 2, 2, 3))))

    def paragraph(self) -> str:
        """As `text`, now and then beginning like a label."""
        if self.random.random() < 0.12:
            return self._filled(self.random.choice(ODD_STARTS))
        return self.text()

    def lead(self) -> str:
        return self._filled(self.random.choice(LEADS))

    def point(self, last: bool) -> str:
        pick = self.random.choice
        words = pick(
            (
                "{act}{thing}",
                "{often}{act}{thing}并签字",
                "{who}出具的{thing}",
                "{thing}的{act}情况",
                "发生{event}的",
                "未按规定{act}{thing}的",
                "在{time}内完成{thing}的{act}",
                "{thing}：{act}、{act2}、移交",
                "协助{who}{act}{thing}，{time}内反馈结果",
            )
        )
        return self._filled(words) + ("。" if last else "；")

    def topic(self) -> str:
        return self.random.choice(TOPIC)

    def headings(self, count: int) -> list[str]:
        return self.random.sample(HEADING, count)

    def chapters(self, count: int) -> list[str]:
        middle = self.random.sample(CHAPTER, max(0, count - 2))
        return (["总则", *middle, "附则"] if count > 1 else ["总则"])[:count]

    def name(self) -> str:
        return self.random.choice(SURNAMES) + "".join(
            self.random.choice(GIVEN) for _ in range(self.random.choice((1, 2)))
        )

    def hospital(self) -> str:
        return self.random.choice(PLACES) + self.random.choice(KINDS)

    def row(self, columns: int) -> list[str]:
        pick = self.random.choice
        cells = [pick(THING), str(self.random.randint(1, 90)), pick(WHO), pick(TIME), pick(OFTEN)]
        return cells[:columns]


def title(random: Random) -> str:
    return random.choice(TOPIC) + random.choice(ENDING)


HEADS = ["名称", "数量", "责任人", "时限", "频次"]
