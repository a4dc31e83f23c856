"""The pictures of places and things, 1600 x 900."""

from __future__ import annotations

import math
from collections.abc import Callable

from .canvas import (
    BRAND,
    CORAL,
    DEEP,
    GRASS,
    INK,
    LEAF,
    MIST,
    PAPER,
    ROSE,
    SAND,
    SEA,
    SLATE,
    SUN,
    TEAL,
    WASH,
    WOOD,
    Canvas,
    mix,
)
from .figures import desk, person, plant, room, sky, tree, window

SIZE = (1600, 900)

Scene = Callable[[Canvas], None]


def building(c: Canvas) -> None:
    sky(c, GRASS)
    c.shade(800, 712, 640, 0.07)
    c.rect(250, 380, 330, 330, "#eef6f6", 10)
    c.rect(1020, 380, 330, 330, "#eef6f6", 10)
    c.rect(520, 220, 560, 490, PAPER, 12)
    c.rect(520, 220, 560, 40, BRAND, 12)
    for row in range(3):
        for column in range(6):
            if row > 0 or column not in (2, 3):
                c.rect(566 + column * 82, 300 + row * 104, 54, 66, MIST, 6)
    for left in (286, 1056):
        for row in range(3):
            for column in range(3):
                c.rect(left + column * 92, 424 + row * 88, 62, 52, MIST, 6)
    c.disc(800, 332, 62, WASH)
    c.cross(800, 332, 76, TEAL)
    c.rect(690, 590, 220, 26, DEEP, 8)
    c.rect(720, 616, 160, 94, SEA, 4)
    c.rect(797, 616, 6, 94, PAPER)
    c.polygon([(700, 710), (900, 710), (1060, 900), (540, 900)], "#e9f1ec")
    for x, size in ((150, 190), (450, 130), (1150, 130), (1460, 200)):
        tree(c, x, 740, size)


def ward(c: Canvas) -> None:
    room(c)
    window(c, 150, 130, 420, 300)
    c.rect(690, 120, 30, 570, "#dfecec")
    for fold in range(4):
        c.rect(726 + fold * 34, 110, 26, 560, mix(SEA, PAPER, 0.25 + fold * 0.1), 13)
    c.shade(1120, 772, 430, 0.08)
    c.rect(880, 420, 34, 350, SLATE, 10)
    c.rect(1420, 540, 28, 230, SLATE, 10)
    c.rect(890, 600, 560, 74, "#9cc9cc", 16)
    c.rect(900, 540, 540, 80, PAPER, 26)
    c.rect(920, 500, 170, 80, WASH, 34)
    c.rect(1100, 524, 346, 108, TEAL, 26)
    c.rect(1100, 524, 346, 34, SEA, 17)
    c.line([(800, 250), (800, 770)], SLATE, 10)
    c.rect(766, 258, 68, 110, "#d6eef4", 18)
    c.line([(800, 368), (800, 470), (900, 560)], SEA, 5)
    c.rect(300, 560, 190, 210, WOOD, 14)
    c.rect(316, 584, 158, 70, mix(WOOD, PAPER, 0.3), 8)
    plant(c, 395, 560, 130)


def laboratory(c: Canvas) -> None:
    room(c, 740)
    for shelf in (200, 360):
        c.rect(120, shelf, 460, 16, PAPER, 6)
        for n in range(6):
            tone = (SEA, CORAL, TEAL, SUN, MIST, LEAF)[(n + shelf // 80) % 6]
            c.rect(146 + n * 70, shelf - 82, 46, 82, mix(tone, PAPER, 0.25), 12)
            c.rect(154 + n * 70, shelf - 98, 30, 20, SLATE, 6)
    desk(c, 60, 640, 1480, 200)
    c.rect(1110, 560, 260, 58, DEEP, 20)
    c.line([(1320, 560), (1330, 400), (1240, 330)], DEEP, 40)
    c.line([(1250, 300), (1180, 450)], BRAND, 66)
    c.line([(1262, 276), (1276, 244)], INK, 46)
    c.line([(1174, 462), (1160, 494)], INK, 34)
    c.rect(1090, 520, 190, 20, SLATE, 8)
    c.rect(700, 500, 280, 26, WOOD, 8)
    for n in range(4):
        x = 728 + n * 68
        c.rect(x, 430, 38, 184, "#e8f5f7", 19)
        c.rect(x, 520 - n * 14, 38, 94 + n * 14, (ROSE, SUN, TEAL, CORAL)[n], 19)
    c.rect(690, 576, 300, 42, WOOD, 8)
    c.polygon([(380, 430), (440, 430), (440, 490), (520, 618), (300, 618), (380, 490)], "#e8f5f7")
    c.polygon([(352, 535), (468, 535), (520, 618), (300, 618)], SEA)
    c.rect(370, 416, 80, 20, SLATE, 8)
    for x, y, r in ((390, 580, 12), (430, 560, 8), (450, 596, 9)):
        c.disc(x, y, r, PAPER)


def heart(c: Canvas) -> None:
    for n, tone in enumerate(("#d9eeee", "#cbe6e7", "#bddedf")):
        c.disc(800, 450, 420 - n * 80, tone)
    c.heart(806, 452, 236, "#b9545c")
    c.heart(800, 440, 232, ROSE)
    c.disc(690, 330, 44, "#e88f8f", 0.8)
    pulse = [
        (120, 480),
        (520, 480),
        (590, 480),
        (640, 400),
        (700, 580),
        (770, 330),
        (840, 560),
        (890, 440),
        (930, 480),
        (1080, 480),
        (1480, 480),
    ]
    c.line(pulse, DEEP, 20)
    c.line(pulse, PAPER, 11)
    c.disc(1480, 480, 22, TEAL)


def child(c: Canvas) -> None:
    room(c)
    window(c, 130, 120, 400, 280)
    for n in range(3):
        x, y = 1200 + n * 110, 200 + (n % 2) * 60
        c.line([(x, y), (1310, 520)], SLATE, 4)
        c.disc(x, y, 62, (CORAL, TEAL, SUN)[n])
        c.disc(x - 20, y - 20, 14, mix((CORAL, TEAL, SUN)[n], PAPER, 0.5))
    c.shade(700, 800, 400, 0.1)
    person(c, 560, 820, 400, PAPER, 1, 0, True)
    c.arc(560, 590, 96, 20, 160, TEAL, 14)
    c.line([(650, 625), (760, 680), (820, 690)], TEAL, 14)
    c.disc(838, 692, 26, DEEP)
    c.disc(838, 692, 14, MIST)
    person(c, 960, 820, 270, SUN, 0, 1)
    c.disc(940, 556, 7, INK)
    c.disc(984, 556, 7, INK)
    c.arc(962, 568, 26, 25, 155, "#a8573f", 6)
    c.disc(1260, 760, 62, WOOD)
    c.disc(1260, 660, 50, WOOD)
    for x in (1222, 1298):
        c.disc(x, 622, 20, mix(WOOD, INK, 0.15))
    c.disc(1260, 674, 22, SAND)
    c.disc(1260, 668, 7, INK)


def medicine(c: Canvas) -> None:
    c.hills(660, 14, 0.8, 0.2, "#cfe6e3")
    c.disc(800, 430, 330, "#d6ecec")
    c.shade(760, 760, 520, 0.08)
    c.rect(420, 320, 280, 440, "#d99a5b", 40)
    c.rect(440, 340, 44, 400, "#e9b67f", 22)
    c.rect(400, 240, 320, 110, PAPER, 24)
    for n in range(8):
        c.rect(424 + n * 36, 256, 10, 78, "#dbe7e8", 5)
    c.rect(420, 450, 280, 190, PAPER)
    c.cross(560, 545, 110, TEAL)
    c.rect(830, 470, 400, 290, "#dfe9ea", 26)
    for row in range(2):
        for column in range(3):
            x, y = 900 + column * 130, 550 + row * 130
            c.disc(x, y, 50, "#c3d5d7")
            c.disc(x, y - 4, 42, (CORAL, PAPER, SEA)[(row + column) % 3])
            c.disc(x - 14, y - 18, 10, WASH)
    for x, y, tone in ((1290, 720, CORAL), (330, 730, TEAL)):
        c.line([(x - 50, y + 20), (x + 50, y - 20)], PAPER, 62)
        c.line([(x, y), (x + 50, y - 20)], tone, 62)
        c.disc(x, y, 31, PAPER)
    c.leaf(1200, 330, 170, -50, LEAF)
    c.leaf(1200, 330, 150, -110, mix(LEAF, DEEP, 0.2))
    c.line([(1200, 330), (1190, 440)], LEAF, 10)


def ambulance(c: Canvas) -> None:
    sky(c, "#c9ddd9", 600)
    c.rect(0, 690, 1600, 210, "#7f9aa0")
    for n in range(6):
        c.rect(60 + n * 290, 800, 150, 14, PAPER, 7)
    tree(c, 140, 690, 200)
    tree(c, 1500, 690, 170)
    c.shade(800, 766, 470, 0.07)
    c.rect(330, 320, 650, 400, PAPER, 34)
    c.polygon([(960, 390), (1130, 390), (1230, 530), (1290, 556), (1290, 720), (960, 720)], PAPER)
    c.polygon([(1000, 424), (1112, 424), (1188, 532), (1000, 532)], "#a9d6e2")
    c.rect(330, 560, 960, 60, TEAL)
    c.rect(330, 620, 960, 16, SUN)
    c.disc(560, 450, 96, WASH)
    c.cross(560, 450, 124, ROSE)
    c.rect(760, 400, 170, 120, "#a9d6e2", 16)
    c.rect(700, 280, 120, 40, ROSE, 14)
    c.rect(724, 262, 72, 26, CORAL, 12)
    c.rect(1252, 640, 44, 36, SUN, 12)
    for x in (520, 1110):
        c.disc(x, 720, 84, INK)
        c.disc(x, 720, 48, "#c4d2d5")
        c.disc(x, 720, 18, SLATE)


def vegetables(c: Canvas) -> None:
    c.rect(0, 560, 1600, 340, "#e3cfae")
    c.rect(0, 560, 1600, 18, "#d1b98f")
    c.shade(800, 720, 560, 0.14)
    c.disc(800, 640, 470, PAPER, 0.42)
    c.disc(800, 628, 400, "#eef4f3", 0.4)
    for n in range(9):
        c.leaf(560 + n * 12, 640 - n * 4, 250, -160 + n * 17, mix(LEAF, DEEP, (n % 3) * 0.12))
    for x, y in ((820, 560), (920, 540), (870, 610)):
        c.disc(x, y, 74, "#d9583f")
        c.disc(x - 24, y - 26, 18, "#ee8a70")
        for angle in (-150, -90, -30):
            c.leaf(x, y - 62, 44, angle, LEAF)
    for n in range(3):
        x, y = 1010 + n * 46, 660 - n * 24
        c.polygon([(x - 150, y + 46), (x + 60, y - 70), (x + 104, y - 20)], "#ec9440")
        c.disc(x + 82, y - 45, 34, "#ec9440")
        for angle in (-70, -40, -10):
            c.leaf(x + 92, y - 58, 110, angle, mix(LEAF, PAPER, 0.1))
    for n in range(5):
        c.disc(640 + n * 44, 690 + (n % 2) * 22, 30, "#f4e5c2")
    c.disc(300, 420, 110, SUN)
    c.disc(270, 385, 30, "#fadb9c")
    c.leaf(300, 314, 110, -40, LEAF)
    c.rect(1270, 300, 150, 260, "#cfe8ec", 26)
    c.rect(1284, 380, 122, 166, "#a9d6e2", 20)


def mosquito(c: Canvas) -> None:
    sky(c, "#bfe0d0", 560)
    c.hills(650, 8, 3, 0, "#8cc7cd")
    c.hills(730, 8, 2.4, 1.4, "#74b7bf")
    for x, y, r in ((420, 760, 120), (1130, 800, 160)):
        for n in range(3):
            c.disc(x, y, r - n * 36, ("#86c3c9", "#9acfd4", "#addade")[n], 0.26)
    c.polygon([(1130, 420), (1390, 420), (1350, 660), (1170, 660)], TEAL)
    c.disc(1260, 420, 130, DEEP, 0.2)
    c.rect(1148, 520, 226, 22, SEA)
    x, y = 640, 420
    for dx, knee in ((-150, 40), (-60, 70), (60, 70), (150, 40)):
        c.line([(x, y + 10), (x + dx, y - knee), (x + dx * 1.5, y + 220)], INK, 9)
    c.leaf(x - 10, y - 30, 270, -155, "#eef7f9")
    c.leaf(x + 10, y - 30, 270, -60, "#f6fbfc")
    c.line([(x - 40, y), (x + 190, y + 70)], INK, 44)
    for n in range(4):
        c.line([(x + 40 + n * 40, y + 6 + n * 13), (x + 28 + n * 40, y + 42 + n * 13)], PAPER, 10)
    c.disc(x - 40, y - 10, 56, "#2b4950")
    c.disc(x - 110, y + 10, 38, INK)
    c.disc(x - 122, y, 12, CORAL)
    c.line([(x - 140, y + 26), (x - 250, y + 120)], INK, 8)
    for n in range(5):
        c.leaf(150 + n * 20, 900, 330, -120 + n * 14, mix(LEAF, DEEP, n * 0.07))


def reception(c: Canvas) -> None:
    room(c)
    c.rect(480, 60, 640, 150, BRAND, 28)
    c.cross(580, 135, 82, PAPER)
    for n, width in enumerate((340, 240)):
        c.rect(670, 100 + n * 46, width, 24, MIST, 12)
    person(c, 640, 640, 270, "#dff0ee", 0, 0, True)
    person(c, 980, 640, 270, "#bfe0e2", 1, 2)
    desk(c, 400, 570, 800, 230)
    c.rect(740, 470, 180, 110, DEEP, 10)
    c.rect(752, 482, 156, 86, SEA, 6)
    plant(c, 1140, 550, 120)
    for n in range(3):
        c.rect(90 + n * 96, 640, 80, 60, TEAL, 16)
        c.rect(90 + n * 96, 560, 80, 96, SEA, 20)
    c.rect(96, 700, 12, 90, SLATE)
    c.rect(350, 700, 12, 90, SLATE)
    plant(c, 1420, 800, 260)


def meeting(c: Canvas) -> None:
    room(c, 620)
    c.rect(520, 90, 560, 300, PAPER, 18)
    for n, height in enumerate((90, 140, 120, 190)):
        c.rect(590 + n * 110, 350 - height, 66, height, (MIST, SEA, TEAL, BRAND)[n], 10)
    for n, (x, tone) in enumerate(
        ((330, PAPER), (560, TEAL), (800, SAND), (1040, "#dff0ee"), (1270, SEA))
    ):
        person(c, x, 650, 230, tone, n, n, n % 2 == 1)
    c.shade(800, 800, 700, 0.07)
    c.disc(800, 700, 700, "#cda57c", 0.17)
    c.disc(800, 686, 690, "#dfbd95", 0.16)
    for x in (420, 660, 900, 1140):
        c.polygon([(x, 690), (x + 110, 690), (x + 130, 740), (x - 10, 740)], PAPER)
        c.rect(x + 20, 702, 70, 7, MIST, 3)
        c.rect(x + 14, 720, 84, 7, MIST, 3)


def hands(c: Canvas) -> None:
    room(c, 760)
    for row in range(6):
        for column in range(12):
            c.rect(
                10 + column * 134,
                20 + row * 122,
                124,
                112,
                mix(WASH, PAPER, ((row + column) % 3) * 0.4),
                8,
            )
    c.line([(800, 40), (800, 210)], SLATE, 46)
    c.line([(640, 60), (800, 60)], SLATE, 40)
    c.rect(766, 200, 68, 50, INK, 12)
    c.rect(784, 250, 32, 300, "#a9d6e2", 14)
    for side, tone in ((-1, "#e6b98f"), (1, "#f2cfae")):
        c.line([(800 + side * 620, 720), (800 + side * 250, 560)], TEAL, 150)
        c.line([(800 + side * 330, 594), (800 + side * 130, 520)], tone, 112)
        for n in range(4):
            c.line(
                [(800 + side * 130, 490 + n * 30), (800 - side * 40, 450 + n * 42)],
                mix(tone, INK, n * 0.02),
                36,
            )
        c.line([(800 + side * 150, 490), (800 + side * 70, 410)], tone, 40)
    for x, y, r in (
        (700, 470, 40),
        (880, 520, 50),
        (790, 590, 46),
        (930, 440, 26),
        (660, 560, 30),
        (820, 430, 24),
        (1010, 330, 22),
        (590, 330, 18),
    ):
        c.disc(x, y, r, "#f4fbfc")
        c.disc(x - r * 0.3, y - r * 0.3, r * 0.28, "#d3edf1")
    c.disc(800, 830, 480, PAPER, 0.22)
    c.disc(800, 822, 420, "#d7e8ea", 0.18)


def interview(c: Canvas) -> None:
    room(c, 660)
    window(c, 1080, 110, 380, 300)
    c.shade(800, 780, 560, 0.08)
    person(c, 460, 760, 360, SEA, 1, 0, True)
    person(c, 1120, 760, 360, PAPER, 3, 2)
    c.rect(330, 660, 940, 44, "#dfbd95", 18)
    c.rect(390, 704, 36, 160, WOOD)
    c.rect(1174, 704, 36, 160, WOOD)
    c.polygon([(700, 470), (900, 450), (920, 660), (720, 660)], PAPER)
    c.disc(775, 520, 28, MIST)
    c.rect(746, 560, 60, 34, MIST, 16)
    for n in range(3):
        c.rect(828, 500 + n * 34, 62, 10, SEA, 5)
    c.rect(746, 616, 140, 10, SEA, 5)
    plant(c, 160, 820, 260)


def warehouse(c: Canvas) -> None:
    room(c, 740)
    for left in (110, 860):
        for post in (left, left + 600):
            c.rect(post, 140, 24, 610, SLATE, 6)
        for row in range(3):
            y = 320 + row * 190
            c.rect(left, y, 624, 20, SLATE, 6)
            x = left + 34.0
            for n in range(4):
                width, height = 120 + (n * 37 + row * 53) % 36, 80 + (n * 53 + row * 31) % 60
                tone = ("#d9b48a", SEA, "#e6cba8", MIST)[(n + row) % 4]
                c.rect(x, y - height, width - 14, height, tone, 6)
                c.rect(x + width / 2 - 18, y - height, 22, height * 0.35, mix(tone, PAPER, 0.5))
                x += width
    c.shade(800, 830, 260, 0.1)
    c.rect(640, 790, 320, 22, DEEP, 8)
    c.line([(650, 790), (610, 560), (560, 550)], DEEP, 16)
    c.rect(690, 640, 130, 150, "#d9b48a", 8)
    c.rect(826, 700, 110, 90, TEAL, 8)
    c.cross(881, 745, 46, PAPER)
    for wheel in (690, 910):
        c.disc(wheel, 826, 24, INK)


def server(c: Canvas) -> None:
    room(c, 740)
    for n, x in enumerate((250, 560, 870)):
        c.shade(x + 130, 770, 170, 0.09)
        c.rect(x, 130, 260, 640, ("#1d4a52", "#16414a", "#1d4a52")[n], 18)
        for row in range(9):
            y = 164 + row * 64
            c.rect(x + 24, y, 212, 46, "#2d626b", 8)
            c.rect(x + 40, y + 18, 90, 10, "#4b848c", 5)
            for k in range(3):
                c.disc(x + 160 + k * 26, y + 23, 7, (GRASS, SUN, SEA)[(row * 2 + k + n) % 3])
    c.line([(1130, 700), (1240, 700), (1240, 520), (1300, 520)], TEAL, 12)
    c.line([(1130, 640), (1200, 640), (1200, 460), (1300, 460)], SUN, 12)
    c.polygon([(1290, 330), (1400, 290), (1510, 330), (1510, 470), (1400, 590), (1290, 470)], TEAL)
    c.polygon([(1400, 290), (1510, 330), (1510, 470), (1400, 590)], BRAND)
    c.line([(1348, 430), (1388, 474), (1456, 384)], PAPER, 24)


def screen(c: Canvas) -> None:
    c.rect(0, 690, 1600, 210, "#e3cfae")
    c.rect(0, 690, 1600, 16, "#d1b98f")
    c.shade(800, 760, 430, 0.08)
    c.rect(720, 600, 160, 140, "#b9cbd0")
    c.rect(600, 720, 400, 34, "#a7bcc2", 16)
    c.rect(370, 130, 860, 500, INK, 28)
    c.rect(396, 156, 808, 448, "#f4fafa", 8)
    c.rect(396, 156, 808, 70, BRAND, 8)
    c.cross(440, 191, 36, PAPER)
    for n in range(3):
        c.rect(900 + n * 96, 182, 70, 18, SEA, 9)
    for n in range(2):
        left = 430 + n * 384
        c.rect(left, 260, 356, 300, PAPER, 14)
        c.rect(left + 24, 284, 190, 22, (TEAL, CORAL)[n], 11)
        for row in range(6):
            c.rect(left + 24, 330 + row * 36, (300, 260, 310, 220, 290, 180)[row], 13, MIST, 6)
    c.rect(150, 600, 110, 130, TEAL, 20)
    c.arc(264, 660, 34, -90, 90, TEAL, 16)
    plant(c, 1400, 740, 240)


def signpost(c: Canvas) -> None:
    sky(c, GRASS)
    tree(c, 220, 720, 260)
    tree(c, 1410, 730, 210)
    c.shade(800, 800, 130, 0.14)
    c.rect(778, 120, 44, 690, SLATE, 16)
    for n, (tone, turn) in enumerate(((BRAND, 1), (CORAL, -1), (LEAF, 1), (SUN, -1))):
        y, near, far = 170 + n * 130, 800 - turn * 190, 800 + turn * 330
        c.polygon(
            [(near, y), (far, y), (far + turn * 70, y + 50), (far, y + 100), (near, y + 100)], tone
        )
        c.rect(800 - 110, y + 28, 220, 16, PAPER, 8)
        c.rect(800 - 80, y + 58, 160, 14, mix(tone, PAPER, 0.6), 7)


def blood(c: Canvas) -> None:
    c.disc(800, 440, 360, "#d6ecec")
    c.drop(806, 548, 206, "#b9545c")
    c.drop(800, 536, 202, ROSE)
    c.disc(716, 560, 36, "#e99a98")
    c.cross(800, 560, 150, PAPER)
    for x, y, size in ((380, 420, 56), (1230, 350, 66), (1170, 650, 40), (440, 660, 44)):
        c.drop(x, y, size, "#e8a3a0")
    c.hills(790, 16, 0.7, 0.5, SEA)
    c.hills(830, 16, 0.9, 2.0, TEAL)


def mountain(c: Canvas) -> None:
    c.disc(1240, 200, 92, "#f9dfa3")
    for points, tone in (
        ([(-80, 720), (300, 250), (640, 720)], "#9cc9c6"),
        ([(380, 720), (800, 180), (1200, 720)], "#80b7b5"),
        ([(900, 720), (1330, 290), (1720, 720)], "#93c3bd"),
    ):
        c.polygon(list(points), tone)
        x, y = points[1]
        c.polygon(
            [
                (x, y),
                (x + 96, y + 128),
                (x + 40, y + 106),
                (x, y + 140),
                (x - 44, y + 102),
                (x - 96, y + 128),
            ],
            mix(tone, PAPER, 0.4),
        )
    for n in range(5):
        c.hills(640 + n * 56, 16, 1.1, n * 0.8, mix(GRASS, LEAF, n / 5))
    c.polygon([(1000, 900), (1200, 900), (960, 720), (1120, 640), (1080, 630), (880, 716)], SAND)
    c.shade(620, 800, 190, 0.09)
    c.rect(440, 620, 290, 160, PAPER, 22)
    c.polygon([(720, 650), (790, 650), (830, 710), (830, 780), (720, 780)], PAPER)
    c.polygon([(738, 666), (782, 666), (810, 710), (738, 710)], "#a9d6e2")
    c.rect(440, 716, 390, 22, TEAL)
    c.cross(570, 676, 62, ROSE)
    for x in (520, 760):
        c.disc(x, 784, 36, INK)
        c.disc(x, 784, 18, MIST)
    for x in (240, 320):
        c.polygon([(x - 70, 660), (x, 590), (x + 70, 660)], CORAL)
        c.rect(x - 52, 660, 104, 80, SAND)
        c.rect(x - 16, 690, 32, 50, WOOD)
    tree(c, 1380, 790, 170)


def storm(c: Canvas) -> None:
    c.hills(700, 26, 1.2, 0.6, "#8fb5b4")
    for x, y, size, tone in (
        (360, 230, 130, "#9fb7be"),
        (760, 170, 170, "#8ea9b1"),
        (1200, 240, 140, "#9fb7be"),
    ):
        for dx, dy, r in ((-1, 0.2, 0.8), (0, -0.1, 1), (1, 0.2, 0.75)):
            c.disc(x + dx * size, y + dy * size, size * r, tone)
        c.rect(x - size * 1.7, y + size * 0.2, size * 3.4, size * 0.75, tone, size * 0.37)
    for n in range(34):
        x, y = (n * 173) % 1640, 380 + (n * 97) % 330
        c.line([(x, y), (x - 22, y + 60)], "#c7dde2", 6)
    c.polygon(
        [(300, 360), (400, 360), (350, 470), (420, 470), (290, 640), (330, 510), (265, 510)], SUN
    )
    c.shade(900, 790, 330, 0.08)
    c.rect(640, 460, 520, 320, PAPER, 12)
    c.rect(640, 460, 520, 34, BRAND, 10)
    for row in range(2):
        for column in range(5):
            c.rect(676 + column * 94, 530 + row * 90, 64, 56, "#fbe3a6", 6)
    c.rect(850, 700, 100, 80, SEA, 4)
    c.cross(900, 420, 76, TEAL)
    for n in range(3):
        c.leaf(1400, 800, 260, -20 - n * 22, mix(LEAF, DEEP, 0.1 * n))
    c.line([(1400, 800), (1340, 560)], WOOD, 22)
    for angle in (-10, 20, 50, -40):
        c.leaf(1340, 560, 170, angle, LEAF)
    c.hills(810, 12, 2, 0, "#7ba5a6")


def handover(c: Canvas) -> None:
    room(c)
    c.rect(130, 130, 330, 330, PAPER, 16)
    for row in range(6):
        c.rect(160, 168 + row * 46, 28, 28, (GRASS, GRASS, SUN, GRASS, MIST, MIST)[row], 8)
        c.rect(210, 174 + row * 46, 210 - row * 12, 14, MIST, 7)
    c.disc(1330, 250, 110, PAPER)
    c.disc(1330, 250, 92, WASH)
    c.line([(1330, 250), (1330, 180)], INK, 10)
    c.line([(1330, 250), (1386, 276)], INK, 10)
    c.shade(800, 810, 460, 0.09)
    person(c, 590, 820, 390, "#cfe8e6", 0, 0, True)
    person(c, 1020, 820, 390, TEAL, 2, 1)
    c.rect(726, 560, 160, 210, WOOD, 14)
    c.rect(742, 586, 128, 168, PAPER, 6)
    c.rect(778, 548, 56, 30, SLATE, 10)
    for n in range(4):
        c.rect(760, 614 + n * 32, 90 - (n % 2) * 24, 10, SEA, 5)
    c.disc(730, 690, 34, "#f2cfae")
    c.disc(882, 690, 34, "#d9a577")


def thermometer(c: Canvas) -> None:
    c.disc(800, 450, 350, "#f8ead6")
    c.disc(800, 450, 260, "#fbf3e6")
    c.rect(744, 110, 112, 560, PAPER, 56)
    c.disc(800, 690, 100, PAPER)
    c.rect(778, 300, 44, 380, CORAL, 22)
    c.disc(800, 690, 74, CORAL)
    c.disc(776, 664, 18, "#f2b39c")
    for n in range(9):
        c.rect(872, 170 + n * 48, 60 if n % 2 == 0 else 36, 10, SLATE, 5)
    for x, y, r in ((420, 330, 42), (340, 560, 28), (1220, 560, 48), (1290, 300, 30)):
        c.disc(x, y, r, mix(SEA, PAPER, 0.3))
        c.disc(x - r * 0.3, y - r * 0.3, r * 0.3, PAPER)
    c.hills(820, 14, 0.8, 0.3, SEA)


def clock(c: Canvas) -> None:
    c.hills(760, 20, 0.9, 0.4, MIST)
    c.shade(640, 800, 320, 0.1)
    c.disc(640, 450, 330, DEEP)
    c.disc(640, 450, 290, PAPER)
    steps = 60
    slice_ = [(640.0, 450.0)] + [
        (
            640 + 262 * math.sin(math.radians(135 * n / steps)),
            450 - 262 * math.cos(math.radians(135 * n / steps)),
        )
        for n in range(steps + 1)
    ]
    c.polygon(slice_, "#f8d9c9")
    for n in range(12):
        a = math.radians(n * 30)
        inner = 226 if n % 3 == 0 else 244
        c.line(
            [
                (640 + inner * math.sin(a), 450 - inner * math.cos(a)),
                (640 + 262 * math.sin(a), 450 - 262 * math.cos(a)),
            ],
            SLATE,
            12,
        )
    c.line([(640, 450), (640, 240)], INK, 18)
    c.line([(640, 450), (760, 570)], CORAL, 24)
    c.disc(640, 450, 26, INK)
    c.rect(1100, 300, 260, 470, INK, 40)
    c.rect(1120, 346, 220, 370, "#f4fafa", 8)
    c.disc(1230, 470, 74, ROSE)
    c.cross(1230, 470, 84, PAPER)
    c.rect(1156, 600, 148, 64, LEAF, 32)
    for n in range(2):
        c.arc(1380, 290, 50 + n * 46, -80, 10, CORAL, 14)


def water(c: Canvas) -> None:
    sky(c, "#bfe0d0", 560)
    c.shade(520, 760, 260, 0.1)
    c.polygon([(330, 380), (710, 380), (670, 760), (370, 760)], "#eef6f7")
    c.polygon([(344, 500), (696, 500), (664, 740), (376, 740)], "#8fcbd6")
    c.disc(520, 500, 176, "#a9dbe3", 0.14)
    c.disc(520, 380, 190, PAPER, 0.14)
    for x, y, r in ((450, 620, 18), (560, 570, 13), (600, 660, 20)):
        c.disc(x, y, r, "#c4e7ed")
    c.shade(1050, 760, 260, 0.1)
    c.rect(880, 480, 340, 270, "#b8c7cb", 60)
    c.rect(900, 500, 60, 220, "#d3dde0", 30)
    c.rect(860, 470, 380, 34, "#93a7ad", 17)
    c.rect(1010, 430, 80, 44, INK, 18)
    c.line([(1210, 600), (1310, 530)], "#b8c7cb", 40)
    for n in range(3):
        c.arc(960 + n * 90, 330, 36, 90, 270, PAPER, 14)
        c.arc(960 + n * 90, 258, 36, -90, 90, PAPER, 14)
    for n in range(4):
        c.drop(200 + n * 50, 260 + (n % 2) * 110, 24, SEA)
    c.hills(830, 12, 1.2, 0.8, GRASS)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        building, ward, laboratory, heart, child, medicine, ambulance, vegetables, mosquito,
        reception, meeting, hands, interview, warehouse, server, screen, signpost, blood, mountain,
        storm, handover, thermometer, clock, water,
    )
}  # fmt: skip
