"""Learned addresses on the command line: listed, and taken back."""

import json
from collections.abc import Sequence

from address.language.formatting import formatted
from app.clocks import SystemClock
from app.compose import opened_store
from app.fresh_gazetteer import learned_in
from app.settings import Settings, WrongSetting
from core.model.ids import LearnedId
from core.model.learned_address import LearnedAddress


async def learned_addresses(settings: Settings, forget: str | None) -> Sequence[LearnedAddress]:
    """Those that count, once `forget` is taken back. Raises WrongSetting where there is none."""
    async with opened_store(settings) as store:
        if forget is not None:
            async with store.begin() as unit:
                gone = await unit.learned.forget(LearnedId(forget), SystemClock().now())
            if not gone:
                raise WrongSetting(f"no learned address {forget}: see doorstep address learned")
        return await learned_in(store)


def as_json(learned: Sequence[LearnedAddress]) -> str:
    return json.dumps(
        [
            {
                "id": one.id,
                "address": formatted(one.components),
                "location": {"lat": one.location.lat, "lon": one.location.lon},
                "sigma_m": one.sigma_m,
                "delivery": one.delivery,
                "learned_at": one.learned_at.isoformat(timespec="seconds"),
            }
            for one in learned
        ],
        ensure_ascii=False,
    )


def as_lines(learned: Sequence[LearnedAddress]) -> list[str]:
    """For people, one a line."""
    if not learned:
        return ["nothing was learned yet: a number that nobody knows is, once a parcel came there"]
    return [
        f"{one.id}  {one.learned_at:%Y-%m-%d}  {formatted(one.components)}"
        f"  ({one.location.lat:.5f}, {one.location.lon:.5f} ± {one.sigma_m:.0f} m,"
        f" by {one.delivery or 'a delivery that is erased'})"
        for one in learned
    ]
