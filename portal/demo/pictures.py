"""The pictures of the demo, drawn by the project: the same bytes every time, no text in them."""

from __future__ import annotations

from collections.abc import Callable

from .content.schema import L, t
from .drawing.canvas import (
    BRAND,
    CORAL,
    DEEP,
    LEAF,
    PAPER,
    SEA,
    SUN,
    TEAL,
    WASH,
    Canvas,
    mix,
)
from .drawing.figures import person
from .drawing.scenes import SCENES, SIZE

PEOPLE = 18
PORTRAIT_SIZE = (800, 800)
_LONG_HAIR = frozenset({2, 3, 5, 7, 8, 12, 14, 18})
"""Which of the portraits belong to women on the department pages."""

ALTS: dict[str, L] = {
    "building": t("医院主楼，门前有树和台阶", "Tòa nhà chính của bệnh viện, trước cửa có cây"),
    "ward": t(
        "明亮的病房，一张铺好的病床和窗外的山",
        "Buồng bệnh sáng sủa với giường đã trải và núi ngoài cửa sổ",
    ),
    "laboratory": t(
        "检验台上的显微镜、试管和烧瓶", "Kính hiển vi, ống nghiệm và bình cầu trên bàn xét nghiệm"
    ),
    "heart": t("一颗心和一条心电图曲线", "Trái tim và đường điện tâm đồ"),
    "child": t(
        "医生为孩子听诊，旁边有气球和玩具熊",
        "Bác sĩ nghe tim cho trẻ, bên cạnh là bóng bay và gấu bông",
    ),
    "medicine": t("药瓶、药板和胶囊", "Lọ thuốc, vỉ thuốc và viên nang"),
    "ambulance": t("救护车行驶在山路上", "Xe cứu thương chạy trên đường núi"),
    "vegetables": t(
        "一盘青菜、番茄和胡萝卜，旁边一杯水", "Đĩa rau xanh, cà chua, cà rốt và một cốc nước"
    ),
    "mosquito": t("积水上方的一只蚊子和一只水桶", "Con muỗi trên vũng nước đọng và một chiếc xô"),
    "reception": t("导诊台后的两名工作人员", "Hai nhân viên sau quầy hướng dẫn"),
    "meeting": t("五个人围坐开会，身后是图表", "Năm người ngồi họp, phía sau là biểu đồ"),
    "hands": t("在水龙头下用泡沫洗手", "Rửa tay với bọt xà phòng dưới vòi nước"),
    "interview": t(
        "两个人隔着桌子面谈，桌上一份简历", "Hai người phỏng vấn qua bàn, trên bàn có hồ sơ"
    ),
    "warehouse": t("仓库货架上的纸箱和一辆推车", "Thùng hàng trên giá kho và một xe đẩy"),
    "server": t("机房里的三组机柜和一面盾牌", "Ba tủ máy chủ và một chiếc khiên"),
    "screen": t("桌上的电脑，屏幕显示两栏文字", "Máy tính trên bàn, màn hình hiện hai cột chữ"),
    "signpost": t("院内四个颜色的指路牌", "Cột chỉ đường bốn màu trong khuôn viên"),
    "blood": t("一大滴血，中间有一个白色十字", "Giọt máu lớn có dấu thập trắng ở giữa"),
    "mountain": t("巡诊车停在群山之间的村寨旁", "Xe khám lưu động đỗ cạnh bản làng giữa núi"),
    "storm": t("暴雨中亮着灯的医院", "Bệnh viện sáng đèn trong mưa bão"),
    "handover": t("两名护士拿着记录板交接班", "Hai điều dưỡng cầm bảng ghi bàn giao ca"),
    "thermometer": t("一支读数升高的体温计", "Nhiệt kế đang chỉ mức cao"),
    "clock": t("时钟和正在拨打急救电话的手机", "Đồng hồ và điện thoại đang gọi cấp cứu"),
    "water": t("一杯净水和一壶烧开的水", "Cốc nước sạch và ấm nước đang sôi"),
}
for _number in range(1, PEOPLE + 1):
    ALTS[f"person_{_number}"] = t(
        f"工作人员肖像（{_number}），示意画像", f"Chân dung nhân viên ({_number}), hình minh họa"
    )

KEYS: tuple[str, ...] = tuple(ALTS)

_SKIES = (("#e9f6f7", "#d3ebec"), ("#f1f8f7", "#dceeea"), ("#e6f3f7", "#d5e9ee"))


def draw(key: str) -> bytes:
    """The picture as JPEG: 1600 x 900, portraits 800 x 800. KeyError for an unknown key."""
    if key.startswith("person_") and key in ALTS:
        return _portrait(int(key.removeprefix("person_")))
    scene: Callable[[Canvas], None] = SCENES[key]
    top, bottom = ("#8fa9b2", "#c3d7da") if key == "storm" else _SKIES[KEYS.index(key) % 3]
    canvas = Canvas(*SIZE, top, bottom)
    scene(canvas)
    return canvas.jpeg()


def alt(key: str) -> L:
    """What the picture shows, in both languages."""
    return ALTS[key]


def _portrait(number: int) -> bytes:
    """A neutral likeness; coat, hair and ground differ from one number to the next."""
    ground = (TEAL, SEA, LEAF, CORAL, SUN, BRAND)[number % 6]
    canvas = Canvas(*PORTRAIT_SIZE, mix(ground, PAPER, 0.82), mix(ground, PAPER, 0.55))
    canvas.disc(400, 400, 330, mix(ground, PAPER, 0.68))
    coat = (PAPER, "#cfe8e6", TEAL, WASH, SEA)[number % 5]
    woman = number in _LONG_HAIR
    person(canvas, 400, 800, 500, coat, number % 4, (number * 5) // 3 % (3 if woman else 4), woman)
    if coat in (PAPER, WASH, "#cfe8e6"):
        for side in (-1, 1):
            canvas.polygon(
                [
                    (400 + side * 78, 492),
                    (400 + side * 20, 800),
                    (400 + side * 120, 800),
                    (400 + side * 150, 520),
                ],
                mix(coat, SEA, 0.22),
            )
    canvas.rect(500, 640, 90, 60, mix(DEEP, PAPER, 0.1), 10)
    canvas.cross(545, 670, 36, PAPER)
    if number % 3 == 0:
        canvas.arc(400, 540, 120, 25, 155, DEEP, 14)
        canvas.disc(400, 664, 24, DEEP)
    if number % 4 == 1:
        for side in (-1, 1):
            canvas.arc(400 + side * 52, 316, 36, 0, 360, DEEP, 7)
        canvas.line([(384, 312), (416, 312)], DEEP, 7)
    for side in (-1, 1):
        canvas.disc(400 + side * 50, 318, 9, "#2c3a40")
    canvas.arc(400, 352, 44, 35, 145, "#a8614c", 8)
    return canvas.jpeg()
