"""A small flat-illustration canvas on Pillow: smooth edges, soft gradients, one palette."""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

Colour = str
Point = tuple[float, float]

SCALE = 2
"""Everything is drawn this many times larger and then reduced, which smooths the edges."""

DEEP, BRAND, TEAL, SEA = "#0b5a63", "#0e7c86", "#13939c", "#5fb8bd"
MIST, WASH, PAPER = "#bfe0e2", "#e3f1f2", "#ffffff"
INK, SLATE = "#14343b", "#4a6b73"
SAND, SUN, CORAL, ROSE = "#f6e7cf", "#f4c26b", "#e58a6a", "#d96a6f"
LEAF, GRASS, WOOD = "#6fae7d", "#a9d0a5", "#b98b62"
SKINS = ("#f2cfae", "#e6b98f", "#d9a577", "#f5d8bd")
HAIRS = ("#23292e", "#3a2d28", "#50423b", "#8a8f93")


def rgb(colour: Colour) -> tuple[int, int, int]:
    """The three channels of "#rrggbb"."""
    value = colour.lstrip("#")
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; `share` 0 is the first, 1 the second."""
    channels = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*channels)


class Canvas:
    """Draws in units of the finished picture."""

    def __init__(self, width: int, height: int, top: Colour, bottom: Colour) -> None:
        self.width, self.height = width, height
        self._image = _gradient(width * SCALE, height * SCALE, top, bottom)
        self._draw = ImageDraw.Draw(self._image)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: Colour, radius: float = 0
    ) -> None:
        """A rectangle, with round corners where a radius is given."""
        box = self._scaled((x, y), (x + width, y + height))
        self._draw.rounded_rectangle(box, radius * SCALE, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour, flat: float = 1) -> None:
        """A disc around a point; `flat` below 1 makes a lying ellipse."""
        box = self._scaled((x - radius, y - radius * flat), (x + radius, y + radius * flat))
        self._draw.ellipse(box, fill=fill)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        self._draw.polygon(self._scaled(*points), fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A line with round ends and corners."""
        self._draw.line(self._scaled(*points), fill=fill, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        start: float,
        end: float,
        fill: Colour,
        width: float,
    ) -> None:
        """Part of a circle; degrees clockwise from the right."""
        steps = max(8, int(abs(end - start) / 4))
        angles = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
        self.line(
            [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles], fill, width
        )

    def hills(self, base: float, swing: float, waves: float, shift: float, fill: Colour) -> None:
        """A rolling skyline from edge to edge."""
        top = [
            (x, base + swing * math.sin(shift + waves * math.tau * x / self.width))
            for x in range(0, self.width + 21, 20)
        ]
        self.polygon([*top, (self.width, self.height), (0, self.height)], fill)

    def cross(self, x: float, y: float, size: float, fill: Colour) -> None:
        """The equal-armed cross of a hospital around a point."""
        arm = size / 3
        self.rect(x - arm / 2, y - size / 2, arm, size, fill, arm * 0.18)
        self.rect(x - size / 2, y - arm / 2, size, arm, fill, arm * 0.18)

    def leaf(self, x: float, y: float, length: float, angle: float, fill: Colour) -> None:
        """A pointed leaf that starts at a point; degrees clockwise from the right."""
        turn = math.radians(angle)
        outline = []
        for side in (1, -1):
            for n in range(13):
                along = n / 12 if side == 1 else 1 - n / 12
                across = side * 0.24 * math.sin(math.pi * along) * length
                outline.append(
                    (
                        x + along * length * math.cos(turn) - across * math.sin(turn),
                        y + along * length * math.sin(turn) + across * math.cos(turn),
                    )
                )
        self.polygon(outline, fill)

    def drop(self, x: float, y: float, size: float, fill: Colour) -> None:
        """A drop whose round part is centred on a point."""
        self.polygon(
            [
                (x - size * 0.93, y - size * 0.38),
                (x, y - size * 2.1),
                (x + size * 0.93, y - size * 0.38),
            ],
            fill,
        )
        self.disc(x, y, size, fill)

    def heart(self, x: float, y: float, size: float, fill: Colour) -> None:
        """A heart centred on a point."""
        outline = []
        for n in range(120):
            a = math.tau * n / 120
            outline.append(
                (
                    x + size * math.sin(a) ** 3,
                    y
                    - size
                    * (
                        13 * math.cos(a)
                        - 5 * math.cos(2 * a)
                        - 2 * math.cos(3 * a)
                        - math.cos(4 * a)
                    )
                    / 16,
                )
            )
        self.polygon(outline, fill)

    def shade(self, x: float, y: float, radius: float, flat: float = 0.16) -> None:
        """The soft shadow under something that stands."""
        # Drawn eight times smaller: under the blur nobody sees it, and it takes no time.
        coarse, margin = 8, 96
        (left, top), (right, bottom) = self._scaled(
            (x - radius - margin, y - radius * flat - margin),
            (x + radius + margin, y + radius * flat + margin),
        )
        width, height = int(right - left) // coarse, int(bottom - top) // coarse
        inset = margin * SCALE / coarse
        layer = Image.new("L", (width, height), 0)
        ImageDraw.Draw(layer).ellipse((inset, inset, width - inset, height - inset), fill=60)
        layer = layer.filter(ImageFilter.GaussianBlur(3))
        layer = layer.resize((width * coarse, height * coarse), Image.Resampling.BICUBIC)
        colour = Image.new("RGB", layer.size, rgb(DEEP))
        self._image.paste(colour, (int(left), int(top)), layer)

    def jpeg(self) -> bytes:
        """The finished picture."""
        finished = self._image.reduce(SCALE)
        out = BytesIO()
        finished.save(out, "JPEG", quality=88, optimize=True)
        return out.getvalue()

    @staticmethod
    def _scaled(*points: Point) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]


def _gradient(width: int, height: int, top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 256))
    column.putdata([rgb(mix(top, bottom, n / 255)) for n in range(256)])
    return column.resize((width, height), Image.Resampling.BICUBIC)
