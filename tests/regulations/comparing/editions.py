"""Editions that somebody makes of editions, with the truth about every provision kept.

A generated rule has chapters, articles and points in both languages. Acts on it insert, repeal,
move and edit articles; labels are counted anew after each, as in print. `Piece.truth` says which
provision it is, whatever its number: what matching should find out without being told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from regulations.comparing.items import Item


def _words(text: str) -> list[str]:
    return text.split("|")


_ZH = _words(
    "病历|患者|医师|护士|药品|处方|手术|麻醉|输血|检验|标本|影像|报告|危急|值班|交接|会诊|转科|出院|入院|随访|知情|同意|隐私|信息|密码|"
    "账号|系统|网络|备份|恢复|机房|设备|维护|巡检|校准|采购|验收|库存|领用|报废|消毒|灭菌|隔离|手卫|防护|废物|分类|转运|暂存|登记|核对|"
    "签名|审批|备案|培训|考核|奖惩|投诉|纠纷|应急|演练|火灾|停电|停水|抢救|绿色|通道|急诊|门诊|病房|床位|陪护|探视|膳食|保洁|安保|车辆|"
    "档案|印章|经费|预算|报销|合同|招标|科研|伦理|论文|教学|实习|进修|职称|考勤|休假|加班|调岗|离职|返聘|宣传|网站"
)
_VI = _words(
    "bệnh án|người bệnh|bác sĩ|điều dưỡng|thuốc|đơn thuốc|phẫu thuật|gây mê|truyền máu|"
    "xét nghiệm|bệnh phẩm|chẩn đoán|kết quả|nguy cấp|ca trực|bàn giao|hội chẩn|"
    "chuyển khoa|ra viện|nhập viện|tái khám|đồng thuận|riêng tư|thông tin|mật khẩu|"
    "tài khoản|hệ thống|mạng|sao lưu|khôi phục|phòng máy|thiết bị|bảo trì|kiểm tra|"
    "hiệu chuẩn|mua sắm|nghiệm thu|tồn kho|cấp phát|thanh lý|khử khuẩn|tiệt khuẩn|cách ly|"
    "vệ sinh tay|phòng hộ|chất thải|phân loại|vận chuyển|lưu giữ|ghi sổ|đối chiếu|chữ ký|"
    "phê duyệt|báo cáo|đào tạo|sát hạch|khen thưởng|khiếu nại|tranh chấp|ứng phó"
)


@dataclass
class Piece:
    """One provision with what it is in truth."""

    truth: int
    kind: str
    heading: tuple[str, str]
    text: tuple[str, str]
    children: list[Piece] = field(default_factory=list)


@dataclass
class World:
    """Makes provisions; never the same twice."""

    random: Random
    made: int = 0

    def _sentence(self, least: int, most: int) -> tuple[str, str]:
        count = self.random.randint(least, most)
        zh = "".join(self.random.choices(_ZH, k=count))
        vi = " ".join(self.random.choices(_VI, k=count))
        return f"各科室应当{zh}，并记录。", f"Các khoa, phòng phải {vi} và ghi sổ."

    def piece(self, kind: str, points: int = 0) -> Piece:
        self.made += 1
        zh, vi = self.random.choice(_ZH), self.random.choice(_VI)
        heading = (zh, vi) if kind != "point" else ("", "")
        text = ("", "") if kind == "chapter" else self._sentence(4, 14)
        made = Piece(self.made, kind, heading, text)
        made.children = [self.piece("point") for _n in range(points)]
        return made

    def rule(self, articles: int, per_chapter: int = 10) -> list[Piece]:
        chapters: list[Piece] = []
        for number in range(articles):
            if number % per_chapter == 0:
                chapters.append(self.piece("chapter"))
            chapters[-1].children.append(self.piece("article", self.random.randint(0, 4)))
        return chapters

    def edited(self, text: tuple[str, str], share: float) -> tuple[str, str]:
        """About so much of the words replaced, in both languages."""
        zh = [text[0][i : i + 2] for i in range(0, len(text[0]), 2)]
        vi = text[1].split(" ")
        for words, stock in ((zh, _ZH), (vi, _VI)):
            for at in range(len(words)):
                if self.random.random() < share:
                    words[at] = self.random.choice(stock)
        return "".join(zh), " ".join(vi)


def articles_of(chapters: list[Piece]) -> list[tuple[Piece, int]]:
    return [(chapter, at) for chapter in chapters for at in range(len(chapter.children))]


def insert(world: World, chapters: list[Piece]) -> None:
    chapter = world.random.choice(chapters)
    at = world.random.randint(0, len(chapter.children))
    chapter.children.insert(at, world.piece("article", world.random.randint(0, 4)))


def repeal(world: World, chapters: list[Piece]) -> None:
    if len(articles_of(chapters)) > 3:
        chapter, at = world.random.choice(articles_of(chapters))
        del chapter.children[at]


def reorder(world: World, chapters: list[Piece]) -> None:
    chapter, at = world.random.choice(articles_of(chapters))
    article = chapter.children.pop(at)
    target = world.random.choice(chapters)
    target.children.insert(world.random.randint(0, len(target.children)), article)


def edit(world: World, chapters: list[Piece], share: float = 0.15) -> None:
    chapter, at = world.random.choice(articles_of(chapters))
    article = chapter.children[at]
    article.text = world.edited(article.text, share)


def renumber(world: World, chapters: list[Piece]) -> None:
    """A chapter goes to another place: everything behind it is counted anew."""
    chapter = chapters.pop(world.random.randrange(len(chapters)))
    chapters.insert(world.random.randint(0, len(chapters)), chapter)


def points(world: World, chapters: list[Piece]) -> None:
    """A point comes, goes, or changes its place within its article."""
    chapter, at = world.random.choice(articles_of(chapters))
    held = chapter.children[at].children
    act = world.random.randrange(3)
    if act == 0 or not held:
        held.insert(world.random.randint(0, len(held)), world.piece("point"))
    elif act == 1:
        del held[world.random.randrange(len(held))]
    else:
        held.insert(world.random.randrange(len(held)), held.pop())


ACTS: tuple[Callable[[World, list[Piece]], None], ...] = (insert, repeal, renumber, reorder)


def printed(chapters: list[Piece]) -> tuple[list[Item], dict[str, int]]:
    """The items as a printing numbers them, and the truth of each by its id."""
    items: list[Item] = []
    truth: dict[str, int] = {}
    count = 0

    def put(piece: Piece, eid: str, number: tuple[str, str], parent: str) -> None:
        items.append(Item(eid, piece.kind, parent, number, piece.heading, piece.text))
        truth[eid] = piece.truth

    for chapter_at, chapter in enumerate(chapters, 1):
        above = f"chp_{chapter_at}"
        put(chapter, above, (f"第{chapter_at}章", f"Chương {chapter_at}"), "")
        for article in chapter.children:
            count += 1
            eid = f"art_{count}"
            put(article, eid, (f"第{count}条", f"Điều {count}."), above)
            for point_at, point in enumerate(article.children, 1):
                put(point, f"{eid}__point_{point_at}", (f"（{point_at}）", f"{point_at})"), eid)
    return items, truth
