"""Things that appear in more than one picture: people, trees, a desk."""

from __future__ import annotations

from .canvas import (
    DEEP,
    HAIRS,
    INK,
    LEAF,
    MIST,
    PAPER,
    SKINS,
    WOOD,
    Canvas,
    Colour,
    mix,
)


def sky(c: Canvas, ground: Colour = "#cfe6e3", horizon: float = 640) -> None:
    """Sun, far hills and ground for a picture outdoors."""
    c.disc(1290, 190, 96, "#fdf0d2")
    c.disc(1290, 190, 66, "#f9dfa3")
    c.hills(horizon - 120, 50, 1.4, 0.4, "#c5e1e2")
    c.hills(horizon - 50, 34, 2.1, 2.0, "#b2d6d5")
    c.hills(horizon, 10, 0.8, 1.0, ground)


def room(c: Canvas, floor: float = 690) -> None:
    """Wall and floor for a picture indoors."""
    c.rect(0, floor, c.width, c.height - floor, "#d3e7e6")
    c.rect(0, floor - 12, c.width, 12, "#bcd9d9")


def window(c: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A window with a view of hills."""
    c.rect(x - 14, y - 14, width + 28, height + 28, PAPER, 14)
    c.rect(x, y, width, height, "#d9eff3", 6)
    c.disc(x + width * 0.74, y + height * 0.28, height * 0.1, "#f9dfa3")
    c.polygon(
        [
            (x, y + height),
            (x, y + height * 0.72),
            (x + width * 0.3, y + height * 0.55),
            (x + width * 0.62, y + height * 0.78),
            (x + width, y + height * 0.62),
            (x + width, y + height),
        ],
        "#b8dbc9",
    )
    c.rect(x + width / 2 - 5, y, 10, height, PAPER)
    c.rect(x, y + height / 2 - 5, width, 10, PAPER)


def tree(c: Canvas, x: float, y: float, size: float, crown: Colour = LEAF) -> None:
    """A round tree that stands on a point."""
    c.shade(x, y, size * 0.5)
    c.rect(x - size * 0.06, y - size * 0.6, size * 0.12, size * 0.6, WOOD, size * 0.05)
    c.disc(x, y - size * 0.95, size * 0.46, crown)
    c.disc(x - size * 0.26, y - size * 0.72, size * 0.32, mix(crown, DEEP, 0.12))
    c.disc(x + size * 0.24, y - size * 0.76, size * 0.3, mix(crown, PAPER, 0.14))


def plant(c: Canvas, x: float, y: float, size: float) -> None:
    """A potted plant that stands on a point."""
    for angle, length in ((-90, 1.0), (-120, 0.85), (-60, 0.85), (-145, 0.6), (-35, 0.6)):
        c.leaf(x, y - size * 0.4, size * length, angle, mix(LEAF, DEEP, abs(angle + 90) / 300))
    c.polygon(
        [
            (x - size * 0.3, y - size * 0.46),
            (x + size * 0.3, y - size * 0.46),
            (x + size * 0.22, y),
            (x - size * 0.22, y),
        ],
        "#e8c9a4",
    )


def person(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    coat: Colour = PAPER,
    skin: int = 0,
    hair: int = 0,
    long_hair: bool = False,
) -> None:
    """Head and shoulders; the point is the middle of the lower edge."""
    tone, dark = SKINS[skin % len(SKINS)], HAIRS[hair % len(HAIRS)]
    if long_hair:
        c.rect(x - size * 0.29, y - size * 1.42, size * 0.58, size * 0.8, dark, size * 0.26)
    c.rect(x - size * 0.5, y - size * 0.62, size, size * 0.62, coat, size * 0.28)
    c.rect(x - size * 0.5, y - size * 0.3, size, size * 0.3, coat)
    c.rect(
        x - size * 0.1, y - size * 0.82, size * 0.2, size * 0.32, mix(tone, INK, 0.1), size * 0.08
    )
    c.polygon(
        [
            (x - size * 0.15, y - size * 0.62),
            (x + size * 0.15, y - size * 0.62),
            (x, y - size * 0.36),
        ],
        mix(tone, INK, 0.04),
    )
    c.disc(x, y - size * 1.04, size * 0.26, dark)
    c.disc(x, y - size * 0.98, size * 0.235, tone)
    c.polygon(
        [
            (x - size * 0.24, y - size * 1.02),
            (x - size * 0.1, y - size * 1.2),
            (x + size * 0.24, y - size * 1.06),
            (x + size * 0.19, y - size * 1.2),
            (x, y - size * 1.28),
            (x - size * 0.19, y - size * 1.2),
        ],
        dark,
    )


def desk(c: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A counter with a lighter top; the point is its upper left corner."""
    c.shade(x + width / 2, y + height, width * 0.52, 0.06)
    c.rect(x + 20, y, width - 40, height, MIST, 12)
    c.rect(x, y - 22, width, 44, PAPER, 16)
