"""Labels: names along streets and numbers on houses, where they fit and cover nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from integrations.maps.extract.ink import HALO, Colour, font, has_letter
from integrations.maps.extract.kinds import Kind

STRAIGHT_SHARE = 0.975  # of a stretch's length that its chord must have, to carry a name
STEP_PIXELS = 16.0
REPEAT_PIXELS = 380.0
NAMES_OF_A_STREET_MAX = 4
LETTERS_MAX = 60
MARGIN_PIXELS = 3.0
RIGHT_TO_LEFT = ("\u0590", "\u08ff")

Place = tuple[float, float, float]  # x, y, and the angle in degrees


@dataclass(slots=True)
class Labels:
    """What is written on one picture. `detail`: pixels of the canvas for one of the picture."""

    canvas: Image.Image
    detail: int
    taken: list[BaseGeometry] = field(default_factory=list)

    def keep_free(self, left: float, top: float, right: float, bottom: float) -> None:
        """Something else stands there."""
        self.taken.append(shapely.box(left, top, right, bottom))

    def street(self, name: str, lines: BaseGeometry, pixels: int, colour: Colour) -> None:
        """Along its straight stretches, again where it is long."""
        text = Text.of(name, pixels * self.detail)
        if text is None:
            return
        written: list[tuple[float, float]] = []
        middle = (self.canvas.width / 2, self.canvas.height / 2)
        step = STEP_PIXELS * self.detail
        for x, y, angle in _stretches(lines, text.width, step, middle):
            is_near = any(hypot(x - a, y - b) < REPEAT_PIXELS * self.detail for a, b in written)
            if not is_near and self._write(text, (x, y, angle), colour):
                written.append((x, y))
                if len(written) == NAMES_OF_A_STREET_MAX:
                    return

    def point(self, words: str, at: tuple[float, float], pixels: int, colour: Colour) -> bool:
        """Level, with its middle there; False where something stands in the way."""
        text = Text.of(words, pixels * self.detail)
        return text is not None and self._write(text, (*at, 0.0), colour)

    def _write(self, text: "Text", at: Place, colour: Colour) -> bool:
        outline = text.outline(at, MARGIN_PIXELS * self.detail)
        left, top, right, bottom = outline.bounds
        wide, high = self.canvas.size
        is_whole = left >= 0 and top >= 0 and right <= wide and bottom <= high
        if not is_whole or shapely.intersects(self.taken, outline).any():
            return False
        self.taken.append(outline)
        text.write(self.canvas, at, colour)
        return True


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one size, measured."""

    words: str
    pixels: int
    width: float
    height: float

    @classmethod
    def of(cls, words: str, pixels: int) -> "Text | None":
        """None for what our letters cannot write, and for what is too long to be a name."""
        words = " ".join(words.split())
        first, last = RIGHT_TO_LEFT
        is_ours = all(has_letter(one) and not first <= one <= last for one in words)
        if not words or len(words) > LETTERS_MAX or not is_ours:
            return None
        left, top, right, bottom = font(pixels).getbbox(words)
        return cls(words, pixels, right - left, bottom - top)

    def outline(self, at: Place, margin: float) -> BaseGeometry:
        """What it covers."""
        x, y, angle = at
        wide, high = self.width / 2 + margin, self.height / 2 + margin
        along = (cos(radians(angle)), sin(radians(angle)))
        corners = ((-wide, -high), (wide, -high), (wide, high), (-wide, high))
        return shapely.Polygon(
            [(x + a * along[0] - b * along[1], y + a * along[1] + b * along[0]) for a, b in corners]
        )

    def write(self, canvas: Image.Image, at: Place, colour: Colour) -> None:
        """In its colour, over a halo that parts it from what lies below."""
        x, y, angle = at
        around = max(2, self.pixels // 7)
        letters = font(self.pixels)
        left, top, right, bottom = letters.getbbox(self.words)
        if not angle:
            corner = (x - (left + right) / 2, y - (top + bottom) / 2)
            pen = ImageDraw.Draw(canvas)
            pen.text(corner, self.words, colour, letters, stroke_width=around, stroke_fill=HALO)
            return
        size = (int(self.width) + 4 * around, int(self.height) + 4 * around)
        middle = (size[0] / 2, size[1] / 2)
        for ink, stroke in ((HALO, around), (colour, 0)):
            mask = Image.new("L", size, 0)
            corner = (middle[0] - (left + right) / 2, middle[1] - (top + bottom) / 2)
            ImageDraw.Draw(mask).text(corner, self.words, 255, letters, stroke_width=stroke)
            mask = mask.rotate(-angle, Image.Resampling.BICUBIC, expand=True)
            where = (round(x - mask.width / 2), round(y - mask.height / 2))
            canvas.paste(ink, where, mask)


def streets_named(
    found: Iterable[tuple[Kind, str | None, BaseGeometry]],
) -> Sequence[tuple[str, Kind, BaseGeometry]]:
    """The pieces of each street put together: the widest first, then the longest."""
    pieces: dict[str, list[BaseGeometry]] = {}
    kinds: dict[str, Kind] = {}
    for kind, name, line in found:
        if name:
            pieces.setdefault(name, []).append(line)
            kinds[name] = max(kind, kinds.get(name, kind))
    streets = [
        (name, kinds[name], shapely.line_merge(shapely.union_all(lines)))
        for name, lines in pieces.items()
    ]
    return sorted(streets, key=lambda street: (-street[1], -street[2].length, street[0]))


def _stretches(
    lines: BaseGeometry, length: float, step: float, near: tuple[float, float]
) -> Iterator[Place]:
    """Where a text of that length may lie along the lines: the straightest places first, and of
    equally straight ones the nearest."""
    places: list[tuple[float, float, Place]] = []
    for line in shapely.get_parts(lines):
        if not isinstance(line, shapely.LineString) or line.length < length:
            continue
        begins = np.arange(0.0, line.length - length, step)
        first, middle, last = (
            shapely.get_coordinates(shapely.line_interpolate_point(line, begins + share * length))
            for share in (0.0, 0.5, 1.0)
        )
        across = last - first
        chords = np.hypot(across[:, 0], across[:, 1]) / length
        middles = (first + last) / 4 + middle / 2  # between the chord and the street's own middle
        for share, (x, y), (dx, dy) in zip(
            chords.tolist(), middles.tolist(), across.tolist(), strict=True
        ):
            if share >= STRAIGHT_SHARE:
                off = hypot(x - near[0], y - near[1])
                places.append((round(1 - share, 2), off, (x, y, _readable(dx, dy))))
    for _, _, place in sorted(places):
        yield place


def _readable(x: float, y: float) -> float:
    """The angle of a line, turned so that nobody reads it upside down."""
    angle = degrees(atan2(y, x))
    if angle > 90:
        return angle - 180
    return angle + 180 if angle <= -90 else angle
