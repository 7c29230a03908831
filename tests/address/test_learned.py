"""Learned houses: known from the next line on, behind whatever a source says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, Components, Granularity, Verdict
from core.model.ids import LearnedId
from core.model.learned_address import LearnedAddress
from core.model.location import Location

ROW = AddressRow(
    name="Kuusikuja", number="2", city="Raahe", postcode="92100", country="FI", lat=64.68, lon=24.48
)
KNOWN = [ROW, replace(ROW, number="4", lat=64.681), replace(ROW, name="Alatie", lat=64.69)]
SIX = LearnedAddress(
    id=LearnedId("lrn_1"),
    country="FI",
    components=Components(
        street="Kuusikuja", house_number="6", postcode="92100", city="Raahe", country="FI"
    ),
    location=Location(64.6822, 24.4803),
    sigma_m=30.0,
    delivery=None,
    learned_at=datetime(2026, 11, 26, tzinfo=UTC),
)
NEW_STREET = replace(
    SIX, id=LearnedId("lrn_2"), components=replace(SIX.components, street="Uusikuja")
)


@pytest.fixture
def known() -> Gazetteer:
    return Gazetteer.load(KNOWN)


def asked(gazetteer: Gazetteer, text: str) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


@pytest.mark.parametrize("learned", [SIX, NEW_STREET])
def test_a_learned_house_is_found_where_it_was_seen(
    known: Gazetteer, learned: LearnedAddress
) -> None:
    """With its own error; also on a street that nobody knew."""
    line = f"{learned.components.street} 6, 92100 Raahe"
    assert asked(known, line).verdict in ("number_unknown", "not_found")
    found = asked(known.with_learned([learned]), line)
    assert (found.verdict, found.location) == ("deliverable", learned.location)
    assert (found.granularity, found.sigma_m) == (Granularity.BUILDING, 30.0)


def test_what_was_known_stays_known(known: Gazetteer) -> None:
    """Beside learned houses on the same street and on another; the old gazetteer is as it was."""
    more = known.with_learned([SIX, NEW_STREET])
    assert [
        asked(more, f"{line}, 92100 Raahe").verdict for line in ("Kuusikuja 4", "Alatie 2")
    ] == [
        "deliverable",
        "deliverable",
    ]
    assert (known.house_count, more.house_count) == (3, 5)
    assert len({known.version, more.version, known.with_learned([SIX]).version}) == 3


def test_a_forgotten_house_is_gone(known: Gazetteer) -> None:
    """Laid over anew, without it."""
    without = known.with_learned([SIX]).with_learned([])
    assert asked(without, "Kuusikuja 6, 92100 Raahe").verdict == "number_unknown"
    assert without.version == known.version


def test_a_source_outdoes_what_was_learned(known: Gazetteer) -> None:
    """Once it has the number; and the same house learned twice is one."""
    elsewhere = replace(SIX, components=replace(SIX.components, house_number="4"))
    assert known.with_learned([elsewhere]).house_count == known.house_count
    again = replace(SIX, id=LearnedId("lrn_9"))
    assert known.with_learned([SIX, again]).house_count == known.house_count + 1


def test_a_learned_house_is_near_its_pin(known: Gazetteer) -> None:
    """Of a street with other houses, and of a new one."""
    more = known.with_learned([SIX, replace(NEW_STREET, location=Location(64.6823, 24.4803))])
    near = more.nearest(Location(64.6822, 24.4803), limit=2)
    assert [(house.street.name, house.number) for _, house in near] == [
        ("Kuusikuja", "6"),
        ("Uusikuja", "6"),
    ]


def test_a_new_street_shares_a_name_that_another_town_has(known: Gazetteer) -> None:
    """The name is known, the town's street is not."""
    there = replace(SIX, components=replace(SIX.components, city="Oulu", postcode="90100"))
    more = known.with_learned([there])
    found = asked(more, "Kuusikuja 6, 90100 Oulu")
    assert (found.components.city, found.location) == ("Oulu", there.location)
    assert asked(more, "Kuusikuja 2, 92100 Raahe").verdict == "deliverable"
