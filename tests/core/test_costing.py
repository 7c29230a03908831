"""Costing: ways are reckoned for a vehicle by its profile and its size, where that is told."""

import pytest

from core.model.route import Costing, CostingOf, Profile, Vehicle


@pytest.mark.parametrize(
    ("vehicle", "written"),
    [
        (Vehicle(ref="v"), "auto"),
        (Vehicle(ref="v", height_m=2.6, weight_t=3.5), "auto 2.6 m 3.5 t"),
        (Vehicle(ref="v", profile=Profile.TRUCK, weight_t=12), "truck 12 t"),
        (Vehicle(ref="v", profile=Profile.BICYCLE, height_m=1.9), "bicycle"),
    ],
)
def test_it_is_written_and_read_back(vehicle: Vehicle, written: str) -> None:
    """A rider fits through anywhere."""
    assert vehicle.costing == written
    assert CostingOf.read(written).written == written


def test_a_bare_profile_is_one() -> None:
    """So whoever knows of no size need not know of this."""
    known: dict[Costing, int] = {Profile.AUTO: 1}
    assert known[Vehicle(ref="v").costing] == 1
