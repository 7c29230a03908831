"""Pictures of maps: what lies there is where it lies, named, and never an empty grey."""

from pathlib import Path

import pytest

from core.model.location import Location
from core.model.map_picture import MapPicture
from core.ports import Unavailable
from integrations.maps.extract import ink
from integrations.maps.extract.drawing import picture
from integrations.maps.extract.kinds import Kind
from integrations.maps.extract.view import METRES_A_PIXEL, View
from tests.integrations.map_world import (
    MIDDLE,
    TownPlan,
    a_crossing,
    at_metres,
    changed,
    colour_at,
    opened,
)

HERE = MapPicture(location=MIDDLE)


def is_like(found: object, wanted: ink.Colour) -> bool:
    """A palette's nearest; edges are smooth."""
    assert isinstance(found, tuple)
    return all(abs(a - b) <= 8 for a, b in zip(found, wanted, strict=True))


def test_everything_is_painted_where_it_lies(tmp_path: Path) -> None:
    """A house forty metres north-east of the pin, a street to the west, the pin in the middle."""
    drawn = opened(picture(a_crossing().shelf(tmp_path), HERE))
    assert drawn.size == (800, 500)
    assert is_like(colour_at(drawn, 51, 24, METRES_A_PIXEL), ink.AREA_COLOURS[Kind.BUILDING])
    assert is_like(colour_at(drawn, -160, 0, METRES_A_PIXEL), ink.STROKES[Kind.STREET].colour)
    assert is_like(colour_at(drawn, 0, 118, METRES_A_PIXEL), ink.STROKES[Kind.MAIN].colour)
    assert is_like(colour_at(drawn, 100, 100, METRES_A_PIXEL), ink.LAND)
    assert is_like(colour_at(drawn, 0, 8, METRES_A_PIXEL), ink.PIN)


def test_the_circle_is_as_wide_as_the_doubt(tmp_path: Path) -> None:
    """In metres of the map, on every side, whatever the scale."""
    shelf = a_crossing().shelf(tmp_path)
    for sigma in (40.0, 160.0):
        scale = View.around(MIDDLE, sigma).metres_a_pixel
        with_circle = opened(picture(shelf, MapPicture(location=MIDDLE, sigma_m=sigma)))
        inside = colour_at(with_circle, sigma * 0.6, -sigma * 0.6, scale)
        outside = colour_at(with_circle, sigma * 0.8, -sigma * 0.8, scale)
        assert is_like(outside, ink.LAND)
        assert not is_like(inside, ink.LAND)


@pytest.mark.parametrize("name", ["Mannerheimintie", "Невский проспект", "Οδός Ερμού", "Łąkowa ß"])
def test_a_street_is_named_in_its_own_letters(tmp_path: Path, name: str) -> None:
    """Latin, Cyrillic, Greek: the picture with the name differs from the one without it, on the
    street itself."""
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    named = opened(picture(a_crossing(name).shelf(tmp_path / "with"), HERE))
    nameless = opened(picture(a_crossing("").shelf(tmp_path / "without"), HERE))
    _, top, _, bottom = changed(named, nameless)
    assert 240 <= top < bottom <= 260
    assert bottom - top >= 7


def test_what_our_letters_cannot_write_is_left_out(tmp_path: Path) -> None:
    """No boxes instead of letters."""
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    named = picture(a_crossing("銀座通り").shelf(tmp_path / "with"), HERE)
    nameless = picture(a_crossing("").shelf(tmp_path / "without"), HERE)
    assert named == nameless


def test_houses_tell_their_numbers(tmp_path: Path) -> None:
    """As an outline's tag or as a point of its own."""
    plan, bare = TownPlan(), TownPlan()
    for one in (plan, bare):
        one.way([(-400, -100), (400, -100)], highway="residential")
        one.way([(-400, 200), (400, 200)], highway="residential")
    plan.number((80, 60), "12 B")
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    numbered = opened(picture(plan.shelf(tmp_path / "with"), HERE))
    without = opened(picture(bare.shelf(tmp_path / "without"), HERE))
    left, top, right, bottom = changed(numbered, without)
    assert abs((left + right) / 2 - (400 + 80 / METRES_A_PIXEL)) < 4
    assert abs((top + bottom) / 2 - (250 - 60 / METRES_A_PIXEL)) < 4


def test_the_sea_lies_to_the_right_of_its_coast(tmp_path: Path) -> None:
    """A coast that runs north has its water in the east, an island in the water is land."""
    plan = a_crossing()
    plan.way([(60, -900), (60, 900)], natural="coastline")
    ring = [(100, 100), (130, 100), (130, 130), (100, 130), (100, 100)]
    plan.way(ring, natural="coastline")
    drawn = opened(picture(plan.shelf(tmp_path), HERE))
    water = ink.AREA_COLOURS[Kind.WATER]
    assert is_like(colour_at(drawn, 160, 60, METRES_A_PIXEL), water)
    assert is_like(colour_at(drawn, -100, 60, METRES_A_PIXEL), ink.LAND)
    assert is_like(colour_at(drawn, 115, 115, METRES_A_PIXEL), ink.LAND)


def test_a_broken_coast_drowns_no_town(tmp_path: Path) -> None:
    """A coastline drawn the wrong way round would put every street under water."""
    plan = a_crossing()
    plan.way([(180, 900), (180, -900)], natural="coastline")
    drawn = opened(picture(plan.shelf(tmp_path), HERE))
    assert is_like(colour_at(drawn, -100, 60, METRES_A_PIXEL), ink.LAND)


def test_a_pond_lies_on_its_park(tmp_path: Path) -> None:
    """Which is drawn as if there were none; a square in the metro's hall is not seen at all."""
    plan = a_crossing()
    plan.way([(40, 40), (180, 40), (180, 110), (40, 110), (40, 40)], leisure="park")
    plan.way([(80, 60), (120, 60), (120, 90), (80, 90), (80, 60)], natural="water")
    hall = [(-140, 50), (-60, 50), (-60, 110), (-140, 110), (-140, 50)]
    plan.way(hall, highway="pedestrian", area="yes", layer="-2")
    drawn = opened(picture(plan.shelf(tmp_path), HERE))
    assert is_like(colour_at(drawn, 150, 100, METRES_A_PIXEL), ink.AREA_COLOURS[Kind.GREEN])
    assert is_like(colour_at(drawn, 100, 75, METRES_A_PIXEL), ink.AREA_COLOURS[Kind.WATER])
    assert is_like(colour_at(drawn, -100, 75, METRES_A_PIXEL), ink.LAND)


def test_what_lies_outside_is_unavailable(tmp_path: Path) -> None:
    """And so is a place inside where nothing is known: no empty grey is ever sent."""
    plan = a_crossing()
    plan.way([(-5000, 5000), (-4990, 5000)], highway="residential")
    shelf = plan.shelf(tmp_path)
    for place in (Location(48.0, 2.0), Location(-45.0, 20.0), at_metres(-2500, 2500)):
        with pytest.raises(Unavailable):
            picture(shelf, MapPicture(location=place))


@pytest.mark.parametrize("sigma", [None, 0.0, 1.0, 5_000.0, 1e9])
def test_any_doubt_gives_a_picture(tmp_path: Path, sigma: float | None) -> None:
    """However sure or unsure."""
    png = picture(a_crossing().shelf(tmp_path), MapPicture(location=MIDDLE, sigma_m=sigma))
    assert opened(png).size == (800, 500)


def test_who_drew_the_map_is_said(tmp_path: Path) -> None:
    """On every picture, below right: OpenStreetMap's licence wants it."""
    drawn = opened(picture(a_crossing().shelf(tmp_path), HERE))
    plate = drawn.crop((640, 482, 800, 500))
    assert sum(plate.convert("L").histogram()[:150]) > 200
