"""After a failed attempt: a real talk, with what the van's log says, on real storage."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.commands import CloseClaim, TakeClaim
from core.model.asker import HOUSE, Asker, Role
from core.model.attempt import Owner, Proof, Settled
from core.model.claim import Claim, ClaimKind, ClaimState
from core.model.evidence import Finding
from core.model.ids import AgentId, ProofPictureId, RouteRef
from core.model.location import Location
from core.model.promise import PromiseState
from core.model.reason import KEEPS_A_PLACE, ROOTS, Reason, Step
from core.model.status import EventType, Status
from core.model.sync import Position
from core.refusals import Refused
from tests.bot.building import Building
from tests.bot.reports import heard_by_the_carrier, listening, reported
from tests.bot.world import DELIVERY, HELSINKI

_E = EventType
ANNA = Asker(Role.AGENT, AgentId("agt_1"))
FAR = Location(60.25, 24.8)


def verbs(building: Building) -> list[str]:
    told = next(letter for letter in reversed(building.sent) if letter.buttons)
    return [data.split("|")[0] for _, data in told.buttons]


async def on_its_day(building: Building) -> None:
    """Booked for tomorrow on a route, and on its way in the promised window."""
    await building.furnish()
    await building.proven()
    await listening(building)
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None
    building.clock.at = promise.window.start + timedelta(minutes=41)
    await reported(building, _E.OUT_FOR_DELIVERY, "out")


async def drove(building: Building, where: Location) -> None:
    """Where the van was, each half minute of the last half hour and the next minutes."""
    seconds = range(-1800, 300, 30)
    now = building.clock.at
    async with building.house.store.begin() as unit:
        await unit.positions.add(
            [
                Position(route=RouteRef("r1"), at=now + timedelta(seconds=each), location=where)
                for each in seconds
            ]
        )


async def missed(building: Building, reason: Reason = Reason.RECIPIENT_ABSENT) -> str:
    return await reported(building, _E.ATTEMPT_FAILED, "missed", reason=reason)


async def claims(building: Building) -> list[Claim]:
    async with building.house.store.read() as unit:
        return list(await unit.claims.of(DELIVERY))


async def test_silence_closes_the_attempt_and_a_place_is_kept(building: Building) -> None:
    """4.2: absent, with what is known of it, and the next window really held."""
    await on_its_day(building)
    await drove(building, HELSINKI)
    await reported(building, _E.NO_ANSWER, "bell")
    building.clock.at += timedelta(minutes=4)
    photo = Proof(kind="photo", url="https://carrier.example/p.jpg")
    told = await reported(
        building, _E.ATTEMPT_FAILED, "missed", reason=Reason.RECIPIENT_ABSENT, proof=photo
    )
    assert "Attempts left: 2" in told
    assert "stood 0 m from your door" in told
    assert "was there 4 min" in told
    assert "A photo was taken" in told
    hold = await building.hold()
    assert hold is not None
    assert hold.expires_at - building.clock.at == timedelta(hours=2)
    assert {"slot.yes", "locker.pick", "slot.other", "missed.dispute"} <= set(verbs(building))
    await building.types("yes")
    promise = (await building.delivery()).promised
    assert promise is not None
    assert (promise.window, promise.state) == (hold.window, PromiseState.ASKED)


async def test_a_van_that_was_elsewhere_disproves_the_attempt(building: Building) -> None:
    """4.7: one tap, the log says no, it is not counted, and the carrier hears why."""
    await on_its_day(building)
    await drove(building, FAR)
    await missed(building)
    letters = await building.presses("missed.dispute")
    assert "came no nearer than" in letters[-1].text
    assert "do not count it as an attempt" in letters[-1].text
    assert "is kept for you" in letters[-1].text
    delivery = await building.delivery()
    assert delivery.attempts_left == 3
    assert delivery.attempts[-1].settled is Settled.DISPROVED
    (event,) = await heard_by_the_carrier(building, "delivery.attempt_disputed")
    assert event["counts"] is False
    assert event["evidence"]["finding"] == Finding.CONTRADICTS
    assert await claims(building) == []


async def test_where_nobody_knows_one_of_us_decides(building: Building) -> None:
    """It does not count meanwhile; the recipient hears what was decided, and it counts again."""
    await on_its_day(building)
    await missed(building)
    await building.types("we were in all afternoon, nobody came to the door")
    assert (await building.delivery()).attempts_left == 3
    (claim,) = await claims(building)
    assert (claim.kind, claim.state, claim.attempt) == (ClaimKind.ATTEMPT, ClaimState.OPEN, 1)
    with pytest.raises(Refused):
        await ask(building.house, CloseClaim(claim.id, "declined"), ANNA)
    await ask(building.house, TakeClaim(claim.id, "Anna"), ANNA)
    with pytest.raises(Refused):
        await ask(building.house, CloseClaim(claim.id, "upheld"), HOUSE)
    await ask(building.house, CloseClaim(claim.id, "declined"), ANNA)
    (event,) = await heard_by_the_carrier(building, "delivery.claim_closed")
    assert (event["kind"], event["outcome"]) == ("attempt", "declined")
    assert "it counts" in " ".join(each.text for each in await building.work())
    delivery = await building.delivery()
    assert delivery.attempts_left == 2
    assert delivery.attempts[-1].owner is Owner.RECIPIENT


async def test_said_twice_it_is_disputed_once(building: Building) -> None:
    """One claim, one event."""
    await on_its_day(building)
    await missed(building)
    await building.presses("missed.dispute")
    await building.presses("missed.dispute")
    assert len(await claims(building)) == 1
    assert len(await heard_by_the_carrier(building, "delivery.attempt_disputed")) == 1


async def test_positions_that_come_late_are_still_looked_at(building: Building) -> None:
    """A fleet sends them in heaps."""
    await on_its_day(building)
    await missed(building)
    await drove(building, FAR)
    await building.presses("missed.dispute")
    assert (await building.delivery()).attempts[-1].settled is Settled.DISPROVED


@pytest.mark.parametrize("reason", list(Reason))
async def test_every_reason_opens_its_own_talk(building: Building, reason: Reason) -> None:
    """At once, with a way on; a place is kept where the reason wants one, and somebody owns it."""
    await on_its_day(building)
    told = await missed(building, reason)
    step = ROOTS[reason].step
    assert "human" in verbs(building)
    assert (await building.delivery()).status is Status.ATTEMPT_FAILED
    assert (await building.hold() is not None) == (step in KEEPS_A_PLACE)
    owner = (await building.delivery()).attempts[-1].owner
    assert owner is not None
    async with building.house.store.read() as unit:
        lines = await unit.timeline.of(DELIVERY)
    assert any(f"{reason}, {owner}'s turn" in line.what for line in lines)
    expected = {
        Step.ADDRESS: "address",
        Step.DOOR: "How does one get in",
        Step.REFUSED: "send it back",
        Step.WHO: "who can show it",
        Step.HOURS: "When is somebody there",
        Step.VEHICLE: "Where can a van get to",
        Step.PAYMENT: "never by a link",
        Step.FIRST: "first in the next plan",
        Step.DAMAGED: "one of us sees to it",
        Step.MISSING: "looks for it",
        Step.MISROUTED: "to the right vehicle",
        Step.CUSTOMS: "customs lets it go",
        Step.TOO_BIG: "more hands",
        Step.AGAIN: "I keep",
    }
    assert expected[step] in told


async def test_a_broken_parcel_is_somebodys_before_anybody_asks(building: Building) -> None:
    """The carrier says so itself: one of us sees to it."""
    await on_its_day(building)
    await missed(building, Reason.PARCEL_DAMAGED)
    (claim,) = await claims(building)
    assert claim.kind is ClaimKind.DAMAGED


async def test_a_refusal_that_was_none_is_disputed_like_any(building: Building) -> None:
    """The sender does not get it back meanwhile."""
    await on_its_day(building)
    await missed(building, Reason.REFUSED)
    assert {"return.ask", "missed.dispute"} <= set(verbs(building))
    await building.presses("missed.dispute")
    assert (await building.delivery()).attempts[-1].owner is Owner.DESK


async def test_a_wrong_address_is_heard_at_once(building: Building) -> None:
    """What is typed next is an address."""
    await on_its_day(building)
    await missed(building, Reason.ADDRESS_WRONG)
    letters = await building.types("Bulevardi 5")
    assert "Bulevardi 5, 00120 Helsinki" in letters[-1].text


async def test_no_place_is_kept_where_another_time_is_promised(building: Building) -> None:
    """Nor after the last attempt."""
    await on_its_day(building)
    async with building.house.store.begin() as unit:
        await unit.deliveries.save(replace(await building.delivery(), attempts_max=1))
    told = await missed(building)
    assert "It was the last attempt" in told
    assert await building.hold() is None


async def test_what_the_report_shows_is_shown(building: Building) -> None:
    """Where it was made, the courier's own photo, and the link of one that the carrier keeps."""
    await on_its_day(building)
    await drove(building, HELSINKI)
    photo = Proof(kind="photo", url="https://c.example/p.jpg", picture=ProofPictureId("prf_1"))
    told = await reported(
        building,
        _E.ATTEMPT_FAILED,
        "missed",
        reason=Reason.RECIPIENT_ABSENT,
        location=HELSINKI,
        proof=photo,
    )
    assert "The report was made 0 m from your door" in told
    assert '<a href="https://c.example/p.jpg">photo</a>' in told
    assert [each.proof for each in building.sent if each.proof] == [ProofPictureId("prf_1")]


@pytest.mark.parametrize(
    "words",
    ["my wife will be there", "meine Frau ist dann da", "vaimoni on kotona", "жена будет дома"],
)
async def test_who_will_be_there_is_an_answer(building: Building, words: str) -> None:
    """After an age or an identity that nobody could show: for the courier to read, and the time
    that is kept is asked about again."""
    await on_its_day(building)
    await missed(building, Reason.AGE_OR_ID_NOT_PROVED)
    letters = await building.types(words)
    assert (await building.delivery()).door_card.note is not None
    assert words in str((await building.delivery()).door_card.note)
    assert "slot.yes" in verbs(building)
    assert letters[-1].text.strip()
    await building.presses("slot.yes")
    assert (await building.delivery()).promised is not None


async def test_the_hours_that_were_asked_for_are_kept(building: Building) -> None:
    """Where the place was shut: they are hours, and no wish for a time."""
    await on_its_day(building)
    await missed(building, Reason.BUSINESS_CLOSED)
    assert "access.hours" in verbs(building)
    await building.presses("access.hours")
    await building.types("mon-fri 9-17")
    assert (await building.delivery()).door_card.opening_hours == "Mo-Fr 09:00-17:00"
