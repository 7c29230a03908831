"""Ink: the colours, widths and letters of a picture."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from integrations.maps.extract.kinds import Kind

Colour = tuple[int, int, int]

FONT = Path(__file__).parent / "fonts" / "DejaVuSansCondensed.ttf"

LAND: Colour = (242, 239, 233)
UNKNOWN: Colour = (222, 221, 217)  # beyond the extract
HALO: Colour = (255, 255, 255)
STREET_NAME: Colour = (62, 58, 54)
HOUSE_NUMBER: Colour = (122, 84, 62)
PLACE_NAME: Colour = (70, 104, 74)
WATER_NAME: Colour = (66, 104, 140)
SMALL_PRINT: Colour = (70, 70, 70)
PIN: Colour = (200, 32, 44)
COURIER: Colour = (24, 84, 170)
CIRCLE: Colour = (36, 104, 200)

# In the order in which they are painted: a pond lies on its park.
AREA_COLOURS: dict[Kind, Colour] = {
    Kind.GREEN: (208, 230, 192),
    Kind.WOOD: (186, 214, 168),
    Kind.SQUARE: (234, 231, 236),
    Kind.WATER: (170, 208, 228),
    Kind.BUILDING: (216, 206, 196),
}
BUILDING_EDGE: Colour = (190, 178, 166)


@dataclass(frozen=True, slots=True)
class Stroke:
    """`metres` is how wide the thing is, `at_least` the pixels below which it is never drawn."""

    colour: Colour
    metres: float
    at_least: float
    edge: Colour | None = None


STROKES: dict[Kind, Stroke] = {
    Kind.WATERWAY: Stroke(AREA_COLOURS[Kind.WATER], 4, 1.5),
    Kind.RAIL: Stroke((176, 170, 176), 1.2, 1.0),
    Kind.PATH: Stroke((226, 196, 174), 1.2, 1.0),
    Kind.LANE: Stroke((255, 255, 255), 4, 1.5, (214, 208, 200)),
    Kind.WALK: Stroke((238, 232, 244), 6, 2.0, (206, 200, 212)),
    Kind.STREET: Stroke((255, 255, 255), 8, 3.0, (200, 194, 186)),
    Kind.MAIN: Stroke((252, 230, 168), 10, 4.0, (214, 184, 122)),
    Kind.MOTORWAY: Stroke((246, 196, 140), 12, 4.0, (208, 150, 96)),
}


@cache
def font(pixels: int) -> ImageFont.FreeTypeFont:
    """Our own, wherever we run. Left to right: names of other scripts are left out."""
    return ImageFont.truetype(str(FONT), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def has_letter(letter: str) -> bool:
    """Whether the font can write it; what it cannot write looks like what is no letter at all."""
    return letter.isspace() or _look(letter) != _look("\U0010fffe")


def _look(letter: str) -> bytes:
    return bytes(font(16).getmask(letter))
