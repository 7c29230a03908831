"""Keys: who calls the API, and what a key may see and change."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from core.model.access import ApiKey, Scope
from core.model.asker import Asker, Role
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.ids import ApiKeyId, CarrierRef, DeliveryId
from core.model.pickup_point import PickupPoint
from core.ports import NewId, Unit
from core.refusals import not_found

_ROLES = {
    Scope.CARRIER: Role.CARRIER,
    Scope.PLANNER: Role.PLANNER,
    Scope.LOCKER: Role.LOCKER,
    Scope.SENDER: Role.SENDER,
    Scope.AGENT: Role.AGENT,
    Scope.METRICS: Role.HOUSE,
}


def create_key(
    new_id: NewId,
    name: str,
    scope: Scope,
    carrier: CarrierRef | None,
    at: datetime,
    expires_at: datetime | None = None,
) -> tuple[ApiKey, str]:
    """A new key and its secret (256 bits), which is shown once and kept nowhere."""
    id = new_id("key")
    chance = base64.b32encode(secrets.token_bytes(32)).decode().rstrip("=").lower()
    secret = f"tck_{id.removeprefix('key_')}_{chance}"
    key = ApiKey(
        id=ApiKeyId(id),
        name=name,
        scope=scope,
        carrier=carrier,
        secret_hash=hash_of(secret),
        created_at=at,
        expires_at=expires_at,
    )
    return key, secret


def successor(new_id: NewId, key: ApiKey, at: datetime) -> tuple[ApiKey, str]:
    """Another secret for the same owner: it sees and owns what the first one does."""
    made, secret = create_key(new_id, key.name, key.scope, key.carrier, at)
    return replace(made, stands_for=key.owner), secret


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def bearer_of(authorization: str | None) -> str | None:
    """What stands after "Bearer"; None where nothing does that could be a key."""
    kind, _, told = (authorization or "").partition(" ")
    secret = told.strip()
    return secret if kind.casefold() == "bearer" and secret and secret.isascii() else None


@dataclass(frozen=True, slots=True)
class Caller:
    """A key at work. What it may not see is not found, as if it were not there."""

    key: ApiKey

    @property
    def asker(self) -> Asker:
        return Asker(_ROLES[self.key.scope], self.key.owner)

    @property
    def carrier(self) -> CarrierRef | None:
        """The carrier the key is bound to; None for a key of the whole house."""
        return self.key.carrier

    def owns(self, carrier: CarrierRef | None) -> bool:
        return self.key.carrier is None or self.key.carrier == carrier

    def must_own(self, carrier: CarrierRef | None, what: str) -> None:
        """Raises Refused(not-found)."""
        if not self.owns(carrier):
            raise not_found(what)

    def may_tell(self, point: PickupPoint) -> bool:
        """Anew, of a point that is there: its carrier's keys, or the network that told us of it."""
        if self.key.carrier is not None:
            return point.carrier == self.key.carrier
        return self.key.scope is not Scope.LOCKER or point.told_by in ("", self.asker.id)

    def sees_delivery(self, delivery: Delivery) -> bool:
        """A sender of no carrier sees what that very key announced, whoever brings it."""
        if self.key.scope is Scope.SENDER and self.key.carrier is None:
            return delivery.announced_by == str(self.asker)
        return self.owns(delivery.carrier)

    async def delivery(self, unit: Unit, id: str) -> Delivery:
        """Raises Refused(not-found)."""
        delivery = await unit.deliveries.get(DeliveryId(id))
        if delivery is None or not self.sees_delivery(delivery):
            raise not_found("delivery")
        return delivery

    async def sees(self, unit: Unit, conversation: Conversation) -> bool:
        """A key of one carrier sees the talks about that carrier's deliveries."""
        return self.key.carrier is None or bool(await self.deliveries_in(unit, conversation))

    async def deliveries_in(self, unit: Unit, conversation: Conversation) -> list[Delivery]:
        """Those of a talk that the key sees: the same person may have another carrier's, too."""
        found = await unit.deliveries.some(conversation.deliveries)
        return [
            found[id]
            for id in conversation.deliveries
            if id in found and self.owns(found[id].carrier)
        ]
