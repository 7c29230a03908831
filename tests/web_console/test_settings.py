"""Settings on the console: notices kept here are changed, rules are shown as they count."""

import pytest_asyncio

from core.model.access import ApiKey, Desk, Scope
from core.model.ids import ApiKeyId
from core.model.notice_policy import USUAL_POLICY, Manner, Moment, NoticePolicy, PolicyOf
from tests.bot.world import NOW
from tests.web_console.front import Browser, Front

PAGE = "/settings"
KEEP = f"{PAGE}/notices"


@pytest_asyncio.fixture
async def olga(front: Front) -> Browser:
    """An operator."""
    await front.employ("Olga", Desk.OPERATOR)
    return await front.signed_in("Olga")


def a_form(**told: str) -> dict[str, str]:
    """What the page posts when nothing of the usual is touched."""
    form = {f"{moment}.manner": USUAL_POLICY.told(moment) for moment in Moment}
    ways = {f"{moment}.mail": "1" for moment in USUAL_POLICY.by_mail}
    ways |= {f"{moment}.sms": "1" for moment in USUAL_POLICY.by_sms}
    numbers = {
        "pings_a_day": "6",
        "near_stops": "3",
        "near_minutes": "",
        "told_again_minutes": "10",
        "late_minutes": "10",
        "sooner_minutes": "30",
        "pickup_ends_hours": "24",
        "day_before_at": "18:00",
    }
    return form | ways | numbers | told


async def policies(front: Front) -> dict[PolicyOf, NoticePolicy]:
    async with front.building.house.store.read() as unit:
        return dict(await unit.notice_policies.all())


async def test_what_stands_on_the_page_is_what_counts(front: Front, olga: Browser) -> None:
    """Kept as it stands, it is the usual: no field is lost on the way."""
    assert "nothing is told here" in (await olga.get(PAGE)).words
    assert (await olga.post(KEEP, a_form())).status == 303
    assert await policies(front) == {PolicyOf(): USUAL_POLICY}
    assert "as told here" in (await olga.get(PAGE)).words


async def test_a_merchants_notices_are_changed_and_taken_back(front: Front, olga: Browser) -> None:
    told = {"merchant": "Kauppa Oy", "near.manner": "never", "eta.manner": "ping"}
    answer = await olga.post(KEEP, a_form(**told, pings_a_day="2", sooner_minutes=""))
    assert answer.where == "/console/settings?merchant=Kauppa+Oy&said=kept"
    found = (await policies(front))[PolicyOf(merchant="Kauppa Oy")]
    assert (found.told(Moment.NEAR), found.told(Moment.ETA)) == (Manner.NEVER, Manner.PING)
    assert (found.pings_a_day, found.sooner_minutes) == (2, None)
    assert "Kauppa Oy , ours" in (await olga.get(PAGE)).words
    assert (await olga.post(f"{KEEP}/drop", {"merchant": "Kauppa Oy"})).status == 303
    assert await policies(front) == {}
    assert "said=gone" in (await olga.post(f"{KEEP}/drop", {"merchant": "Kauppa Oy"})).where


async def test_what_cannot_be_is_refused_with_the_reason(front: Front, olga: Browser) -> None:
    """In words; nothing is kept."""
    for told, why in (
        ({"failed.manner": "never"}, "must ring"),
        ({"sooner.manner": "quietly"}, "asks something"),
        ({"pings_a_day": "999"}, "between 1 and 20"),
        ({"pings_a_day": "many"}, "wants a number"),
        ({"day_before_at": "25:00"}, "is no time"),
    ):
        answer = await olga.post(KEEP, a_form(**told))
        assert answer.status == 409 and why in answer.words
    assert await policies(front) == {}


async def test_what_keys_told_is_shown_and_left_to_them(front: Front, anna: Browser) -> None:
    """An agent looks and changes nothing."""
    key = ApiKey(
        id=ApiKeyId("key_1"), name="Shop", scope=Scope.SENDER, secret_hash="x", created_at=NOW
    )
    async with front.building.house.store.begin() as unit:
        await unit.access.put_key(key)
        whose = PolicyOf(owner="sender:key_1", merchant="Kenkä Oy")
        await unit.notice_policies.put(whose, USUAL_POLICY)
    page = await anna.get(PAGE)
    assert "Kenkä Oy , of sender Shop" in page.words
    assert "A supervisor or an operator sets" in page.words
    assert (await anna.post(KEEP, a_form())).status == 403
    assert (await anna.post(f"{KEEP}/drop")).status == 403


async def test_rules_and_carriers_are_shown_with_where_they_are_set(
    front: Front, anna: Browser
) -> None:
    page = await anna.get(PAGE)
    assert "DOORSTEP_QUIET_HOURS" in page.words
    assert "A chosen time is kept 300 seconds DOORSTEP_HOLD_SECONDS" in page.words
    assert "an attempt is disputed from 2 failed attempts DOORSTEP_CALL_A_PERSON" in page.words
    assert "Windows:" in page.words and "another time" in page.words
    assert (await front.browser().get(PAGE)).where == "/console/login"
