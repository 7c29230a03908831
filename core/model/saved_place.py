"""A saved place: where a returning recipient had a parcel brought before; without any code, unless
they asked to have it kept for a while."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.model.address import AddressQuery, Components
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, PlaceId

PLACES_MAX = 5  # of a person
LABEL_CHARACTERS_MAX = 40
CODE_DAYS = 90  # how long a code may be kept for the next parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlace:
    """`label` is the person's own word ("home"). `gazetteer_version` is what the address was found
    in: in another one it is looked up again before it is used."""

    id: PlaceId
    conversation: ConversationId
    label: str
    address: DeliveryAddress
    door_card: DoorCard
    gazetteer_version: str
    saved_at: datetime
    code: str | None = None
    code_until: datetime | None = None

    def card_at(self, now: datetime) -> DoorCard:
        """What is known of the door by then."""
        return replace(self.door_card, code=self.code) if self.keeps_code(now) else self.door_card

    def keeps_code(self, now: datetime) -> bool:
        return self.code is not None and self.code_until is not None and now < self.code_until

    def with_code(self, code: str, now: datetime) -> "SavedPlace":
        return replace(self, code=code, code_until=now + timedelta(days=CODE_DAYS))

    @property
    def without_code(self) -> "SavedPlace":
        return replace(self, code=None, code_until=None)

    @property
    def query(self) -> AddressQuery:
        """The place as it is asked for again."""
        return AddressQuery(
            text=self.address.text,
            components=self.address.components,
            country=self.address.country,
            pin=self.address.location,
            accept_unknown=self.address.unproved,
        )


def place_of(
    delivery: Delivery,
    id: PlaceId,
    conversation: ConversationId,
    label: str,
    gazetteer_version: str,
    at: datetime,
) -> SavedPlace:
    """Where the delivery goes. The words as they were typed stay behind: they may hold a code."""
    return SavedPlace(
        id=id,
        conversation=conversation,
        label=label,
        address=_without_words(delivery.address),
        door_card=delivery.door_card.of_house,
        gazetteer_version=gazetteer_version,
        saved_at=at,
    )


def _without_words(address: DeliveryAddress) -> DeliveryAddress:
    verdict = address.verdict
    found = verdict.components if verdict is not None else Components()
    is_found = verdict is not None and bool(verdict.formatted)
    return replace(
        address,
        text=verdict.formatted if verdict is not None and is_found else None,
        components=found if found.street is not None else address.components,
        verdict=replace(verdict, instructions=None) if verdict is not None else None,
        confirmed=None,
    )
