"""Drawing: a look at the map's file becomes a PNG, with the pin in its middle."""

from collections.abc import Iterable
from io import BytesIO
from math import hypot

import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from core.model.map_picture import MapPicture
from core.ports import Unavailable
from integrations.maps.extract import ATTRIBUTION, ink
from integrations.maps.extract.coast import sea
from integrations.maps.extract.kinds import Kind
from integrations.maps.extract.labels import Labels, Text, streets_named
from integrations.maps.extract.points import Points, lines_of, places_of, rings_of
from integrations.maps.extract.store import Box, Found, Shelf
from integrations.maps.extract.view import View

BUILDINGS_UP_TO = 2.5  # metres a pixel, as the others: what is smaller is only noise
PATHS_UP_TO = 1.5
NUMBERS_UP_TO = 0.8
LANES_UP_TO = 2.5
EDGE_PIXELS = 40  # beyond the frame, so that no line ends in sight
STREET_PIXELS, NUMBER_PIXELS, PLACE_PIXELS, SMALL_PIXELS = 13, 11, 12, 11
NUMBER_LETTERS_MAX = 9  # "12 A-B"; what is longer is a description
SAME_HOUSE_PIXELS = 70  # the same number nearer than that is the same house
PIN_PIXELS = 44
COURIER_PIXELS = 34
COLOURS_OF_A_PNG = 192
SCALES_METRES = (20, 50, 100, 200, 500, 1000)
SCALE_PIXELS_MAX = 150


def picture(shelf: Shelf, what: MapPicture) -> bytes:
    """Raises Unavailable where the extract knows nothing."""
    view = View.around(what.location, what.sigma_m)
    if what.courier is not None:
        both = View.of_two(what.location, what.courier)
        if both is None:
            raise Unavailable("the courier is too far away for a picture")
        view = both
    box = view.box
    known = box.within(shelf.known)
    middle = Box(what.location.lon, what.location.lat, what.location.lon, what.location.lat)
    if middle.within(shelf.known) != middle or known.is_empty:
        raise Unavailable("the map does not reach there")
    found = shelf.look(box, _kinds(view))
    if not any(kind.is_street or kind is Kind.BUILDING for kind in found.kinds):
        raise Unavailable("the map shows no street there")
    return Drawing(view, known, found, what).png()


def _kinds(view: View) -> Iterable[Kind]:
    limits = {
        Kind.BUILDING: BUILDINGS_UP_TO,
        Kind.PATH: PATHS_UP_TO,
        Kind.NUMBER: NUMBERS_UP_TO,
        Kind.LANE: LANES_UP_TO,
    }
    return [kind for kind in Kind if view.metres_a_pixel <= limits.get(kind, view.metres_a_pixel)]


class Drawing:
    """One picture under way."""

    def __init__(self, view: View, known: Box, found: Found, what: MapPicture) -> None:
        self._view = view
        self._known = known
        self._found = found
        self._detail = view.detail
        self._canvas = Image.new("RGB", view.size, ink.UNKNOWN)
        self._pen = ImageDraw.Draw(self._canvas)
        self._labels = Labels(self._canvas, view.detail)
        self._what = what
        self._middle = view.place(what.location)
        placed = view.all_placed(found.geometries, EDGE_PIXELS * view.detail)
        self._shapes = list(zip(found.kinds, found.labels, placed, strict=True))

    def png(self) -> bytes:
        self._ground()
        self._areas()
        self._lines()
        self._circle(self._what.sigma_m)
        self._write_names()
        self._small_print()
        if self._what.courier is not None:
            self._courier(*self._view.place(self._what.courier))
        self._pin()
        whole = self._canvas.reduce(self._detail)
        file = BytesIO()
        whole.quantize(COLOURS_OF_A_PNG, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            file, "PNG", compress_level=6
        )
        return file.getvalue()

    # --- what lies there -------------------------------------------------------------------------

    def _ground(self) -> None:
        self._fill(self._view.placed(shapely.box(*self._known.edges)), ink.LAND)
        coasts = [shape for _, _, shape in self._found.of(Kind.COAST)]
        if coasts:
            water = sea(coasts, self._known, self._found.streets)
            self._fill(self._view.placed(water), ink.AREA_COLOURS[Kind.WATER])

    def _areas(self) -> None:
        for kind, colour in ink.AREA_COLOURS.items():
            edge = ink.BUILDING_EDGE if kind is Kind.BUILDING else None
            for shape in self._of(kind):
                self._fill(shape, colour)
            if edge is not None:
                for ring in rings_of(self._of(kind)):
                    self._pen.line(ring, fill=edge, width=self._detail)

    def _lines(self) -> None:
        """All edges of a class before its insides, so that crossings are open."""
        for kind, stroke in ink.STROKES.items():
            wide = max(stroke.at_least * self._detail, self._view.pixels(stroke.metres))
            lines = lines_of(self._of(kind))
            if stroke.edge is not None:
                for points in lines:
                    self._stroke(points, wide + 2 * self._detail, stroke.edge)
            for points in lines:
                self._stroke(points, wide, stroke.colour)

    def _of(self, *kinds: Kind) -> list[BaseGeometry]:
        return [shape for kind, _, shape in self._shapes if kind in kinds]

    def _labelled(self, *kinds: Kind) -> list[tuple[str, float, float]]:
        """Each label, and the middle of what it names."""
        found = [(label, shape) for kind, label, shape in self._shapes if label and kind in kinds]
        seen = [(label, shape) for label, shape in found if not shape.is_empty]
        middles = places_of([shapely.point_on_surface(shape) for _, shape in seen])
        return [(label, x, y) for (label, _), (x, y) in zip(seen, middles, strict=True)]

    def _fill(self, shape: BaseGeometry, colour: ink.Colour) -> None:
        for part in shapely.get_parts(shape):
            if not isinstance(part, shapely.Polygon) or part.is_empty:
                continue
            if part.interiors:
                self._fill_around_holes(part, colour)
            else:
                self._pen.polygon(places_of([part.exterior]), fill=colour)

    def _fill_around_holes(self, part: shapely.Polygon, colour: ink.Colour) -> None:
        left, top, right, bottom = (int(edge) for edge in part.bounds)
        mask = Image.new("L", (right - left + 2, bottom - top + 2), 0)
        pen = ImageDraw.Draw(mask)
        pen.polygon([(x - left, y - top) for x, y in places_of([part.exterior])], fill=255)
        for hole in part.interiors:
            pen.polygon([(x - left, y - top) for x, y in places_of([hole])], fill=0)
        self._canvas.paste(colour, (left, top), mask)

    def _stroke(self, points: Points, wide: float, colour: ink.Colour) -> None:
        is_thin = wide < 4 * self._detail
        joint = None if is_thin else "curve"
        self._pen.line(points, fill=colour, width=max(1, round(wide)), joint=joint)
        if not is_thin:
            for x, y in (points[0], points[-1]):
                self._dot(x, y, wide / 2, colour)

    def _dot(self, x: float, y: float, radius: float, colour: ink.Colour) -> None:
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    # --- what is written -------------------------------------------------------------------------

    def _write_names(self) -> None:
        x, y = self._middle
        detail = self._detail
        high = PIN_PIXELS * detail
        self._labels.keep_free(x - high / 3, y - high, x + high / 3, y + 3 * detail)
        self._keep_small_print_free()
        streets = [shape for shape in self._shapes if shape[0].is_street]
        for name, _, lines in streets_named(streets):
            self._labels.street(name, lines, STREET_PIXELS, ink.STREET_NAME)
        self._write_numbers()
        for kind, colour in (
            (Kind.SQUARE, ink.PLACE_NAME),
            (Kind.GREEN, ink.PLACE_NAME),
            (Kind.WATER, ink.WATER_NAME),
        ):
            for label, x, y in self._labelled(kind):
                self._labels.point(label, (x, y), PLACE_PIXELS, colour)

    def _write_numbers(self) -> None:
        """The nearest to the pin first; a house that tells its number twice is told once."""
        if self._view.metres_a_pixel > NUMBERS_UP_TO:
            return
        numbers = [
            (self._from_pin(x, y), number, (x, y))
            for number, x, y in self._labelled(Kind.NUMBER, Kind.BUILDING)
            if len(number) <= NUMBER_LETTERS_MAX
        ]
        written: list[tuple[str, float, float]] = []
        for _, number, (x, y) in sorted(numbers):
            again = any(
                number == told and hypot(x - a, y - b) < SAME_HOUSE_PIXELS * self._detail
                for told, a, b in written
            )
            if not again and self._labels.point(number, (x, y), NUMBER_PIXELS, ink.HOUSE_NUMBER):
                written.append((number, x, y))

    def _from_pin(self, x: float, y: float) -> float:
        return hypot(x - self._middle[0], y - self._middle[1])

    # --- what is ours ----------------------------------------------------------------------------

    def _circle(self, sigma_m: float | None) -> None:
        """Where it may be, as the verdict has it."""
        radius = self._view.pixels(sigma_m or 0.0)
        if radius < PIN_PIXELS * self._detail / 4:
            return
        wide, high = self._view.size
        reach = min(radius, wide)  # beyond that its edge is out of sight anyway
        left, top = (max(0, int(middle - reach) - 2) for middle in self._middle)
        size = (wide - 2 * left, high - 2 * top)
        x, y = size[0] / 2, size[1] / 2
        around = (x - reach, y - reach, x + reach, y + reach)
        for fill, outline in ((46, None), (None, 200)):
            mask = Image.new("L", size, 0)
            ImageDraw.Draw(mask).ellipse(around, fill, outline, 2 * self._detail)
            self._canvas.paste(ink.CIRCLE, (left, top), mask)

    def _pin(self) -> None:
        """Its point stands on the place."""
        x, y = self._middle
        high = PIN_PIXELS * self._detail
        radius = high * 0.3
        head = y - high + radius
        for grown, colour in ((2.5 * self._detail, ink.HALO), (0.0, ink.PIN)):
            wide = radius + grown
            self._pen.polygon(
                [(x - wide * 0.92, head + wide * 0.4), (x + wide * 0.92, head + wide * 0.4),
                 (x, y + grown * 1.2)],
                fill=colour,
            )  # fmt: skip
            self._dot(x, head, wide, colour)
        self._dot(x, head, radius * 0.4, ink.HALO)

    def _courier(self, x: float, y: float) -> None:
        """A van's roof from above, so that it is told from the pin also without colours."""
        half, round_ = COURIER_PIXELS / 2 * self._detail, 5 * self._detail
        for grown, colour in ((3 * self._detail, ink.HALO), (0.0, ink.COURIER)):
            box = (
                x - half - grown,
                y - half * 0.62 - grown,
                x + half + grown,
                y + half * 0.62 + grown,
            )
            self._pen.rounded_rectangle(box, round_ + grown, fill=colour)
        glass = (x + half * 0.3, y - half * 0.4, x + half * 0.62, y + half * 0.4)
        self._pen.rounded_rectangle(glass, 2 * self._detail, fill=ink.HALO)

    def _keep_small_print_free(self) -> None:
        wide, high = self._view.size
        line = 24 * self._detail
        credit = Text.of(ATTRIBUTION, SMALL_PIXELS * self._detail)
        assert credit is not None
        self._labels.keep_free(wide - credit.width - line, high - line, wide, high)
        self._labels.keep_free(0, high - line, (SCALE_PIXELS_MAX + 90) * self._detail, high)

    def _small_print(self) -> None:
        """Who drew the map below right, how long a hundred metres are below left."""
        wide, high = self._view.size
        detail, letters = self._detail, ink.font(SMALL_PIXELS * self._detail)
        credit = letters.getlength(ATTRIBUTION)
        self._plate(wide - credit - 12 * detail, wide)
        at = (wide - credit - 6 * detail, high - 9 * detail)
        self._pen.text(at, ATTRIBUTION, ink.SMALL_PRINT, letters, anchor="lm")
        metres = max(
            (one for one in SCALES_METRES if self._view.pixels(one) <= SCALE_PIXELS_MAX * detail),
            default=SCALES_METRES[0],
        )
        long = self._view.pixels(metres)
        told = f"{metres} m" if metres < 1000 else f"{metres // 1000} km"
        self._plate(0, long + letters.getlength(told) + 22 * detail)
        left, base = 8 * detail, high - 6 * detail
        bar = [(left, base - 5 * detail), (left, base), (left + long, base),
               (left + long, base - 5 * detail)]  # fmt: skip
        self._pen.line(bar, fill=ink.SMALL_PRINT, width=2 * detail)
        at = (left + long + 6 * detail, high - 9 * detail)
        self._pen.text(at, told, ink.SMALL_PRINT, letters, anchor="lm")

    def _plate(self, left: float, right: float) -> None:
        """A pale ground for small letters."""
        high, line = self._canvas.height, 18 * self._detail
        mask = Image.new("L", (int(right - left), line), 200)
        self._canvas.paste(ink.HALO, (int(left), high - line), mask)
