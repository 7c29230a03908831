"""Keys: what ends with one. Whoever stole it must not go on hearing by what they made with it."""

from dataclasses import replace
from datetime import datetime

from core.actions.house import House
from core.model.ids import ApiKeyId
from core.ports import Unit


async def shut(unit: Unit, id: ApiKeyId, at: datetime, wall: datetime) -> int | None:
    """End a key, and with its owner's last one the webhooks that they made. How many of these
    ended; None where there is no such key."""
    key = await unit.access.key(id)
    if key is None or not await unit.access.revoke_key(id, at):
        return None
    if any(one.owner == key.owner and one.is_live(wall) for one in await unit.access.keys()):
        return 0
    ended = 0
    for webhook in await unit.webhooks.all():
        if webhook.key == key.owner and webhook.disabled_at is None:
            await unit.webhooks.put(replace(webhook, disabled_at=at))
            ended += 1
    return ended


async def end_expired_keys(house: House) -> int:
    """Those whose days are over; how many."""
    now, wall = house.clock.now(), house.clock.wall()
    async with house.store.read() as unit:
        keys = await unit.access.keys()
    over = [one.id for one in keys if one.revoked_at is None and not one.is_live(wall)]
    for id in over:
        async with house.store.begin() as unit:
            await shut(unit, id, now, wall)
    return len(over)
