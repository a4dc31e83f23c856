"""What a web site puts around a document: navigation, ratings, download notices, partner lists.

Patterns are read against Simplified text. A line that might belong to a regulation is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regulations.structure import markers

NAVIGATION, NOTICE = "navigation", "download_notice"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_NAVIGATION = _any(
    r"Đăng (?:lúc|ngày|bởi)[ ]?:.*",
    r"Ngày đăng[ ]?:.*",
    r"Người đăng(?: bài viết)?[ ]?:.*",
    r"(?:Số )?[Ll]ượt (?:xem|truy cập|đọc)[ ]?:?[ ]?[\d.,]*",
    r"Cập nhật(?: lúc| lần cuối)?[ ]?:.*",
    r"Trang chủ(?:[ ]*[>»/|›].*)?",
    r"In (?:trang|bài viết|ra).{0,20}",
    r"Gửi (?:email|bài viết|phản hồi).{0,20}",
    r"(?:Tải về|Tải xuống|Download|Xem thêm|Quay lại|Về đầu trang|Chia sẻ)(?:[ :].{0,40})?",
    r"Bình luận(?:[ :].{0,40})?",
    r"(?:发布|更新|发表|上传)(?:时间|日期)[ ]?[:：].{0,80}",
    r"(?:阅读|点击|浏览|访问)(?:次数|量|数)[ ]?[:：]?[ ]?\d*(?:次)?",
    r"(?:您(?:现在)?(?:所在)?的位置|当前位置|所在位置)[ ]?(?:是)?[:：].{0,80}",
    r"首页(?:[ ]*[>»/|›].*)?",
    r"(?:上|下)一(?:篇|条|页)(?:[ :：].{0,80})?",
    r"(?:打印|关闭)(?:本页|窗口|此页)",
    r"【?(?:打印|关闭|收藏|返回|字体).{0,20}】?",
    r"分享(?:到|至)[:：]?.{0,40}",
    r"返回(?:顶部|列表|首页)",
    r"提交评论|评论(?:[(（]\d+[)）])?|\d{1,4}/\d{2,4}",
    r"相关(?:推荐|文档|文章|阅读|链接)[:：]?|最新文档|猜你喜欢|热门(?:文档|推荐)",
)
_NOTICE = _any(
    r".{1,60}_第[ ]?\d{1,4}[ ]?页",
    r"全文(?:预览)?(?:已结束|阅读已结束)?|(?:预览|试读)已结束.{0,30}",
    r"下载(?:本文档|文档|全文|此文档)?|文档简介",
    r"版权说明[:：].*|版权声明[:：].*|版权所有.{0,60}",
    r"(?:下载|VIP|付费).{0,20}(?:下载|免费|积分|金币|券).{0,20}",
    r".{0,40}(?:双击可修改|再上传必究|仅供参考[,，]?欢迎下载|欢迎下载)[。!！]?",
    r".{0,40}word ?(?:版|文档|完整版).{0,10}下载[。!！]?",
    r"(?:[-•]?[ ]*\d{0,2}[、.]?[ ]*)?下载文档前请自行甄别.*",
    r"(?:[-•]?[ ]*\d{0,2}[、.]?[ ]*)?[\"“”「]?仅部分预览[\"“”」]?的文档.*",
    r"(?:[-•]?[ ]*\d{0,2}[、.]?[ ]*)?如(?:本)?文档侵犯(?:商业秘密|.{0,10}权益).*",
    r"(?:本文(?:档|件)?|文档)(?:由|来自|来源于)(?:用户|网友|网络|会员).{0,80}",
)
_NOTICE_HEAD = re.compile(r"(?:温馨提示|友情提示|特别提示|版权提示|下载提示|免责声明)[:：]?")
_NOTICE_WORDS = _any(
    r"本站|本平台|文库|上传(?:者|用户)|压缩(?:包|文件)|解压|侵权|挪作商业",
    r"下载(?:的)?(?:资源|文件|文档|内容)|甄别|退款|客服|预览|权益(?:所有)?人",
)
_NOTICE_PREFIX = re.compile(r"(?:[^。:：]{0,40}?(?:再上传必究|双击可修改)[,，]?[ ]?){1,3}")
_TAIL = _any(
    r"Đánh giá bài viết.*|Tổng số điểm của bài viết.*|Click để đánh giá.*|Fanpage.*",
    r"(?:Các )?(?:[Tt]in|[Bb]ài viết|[Vv]ăn bản)(?: tức)? "
    r"(?:liên quan|khác|mới|cùng chuyên mục|đã đăng).{0,40}",
    r"(?:Những )?(?:tin|bài) (?:mới|cũ) hơn.{0,20}|Ý kiến bạn đọc.{0,20}",
    r"Liên kết (?:web|website|trang).{0,30}|Thống kê truy cập.{0,20}|Đang truy cập.{0,20}",
    r"Từ khóa[ ]?:.*|Nguồn tin[ ]?:.*|Tác giả bài viết[ ]?:.*",
    r"友情链接.{0,20}|网站(?:地图|首页)(?:.{0,40})|联系我们.{0,60}",
    r"(?:技术支持|主办单位|承办单位|版权所有)[ ]?[:：©].{0,80}",
    r".{0,20}[京沪粤浙苏鲁豫川渝湘鄂皖闽赣冀晋辽吉黑陕甘青桂琼云贵蒙新藏宁津]ICP备.{0,40}",
)


def classify(lines: Sequence[str]) -> dict[int, str]:
    """Indexes of furniture lines, each with its code."""
    found: dict[int, str] = {}
    tail = _tail_start(lines)
    in_notice = False
    for index, line in enumerate(lines):
        if index >= tail:
            if line:
                found[index] = NAVIGATION
            continue
        if not line:
            continue
        if _NOTICE_HEAD.fullmatch(line) and _notice_follows(lines, index):
            in_notice = True
            found[index] = NOTICE
        elif in_notice and _NOTICE_WORDS.search(line):
            found[index] = NOTICE
        elif _NOTICE.fullmatch(line) or _is_notice(line):
            in_notice = False
            found[index] = NOTICE
        elif _NAVIGATION.fullmatch(line):
            in_notice = False
            found[index] = NAVIGATION
        elif in_notice and _between_notices(lines, index):
            found[index] = NOTICE
        else:
            in_notice = False
    return found


def _is_notice(line: str) -> bool:
    """A notice in one line: its head, then words about the site."""
    head = _NOTICE_HEAD.match(line)
    return head is not None and bool(_NOTICE_WORDS.search(line, head.end()))


def notice_prefix(line: str) -> str:
    """An uploader's stamp glued to the front of a line, "" where there is none."""
    match = _NOTICE_PREFIX.match(line)
    return match[0] if match and match.end() < len(line) else ""


def _notice_follows(lines: Sequence[str], index: int) -> bool:
    following = [line for line in lines[index + 1 : index + 6] if line]
    return any(_NOTICE_WORDS.search(line) for line in following[:2])


def _between_notices(lines: Sequence[str], index: int) -> bool:
    """A line of a numbered notice whose next line speaks of the site again."""
    following = [line for line in lines[index + 1 : index + 4] if line]
    listed = lines[index][:1] in "-•·*0123456789"
    return listed and bool(following) and bool(_NOTICE_WORDS.search(following[0]))


def _tail_start(lines: Sequence[str]) -> int:
    """First line of what follows the document on its page; nothing of a document may follow."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if not line:
            continue
        if _TAIL.fullmatch(line):
            start = index
            continue
        marker = markers.read(line, "vi" if line[:1] in "PCMĐÐ" else "zh-hans")
        if marker is not None and (marker.kind != "enum" or marker.strength == markers.STRONG):
            if marker.bullet:
                continue
            break
        if len(line) > 2000:
            break
    return start
