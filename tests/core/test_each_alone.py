"""Each alone: a bug about one of many keeps nobody else waiting; an ill peer ends the look."""

import pytest

from core.actions.each_alone import each_alone
from core.ports import Unavailable


async def test_who_fails_keeps_nobody_waiting(caplog: pytest.LogCaptureFixture) -> None:
    """Those behind it are served, and what went wrong is told once."""
    served: list[int] = []

    async def do(number: int) -> int:
        if number == 2:
            raise ValueError("a bug about two")
        served.append(number)
        return number

    assert await each_alone([1, 2, 3], do) == 4
    assert served == [1, 3]
    assert [record.name for record in caplog.records] == ["each_alone"]


async def test_an_ill_peer_ends_the_look() -> None:
    """It is ill for everybody behind, too."""
    asked: list[int] = []

    async def do(number: int) -> int:
        asked.append(number)
        raise Unavailable("no roads today")

    with pytest.raises(Unavailable):
        await each_alone([1, 2], do)
    assert asked == [1]
