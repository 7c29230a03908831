"""DOORSTEP_CARRIERS: each adapter's own fields, what is wrong in them, and what the doctor says."""

import json
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from app.compose import open_carriers, sync_seconds
from app.doctor import _carrier, _looked
from app.finding import Finding
from app.settings import Settings, WrongSetting, load
from app.web import hooks_of
from core.model.ids import CarrierRef
from core.ports import ReceivesEvents
from tests.integrations.inpost_peer import InPostPeer
from tests.integrations.locker_peers import NOVA_POSHTA, LockerPeer
from tests.integrations.onfleet_peer import OnfleetPeer

UPS = {
    "adapter": "ups",
    "client_id": "an-app",
    "client_secret": "very-secret",
    "requester_name": "Kauppa Oy",
    "requester_phone": "+358401111111",
}


def told(monkeypatch: pytest.MonkeyPatch, **carriers: dict[str, object]) -> Settings:
    monkeypatch.setenv("DOORSTEP_CARRIERS", json.dumps(carriers))
    return load()


def test_every_adapter_takes_its_own_fields(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Beside one another, each looked at as often as it likes or is told."""
    settings = told(
        monkeypatch,
        post={"url": "https://api.parcel.example", "key": "k"},
        fleet={"adapter": "onfleet", "key": "k", "every_seconds": 30},
        inpost={"adapter": "inpost"},
        np={"adapter": "nova-poshta", "key": "k"},
        ups=dict(UPS),
        small={"adapter": "file-drop", "folder": str(tmp_path)},
    )
    assert set(open_carriers(settings)) == {"post", "fleet", "inpost", "np", "ups", "small"}
    every = {ref: sync_seconds(one) for ref, one in settings.carriers.items()}
    assert (every["post"], every["fleet"], every["ups"]) == (60, 30, 900)
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"adapter": "onfleet", "key": None}, "x: key is missing"),
        (
            {"adapter": "telepathy"},
            "x: adapter telepathy is unknown; known: aftership,",
        ),
        ({"adapter": "onfleet"}, "x: key is missing: an API key of your organisation"),
        ({**UPS, "client_secret": ""}, "x: client_secret is missing: the client secret"),
        ({"adapter": "inpost", "kye": "k"}, "x: kye is no field of inpost; its fields are"),
        ({"url": "parcel.example"}, "x: url wants an address that begins with http"),
        (
            {"adapter": "nova-poshta", "key": "k", "hook_secret": "s"},
            "x: hook_secret: nova-poshta pushes nothing",
        ),
        (
            {"adapter": "onfleet", "key": "k", "hook_secret": "no hex"},
            "x: hook_secret: wants hexadecimal digits",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, object], line: str
) -> None:
    """With the carrier's name, and without what was written there."""
    with pytest.raises(WrongSetting) as wrong:
        open_carriers(told(monkeypatch, x=said))
    assert str(wrong.value).startswith(f"DOORSTEP_CARRIERS: {line}")
    assert "\n" not in str(wrong.value)


def test_a_secret_may_be_changed_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are known meanwhile; who pushes in a way of its own has a hook of its own."""
    two = ["c0ffee" * 4, "decade" * 4]
    settings = told(
        monkeypatch,
        fleet={"adapter": "onfleet", "key": "k", "hook_secret": two},
        silent={"adapter": "onfleet", "key": "k"},
        post={"url": "https://api.parcel.example", "hook_secret": "whsec_" + "c2VjcmV0" * 4},
    )
    assert settings.carriers["fleet"].hook_secrets == tuple(two)
    opened = open_carriers(settings)
    assert isinstance(opened[CarrierRef("fleet")], ReceivesEvents)
    assert set(hooks_of(opened)) == {"fleet"}


async def found(settings: Settings, ref: str) -> Finding:
    return await _looked(f"carrier {ref}", _carrier(ref), settings)


async def test_the_doctor_says_how_each_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it allows, whether it may push, and what to do where it lets us not in."""
    async with TestServer(OnfleetPeer().app()) as fleet, TestServer(InPostPeer().app()) as inpost:
        settings = told(
            monkeypatch,
            fleet={
                "adapter": "onfleet",
                "key": "k",
                "url": str(fleet.make_url("")),
                "hook_secret": "c0ffee" * 4,
            },
            inpost={"adapter": "inpost", "url": str(inpost.make_url(""))},
            nowhere={"adapter": "inpost", "url": "http://127.0.0.1:1"},
        )
        assert (await found(settings, "fleet")).said == (
            "Onfleet answers; 7 kinds of change allowed; pushes to /hooks/fleet"
        )
        said = (await found(settings, "inpost")).said
        assert said.startswith("InPost answers; changes are made on its own page; pushes nothing")
        ill = await found(settings, "nowhere")
        assert (ill.said, ill.is_problem) == ("not to be had", True)
        assert "not reached" in ill.todo


async def test_the_doctor_reads_a_carriers_own_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """The beginning of their list; one that cannot be read is a problem of that carrier's."""
    peer = LockerPeer("nova-poshta-warehouses", NOVA_POSHTA)
    async with TestServer(peer.app()) as server:
        np: dict[str, object] = {
            "adapter": "nova-poshta",
            "key": "k3y",
            "url": str(server.make_url("/")),
        }
        settings = told(monkeypatch, np={**np, "points": "yes"}, without=np)
        assert "; 2 points of its own; " in (await found(settings, "np")).said
        assert "points" not in (await found(settings, "without")).said
        peer.ill = "no"
        assert (await found(settings, "np")).is_problem
