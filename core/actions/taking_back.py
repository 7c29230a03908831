"""Taking back: a question to a called carrier that is not asked any more."""

import msgspec

from core.actions.house import House
from core.model.change import Change, ChangeState
from core.model.post import Channel, Outgoing, Priority
from core.ports import Unit


async def take_back(house: House, unit: Unit, change: Change) -> None:
    """What has not left stays here; what may have left is taken back there, in the same lane.

    `change` is as it was before it was withdrawn, superseded or expired.
    """
    stayed = await unit.post.withdraw(f"change/{change.id}")
    if change.carrier not in house.called_carriers:
        return
    if stayed and change.state is ChangeState.QUEUED:
        return
    await unit.post.send(
        Outgoing(
            key=f"withdraw/{change.id}",
            channel=Channel.CARRIER,
            lane=lane_of(change),
            body=msgspec.json.encode({"withdraw": change.id}),
            priority=Priority.REPLY,
        )
    )


def lane_of(change: Change) -> str:
    """One lane a delivery: one that waits holds up no other."""
    return f"carrier:{change.carrier}:{change.delivery}"
