"""A wish that only a person may grant: an agent sees what it is, and says yes or no."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.actions.announce import told_address
from core.actions.ask import ask
from core.commands import AskPerson
from core.model.address import AddressQuery
from core.model.address_wish import ProposedAddress
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.conversation import Holder
from core.model.door_card import DoorCard
from core.model.ids import ConversationId
from core.model.location import Location
from core.model.parcel import Money, Parcel
from tests.bot.world import DELIVERY, a_delivery, located
from tests.web_console.front import Browser, Front

FAR = "Faraway 1, 33100 Tampere"
DEAR = Parcel(value=Money(Decimal(2000), "EUR"))


async def wished(front: Front) -> ConversationId:
    """Aino wants her dear parcel in another town, and told a code for its door."""
    await front.building.proven()
    house, talk = front.building.house, await front.talk()
    async with house.store.begin() as unit:
        known = await unit.deliveries.get(DELIVERY)
        assert known is not None
        await unit.deliveries.save(replace(known, parcel=DEAR))
    verdict = replace(located(FAR), formatted=FAR, location=Location(61.5, 23.8))
    new = told_address(AddressQuery(text=FAR, country="FI"), verdict)
    proposed = ProposedAddress(delivery=DELIVERY, address=new, door=DoorCard(code="9911#"))
    asked = AskPerson(talk.id, "address_change", proposed)
    await ask(house, asked, Asker(Role.RECIPIENT, talk.id))
    return talk.id


async def decided(front: Front, anna: Browser, talk: ConversationId, deed: str) -> int:
    """Press the button of the page as it is; the status of the answer."""
    wish = (await front.talk()).wish
    assert wish is not None
    page = await anna.get(f"/c/{talk}")
    assert f'value="{wish.id}"' in page.text
    return (await anna.post(f"/c/{talk}/address/{deed}", {"wish": wish.id})).status


async def test_an_agent_sees_old_new_how_far_and_why(front: Front, anna: Browser) -> None:
    """And that there is a code, not which."""
    talk = await wished(front)
    words = (await anna.get(f"/c/{talk}")).words
    old = a_delivery().address.shown
    assert f"Now {old} Wished {FAR}" in words
    assert "Apart 161 km" in words
    assert "it is another town; the parcel is dear" in words
    assert "A door code was told with it" in words
    assert "9911" not in words
    assert "Approve Decline" in words


async def test_approving_asks_the_carrier_for_what_was_proposed(
    front: Front, anna: Browser
) -> None:
    """Nobody takes over: the chat hears it and the bot goes on."""
    talk = await wished(front)
    assert await decided(front, anna, talk, "approve") == 303
    delivery = await front.building.delivery()
    assert (delivery.address.shown, delivery.door_card.code) == (FAR, "9911#")
    async with front.building.house.store.read() as unit:
        (change,) = await unit.changes.of(DELIVERY)
    assert (change.asked_by, change.state) == ("agent:agt_anna", ChangeState.SENT)
    assert (await front.talk()).holder is Holder.BOT
    told = " ".join(letter.text for letter in await front.building.work())
    assert "One of us has looked at it" in told
    page = await anna.get(f"/c/{talk}")
    assert "Another address is wished for" not in page.words


async def test_declining_leaves_it_as_it_is(front: Front, anna: Browser) -> None:
    """And the chat hears so."""
    talk = await wished(front)
    assert await decided(front, anna, talk, "decline") == 303
    assert (await front.building.delivery()).address == a_delivery().address
    told = " ".join(letter.text for letter in await front.building.work())
    assert "cannot be sent to another address" in told
    assert (await front.talk()).wish is None


async def test_a_wish_that_was_answered_is_not_answered_twice(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Whoever was later reads why nothing was done."""
    talk = await wished(front)
    wish = (await front.talk()).wish
    assert wish is not None
    assert await decided(front, anna, talk, "decline") == 303
    late = await ben.post(f"/c/{talk}/address/approve", {"wish": wish.id})
    assert late.status == 409
    assert "this wish has been answered" in late.words
    assert (await front.building.delivery()).address == a_delivery().address


async def test_the_one_who_holds_the_talk_answers_the_wish(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """And keeps the talk."""
    talk = await wished(front)
    wish = (await front.talk()).wish
    assert wish is not None
    await anna.post(f"/c/{talk}/take-over")
    late = await ben.post(f"/c/{talk}/address/approve", {"wish": wish.id})
    assert "Anna holds this talk now" in late.words
    assert await decided(front, anna, talk, "approve") == 303
    assert (await front.talk()).is_held_by("agt_anna")
    told = " ".join(letter.text for letter in await front.building.work())
    assert "One of us has looked at it" in told


@pytest.mark.parametrize("deed", ["approve", "decline"])
async def test_who_may_only_look_decides_nothing(front: Front, deed: str) -> None:
    """Without buttons, and by address."""
    talk = await wished(front)
    olli = await front.signed_in("Olli")
    page = await olli.get(f"/c/{talk}")
    assert FAR in page.words and "Approve" not in page.words
    assert (await olli.post(f"/c/{talk}/address/{deed}", {"wish": "x"})).status == 403
    assert (await front.talk()).wish is not None


async def test_handed_back_or_changed_otherwise_it_is_no_wish_any_more(
    front: Front, anna: Browser
) -> None:
    """The agent heard something else in the talk."""
    talk = await wished(front)
    await anna.post(f"/c/{talk}/take-over")
    await anna.post(f"/c/{talk}/hand-back")
    assert (await front.talk()).wish is None
