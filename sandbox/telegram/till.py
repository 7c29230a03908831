"""A till: what bots ask to be paid, who is about to pay it, and what was taken."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.account import Bot, User
from sandbox.telegram.bell import Bell
from sandbox.telegram.chat import Chat, Message

STARS = "XTR"
CHECKOUT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Bill:
    """What an invoice asks for, in the currency's smallest units. Its payload no phone shows."""

    payload: str
    currency: str
    total: int


@dataclass(slots=True, eq=False)
class Checkout:
    """Somebody has pressed Pay: the bot has until `until` (monotonic) to say whether it may be.
    `charge` names the money that was taken; None while none was."""

    id: str
    bot: Bot
    chat: Chat
    user: User
    message: Message
    bill: Bill
    until: float
    answer: dict[str, Any] | None = None
    charge: str | None = None
    bell: Bell = field(default_factory=Bell)


@dataclass(slots=True, eq=False)
class Charge:
    """Money that was taken. Of a provider's only the shop can give it back, at the provider."""

    id: str
    provider: str
    user: User
    bot: Bot
    bill: Bill
    is_refunded: bool = False


@dataclass(slots=True)
class Till:
    """`bills` by the message that asks for it."""

    bills: dict[Message, Bill] = field(default_factory=dict)
    checkouts: dict[str, Checkout] = field(default_factory=dict)
    charges: dict[str, Charge] = field(default_factory=dict)

    def is_paid(self, message: Message) -> bool:
        return any(
            one.message is message and one.charge is not None for one in self.checkouts.values()
        )
