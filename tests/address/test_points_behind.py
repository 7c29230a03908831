"""Points behind an address: two decimals are a pin already, and no flat is torn from them."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, VerdictCode


@pytest.mark.parametrize("line", ["{} {}", "{}, {}", "{} ({})", "{}; {}"])
@pytest.mark.parametrize(
    ("point", "verdict"),
    [
        ("60.25, 24.99", VerdictCode.PIN_MISMATCH),
        ("60,25; 24,99", VerdictCode.PIN_MISMATCH),
        ("60.17 24.94", VerdictCode.DELIVERABLE),
    ],
)
def test_a_point_near_us_is_a_pin(
    line: str, point: str, verdict: VerdictCode, helsinki: Gazetteer
) -> None:
    """One that is far from the house is asked about, as any pin."""
    text = line.format("Kalevankatu 17", point)
    found = check(AddressQuery(text=text, country="FI"), helsinki)
    assert (found.verdict, found.components.unit) == (verdict, None)
    assert found.instructions is not None
    assert point in (found.instructions.note or "")


@pytest.mark.parametrize("pair", ["48.85, 2.35", "48,85 2,35", "12.50, 14.00", "12.50 14.00"])
def test_no_flat_is_torn_from_two_fractions(pair: str, helsinki: Gazetteer) -> None:
    """Prices and places far off stay in the note as they were typed."""
    found = check(AddressQuery(text=f"Kalevankatu 17 {pair}", country="FI"), helsinki)
    assert found.components.unit is None
    assert found.instructions is not None
    assert found.instructions.note == pair
