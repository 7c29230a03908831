"""Minding: tags, snoozes, colleagues, ready answers, and the list looked at in other ways."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

from core.actions.ask import ask
from core.commands import BookWindow
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.ids import PromiseId
from core.model.promise import Promise
from core.model.status import Status
from core.model.window import Window
from tests.bot.world import window
from tests.web_console.front import Browser, Front


async def aino_waits(front: Front) -> str:
    """Her talk, in which somebody is wanted."""
    await front.building.proven()
    await front.building.types("I want to talk to a real person")
    return (await front.building.talk()).id


async def test_a_talk_is_found_by_its_tag(front: Front, anna: Browser) -> None:
    """And by no other; tags are written small, each once."""
    talk = await aino_waits(front)
    await anna.post(f"/c/{talk}/tags", {"tags": "VIP,  broken   lift, vip"})
    assert (await front.building.talk()).tags == ("vip", "broken lift")
    assert talk in (await anna.get("/?tag=vip")).text
    assert talk not in (await anna.get("/?tag=vi")).text
    refused = await anna.post(f"/c/{talk}/tags", {"tags": "x" * 31})
    assert refused.status == 409


async def test_the_list_is_narrowed(front: Front, anna: Browser) -> None:
    """By language and merchant, however it is written."""
    talk = await aino_waits(front)
    for query, is_there in (
        ("language=en", True),
        ("language=fi", False),
        ("merchant=kauppa", True),
        ("merchant=Kirja", False),
        ("danger=1", False),
        ("snoozed=1", False),
    ):
        assert (f"/console/c/{talk}?{query}" in (await anna.get(f"/?{query}")).text) == is_there


async def test_an_overdue_promise_is_in_danger(front: Front, anna: Browser) -> None:
    """As long as its time is to come it is not; once it is over, and nobody has reported, it is."""
    talk = await aino_waits(front)
    now = front.building.clock.at
    for ends, is_there in ((timedelta(minutes=5), False), (timedelta(minutes=-11), True)):
        told = Window(now - timedelta(hours=2), now + ends)
        async with front.building.house.store.begin() as unit:
            delivery = await front.building.delivery()
            promise = Promise(
                id=PromiseId("prm_1"),
                delivery=delivery.id,
                window=told,
                made_at=told.start,
                changeable_until=None,
            )
            promised = replace(delivery, promise=promise, status=Status.SCHEDULED)
            await unit.deliveries.save(promised)
        assert (talk in (await anna.get("/?danger=1")).text) == is_there


async def test_people_parcels_and_words_are_searched_for(front: Front, anna: Browser) -> None:
    """Digits alone find no line: nobody's door code is found out so."""
    talk = await aino_waits(front)
    await front.building.types("the dog bites, code 4471")
    for words, is_there in (
        ("aino", True),
        ("virtanen", True),
        ("jjfi60", True),
        ("+358 40 1234567", True),
        ("dog BITES", True),
        ("dog bites", True),
        ("4471", False),
        ("olga", False),
        ("%", False),
    ):
        found = await anna.get(f"/?{urlencode({'q': words})}")
        assert (f"/console/c/{talk}" in found.text) == is_there, words


async def test_what_is_snoozed_comes_back_when_its_recipient_writes(
    front: Front, anna: Browser
) -> None:
    """Or by itself, when its time has come."""
    talk = await aino_waits(front)
    await anna.post(f"/c/{talk}/snooze", {"for": "15"})
    assert talk not in (await anna.get("/")).text
    assert talk in (await anna.get("/?snoozed=1")).text
    front.building.clock.at += timedelta(minutes=16)
    assert talk in (await anna.get("/")).text
    await anna.post(f"/c/{talk}/snooze", {"for": "morning"})
    until = (await front.building.talk()).snoozed_until
    assert until is not None
    assert until.isoformat() == "2026-11-25T07:00:00+00:00"  # nine in Helsinki
    await front.building.types("hello?")
    assert talk in (await anna.get("/")).text
    assert (await anna.post(f"/c/{talk}/snooze", {"for": "years"})).status == 409


async def test_a_talk_is_passed_on_and_its_recipient_hears_to_whom(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Only by whoever holds it; then only the other one may speak."""
    talk = await aino_waits(front)
    to = "agt_ben"
    assert (await anna.post(f"/c/{talk}/pass-on", {"to": to})).status == 409
    await anna.post(f"/c/{talk}/take-over")
    await anna.post(f"/c/{talk}/pass-on", {"to": to})
    assert "Ben has joined" in " ".join(one.text for one in await front.building.work())
    assert (await anna.post(f"/c/{talk}/messages", {"text": "still me"})).status == 409
    assert (await ben.post(f"/c/{talk}/messages", {"text": "now me"})).status == 303
    held = await front.building.talk()
    assert (held.holder, held.takeover and held.takeover.agent_name) == (Holder.AGENT, "Ben")


async def test_who_is_mentioned_finds_the_talk_until_they_have_looked(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """By the first name, whatever the case."""
    talk = await aino_waits(front)
    await anna.post(f"/c/{talk}/messages", {"text": "@ben, you know her", "as": "remark"})
    assert "you are mentioned" in (await ben.get("/")).words
    assert "you are mentioned" not in (await anna.get("/")).words
    await ben.get(f"/c/{talk}")
    assert "you are mentioned" not in (await ben.get("/")).words


async def test_ready_answers_tell_what_is_true(front: Front, anna: Browser) -> None:
    """In the recipient's language, by the clock of the place; nothing goes out by itself."""
    talk = await aino_waits(front)
    delivery = (await front.building.delivery()).id
    shown = await anna.get(f"/c/{talk}?answer=hello")
    assert "Hello, my name is Anna." in shown.text
    assert "Does that suit you?" not in shown.text
    wished: Window = window(1, 18)
    await ask(front.building.house, BookWindow(delivery, wished), Asker(Role.AGENT, "agt"))
    shown = await anna.get(f"/c/{talk}?answer=when")
    assert "It comes Wed 25 Nov 18:00–20:00. Does that suit you?" in shown.text
