"""Confidence: the better an address fits, the surer; and never surer than it was right."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.verdicts.confidence import SPELLINGS, Reason, _table
from core.model.address import AddressQuery


def test_every_reason_has_a_figure_for_every_spelling() -> None:
    """None is above .99, and none falls as the spelling gets better."""
    table = _table()
    assert set(table) == set(Reason)
    for figures in table.values():
        assert len(figures) == len(SPELLINGS)
        assert list(figures) == sorted(figures)
        assert figures[0] > 0 and figures[-1] <= 0.99


@pytest.mark.parametrize("line", ["fabi 14", "kais 3", "unio 25", "mann 6"])
def test_the_beginning_of_a_name_is_a_guess(line: str, helsinki: Gazetteer) -> None:
    """It may be offered, and is no .99."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict not in ("deliverable", "needs_unit")
    assert found.confidence <= 0.9


@pytest.mark.parametrize("line", ["Fabianinktu 14", "Kaisaniemenkaut 3", "Unioninkattu 25"])
def test_a_slip_is_told_where_it_is_forgiven(line: str, helsinki: Gazetteer) -> None:
    """Whoever confirms sees from what to what."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    (told,) = found.corrections
    assert (told.component, told.written) == ("street", line.split()[0])
    assert told.corrected == found.components.street


@pytest.mark.parametrize(
    ("line", "country", "low", "high"),
    [
        ("Bulevardi 10", "SE", 0.3, 0.6),  # a street of Sweden may be called so
        ("Bulevardi 10, 00120 Helsinki", "SE", 0.9, 1.0),  # the country is the slip
        ("Bulevardi 10, 33100", "FI", 0.0, 0.2),  # the code is another town's
        ("Bulevardi 10, 00121", "FI", 0.9, 1.0),  # the code is one slip off
        ("Bulevardi 10, 00100", "FI", 0.9, 1.0),  # the code is the next part of town's
        ("Bulevardi 10, Tampere", "FI", 0.0, 0.2),
    ],
)
def test_a_mismatch_says_how_sure_its_proposal_is(
    line: str, country: str, low: float, high: float, helsinki: Gazetteer
) -> None:
    """The house may be right and the country wrong, or the other way round."""
    found = check(AddressQuery(text=line, country=country), helsinki)
    assert found.verdict == "mismatch"
    assert low <= found.confidence <= high
