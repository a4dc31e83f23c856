"""A corpus in both languages and queries whose answer is known, from a seed."""

from dataclasses import dataclass
from random import Random

import opencc

from search.analysis.pieces import folded
from search.sources import Entry

_CHINESE_WORDS = """
    患者 信息 保密 制度 管理 医院 科室 护理 记录 病历 书写 规范 药品 采购
    审批 会议 通知 培训 考核 设备 维护 网络 系统 权限 登记 检查 手术 麻醉
    急诊 值班 交接 感染 控制 消毒 废物 处理 投诉 接待 随访 满意 质量 评价
    标准 操作 流程 应当 负责 组织 实施 监督 报告 及时 妥善 保存 每季度
    工作人员 未经 批准 不得 提供 复制 单位 个人 中心 主任 医师 护士长 值班室
    档案 编号 期限 附则 执行
"""
_VIETNAMESE_WORDS = """
    người bệnh thông tin bảo mật quy chế quản lý bệnh viện khoa phòng điều dưỡng hồ sơ bệnh
    án ghi chép thuốc mua sắm phê duyệt cuộc họp thông báo đào tạo kiểm tra thiết bị bảo
    trì mạng hệ thống quyền truy cập đăng ký phẫu thuật gây mê cấp cứu trực ban bàn giao
    kiểm soát nhiễm khuẩn khử khuẩn chất thải khiếu nại tiếp đón chất lượng đánh giá tiêu
    chuẩn quy trình trách nhiệm tổ chức thực hiện giám sát báo cáo kịp thời lưu trữ hằng
    quý nhân viên không được cung cấp sao chép đơn vị cá nhân giám đốc bác sĩ trưởng khoa
    mã số thời hạn điều khoản thi hành
"""
_CHINESE = _CHINESE_WORDS.split()
_VIETNAMESE = _VIETNAMESE_WORDS.split()
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and the entry they were taken from."""

    kind: str
    words: str
    language: str
    unit: str
    key: str


def numeral(value: int) -> str:
    """A Chinese numeral below 100."""
    tens, ones = divmod(value, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return lead + (_DIGITS[ones] if ones or not tens else "")


def corpus(count: int, seed: int) -> list[Entry]:
    """About `count` entries: regulations of twelve articles in both languages, and their heads."""
    chance = Random(seed)
    entries: list[Entry] = []
    number = 0
    while len(entries) < count:
        number += 1
        unit = f"bench:{number}"
        chinese = "".join(chance.choices(_CHINESE, k=3)) + "制度"
        vietnamese = "Quy chế " + " ".join(chance.choices(_VIETNAMESE, k=6))
        for language, title in (("zh-hans", chinese), ("vi", vietnamese)):
            entries.append(_entry(unit, "", language, title, "", _text(chance, language, 2)))
            for article in range(1, 13):
                label = f"第{numeral(article)}条" if language == "zh-hans" else f"Điều {article}"
                text = _text(chance, language, chance.randint(1, 4))
                entries.append(_entry(unit, f"art_{article}", language, title, label, text))
    return entries


def questions(entries: list[Entry], count: int, seed: int) -> list[Question]:
    """`count` questions, all kinds in turn."""
    chance = Random(seed + 1)
    traditional = opencc.OpenCC("s2t")
    pools = {
        language: [e for e in entries if e.language == language and e.key]
        for language in ("zh-hans", "vi")
    }
    made: list[Question] = []
    kinds = ("span", "two words", "title+word", "traditional", "accented", "unaccented", "article")
    while len(made) < count:
        kind = kinds[len(made) % len(kinds)]
        language = "vi" if kind in ("accented", "unaccented") else "zh-hans"
        entry = chance.choice(pools[language])
        sentence = chance.choice([part for part in entry.body.rstrip("。.").split("。") if part])
        syllables = sentence.replace(".", " ").split()
        start = chance.randrange(max(1, len(sentence) - 8))
        span = sentence[start : start + chance.randint(4, 8)]
        first = chance.randrange(max(1, len(syllables) - 4))
        phrase = " ".join(syllables[first : first + 4])
        words = {
            "span": span,
            "two words": f"{sentence[:2]} {sentence[-2:]}",
            "title+word": entry.title + sentence[:2],
            "traditional": traditional.convert(span),
            "accented": phrase,
            "unaccented": " ".join(folded(syllable.lower()) for syllable in phrase.split()),
            "article": f"{entry.title}{entry.number}",
        }[kind]
        made.append(Question(kind, words, language, entry.unit, entry.key))
    return made


def _text(chance: Random, language: str, sentences: int) -> str:
    if language == "vi":
        made = (" ".join(chance.choices(_VIETNAMESE, k=chance.randint(8, 24))) + "."
                for _ in range(sentences))
        return " ".join(made)
    return "".join(
        "".join(chance.choices(_CHINESE, k=chance.randint(5, 14))) + "。" for _ in range(sentences)
    )


def _entry(unit: str, key: str, language: str, title: str, number: str, body: str) -> Entry:
    path = f"/{unit.replace(':', '/')}/" + (f"#{key}" if key else "")
    return Entry(unit, key, language, "regulation", title, "", number, body, path, "public")
