"""Each alone: of many whose turn it is, one who cannot be served for a bug of ours keeps nobody
else waiting."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from core.ports import Unavailable

log = logging.getLogger("each_alone")


async def each_alone[T](items: Iterable[T], do: Callable[[T], Awaitable[int]]) -> int:
    """The sum of what `do` says of each, in their order; what went wrong is logged. A peer that is
    ill is ill for everybody, and ends the look. Raises Unavailable."""
    total = 0
    for item in items:
        try:
            total += await do(item)
        except Unavailable:
            raise
        except Exception:
            log.exception("one of many could not be served")
    return total
