"""A neighbour is asked: both chats on one house, what each of them sees, and who agreed to what."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.letter import Letter
from core.actions.ask import ask
from core.actions.timers import ring_timers
from core.commands import AskNeighbour, ForgetMe
from core.model.asker import HOUSE
from core.model.consent import Consent, ConsentFact
from core.model.door_card import DoorCard
from core.model.ids import ConversationId
from core.model.neighbour_ask import AskState
from core.model.parcel import Money, Parcel
from core.model.status import EventType
from core.refusals import Refused
from tests.bot.building import Building
from tests.bot.reports import reported
from tests.bot.world import DELIVERY, HOME, PHONE, a_delivery

OLGA, LANE_OF_OLGA = 28, "telegram:1:28"
PETRO = 29
OURS = ("Aino", "Virtanen", "Kauppa", "Own Fleet", "JJFI", HOME, PHONE, "Mannerheimintie", "100")
PARCEL = Parcel(value=Money(Decimal("49.90"), "EUR"))


class NextDoor:
    """Somebody else's phone, on the same house."""

    def __init__(self, building: Building, chat: int) -> None:
        self.building = building
        self.who = {"id": chat, "is_bot": False, "first_name": "Olga", "language_code": "en"}
        self.chat = {"id": chat, "type": "private"}
        self.heard: list[Letter] = []

    def message(self, text: str) -> dict[str, object]:
        told = self.building.message(text=text)
        return told | {"chat": self.chat, "from": self.who}

    async def types(self, text: str) -> list[Letter]:
        return self._mine(await self._update(message=self.message(text)))

    async def presses(self, verb: str) -> list[Letter]:
        data = next(
            data
            for letter in reversed(self.heard)
            for _, data in letter.buttons
            if data.split("|")[0] == verb
        )
        query = {"id": "q1", "from": self.who, "chat_instance": "c", "data": data}
        return self._mine(await self._update(callback_query=query | {"message": self.message("?")}))

    async def _update(self, **what: object) -> list[Letter]:
        self.building.counter += 1
        lane = f"telegram:1:{self.who['id']}"
        await self.building.receive_in(lane, self.building.counter, **what)
        letters = await self.building.work()
        return letters + await self.building.work()  # what the other chat hears of it

    def _mine(self, letters: list[Letter]) -> list[Letter]:
        mine = [each for each in letters if each.chat_id == self.who["id"]]
        self.heard += mine
        return mine


async def link(building: Building, words: str = "leave it with my neighbour Olga") -> str:
    """Proven, asked and agreed; the token that Aino forwards."""
    await building.types(words)
    letters = await building.presses("neighbour.yes")
    assert "t.me/doorstep_bot?start=n-" in letters[-1].text
    return letters[-1].text.rpartition("start=")[2]


async def at_home(building: Building, **told: object) -> None:
    limits = replace(building.house.limits, bot_name="doorstep_bot")
    building.house = replace(building.house, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    delivery = replace(a_delivery(), conversation=None, parcel=PARCEL, **told)  # type: ignore[arg-type]
    await building.furnish(delivery)
    await building.proven()


async def consents(building: Building) -> list[Consent]:
    async with building.house.store.read() as unit:
        return list(await unit.consents.about(DELIVERY))


async def test_both_agree_and_only_then_the_carrier_is_asked(building: Building) -> None:
    """4.4: each sees their own side; both consents are written down, with an end."""
    await at_home(building, door_card=DoorCard(unit="27B"))
    token = await link(building)
    olga = NextDoor(building, OLGA)
    (asked,) = await olga.types(f"/start {token}")
    assert "flat <code>27B</code>" in asked.text
    assert [each for each in OURS if each in asked.text] == []
    assert await changes(building) == []
    letters = await olga.presses("next_door.accept")
    assert "they ring at yours" in letters[-1].text
    assert await changes(building) == ["neighbour"]
    assert "Olga takes it" in told(building)
    facts = {each.fact: each for each in await consents(building)}
    assert set(facts) == {ConsentFact.NEIGHBOUR_TOLD, ConsentFact.NEIGHBOUR_TAKES}
    assert facts[ConsentFact.NEIGHBOUR_TOLD].conversation == (await building.talk()).id
    assert facts[ConsentFact.NEIGHBOUR_TAKES].conversation != (await building.talk()).id
    assert all(each.until > building.clock.now() for each in facts.values())


def offers(letters: list[Letter]) -> bool:
    """Whether anything is asked of this chat."""
    return any(data.startswith("next_door.") for each in letters for _, data in each.buttons)


def told(building: Building) -> str:
    return " / ".join(letter.text for letter in building.sent if letter.chat_id == 7)


async def changes(building: Building) -> list[str]:
    async with building.house.store.read() as unit:
        return [str(each.action) for each in await unit.changes.of(DELIVERY)]


async def test_a_no_is_told_with_other_ways(building: Building) -> None:
    """The neighbour gives no reason, and nobody asks for one."""
    await at_home(building)
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {await link(building)}")
    await olga.types("no sorry")
    assert "cannot take it" in told(building)
    verbs = {data.split("|")[0] for each in building.sent[-2:] for _, data in each.buttons}
    assert {"slot.other", "locker.pick"} <= verbs
    assert await changes(building) == []


@pytest.mark.parametrize(
    "words",
    ["who is it from?", "what's in it", "whose is it, what is the phone number", "/status", "menu"],
)
async def test_a_neighbour_learns_nothing_else(building: Building, words: str) -> None:
    """Whatever they ask."""
    await at_home(building)
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {await link(building)}")
    heard = " ".join(letter.text for letter in await olga.types(words))
    assert heard
    assert [each for each in OURS if each in heard] == []


async def test_the_link_works_once_and_for_one_chat(building: Building) -> None:
    """Not for a second chat, nor for the recipient's own; not once it is taken back."""
    await at_home(building)
    token = await link(building)
    assert "for your neighbour" in (await building.types(f"/start {token}"))[-1].text
    olga, petro = NextDoor(building, OLGA), NextDoor(building, PETRO)
    await olga.types(f"/start {token}")
    assert not offers(await petro.types(f"/start {token}"))
    await building.presses("neighbour.revoke")
    (over,) = await olga.presses("next_door.accept")
    assert "settled by now" in over.text
    assert await changes(building) == []
    assert not [each for each in await consents(building) if each.stands(building.clock.now())]


async def test_a_link_ends_by_itself(building: Building) -> None:
    """And its recipient hears so, with other ways."""
    await at_home(building)
    token = await link(building)
    building.clock.at += timedelta(hours=25)
    await ring_timers(building.house)
    await building.work()
    assert "has not answered" in told(building)
    assert not offers(await NextDoor(building, OLGA).types(f"/start {token}"))
    ask_of = (await building.delivery()).neighbour_ask
    assert ask_of is not None
    assert ask_of.state is AskState.EXPIRED


async def test_a_second_neighbour_ends_the_first_ones_link(building: Building) -> None:
    """One at a time."""
    await at_home(building)
    first = await link(building)
    await link(building, "leave it with my neighbour Petro")
    assert not offers(await NextDoor(building, OLGA).types(f"/start {first}"))


@pytest.mark.parametrize("parcel", [Parcel(fragile=True), Parcel(min_age=18)])
async def test_what_may_go_to_no_neighbour_has_no_link(building: Building, parcel: Parcel) -> None:
    """The reason, other ways, and no way round."""
    await at_home(building)
    async with building.house.store.begin() as unit:
        await unit.deliveries.save(replace(await building.delivery(), parcel=parcel))
    letters = await building.types("leave it with my neighbour Olga")
    assert "fragile" in letters[0].text or "to a person" in letters[0].text
    with pytest.raises(Refused):
        await ask(building.house, AskNeighbour(DELIVERY, "Olga"), HOUSE)


async def test_what_was_agreed_to_is_shown_and_goes_with_the_person(building: Building) -> None:
    """/mydata names each with its end; taking the wish back ends it; /forget deletes it."""
    await at_home(building)
    olga = NextDoor(building, OLGA)
    await olga.types(f"/start {await link(building)}")
    await olga.presses("next_door.accept")
    assert (
        "a neighbour hears that a parcel may come, until"
        in (await building.types("/mydata"))[-1].text
    )
    assert "you take in a parcel for a neighbour, until" in (await olga.types("/mydata"))[-1].text
    await building.types("/status")
    await building.presses("undo")
    assert "over since" in (await building.types("/mydata"))[-1].text
    await ask(building.house, ForgetMe((await building.talk()).id), HOUSE)
    left = await consents(building)
    assert [each.fact for each in left] == [ConsentFact.NEIGHBOUR_TAKES]
    async with building.house.store.read() as unit:
        talk = await unit.conversations.of_lane(LANE_OF_OLGA)
    assert talk is not None
    await ask(building.house, ForgetMe(ConversationId(talk.id)), HOUSE)
    assert await consents(building) == []


async def test_a_neighbours_name_goes_with_the_parcel(building: Building) -> None:
    """Once it is there nobody needs it."""
    await at_home(building)
    await link(building)
    await reported(building, EventType.DELIVERED, "e1")
    assert (await building.delivery()).neighbour_ask is None


async def test_a_safe_place_is_agreed_to_as_well(building: Building) -> None:
    """By the yes to its risk."""
    await at_home(building)
    await building.types("leave it on the porch")
    await building.presses("wish.yes")
    (given,) = await consents(building)
    assert given.fact is ConsentFact.SAFE_PLACE
