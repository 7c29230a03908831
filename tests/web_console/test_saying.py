"""What a recipient said on the telephone, said for them by an agent: the same commands as in the
chat, under the agent's name."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.access import Desk
from core.model.carrier import ChangeAction
from core.model.claim import ClaimKind
from core.model.ids import ConversationId, PointRef
from core.model.pickup_point import Pickup
from core.model.reason import Reason
from core.model.saying import AT_THE_DOOR, Saying, sayings
from core.model.status import EventType, Status
from tests.bot.reports import reported
from tests.bot.world import DELIVERY, NOW, a_delivery
from tests.web_console.front import Answer, Browser, Front
from tests.web_console.test_access import limited
from web.console.saying_words import TITLE, WORDS, is_typed

WAIT = re.compile(r'name="wait" value="([^"]+)"')


async def talk_of(front: Front) -> ConversationId:
    await front.building.proven()
    return (await front.talk()).id


async def says(who: Browser, talk: ConversationId, saying: Saying, words: str = "") -> Answer:
    form = {"delivery": str(DELIVERY), "words": words}
    return await who.post(f"/c/{talk}/say-for/{saying}", form)


def test_every_saying_has_its_words() -> None:
    assert set(TITLE) == set(Saying)
    assert set(WORDS) == {one for one in Saying if is_typed(one)}


async def test_an_address_is_right_under_the_agents_name(front: Front, anna: Browser) -> None:
    """The button stands beside the talk until somebody has said so."""
    talk = await talk_of(front)
    assert f"/c/{talk}/say-for/address_right" in (await anna.get(f"/c/{talk}")).text
    answer = await says(anna, talk, Saying.ADDRESS_RIGHT)
    assert (answer.status, answer.where) == (303, f"/console/c/{talk}")
    confirmed = (await front.building.delivery()).address.confirmed
    assert confirmed is not None and confirmed.by == "agent:agt_anna"
    assert "/say-for/address_right" not in (await anna.get(f"/c/{talk}")).text
    async with front.building.house.store.read() as unit:
        (line, *_) = await unit.audit.page(person=None, about=talk, before=None, limit=1)
    assert (line.deed, line.person) in {("look", "agt_anna"), ("address_right", "agt_anna")}


async def test_an_attempt_is_disputed_for_them(front: Front, anna: Browser) -> None:
    """It becomes a claim that somebody sees to, and calls nobody: one of us is there."""
    talk = await talk_of(front)
    absent = Reason.RECIPIENT_ABSENT
    await reported(front.building, EventType.ATTEMPT_FAILED, "e1", reason=absent)
    assert "nobody knows where the van was" in (await anna.get(f"/c/{talk}")).words
    assert (await says(anna, talk, Saying.NOBODY_CAME, "was in the garden")).status == 303
    assert "a failed attempt is in doubt" in (await anna.get(f"/c/{talk}")).words
    (attempt,) = (await front.building.delivery()).attempts
    assert attempt.disputed
    async with front.building.house.store.read() as unit:
        (claim,) = await unit.claims.of(DELIVERY)
    assert (claim.kind, claim.words) == (ClaimKind.ATTEMPT, "was in the garden")
    assert "/say-for/nobody_came" not in (await anna.get(f"/c/{talk}")).text


async def test_the_courier_at_the_door_hears_it(front: Front, anna: Browser) -> None:
    talk = await talk_of(front)
    await reported(front.building, EventType.OUT_FOR_DELIVERY, "e1")
    await reported(front.building, EventType.NO_ANSWER, "e2")
    page = await anna.get(f"/c/{talk}")
    assert "/say-for/coming" in page.text and "/say-for/gate_code" in page.text
    blank = await says(anna, talk, Saying.GATE_CODE)
    assert blank.status == 409 and "what they said is blank" in blank.words
    assert (await says(anna, talk, Saying.COMING)).status == 303
    rescue = (await front.building.delivery()).rescue
    assert rescue is not None and rescue.answer == "coming"


async def test_a_time_that_is_not_free_is_waited_for(front: Front, anna: Browser) -> None:
    """From the page of another time; and no more, by a word beside the talk."""
    talk = await talk_of(front)
    page = await anna.get(f"/c/{talk}/do/change_window?delivery={DELIVERY}")
    wanted = WAIT.findall(page.text)
    assert wanted and "Wait for a time that is not free" in page.words
    form = {"delivery": str(DELIVERY), "wait": wanted[0]}
    assert (await anna.post(f"/c/{talk}/do/change_window", form)).status == 303
    async with front.building.house.store.read() as unit:
        assert len(await unit.waitlist.of(DELIVERY)) == 1
    assert "/say-for/wait_no_more" in (await anna.get(f"/c/{talk}")).text
    assert (await says(anna, talk, Saying.WAIT_NO_MORE)).status == 303
    async with front.building.house.store.read() as unit:
        assert await unit.waitlist.of(DELIVERY) == []


async def test_a_parcel_that_is_not_theirs_leaves_the_chat(front: Front, anna: Browser) -> None:
    talk = await talk_of(front)
    assert (await says(anna, talk, Saying.NOT_MINE)).status == 303
    assert (await front.building.delivery()).conversation is None


async def test_what_may_not_be_said_is_not_done(front: Front, anna: Browser) -> None:
    """Not of another's parcel, not by whoever may only look, and nothing that nobody knows."""
    talk = await talk_of(front)
    assert (
        await anna.post(f"/c/{talk}/say-for/nothing", {"delivery": str(DELIVERY)})
    ).status == 404
    assert (await says(anna, talk, Saying.NOT_RECEIVED)).status == 409
    await limited(front, "Anna", "another")
    assert (await says(anna, talk, Saying.ADDRESS_RIGHT)).status == 404
    await limited(front, "Anna")
    await front.employ("Olli", Desk.AUDITOR)
    olli = await front.signed_in("Olli")
    assert (await says(olli, talk, Saying.ADDRESS_RIGHT)).status == 403
    assert "Say it for them" not in (await olli.get(f"/c/{talk}")).words


@pytest.mark.parametrize("status", list(Status))
def test_there_is_only_to_say_what_fits_the_status(status: Status) -> None:
    """What is said at the door is said there, what is said at the point likewise."""
    pickup = Pickup(point=PointRef("loc_1"))
    at = replace(a_delivery(), status=status, arrived_at=NOW, pickup=pickup)
    found = sayings(at, set(ChangeAction), NOW)
    assert (Saying.COMING in found) is (status is Status.ARRIVING)
    assert (Saying.EMPTY in found) is (status is Status.READY_FOR_PICKUP)
    assert not at.is_over or not set(AT_THE_DOOR) & set(found)
    gone = replace(at, waits_until=NOW - timedelta(seconds=1))
    assert not set(AT_THE_DOOR) & set(sayings(gone, set(ChangeAction), NOW))
