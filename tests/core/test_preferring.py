"""What is wanted of every parcel: kept with the chat, followed, forgotten with the person."""

from datetime import time

import pytest

from core.actions.nudging import SILENT_FOR, Round, nudge
from core.commands import ForgetMe, Prefer
from core.model.ids import PointRef
from core.model.preferences import NO_PREFERENCES, Preferences
from core.refusals import Refused
from storage.store import SqlStore
from tests.core.talks import talk_of
from tests.core.test_nudging import AINO, a_van_next_door, told
from tests.core.town import Town

TALK = talk_of(1).id
EVENINGS = Preferences(not_before=time(17), not_after=time(21, 30))
AT_NIGHT = Preferences(not_before=time(22))


async def kept(town: Town) -> Preferences:
    async with town.house.store.read() as unit:
        talk = await unit.conversations.get(TALK)
        assert talk is not None
        return talk.preferences


async def test_what_is_preferred_is_kept_until_it_is_taken_back(town: Town) -> None:
    """Hours as they were told, to the minute."""
    await a_van_next_door(town)
    await town.ask(Prefer(TALK, EVENINGS))
    assert await kept(town) == EVENINGS
    await town.ask(Prefer(TALK, NO_PREFERENCES))
    assert await kept(town) == NO_PREFERENCES


@pytest.mark.parametrize(("wanted", "hear"), [(NO_PREFERENCES, 1), (AT_NIGHT, 0)])
async def test_nobody_is_nudged_outside_their_hours(
    town: Town, store: SqlStore, wanted: Preferences, hear: int
) -> None:
    """The van passes by at noon; who wants it late at night does not hear of it."""
    await a_van_next_door(town)
    await town.ask(Prefer(TALK, wanted))
    town.clock.at += SILENT_FOR
    await nudge(town.house, Round())
    assert sum(notice.delivery == AINO.id for notice in await told(store)) == hear


async def test_a_point_that_nobody_knows_is_refused(town: Town) -> None:
    """It may have been taken away since the button was shown."""
    await a_van_next_door(town)
    with pytest.raises(Refused, match="not-found"):
        await town.ask(Prefer(TALK, Preferences(point=PointRef("nowhere"))))


async def test_preferences_go_with_the_person(town: Town) -> None:
    """Forgotten is forgotten."""
    await a_van_next_door(town)
    await town.ask(Prefer(TALK, EVENINGS))
    await town.ask(ForgetMe(TALK))
    assert await kept(town) == NO_PREFERENCES
