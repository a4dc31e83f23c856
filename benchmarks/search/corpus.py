"""A corpus in both languages and questions whose answer is known, from a seed.

What a search costs depends on how many entries share a term, so the words follow Zipf's law over
vocabularies of natural size: Chinese words are those of jieba's dictionary with its frequencies,
Vietnamese ones are pairs of possible syllables. Hospital words stand at the head of both.
"""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import opencc

from search.analysis.pieces import folded
from search.sources import Entry

_CHINESE_HEAD = """
    患者 信息 保密 制度 管理 医院 科室 护理 记录 病历 书写 规范 药品 采购
    审批 会议 通知 培训 考核 设备 维护 网络 系统 权限 登记 检查 手术 麻醉
    急诊 值班 交接 感染 控制 消毒 废物 处理 投诉 接待 随访 满意 质量 评价
"""
_VIETNAMESE_HEAD = """
    người_bệnh thông_tin bảo_mật quy_chế quản_lý bệnh_viện khoa_phòng điều_dưỡng hồ_sơ bệnh_án
    ghi_chép mua_sắm phê_duyệt cuộc_họp thông_báo đào_tạo kiểm_tra thiết_bị bảo_trì hệ_thống
    truy_cập đăng_ký phẫu_thuật gây_mê cấp_cứu trực_ban bàn_giao kiểm_soát nhiễm_khuẩn khử_khuẩn
    chất_thải khiếu_nại tiếp_đón chất_lượng đánh_giá tiêu_chuẩn quy_trình trách_nhiệm tổ_chức
"""
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
_RIMES = """
    a á à ả ã ạ ai ái ài ải an án àn ản ang áng àng ảng anh ánh ành ảnh ao áo ào ảo ăn ắn ằn
    ẵn âm ấm ầm ậm ân ấn ần ận âng ấp ập ât ất ật âu ấu ầu ậu e é è ẻ em en én ên ến ền ện
    ênh êu ếu i í ì ỉ ị ich ích ịch iêm iếm iềm iên iến iền iện iêu iếu iều iệu in ín ìn inh
    ính ình ịnh o ó ò ỏ ọ oa óa oan oán oàn oi ói òi on ón òn ong óng òng ọng ô ố ồ ổ ộ ôi
    ối ồi ội ôn ốn ồn ộn ông ống ồng ộng ơ ớ ờ ở ợ ơi ới ời ợi ơn ớn u ú ù ủ ụ ua úa ùa uân
    uận uất uật ui úi un ung úng ùng ụng uôi uối uôn uốn uộc ư ứ ừ ử ự ưa ứa ừa ưng ứng ừng
    ươi ười ương ướng ường ượng ước ược y ý ỳ uy uý uyên uyến uyền uyện uyết
"""
_DIGITS = "零一二三四五六七八九"
_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and the entry they were taken from."""

    kind: str
    words: str
    language: str
    unit: str
    key: str


class _Vocabulary:
    """Words by rank; the word of rank n comes up 1/(n + 10) as often."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._sums = list(accumulate(1 / (rank + 10) for rank in range(len(words))))

    def draw(self, chance: Random, count: int) -> list[str]:
        top = self._sums[-1]
        return [self.words[bisect(self._sums, chance.random() * top)] for _ in range(count)]

    def rare(self, chance: Random, count: int) -> list[str]:
        """Words from the long tail: what titles are told apart by."""
        return [chance.choice(self.words[300:]) for _ in range(count)]


def _chinese(chance: Random) -> _Vocabulary:
    import jieba

    found: list[tuple[int, str]] = []
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, _kind = line.decode("utf-8").split(" ")
            if 2 <= len(word) <= 4 and all("\u4e00" <= letter <= "\u9fff" for letter in word):
                found.append((-int(count), word))
    words = [word for _count, word in sorted(found)[:_WORDS]]
    return _Vocabulary(list(dict.fromkeys(_CHINESE_HEAD.split() + words)))


def _vietnamese(chance: Random) -> _Vocabulary:
    syllables = [onset + rime for onset in _ONSETS.split() for rime in _RIMES.split()]
    chance.shuffle(syllables)
    common = _Vocabulary(syllables[:2_500])
    pairs = sorted({" ".join(common.draw(chance, 2)) for _ in range(_WORDS)})
    chance.shuffle(pairs)
    head = [word.replace("_", " ") for word in _VIETNAMESE_HEAD.split()]
    return _Vocabulary(list(dict.fromkeys(head + pairs)))


def numeral(value: int) -> str:
    """A Chinese numeral below 100."""
    tens, ones = divmod(value, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return lead + (_DIGITS[ones] if ones or not tens else "")


def corpus(count: int, seed: int) -> list[Entry]:
    """About `count` entries, 55 % of them Chinese: regulations of up to thirty articles, most in
    both languages, and their heads."""
    chance = Random(seed)
    words = {"zh-hans": _chinese(chance), "vi": _vietnamese(chance)}
    entries: list[Entry] = []
    number = 0
    while len(entries) < count:
        number += 1
        unit = f"bench:{number}"
        titles = {
            "zh-hans": "".join(words["zh-hans"].rare(chance, 2)) + "管理制度",
            "vi": "Quy chế " + " ".join(words["vi"].rare(chance, 2)),
        }
        if chance.random() < 0.18:
            del titles["vi"]
        articles = chance.randint(8, 30)
        for language, title in titles.items():
            text = _text(chance, words[language], language, 2)
            entries.append(_entry(unit, "", language, title, "", text))
            for article in range(1, articles + 1):
                label = f"第{numeral(article)}条" if language == "zh-hans" else f"Điều {article}"
                text = _text(chance, words[language], language, chance.randint(1, 4))
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
        first = chance.randrange(max(1, len(syllables) - 5))
        phrase = " ".join(syllables[first : first + 5])
        words = {
            "span": span,
            "two words": f"{sentence[:4]} {sentence[-4:]}",
            "title+word": entry.title + sentence[:4],
            "traditional": traditional.convert(span),
            "accented": phrase,
            "unaccented": " ".join(folded(syllable.lower()) for syllable in phrase.split()),
            "article": f"{entry.title}{entry.number}",
        }[kind]
        made.append(Question(kind, words, language, entry.unit, entry.key))
    return made


def _text(chance: Random, words: _Vocabulary, language: str, sentences: int) -> str:
    if language == "vi":
        made = (" ".join(words.draw(chance, chance.randint(5, 14))) + "." for _ in range(sentences))
        return " ".join(made)
    return "".join(
        "".join(words.draw(chance, chance.randint(5, 14))) + "。" for _ in range(sentences)
    )


def _entry(unit: str, key: str, language: str, title: str, number: str, body: str) -> Entry:
    path = f"/{unit.replace(':', '/')}/" + (f"#{key}" if key else "")
    return Entry(unit, key, language, "regulation", title, "", number, body, path, "public")
