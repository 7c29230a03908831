"""Every adapter is what its declaration says, shows no secret, and may come from elsewhere."""

import re
import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from core.model.ids import CarrierRef
from core.ports import (
    CarrierAdapter,
    ChangesDelivery,
    FindsPoints,
    ListsDeliveries,
    ListsEvents,
    ReceivesEvents,
    ShowsRoutes,
    TellsOptions,
    Tracks,
)
from integrations import carriers
from integrations.carrier_kit.quality import quality_of
from integrations.carrier_kit.settings import Told
from integrations.carriers import OURS, adapters, open_carrier
from integrations.declaration import Auth, Can, Declaration, Want

REF = CarrierRef("a-carrier")
SECRET = "0fed-secret"
PROTOCOLS: dict[Can, type[object]] = {
    Can.CHANGES: ChangesDelivery,
    Can.OPTIONS: TellsOptions,
    Can.LISTS: ListsDeliveries,
    Can.TRACKS: Tracks,
    Can.EVENTS: ListsEvents,
    Can.ROUTES: ShowsRoutes,
    Can.POINTS: FindsPoints,
    Can.RECEIVES: ReceivesEvents,
}


def said_to(name: str) -> dict[str, str]:
    """A setting with what is required, and every key; those are easily found again."""
    wants = OURS[name].DECLARATION.wants
    return {want.name: word_for(want) for want in wants if want.is_required or want.is_secret}


def word_for(want: Want) -> str:
    if want.is_url:
        return "https://its.example"
    return SECRET if want.is_secret else "a-word"


@pytest.mark.parametrize("name", OURS)
def test_an_adapter_is_what_it_declares(name: str) -> None:
    """Each Protocol that it implements, and no other."""
    adapter = open_carrier(REF, name, said_to(name))
    assert isinstance(adapter, CarrierAdapter)
    found = {can for can, protocol in PROTOCOLS.items() if isinstance(adapter, protocol)}
    assert found == OURS[name].DECLARATION.can


@pytest.mark.parametrize("name", OURS)
def test_an_adapter_shows_no_secret(name: str) -> None:
    """Not in its repr, nor in those of what it holds."""
    adapter = open_carrier(REF, name, said_to(name))
    held = [adapter, *vars(adapter).values()]
    held += [inner for one in held if hasattr(one, "__dict__") for inner in vars(one).values()]
    assert not any(SECRET in repr(one) for one in held if not isinstance(one, str))


@pytest.mark.parametrize("name", OURS)
def test_an_adapter_answers_for_its_quality(name: str) -> None:
    """Every rule is done, or exempt with a reason."""
    quality = quality_of(f"integrations.carriers.{name.replace('-', '_')}")
    assert "mapping-is-total" in quality.done


@pytest.mark.parametrize("name", OURS)
def test_a_field_that_is_missing_is_named(name: str) -> None:
    """So that the start says what to write."""
    for want in OURS[name].DECLARATION.wants:
        if want.is_required:
            told = said_to(name)
            del told[want.name]
            with pytest.raises(ValueError, match=re.escape(f"{want.name} is missing: {want.says}")):
                open_carrier(REF, name, told)


def test_an_adapter_that_nobody_knows_is_named() -> None:
    """Beside those that there are."""
    with pytest.raises(ValueError, match=r"telepathy is unknown; known: .*carrier-api-v1"):
        open_carrier(REF, "telepathy", {})


class Elsewhere:
    """A third party's adapter."""

    def __init__(self, told: Told) -> None:
        self.ref = told.ref


@pytest.fixture
def a_third_party(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its package offers one adapter, one that is broken, and one under a name of ours."""
    module = ModuleType("their_adapter")
    module.DECLARATION = Declaration(  # type: ignore[attr-defined]
        name="elsewhere",
        title="Elsewhere",
        kind="carrier",
        ways=frozenset(),
        auth=Auth.NONE,
        can=frozenset(),
    )
    module.opened = Elsewhere  # type: ignore[attr-defined]
    false = ModuleType("false_adapter")
    false.DECLARATION = OURS["carrier-api-v1"].DECLARATION  # type: ignore[attr-defined]
    false.opened = Elsewhere  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "their_adapter", module)
    monkeypatch.setitem(sys.modules, "false_adapter", false)
    named = [
        EntryPoint("theirs", "their_adapter", carriers.GROUP),
        EntryPoint("broken", "no_such_adapter", carriers.GROUP),
        EntryPoint("false", "false_adapter", carriers.GROUP),
    ]
    monkeypatch.setattr(carriers, "entry_points", lambda group: named)
    adapters.cache_clear()


@pytest.fixture(autouse=True)
def _none_stays() -> object:
    yield
    adapters.cache_clear()
    return None


def test_a_third_partys_adapter_is_opened(a_third_party: None) -> None:
    """By the name in its declaration, as one of ours."""
    assert isinstance(open_carrier(REF, "elsewhere", {}), Elsewhere)


def test_a_broken_one_and_a_false_one_harm_nobody(a_third_party: None) -> None:
    """Ours stay ours, and what cannot be loaded is left out."""
    assert set(adapters()) == {*OURS, "elsewhere"}
    assert adapters()["carrier-api-v1"] is OURS["carrier-api-v1"]
