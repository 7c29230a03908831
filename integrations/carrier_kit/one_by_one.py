"""One by one: a carrier that is asked about each parcel in a call of its own."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from core.ports import SeenEvents, TooFast, Unavailable

ILL_IN_A_ROW_MAX = 3  # then it is the carrier that is ill, and not a parcel of its

log = logging.getLogger("carriers")


async def one_by_one(
    ref: str, numbers: Sequence[str], ask: Callable[[str], Awaitable[SeenEvents | None]]
) -> Sequence[SeenEvents]:
    """What it says of each; one about which it always fails holds up no other. Raises Unavailable
    where it fails at several in a row, or at all of them."""
    found: list[SeenEvents] = []
    in_a_row = 0
    for place, number in enumerate(numbers, start=1):
        try:
            seen = await ask(number)
        except TooFast:
            raise
        except Unavailable as ill:
            in_a_row += 1
            if in_a_row == min(ILL_IN_A_ROW_MAX, len(numbers)):
                raise
            log.warning("carrier %s: parcel %s of its page: %s", ref, place, ill)
            continue
        in_a_row = 0
        if seen is not None:
            found.append(seen)
    return found
