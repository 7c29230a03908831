"""A file drop: changes are files that are laid down once, events are files that are found once."""

import csv
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
import pytest_asyncio

from core.actions.syncing import Looked, Polled, sync_carrier
from core.model.carrier import ChangeAction
from core.model.change import (
    Change,
    ChangeState,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.door_card import DoorCard
from core.model.ids import PointRef, PromiseId
from core.model.recipient import Recipient
from core.model.status import OWN_EVENTS, EventType, Status
from core.model.window import Window
from core.ports import Unavailable
from integrations.carriers import open_carrier
from integrations.carriers.file_drop.adapter import FileDrop
from integrations.carriers.file_drop.translate import MAPPING
from tests.integrations.carrier_peers import NAME, NOW, PHONE, STREET, Peer
from tests.integrations.carrier_world import FIRST, REF, CarrierWorld, world

__all__ = ["world"]

WINDOW = Window(NOW + timedelta(hours=30), NOW + timedelta(hours=32))
A_WINDOW = WindowChange(window=WINDOW, promise=PromiseId("prm_1"))
PEER = Peer(parcel="PP1")
HEAD = "tracking_number,event,occurred_at,reason,note\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "shared"
    found.mkdir()
    return found


@pytest_asyncio.fixture
async def drop(folder: Path) -> AsyncIterator[FileDrop]:
    adapter = opened(folder)
    await adapter.check()
    yield adapter
    await adapter.aclose()


def opened(folder: Path, **more: str) -> FileDrop:
    return cast(FileDrop, open_carrier(REF, "file-drop", {"folder": str(folder), **more}))


def asked(what: What = A_WINDOW) -> Change:
    return PEER.change(what=what)


async def laid_down(drop: FileDrop, folder: Path, what: What) -> dict[str, str]:
    change = asked(what)
    answer = await drop.request(change, PEER.delivery(), change.id)
    assert answer.state is ChangeState.SENT
    (file,) = (folder / "out").iterdir()
    with file.open(encoding="utf-8", newline="") as lines:
        (line,) = csv.DictReader(lines)
    return line


def put(folder: Path, name: str, text: str | bytes) -> None:
    body = text.encode() if isinstance(text, str) else text
    (folder / "in" / name).write_bytes(body)


def test_every_word_of_the_house_is_known() -> None:
    """But those that only we find out."""
    assert set(MAPPING.codes) == set(EventType) - OWN_EVENTS


async def test_a_change_is_a_file_with_the_stop_as_it_shall_be(
    drop: FileDrop, folder: Path
) -> None:
    """Whole when it has its name."""
    line = await laid_down(drop, folder, A_WINDOW)
    assert {name: cell for name, cell in line.items() if cell} == {
        "change_id": "chg_1",
        "action": "change_window",
        "tracking_number": "PP1",
        "deadline": (NOW + timedelta(hours=4)).isoformat(),
        "recipient": NAME,
        "phone": PHONE,
        "address": STREET,
        "lat": "60.165000",
        "lon": "24.938000",
        "window_start": WINDOW.start.isoformat(),
        "window_end": WINDOW.end.isoformat(),
    }


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (PutOff(until=date(2026, 11, 30)), {"until": "2026-11-30"}),
        (LongerPickup(until=NOW), {"until": NOW.isoformat()}),
        (ToNeighbour(name="Matti", unit="B 12"), {"note": "Matti, B 12"}),
        (ToSafePlace(note="=HYPERLINK(1)"), {"note": "'=HYPERLINK(1)"}),
        (ToSafePlace(note="under\nthe stairs"), {"note": "under the stairs"}),
        (NewInstructions(door_card=DoorCard(code="12#")), {"note": "code 12#"}),
        (NewRecipient(recipient=Recipient(name="Matti")), {"recipient": "Matti", "phone": ""}),
        (PointRedirect(point=PointRef("locker-1"), size="M"), {"point": "locker-1"}),
        (SendBack(reason="not wanted"), {"note": "not wanted"}),
    ],
)
async def test_every_change_says_what_it_asks(
    drop: FileDrop, folder: Path, what: What, said: dict[str, str]
) -> None:
    """And what people wrote is no formula in anybody's spreadsheet."""
    line = await laid_down(drop, folder, what)
    assert {name: line[name] for name in said} == said


async def test_the_same_key_twice_is_one_file(drop: FileDrop, folder: Path) -> None:
    """Also after they have taken it."""
    change = asked()
    await laid_down(drop, folder, A_WINDOW)
    (folder / "out" / "chg_1.csv").unlink()
    assert await drop.read_back(change, PEER.delivery()) is not None
    await drop.request(change, PEER.delivery(), change.id)
    assert list((folder / "out").iterdir()) == []


async def test_what_they_have_not_taken_is_taken_away(drop: FileDrop, folder: Path) -> None:
    """What they have is followed by a word that takes it back; what never was is nothing."""
    change = asked()
    await drop.withdraw(change, PEER.delivery())
    await laid_down(drop, folder, A_WINDOW)
    assert (await drop.withdraw(change, PEER.delivery())).state is ChangeState.CANCELLED
    assert list((folder / "out").iterdir()) == []
    await laid_down(drop, folder, A_WINDOW)
    (folder / "out" / "chg_1.csv").unlink()
    await drop.withdraw(change, PEER.delivery())
    (file,) = (folder / "out").iterdir()
    assert "chg_1,withdraw,PP1" in file.read_text("utf-8")


async def test_nothing_of_a_person_stays_with_us(drop: FileDrop, folder: Path) -> None:
    """What we remember of a file is its name."""
    await laid_down(drop, folder, A_WINDOW)
    assert [(one.name, one.stat().st_size) for one in (folder / "sent").iterdir()] == [("chg_1", 0)]


async def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    """Nothing happened; it is tried again."""
    nowhere = opened(tmp_path / "nowhere")
    change = asked()
    for call in (
        nowhere.check(),
        nowhere.events(None),
        nowhere.request(change, PEER.delivery(), change.id),
    ):
        with pytest.raises(Unavailable, match="folder"):
            await call


async def read(drop: FileDrop) -> list[tuple[str, EventType]]:
    """All that waits, as a look would read it."""
    found: list[tuple[str, EventType]] = []
    cursor = None
    while True:
        page, cursor = await drop.events(cursor)
        found += [(one.tracking_number, event.type) for one in page for event in one.events]
        if cursor is None:
            return found


@pytest.mark.parametrize(
    "text",
    [
        "tracking_number,event,occurred_at\nPP1,loaded,2026-11-27T08:00:00+02:00\n",
        "\ufeffTracking_Number; Event ;Occurred_At\r\nPP1;loaded;2026-11-27 06:00\r\n",
        "occurred_at\tevent\ttracking_number\n2026-11-27 06:00\tloaded\tPP1\n",
    ],
)
async def test_events_are_read_as_people_write_tables(
    drop: FileDrop, folder: Path, text: str
) -> None:
    """With commas, semicolons or tabs, in any order."""
    put(folder, "a.csv", text)
    page, _ = await drop.events(None)
    (event,) = page[0].events
    assert (event.type, event.occurred_at) == (
        EventType.LOADED,
        datetime.fromisoformat("2026-11-27T06:00:00+00:00"),
    )


async def test_a_file_is_laid_aside_once_its_events_are_kept(drop: FileDrop, folder: Path) -> None:
    """Asking for what stands behind it says so; a look that broke off reads it again."""
    put(folder, "a.csv", f"{HEAD}PP1,loaded,2026-11-27 06:00,,\n")
    put(folder, "b.csv", f"{HEAD}PP2,loaded,2026-11-27 06:00,,\n")
    _, cursor = await drop.events(None)
    assert (folder / "in" / "a.csv").exists()
    assert await read(drop) == [("PP1", EventType.LOADED), ("PP2", EventType.LOADED)]
    assert sorted(one.name for one in (folder / "done").iterdir()) == ["a.csv", "b.csv"]
    assert await drop.events(cursor) == ([], None)


async def test_a_file_under_way_is_left_in_peace(drop: FileDrop, folder: Path) -> None:
    """It gets its name when it is whole."""
    put(folder, "a.csv.part", f"{HEAD}PP1,loa")
    assert await drop.events(None) == ([], None)


async def test_a_bad_line_spoils_no_file_and_a_bad_file_no_folder(
    drop: FileDrop, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """People are told where to look, and nothing of what stands there."""
    caplog.set_level(logging.ERROR)
    put(folder, "a.csv", b"\xff\xfe\x00")
    put(folder, "b.csv", f"{HEAD}PP1,loaded,soon,,{NAME}\nPP2,loaded,2026-11-27 06:00,,\n")
    assert await read(drop) == [("PP2", EventType.LOADED)]
    assert [one.name for one in (folder / "bad").iterdir()] == ["a.csv"]
    assert "line 2 cannot be read" in caplog.text
    assert NAME not in caplog.text


async def test_their_own_words_are_told_by_the_setting(folder: Path) -> None:
    """A word that nobody told is unknown."""
    drop = opened(folder, codes="ZUGESTELLT=delivered, KEINER_DA=attempt_failed:recipient_absent")
    await drop.check()
    put(folder, "a.csv", f"{HEAD}PP1,KEINER_DA,2026-11-27 06:00,,\nPP1,WEG,2026-11-27 07:00,,\n")
    page, _ = await drop.events(None)
    failed, strange = (one.events[0] for one in page)
    assert (failed.type, failed.reason) == (EventType.ATTEMPT_FAILED, "recipient_absent")
    assert (strange.type, strange.raw_type) == (EventType.UNKNOWN, "WEG")


async def test_events_reach_the_parcels_that_we_know(
    world: CarrierWorld, drop: FileDrop, folder: Path
) -> None:
    """Once, whichever file says them; one about a parcel that nobody knows stops no other."""
    at = world.clock.at.isoformat()
    put(folder, "a.csv", f"{HEAD}NOBODY,loaded,{at},,\n{FIRST},out_for_delivery,{at},,\n")
    world.clock.at += timedelta(minutes=20)
    look = await sync_carrier(world.house, Polled(adapter=drop), "p1")
    assert look == Looked(news=2)
    await world.hear()
    assert (await world.delivery()).status is Status.OUT_FOR_DELIVERY
    put(folder, "b.csv", f"{HEAD}{FIRST},out_for_delivery,{at},,\n")
    world.clock.at += timedelta(minutes=20)
    assert await sync_carrier(world.house, Polled(adapter=drop), "p1") == Looked()
    assert [one.name for one in (folder / "in").iterdir()] == []


async def test_it_allows_what_the_setting_says(folder: Path) -> None:
    """Until so many hours before, since a file is read when it is read."""
    about = await opened(folder, actions="cancel, return", hours="4").about()
    assert set(about.capabilities) == {ChangeAction.CANCEL, ChangeAction.RETURN}
    assert about.capabilities[ChangeAction.CANCEL].until.hours_before_window == 4
    for wrong in ({"actions": "teleport"}, {"hours": "soon"}, {"hours": "-1"}):
        with pytest.raises(ValueError, match=r"actions|hours"):
            opened(folder, **wrong)


async def test_a_change_stays_where_it_stood(drop: FileDrop) -> None:
    """Nobody says more of it."""
    accepted = replace(asked(), state=ChangeState.ACCEPTED)
    assert (await drop.state_of(accepted, PEER.delivery())).state is ChangeState.ACCEPTED
