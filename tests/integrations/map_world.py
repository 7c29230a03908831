"""A small town as an OSM file, for maps: streets, houses and a shore where the test puts them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from PIL import Image, ImageChops

from core.model.location import Location
from integrations.maps.extract.reading import shapes_of
from integrations.maps.extract.store import Shelf, write
from integrations.maps.extract.view import METRES_A_DEGREE

MIDDLE = Location(45.0, 20.0)
DEMO = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
STATION = Location(60.1708, 24.9415)

Metres = tuple[float, float]  # east and north of MIDDLE


@dataclass(slots=True)
class TownPlan:
    """Drawn in metres around MIDDLE; written as OSM XML."""

    nodes: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)

    def number(self, at: Metres, number: str) -> None:
        self._node(at, {"addr:housenumber": number})

    def way(self, places: Sequence[Metres], **tags: str) -> None:
        refs = [self._node(place, {}) for place in places[:-1]]
        is_closed = places[0] == places[-1]
        refs.append(refs[0] if is_closed else self._node(places[-1], {}))
        inner = "".join(f'<nd ref="{ref}"/>' for ref in refs) + _tags(tags)
        self.ways.append(f'<way id="{len(self.ways) + 1}" version="1">{inner}</way>')

    def house(self, at: Metres, number: str, side: float = 14.0) -> None:
        """Square, with that corner in the south-west."""
        x, y = at
        ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        self.way(ring, building="yes", **{"addr:housenumber": number})

    def write(self, path: Path) -> Path:
        body = "".join(self.nodes) + "".join(self.ways)
        path.write_text(f'<osm version="0.6">{body}</osm>', encoding="utf-8")
        return path

    def shelf(self, folder: Path) -> Shelf:
        """Built, and opened."""
        extract = self.write(folder / "town.osm")
        write(folder / "town.sqlite", shapes_of(extract, folder), None)
        return Shelf(folder / "town.sqlite")

    def _node(self, at: Metres, tags: Mapping[str, str]) -> int:
        place = at_metres(*at)
        id = len(self.nodes) + 1
        where = f'lat="{place.lat:.7f}" lon="{place.lon:.7f}"'
        self.nodes.append(f'<node id="{id}" version="1" {where}>{_tags(tags)}</node>')
        return id


def at_metres(east: float, north: float) -> Location:
    """So far from MIDDLE, where a degree east is cos 45° of one north."""
    return Location(
        MIDDLE.lat + north / METRES_A_DEGREE, MIDDLE.lon + east / METRES_A_DEGREE / 0.70710678
    )


def a_crossing(name: str = "High Street") -> TownPlan:
    """Two streets, and four houses with numbers."""
    plan = TownPlan()
    plan.way([(-400, 0), (400, 0)], highway="residential", name=name)
    plan.way([(0, -400), (0, 400)], highway="secondary", name="Ring Road")
    for number, at in enumerate([(-60, 20), (40, 20), (-60, -40), (40, -40)], start=1):
        plan.house(at, str(number))
    return plan


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def colour_at(picture: Image.Image, east: float, north: float, metres_a_pixel: float) -> object:
    """Of the pixel that shows the place so many metres from the picture's middle."""
    x = picture.width / 2 + east / metres_a_pixel
    y = picture.height / 2 - north / metres_a_pixel
    return picture.getpixel((round(x), round(y)))


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The part in which they plainly differ; not by the shades that a palette of its own gives."""
    plainly = ImageChops.difference(one, other).convert("L").point(lambda by: 255 * (by > 40))
    box = plainly.getbbox()
    assert box is not None
    return box


def _tags(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items())
