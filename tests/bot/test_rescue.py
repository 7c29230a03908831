"""The courier at the door: a real talk on real storage, and what the carrier hears in time."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.actions.ask import ask
from core.actions.timers import ring_timers
from core.commands import AnswerRescue
from core.model.asker import HOUSE
from core.model.attempt import Proof
from core.model.delivery import Delivery, SenderRules
from core.model.ids import DeliveryId
from core.model.left_there import Left, left_there, may_be_left
from core.model.parcel import Money, Parcel
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.refusals import Refused
from tests.bot.building import LANE, Building
from tests.bot.reports import heard_by_the_carrier, listening, reported
from tests.bot.test_next_door import OLGA, NextDoor
from tests.bot.world import NOW, a_delivery

_E = EventType
ANSWERED = "delivery.rescue_answered"


def verbs(building: Building) -> list[str]:
    """Of the newest message that has buttons."""
    told = next(letter for letter in reversed(building.sent) if letter.buttons)
    return [data.split("|")[0] for _, data in told.buttons]


async def at_the_door(building: Building, **told: object) -> str:
    """The chat is theirs, and the courier stands there since now."""
    delivery: Delivery = replace(a_delivery(), conversation=None, **told)  # type: ignore[arg-type]
    await building.furnish(delivery)
    await building.proven()
    await listening(building)
    await reported(building, _E.OUT_FOR_DELIVERY, "e1")
    return await reported(building, _E.NO_ANSWER, "e2")


async def test_in_the_shower_reaches_the_courier_in_time(building: Building) -> None:
    """4.2: words in passing, one extension, and the carrier reads both before the wait is over."""
    assert "They wait 4 min more, until <b>10:04</b>" in await at_the_door(building)
    assert verbs(building) == [
        "rescue.coming",
        "rescue.gate_code",
        "rescue.neighbour",
        "rescue.safe_place",
        "rescue.locker",
        "rescue.other_day",
        "human",
    ]
    letters = await building.types("in the shower!!! 2 mins")
    assert "waits until 10:06" in letters[-1].text
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert told["answer"] == "coming"
    assert told["text"] == "in the shower!!! 2 mins"
    assert told["wait_until"].startswith("2026-11-24T08:06:00")
    assert building.clock.now() < (await building.delivery()).waits_until  # type: ignore[operator]


async def test_the_wait_is_made_longer_once(building: Building) -> None:
    """Whatever is said in between."""
    await at_the_door(building)
    await building.presses("rescue.coming")
    await building.types("gate 4471#")
    await building.types("coming coming")
    delivery = await building.delivery()
    assert delivery.waits_until == NOW + timedelta(minutes=6)
    told = await heard_by_the_carrier(building, ANSWERED)
    assert [each["answer"] for each in told] == ["coming", "gate_code", "coming"]


async def test_a_code_opens_this_door_and_the_next_time_too(building: Building) -> None:
    """It reaches the courier at once and stands on the door card, until the parcel is there."""
    await at_the_door(building)
    await building.types("gate 4471#")
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert (told["answer"], told["text"]) == ("gate_code", "gate 4471#")
    assert (await building.delivery()).door_card.code == "4471#"
    await reported(building, _E.DELIVERED, "e3")
    over = await building.delivery()
    assert over.door_card.code is None
    assert over.rescue is not None
    assert over.rescue.text is None


async def test_the_question_counts_down_in_place(building: Building) -> None:
    """Each minute, until somebody has answered."""
    await at_the_door(building)
    slot = building.sent[-1].slot
    building.clock.at += timedelta(seconds=61)
    await ring_timers(building.house)
    (counted,) = await building.work()
    assert "wait 3 min more" in counted.text
    assert (counted.slot, counted.fresh) == (slot, False)
    await building.presses("rescue.coming")
    building.clock.at += timedelta(seconds=61)
    await ring_timers(building.house)
    assert await building.work() == []


async def test_after_the_wait_nothing_is_promised(building: Building) -> None:
    """An answer that comes too late says so, and what is possible instead."""
    await at_the_door(building)
    building.clock.at += timedelta(minutes=5)
    letters = await building.presses("rescue.coming")
    assert "already gone on" in letters[-1].text
    assert await heard_by_the_carrier(building, ANSWERED) == []


async def test_twenty_minutes_are_too_long_to_wait(building: Building) -> None:
    """The courier is not made to wait for it, and nobody is told that they would."""
    await at_the_door(building)
    letters = await building.types("I'll be there in 20 min")
    assert "10:04" in letters[-1].text
    assert "rescue.neighbour" in verbs(building)
    assert await heard_by_the_carrier(building, ANSWERED) == []


@pytest.mark.parametrize(
    ("parcel", "rules", "absent", "why"),
    [
        (Parcel(min_age=18), SenderRules(), {"neighbour", "safe_place", "locker"}, "to a person"),
        (Parcel(fragile=True), SenderRules(), {"neighbour", "safe_place"}, "fragile"),
        (Parcel(signature_required=True), SenderRules(), {"safe_place"}, "to a person"),
        (Parcel(value=Money(Decimal(900), "EUR")), SenderRules(), {"safe_place"}, "too valuable"),
        (Parcel(), SenderRules(neighbour=False), {"neighbour"}, "sender does not allow"),
    ],
)
async def test_what_the_sender_wants_is_said_with_its_reason(
    building: Building, parcel: Parcel, rules: SenderRules, absent: set[str], why: str
) -> None:
    """No button, the reason in the question, the same reason for who types it, and no way round."""
    shown = await at_the_door(building, parcel=parcel, rules=rules)
    assert why in shown
    assert not {f"rescue.{each}" for each in absent} & set(verbs(building))
    words = {"neighbour": "leave it with my neighbour Olga", "safe_place": "put it in the shed"}
    for each in absent & set(words):
        letters = await building.types(words[each])
        assert why in letters[0].text
        delivery = await building.delivery()
        with pytest.raises(Refused):
            await ask(building.house, AnswerRescue(delivery.id, each, "x"), HOUSE)
    assert await heard_by_the_carrier(building, ANSWERED) == []
    assert (await building.delivery()).status is Status.ARRIVING


async def test_every_answer_reaches_the_carrier(building: Building) -> None:
    """By its button, with one question where words are needed; the newest answer counts."""
    await at_the_door(building)
    await building.presses("rescue.neighbour")
    await building.types("Olga, flat 28")
    await reported(building, _E.NO_ANSWER, "e3")
    await building.presses("rescue.safe_place")
    await building.types("behind the blue bin")
    await reported(building, _E.NO_ANSWER, "e4")
    await building.presses("rescue.locker")
    await reported(building, _E.NO_ANSWER, "e5")
    await building.presses("rescue.other_day")
    told = await heard_by_the_carrier(building, ANSWERED)
    assert [(each["answer"], each["text"]) for each in told] == [
        ("neighbour", "Olga, flat 28"),
        ("safe_place", "behind the blue bin"),
        ("locker", None),
        ("other_day", None),
    ]


async def test_a_wait_that_is_told_again_takes_nothing_back(building: Building) -> None:
    """A carrier says it under another name: the answer stands, the wait is no shorter, and nobody
    who has answered is asked again; it is made longer once."""
    await at_the_door(building)
    await building.types("leave it on the porch")
    before = await building.delivery()
    building.clock.at += timedelta(minutes=1)
    assert await reported(building, _E.NO_ANSWER, "e3", wait_seconds=60) == ""
    assert (await building.delivery()).rescue == before.rescue
    assert (await building.delivery()).waits_until == before.waits_until
    await building.types("wait, im coming, 2 min")
    longer = (await building.delivery()).waits_until
    building.clock.at += timedelta(minutes=1)
    assert "nobody answers" in await reported(building, _E.NO_ANSWER, "e4", wait_seconds=60)
    await building.types("im coming!!")
    assert (await building.delivery()).waits_until == longer


async def test_asked_for_a_code_somebody_comes_instead(building: Building) -> None:
    """That is no code."""
    await at_the_door(building)
    await building.presses("rescue.gate_code")
    await building.types("wait im coming down")
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert told["answer"] == "coming"


async def after_the_wait(building: Building, minutes: int = 60) -> str:
    """The courier's time is over, and the clock goes on; what the phone hears of it."""
    building.clock.at += timedelta(minutes=6)
    await ring_timers(building.house)
    await building.work()
    building.clock.at += timedelta(minutes=minutes)
    await ring_timers(building.house)
    return " / ".join(letter.text for letter in await building.work())


async def test_a_visit_without_an_end_is_asked_about(building: Building) -> None:
    """The recipient hears what is not known, the carrier is asked, and one of us sees it; once."""
    await at_the_door(building)
    said = await after_the_wait(building)
    assert "Nothing has been reported since" in said
    assert "10:00" in said
    (told,) = await heard_by_the_carrier(building, "delivery.report_missing")
    assert told["waited_until"].startswith("2026-11-24T08:04:00")
    delivery = await building.delivery()
    assert delivery.status is Status.ARRIVING
    async with building.house.store.read() as unit:
        lines = await unit.timeline.of(delivery.id)
    assert [one.what for one in lines if one.kind == "alert"] == ["no report after no_answer"]
    building.clock.at += timedelta(hours=5)
    await ring_timers(building.house)
    assert await building.work() == []


async def test_a_visit_that_was_reported_is_not(building: Building) -> None:
    """Late is early enough."""
    await at_the_door(building)
    building.clock.at += timedelta(minutes=6)
    await ring_timers(building.house)
    await building.work()
    await reported(building, _E.ATTEMPT_FAILED, "e3", reason=Reason.RECIPIENT_ABSENT)
    building.clock.at += timedelta(hours=1)
    await ring_timers(building.house)
    assert await heard_by_the_carrier(building, "delivery.report_missing") == []


async def olga_is_named(building: Building) -> str:
    """At the door, with a link to forward; its token."""
    limits = replace(building.house.limits, bot_name="doorstep_bot")
    building.house = replace(building.house, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    await at_the_door(building)
    letters = await building.types("give it to my neighbour Olga in flat 5")
    assert "forward the next message to <b>Olga" in letters[-2].text
    assert "t.me/doorstep_bot?start=n-" in letters[-1].text
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert told["answer"] == "neighbour"
    return letters[-1].text.rpartition("start=")[2]


async def test_a_neighbour_named_at_the_door_is_asked_by_a_link(building: Building) -> None:
    """Both consent: the link is worth something while the courier waits, and their yes reaches
    courier and carrier."""
    token = await olga_is_named(building)
    asked = (await building.delivery()).neighbour_ask
    assert asked is not None
    assert asked.expires_at == (await building.delivery()).waits_until
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {token}")
    await olga.presses("next_door.accept")
    async with building.house.store.read() as unit:
        lines = await unit.door_lines.of(asked_of := (await building.delivery()).id)
        changes = await unit.changes.of(asked_of)
    assert [line.answer for line in lines] == ["neighbour", "neighbour_agreed"]
    assert [change.action for change in changes] == ["neighbour"]
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert (told["answer"], told["text"]) == ("neighbour_agreed", "Olga")
    assert told["wait_until"].startswith("2026-11-24T08:04:00")


async def test_a_neighbour_who_cannot_is_told_while_there_is_time(building: Building) -> None:
    """The courier rings there no more, and what else is possible stands in the chat at once."""
    token = await olga_is_named(building)
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {token}")
    await olga.presses("next_door.refuse")
    async with building.house.store.read() as unit:
        lines = await unit.door_lines.of((await building.delivery()).id)
    assert [line.answer for line in lines] == ["neighbour", "no_neighbour"]
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert (told["answer"], told["text"]) == ("no_neighbour", "Olga")
    mine = [letter.text for letter in building.sent if letter.chat_id != OLGA]
    assert "Olga cannot take it" in " / ".join(mine[-2:])
    assert "rescue.coming" in verbs(building)
    delivery = await building.delivery()
    assert not may_be_left(delivery, ())
    assert left_there(replace(delivery, proof=Proof(kind="left_with", name="Olga")), ()) == Left(
        where="Olga", is_told=True
    )
    building.clock.at += timedelta(seconds=61)
    await ring_timers(building.house)
    (counted,) = await building.work()
    assert "wait 3 min more" in counted.text


async def test_a_neighbour_is_taken_back_while_the_courier_waits(building: Building) -> None:
    """Nobody rings there any more, and the question at the door stands again."""
    await olga_is_named(building)
    letters = await building.presses("neighbour.revoke")
    assert "opens nothing any more" in letters[0].text
    assert "rescue.safe_place" in verbs(building)
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert told["answer"] == "no_neighbour"


async def test_a_newer_answer_is_not_undone_by_the_neighbours_no(building: Building) -> None:
    """Who comes themselves has the courier wait, whatever next door says."""
    token = await olga_is_named(building)
    await building.types("coming down now")
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert told["answer"] == "coming"
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {token}")
    await olga.presses("next_door.refuse")
    assert await heard_by_the_carrier(building, ANSWERED) == []
    rescue = (await building.delivery()).rescue
    assert rescue is not None
    assert rescue.answer == "coming"


async def test_urgent_words_are_for_the_courier_who_stands_there(building: Building) -> None:
    """With a second parcel under way, and whatever was asked about that one: nobody is asked which
    one they mean while the seconds run."""
    second = replace(
        a_delivery(DeliveryId("dlv_00000000000000000002"), "Kirja Oy"),
        tracking_number="JJFI60000000002",
        conversation=None,
        chat_token="lnk456",
    )
    await building.furnish(replace(a_delivery(), conversation=None), second)
    await building.proven()
    await listening(building)
    await reported(building, _E.OUT_FOR_DELIVERY, "e1")
    await reported(building, _E.NO_ANSWER, "e2")
    async with building.house.store.begin() as unit:
        talk = await unit.conversations.of_lane(LANE)
        assert talk is not None
        assert len(talk.deliveries) == 2
        await unit.conversations.put(replace(talk, focus=second.id, scene="menu", beat=""))
    letters = await building.types("2 mins, coming!!")
    assert "courier waits until 10:06" in letters[-1].text
    (told,) = await heard_by_the_carrier(building, ANSWERED)
    assert (told["delivery_id"], told["answer"]) == ((await building.delivery()).id, "coming")
