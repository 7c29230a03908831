"""The wire: the shape of a verdict that other people's programs rely on."""

import msgspec

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.wire import verdict_wire
from core.model.address import AddressQuery


def test_a_verdict_has_just_the_promised_names(helsinki: Gazetteer) -> None:
    """Every field is always there, null where it is unknown; codes are plain words."""
    query = AddressQuery(text="Kaivokatu 2, 90100 Helsinki, koodi 4521", country="FI")
    told = msgspec.json.decode(msgspec.json.encode(verdict_wire(check(query, helsinki), "q1")))
    assert list(told) == [
        "id", "verdict", "confidence", "granularity", "components", "formatted", "location",
        "sigma_m", "suggestions", "corrections", "instructions", "statuses",
    ]  # fmt: skip
    assert (told["id"], told["verdict"], told["granularity"]) == ("q1", "mismatch", "building")
    assert told["corrections"] == [{"component": "postcode", "from": "90100", "to": "00100"}]
    assert told["instructions"] == {
        "gate_code": "4521",
        "floor": None,
        "phone": None,
        "note": None,
    }
    assert list(told["components"]) == [
        "street", "house_number", "unit", "entrance", "floor", "postcode", "city", "district",
        "region", "country",
    ]  # fmt: skip
    assert told["statuses"] == {
        "street": "matched",
        "house_number": "matched",
        "postcode": "conflicting",
        "city": "matched",
        "country": "matched",
    }
    assert list(told["suggestions"][0]) == ["formatted", "components", "location", "score"]


def test_where_nothing_is_known_it_says_null(helsinki: Gazetteer) -> None:
    """No place, no sigma, no instructions."""
    told = verdict_wire(check(AddressQuery(text=""), helsinki))
    assert (told.location, told.sigma_m, told.instructions) == (None, None, None)
