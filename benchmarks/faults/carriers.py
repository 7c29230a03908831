"""Carriers that repeat themselves, are away, are slow, or take what they do not confirm."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from benchmarks.faults.judge import judge_changes, judge_talks
from benchmarks.faults.load import (
    Caller,
    Parcel,
    Talk,
    announced,
    answered,
    asked_for,
    bound,
    event,
    office,
    say_each,
    sender,
    talks,
    until,
    until_asked,
)
from benchmarks.faults.proxy import Ill, Scripted
from benchmarks.faults.scenario import Case, Scenario, Seen
from benchmarks.faults.stand import NORTH, SOUTH, Stand, stand, with_keys
from sandbox.telegram import Phone
from sandbox.telegram.chat import Happened

SETTLED_SECONDS_MAX = 120.0
ASKING = "/changes"
KINDS = ("in_transit", "loaded", "out_for_delivery", "delivered")
ERROR_INSIDE = Scripted(200, b'{"error": "internal", "ok": false}', {"Content-Type": "text/json"})
TOLD_TO_WAIT = Scripted(429, b"{}", {"Retry-After": "2"})
REPLY_SECONDS_MAX = 3.0


async def events_again(case: Case) -> Seen:
    """One carrier tells its news once, the other five times, the old after the new, and lies about
    one: both recipients hear the same."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop, carrier = sender(house), office(house)
        once, often = [
            await bound(await announced(shop, f"EVENT{n:05}", phone=phone))
            for n, phone in enumerate(house.add_phones(2))
        ]
        begins = datetime.now(UTC) - timedelta(minutes=10)
        for step, kind in enumerate(KINDS):
            for parcel in (once, often):
                at = begins + timedelta(minutes=step)
                await carrier.post(_events_of(parcel), event(f"{parcel.id}-{kind}", kind, at))
            await asyncio.sleep(1.0)
        again = [(step, kind) for step, kind in enumerate(KINDS) for _ in range(4)]
        house.chance.shuffle(again)
        told = await asyncio.gather(
            *(
                carrier.post(
                    _events_of(often),
                    event(f"{often.id}-{kind}", kind, begins + timedelta(minutes=step)),
                )
                for step, kind in again
            )
        )
        seen.must(8, all(one.status == 202 for one in told), "a repeated event was not absorbed")
        await _old_and_false(seen, carrier, often, begins)
        await asyncio.sleep(3.0)
        stands = (await shop.get(f"/v1/deliveries/{often.id}")).body.get("status")
        seen.must(8, stands == "delivered", f"its status is {stands}")
        heard = [_rings(one) for one in (once, often)]
        seen.must(8, heard[0] == heard[1], f"told once it rang {heard[0]}, told often {heard[1]}")
        shown = [_cards(one) for one in (once, often)]
        seen.must(8, shown[0] == shown[1], "the cards differ at the end")
        seen.note(f"{len(told)} events again, {len(heard[0])} messages each")
    return seen


async def _old_and_false(seen: Seen, carrier: Caller, often: Parcel, begins: datetime) -> None:
    """Older than the newest; and a known id with another body."""
    before = begins - timedelta(minutes=5)
    old = event("old", "attempt_failed", before, reason="recipient_absent")
    taken = await carrier.post(_events_of(often), old)
    seen.must(8, taken.status == 202, f"an old event was answered with {taken.status}")
    lie = event(f"{often.id}-delivered", "returning", begins + timedelta(minutes=3))
    refused = await carrier.post(_events_of(often), lie)
    conflict = (refused.status, refused.body.get("code")) == (409, "event-conflict")
    seen.must(8, conflict, f"a lie under a known id was answered with {refused.status}")


async def away_and_ill(case: Case) -> Seen:
    """Down, then every kind of nonsense, then well: what was asked meanwhile arrives, each once."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop, proxy = sender(house), house.to_carrier[NORTH]
        parcels = [await announced(shop, f"AWAY{n:05}") for n in range(12)]
        await proxy.shut()
        await _ask(shop, parcels[:4])
        await asyncio.sleep(case.times(4, 60))
        await proxy.open()
        for illness in (
            {"always": Scripted(500, b"out of order")},
            {"always": TOLD_TO_WAIT},
            {"always": Scripted(200, b"<html>maintenance</html>")},
            {"always": ERROR_INSIDE},
            {"shares": {Ill.CUT: 1.0}},
        ):
            for name, value in illness.items():
                setattr(proxy, name, value)
            await _ask(shop, [house.chance.choice(parcels)])
            await asyncio.sleep(case.times(2, 20))
            proxy.heal()
        await _ask(shop, parcels[4:])
        await _all_accepted(house, parcels)
        await judge_changes(seen, shop, house, parcels)
    return seen


async def took_it_silently(case: Case) -> Seen:
    """It accepts, and its answer is lost: looked up before it is asked again, so done once."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop, proxy = sender(house), house.to_carrier[NORTH]
        proxy.only = ASKING
        proxy.shares = {Ill.LOSE: 0.5, Ill.LATE_ERROR: 0.2, Ill.REPEAT: 0.15, Ill.CUT: 0.05}
        parcels = [await announced(shop, f"LOST{n:05}") for n in range(case.times(12, 60))]
        await _ask(shop, parcels)
        await asyncio.sleep(10.0)
        met = sum(proxy.met.values())
        proxy.heal()
        await _all_accepted(house, parcels)
        await judge_changes(seen, shop, house, parcels)
        seen.must(5, met, "no answer was lost: nothing was tried")
        seen.note(f"{met} answers of the carrier spoilt")
    return seen


async def slow(case: Case) -> Seen:
    """One carrier takes twenty seconds for everything: the other one, the API and the chats do not
    notice."""
    seen = Seen()
    async with stand(
        case.kind, case.folder, case.seed, bug=case.bug, carriers=(NORTH, SOUTH)
    ) as house:
        await with_keys(house)
        await house.start()
        shop = sender(house)
        house.to_carrier[NORTH].shares = {Ill.DELAY: 1.0}
        house.to_carrier[NORTH].delay_seconds = 20.0
        stuck = [await announced(shop, f"N{n:05}", carrier=NORTH) for n in range(40)]
        quick = [await announced(shop, f"S{n:05}", carrier=SOUTH) for n in range(5)]
        people = talks(house, 4)
        await answered(people, 30.0)
        usual = await _reply_seconds(people)
        await _ask(shop, stuck)
        begun = time.monotonic()
        await _ask(shop, quick)
        ledger = house.carriers[SOUTH]
        came = await until(lambda: len(ledger.asked) == len(quick), 15.0)
        seen.must(10, came, "the other carrier was not asked within 15 s")
        seen.note(f"the other one asked after {time.monotonic() - begun:.1f} s")
        reply = await _reply_seconds(people)
        limit = max(REPLY_SECONDS_MAX, 3 * usual)
        seen.must(10, reply <= limit, f"a reply took {reply:.1f} s, {usual:.1f} s before")
        judge_talks(seen, people, extra_each=0)
    return seen


async def _reply_seconds(people: Sequence[Talk]) -> float:

    begun = time.monotonic()
    await say_each(people, 1)
    await answered(people, 60.0)
    return time.monotonic() - begun


async def _ask(shop: Caller, parcels: Sequence[Parcel]) -> None:
    for parcel in parcels:
        await asked_for(shop, parcel, f"ring {len(parcel.changes) + 1} times")


async def _all_accepted(house: Stand, parcels: Sequence[Parcel]) -> bool:
    """Until the house knows of each last change what the carrier says."""
    shop = sender(house)

    async def known() -> bool:
        for parcel in parcels:
            if parcel.changes:
                told = await shop.get(f"/v1/changes/{parcel.changes[-1]}")
                if told.body.get("state") not in ("accepted", "applied"):
                    return False
        return True

    return await until_asked(known, SETTLED_SECONDS_MAX)


def _events_of(parcel: Parcel) -> str:
    return f"/v1/deliveries/{parcel.id}/events"


def _rings(parcel: Parcel) -> list[str]:
    """Every new message, without the number that tells two parcels apart."""
    assert parcel.phone is not None
    return [
        one.text.replace(parcel.number, "")
        for one in parcel.phone.log()
        if one.is_from_bot and one.what is Happened.MESSAGE
    ]


def _cards(parcel: Parcel) -> list[str]:
    assert isinstance(parcel.phone, Phone)
    return [
        one.text.replace(parcel.number, "") for one in parcel.phone.messages() if one.is_from_bot
    ]


SCENARIOS = (
    Scenario(number=5, name="carrier events again, old after new", play=events_again),
    Scenario(number=6, name="carrier away, then ill in every way", play=away_and_ill),
    Scenario(
        number=7,
        name="carrier takes it, its answer is lost",
        play=took_it_silently,
        catches=("no-key",),
    ),
    Scenario(number=8, name="carrier slow", play=slow),
)
