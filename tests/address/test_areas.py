"""Delivery areas: read from GeoJSON, refused where they are no areas."""

import json
from pathlib import Path

import pytest

from address.gazetteers.areas import areas_of
from address.gazetteers.gazetteer import Gazetteer
from address.importers.report import CannotImport
from core.model.location import Location

SQUARE = {"type": "Polygon", "coordinates": [[[24, 60], [25, 60], [25, 61], [24, 61], [24, 60]]]}
TWISTED = {"type": "Polygon", "coordinates": [[[24, 60], [25, 61], [25, 60], [24, 61], [24, 60]]]}
PROJECTED = {"type": "Polygon", "coordinates": [[[2e6, 6], [3e6, 6], [3e6, 7], [2e6, 6]]]}
INSIDE, AT_THE_EDGE = Location(60.5, 24.5), Location(60.9999, 25.0003)


def feature(geometry: object, **properties: str) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def read(tmp_path: Path, document: object) -> Gazetteer:
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps(document), "utf-8")
    return Gazetteer.load([], areas=areas_of(path))


@pytest.mark.parametrize(
    "document",
    [SQUARE, feature(SQUARE), {"type": "FeatureCollection", "features": [feature(SQUARE)]}],
)
def test_any_form_of_polygon_is_an_area(tmp_path: Path, document: object) -> None:
    """Bare, as a feature, or in a collection."""
    town = read(tmp_path, document)
    assert town.delivers_to(INSIDE, 0)
    assert not town.delivers_to(Location(59.0, 24.5), 25)


def test_the_points_error_stretches_the_area(tmp_path: Path) -> None:
    """What may lie inside is not refused."""
    town = read(tmp_path, SQUARE)
    assert not town.delivers_to(AT_THE_EDGE, 1)
    assert town.delivers_to(AT_THE_EDGE, 25)


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (feature(TWISTED, name="North"), "North: its outline crosses itself"),
        (feature(PROJECTED), "not longitude and latitude"),
        ({"type": "Point", "coordinates": [1, 2]}, "no polygon"),
        ([], "no polygon"),
        (feature({"type": "Polygon", "coordinates": [[1, 2]]}), "areas.geojson"),
    ],
)
def test_what_is_no_area_is_refused(tmp_path: Path, document: object, says: str) -> None:
    """One line that says why."""
    with pytest.raises(CannotImport, match=says) as caught:
        read(tmp_path, document)
    assert "\n" not in str(caught.value)
