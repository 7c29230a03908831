"""An order: a parcel that own-fleet is to bring, as its own books know it."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.door import Door
from sandbox.person import Person
from sandbox.place import Place
from sandbox.stop import UNITS


class Whereabouts(StrEnum):
    DEPOT = "depot"
    VAN = "van"
    LOCKER = "locker"
    RECIPIENT = "recipient"
    BACK = "back"  # on the way to the sender, or there


@dataclass(slots=True, kw_only=True)
class Order:
    """`address_text` is what the shop wrote, the door is where its recipient truly lives."""

    tracking_number: str
    recipient: Person
    address_text: str
    door: Door
    size: str = "M"
    merchant: str = "Kauppa Oy"
    service_seconds: int = 180
    signature_required: bool = False
    arrives_damaged: bool = False
    # what Doorstep's answers and events taught us
    delivery: str | None = None
    chat_link: str = ""
    proof_code: str = ""
    place: Place | None = None
    door_card: dict[str, Any] = field(default_factory=dict)
    # what has become of it
    whereabouts: Whereabouts = Whereabouts.DEPOT
    to_be_visited: bool = True
    visits: int = 0
    instruction: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    @property
    def units(self) -> int:
        return UNITS[self.size]

    @property
    def chat_token(self) -> str:
        """What the chat link hands to the bot."""
        return self.chat_link.partition("start=")[2]

    @property
    def stands_at(self) -> Place:
        """Where the van goes: the place that Doorstep located or was told, else our own guess."""
        return self.place or self.door.place

    def announcement(self, carrier: str, date: str) -> dict[str, Any]:
        return {
            "tracking_number": self.tracking_number,
            "carrier": carrier,
            "merchant": self.merchant,
            "recipient": self.recipient.wire(),
            "address": {"text": self.address_text, "country": "FI"},
            "parcel": {
                "size": self.size,
                "weight_kg": 2.5,
                "signature_required": self.signature_required,
                "value": {"amount": "49.90", "currency": "EUR"},
            },
            "format": "door",
            "service_seconds": self.service_seconds,
            "earliest": date,
            "rules": {
                "safe_place": True,
                "neighbour": True,
                "locker": True,
                "address_change": True,
            },
        }

    def learn(self, delivery: dict[str, Any]) -> None:
        """Takes over what Doorstep answered to the announcement."""
        self.delivery = str(delivery["id"])
        self.chat_link = str(delivery.get("chat_link", ""))
        self.proof_code = str(delivery.get("proof_code", ""))
        located = (delivery.get("address") or {}).get("location") or (
            ((delivery.get("address") or {}).get("verdict") or {}).get("location")
            if isinstance((delivery.get("address") or {}).get("verdict"), dict)
            else None
        )
        if located:
            self.place = Place(float(located["lat"]), float(located["lon"]))


class OrderBook:
    """All orders of the carrier, found by either number."""

    def __init__(self) -> None:
        self.by_tracking: dict[str, Order] = {}

    def add(self, order: Order) -> None:
        self.by_tracking[order.tracking_number] = order

    def all(self) -> list[Order]:
        return list(self.by_tracking.values())

    def of_delivery(self, delivery: str | None) -> Order | None:
        if delivery is None:
            return None
        return next((o for o in self.by_tracking.values() if o.delivery == delivery), None)

    def find(self, key: str) -> Order | None:
        return self.by_tracking.get(key) or self.of_delivery(key)
