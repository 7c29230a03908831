"""The talk: one recipient from the link to the locker, the same whichever server carries it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from tests.other_bot_api.carrier import LOCKER, PHONE, Carrier, Parcel
from tests.other_bot_api.chat import Chat, Shown

AGENT = {"name": "Olli"}
CARD = "📦"


class Proof(Enum):
    NUMBER = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Talk:
    """One chat about one parcel."""

    chat: Chat
    carrier: Carrier
    parcel: Parcel

    async def whole(self, proof: Proof) -> None:
        await self.opens(proof)
        await self.confirms_and_books()
        await self.asks_a_person()
        await self.corrects_the_address()
        await self.picks_a_locker()

    async def opens(self, proof: Proof) -> None:
        """Nothing of the parcel is shown before the proof."""
        await self.chat.types(f"/start {self.parcel.token}")
        hello = await self.chat.sees(lambda one: one.asks_number, "the hello")
        assert "Aleksanterinkatu" not in hello.text
        match proof:
            case Proof.NUMBER:
                await self.chat.shares_number(PHONE)
            case Proof.CODE:
                await self.chat.types(self.parcel.code)
        await self.chat.sees_text("Aleksanterinkatu 21")

    async def confirms_and_books(self) -> None:
        await self.chat.presses("address.yes")
        await self.carrier.hears(self.parcel, "delivery.address_confirmed")
        await self.chat.presses("slot.pick")
        await self.chat.presses("slot.yes")
        told = await self.carrier.hears(self.parcel, "delivery.window_changed")
        promise = (await self.carrier.delivery(self.parcel))["promise"]
        assert promise["start"] == told["stop"]["window"]["start"]
        await self.chat.sees_text(
            "with the courier"
        )  # the third tick: it stands in an edit, or anew

    async def asks_a_person(self) -> None:
        """Who answers by the API, and hands back."""
        await self.chat.presses("human")
        talk, agent = await self.carrier.waiting(self.parcel), self.carrier.agent
        assert (await agent.post(f"{talk}/take-over", AGENT)).ok
        await self.chat.sees_text("Olli")
        await self.chat.types("Is the bell broken?")
        await self.carrier.reads(talk, "Is the bell broken?")
        assert (await agent.post(f"{talk}/messages", {"text": "Knock loudly, please."})).ok
        await self.chat.sees_text("Knock loudly, please.")
        assert (await agent.post(f"{talk}/hand-back")).ok

    async def corrects_the_address(self) -> None:
        await self.chat.presses("menu")
        await self.chat.presses("address.change")
        await self.chat.sees(lambda one: "address" in one.text, "the question")
        await self.chat.types("Bulevardi 7, 00120 Helsinki")
        await self.chat.presses("address.yes.new")
        told = await self.carrier.hears(self.parcel, "delivery.address_changed")
        assert "Bulevardi 7" in str(told["new"])

    async def picks_a_locker(self) -> None:
        await self.chat.types("to a locker please")
        await self.chat.presses("locker.pick")
        await self.chat.presses("locker.yes")
        told = await self.carrier.hears(self.parcel, "delivery.redirected")
        assert told["locker"] == LOCKER
        assert all(got.signature_valid for got in self.carrier.webhooks.received)


def said_too_often(messages: Iterable[Shown]) -> list[str]:
    """What the bot said again without a reason; only for talks where nothing is asked twice.

    A change brings news twice: it is accepted, and it is done. Each piece of news shows how things
    stand when it is told; when the second has come before the first is told, both show the same
    card, and a server without edits gets it as two messages. Every other text is an answer.
    """
    counted = Counter(one.text for one in messages)
    return [text for text, times in counted.items() if times > 1 + text.startswith(CARD)]
