"""Shapes as GeoJSON, for a page that draws streets itself.

A box is a cell of such a page's map: what is small comes whole with the cell that its middle lies
in, what is long or wide is cut at the cell's edge, so that cells lie beside each other.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from integrations.maps.extract import ATTRIBUTION
from integrations.maps.extract.coast import sea
from integrations.maps.extract.kinds import Kind
from integrations.maps.extract.store import Box, Shelf

DIGITS = 6
OVERLAP_SHARE = 0.01  # of the cell, so that no seam is seen
NUMBER_LETTERS_MAX = 9
WHOLE = frozenset({Kind.BUILDING, Kind.NUMBER})

Feature = dict[str, Any]  # the wire


def shapes(shelf: Shelf, box: Box) -> bytes:
    """A FeatureCollection; without features where the extract does not reach."""
    known = box.within(shelf.known)
    found = shelf.look(box, Kind)
    features = []
    coasts = [shape for _, _, shape in found.of(Kind.COAST)]
    if coasts and not known.is_empty:
        water = sea(coasts, known, found.streets)
        features += [_feature(Kind.WATER, None, water)] * (not water.is_empty)
    cut = _wider(box).edges
    for kind, label, shape in zip(found.kinds, found.labels, found.geometries, strict=True):
        if kind is Kind.COAST:
            continue
        if kind in WHOLE:
            features += _whole(kind, label, shape, box)
            continue
        clipped = shapely.clip_by_rect(shape, *cut)
        if not clipped.is_empty:
            features.append(_feature(kind, label, clipped))
    return msgspec.json.encode(
        {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}
    )


def _whole(kind: Kind, label: str | None, shape: BaseGeometry, box: Box) -> Iterator[Feature]:
    """A house belongs to one cell; its number is a point."""
    middle = shape.representative_point()
    if not (box.west <= middle.x < box.east and box.south <= middle.y < box.north):
        return
    if kind is Kind.BUILDING:
        yield _feature(kind, None, shape)
    if label and len(label) <= NUMBER_LETTERS_MAX:
        yield _feature(Kind.NUMBER, label, middle)


def _wider(box: Box) -> Box:
    east = (box.east - box.west) * OVERLAP_SHARE
    north = (box.north - box.south) * OVERLAP_SHARE
    return Box(box.west - east, box.south - north, box.east + east, box.north + north)


def _feature(kind: Kind, label: str | None, shape: BaseGeometry) -> Feature:
    properties: dict[str, object] = {"kind": kind.name.lower()}
    if label:
        properties["label"] = label
    rounded = shapely.transform(shape, lambda places: places.round(DIGITS))
    geometry = shapely.geometry.mapping(rounded)
    return {"type": "Feature", "properties": properties, "geometry": geometry}
