"""Undelivered: what was buried is seen, says nothing personal, and is sent again on a word."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
import pytest_asyncio

from core.model.access import Desk, Webhook
from core.model.breaker import Breaker
from core.model.ids import CarrierRef, WebhookId
from core.model.post import Channel, Incoming, Outgoing, RowState, Source
from core.model.sync import Sync
from tests.bot.building import LANE
from tests.bot.world import DELIVERY, NOW
from tests.web_console.front import WAIT_SECONDS, Browser, Front, shown_on
from web.console.words import trouble

PHONE = "358401234567"
WORDS = "Your code is 889900, dear Aino"
TOKEN = "hook-token-77"
SECRET = "secret"
PAGE = "/undelivered"


@pytest_asyncio.fixture
async def sara(front: Front) -> Browser:
    """A supervisor."""
    await front.employ("Sara", Desk.SUPERVISOR)
    return await front.signed_in("Sara")


def a_row(key: str = "k1", lane: str = LANE) -> Outgoing:
    body = msgspec.json.encode({"text": WORDS, "chat_id": 7, "phone": PHONE})
    return Outgoing(key=key, channel=Channel.TELEGRAM, lane=lane, body=body)


async def buried(
    front: Front,
    *rows: Outgoing,
    error: str = "telegram refuses it: " + WORDS,
    state: RowState = RowState.DEAD,
) -> list[int]:
    """Rows that were tried once and then no more; their numbers."""
    lanes, wall = front.building.lanes, front.building.clock.wall()
    async with front.building.house.store.begin() as unit:
        for row in rows:
            await unit.post.send(row)
    numbers = []
    for channel in Channel:
        for lease in await lanes.claim_out(channel, "d1", wall, 99):
            waiting = await lanes.next_out(lease, wall, 99)
            await lanes.sending(lease, waiting)
            await lanes.sent(lease, [(row, state) for row in waiting], wall, error)
            await lanes.release(lease, wall)
            numbers += [row.seq for row in waiting]
    return numbers


async def laid_aside(
    front: Front, *, lane: str = LANE, source: Source = Source.TELEGRAM, error: str = "KeyError"
) -> int:
    lanes, wall = front.building.lanes, front.building.clock.wall()
    body = msgspec.json.encode({"text": WORDS, "phone_number": PHONE})
    row = Incoming(source=source, id="1:666", lane=lane, body=body, received_at=wall)
    await lanes.receive_many([row])
    (lease,) = await lanes.claim_in("w1", wall, 9)
    (waiting,) = await lanes.next_in(lease, 9)
    await lanes.failed_in(lease, waiting, error, None)
    await lanes.release(lease, wall)
    return waiting.seq


async def keys_that_wait(front: Front, channel: Channel = Channel.TELEGRAM) -> list[str]:
    lanes, wall = front.building.lanes, front.building.clock.wall()
    keys = []
    for lease in await lanes.claim_out(channel, "d2", wall, 99):
        keys += [row.outgoing.key for row in await lanes.next_out(lease, wall, 99)]
        await lanes.release(lease, wall)
    return keys


async def test_a_message_that_did_not_arrive_is_shown_with_the_reason(
    front: Front, anna: Browser
) -> None:
    """What, about whom, why, when, how often; a notice's own lane leads to the same talk."""
    await front.building.proven()
    talk = await front.talk()
    await buried(front, a_row("k1"), a_row("k2", f"{LANE}:notices"))
    page = await anna.get(PAGE)
    tracking = (await front.building.delivery()).tracking_number
    assert page.words.count("A message to a chat") == 2
    assert page.text.count(f'<a href="/console/c/{talk.id}"><bdi>{tracking}</bdi></a>') == 2
    assert "Telegram refuses it as it is." in page.words
    assert page.words.count("· 1 try ·") == 2
    assert "Times are those of Europe/Helsinki." in page.words


async def test_nothing_of_what_it_says_is_on_the_page(front: Front, anna: Browser) -> None:
    """No text, no phone, no chat, no token of a webhook's address, no word of another's error."""
    await front.building.proven()
    await webhook(front)
    await buried(front, a_row(), an_event("evt/1"), error=f"telegram refuses it: {WORDS} {PHONE}")
    await laid_aside(front, error=f"cannot be read: {WORDS}")
    page = await anna.get(PAGE)
    assert page.words.count("row ") == 3
    for hidden in (WORDS, "889900", PHONE, "Aino", TOKEN, SECRET, "telegram:1:7", "lnk123"):
        assert hidden not in page.text


async def test_an_event_says_which_parcel_and_whose_webhook(front: Front, anna: Browser) -> None:
    """The host of its address alone."""
    await webhook(front)
    await buried(front, an_event("evt/1"), an_event("evt/2", "test"), error="HTTP 503")
    page = await anna.get(PAGE)
    assert page.words.count("An event to a webhook hooks.example") == 2
    assert page.words.count((await front.building.delivery()).tracking_number) == 1
    assert "about no parcel or talk that we know" in page.words
    assert "The other side answered with 503." in page.words


async def test_a_change_says_which_parcel_and_which_carrier(front: Front, anna: Browser) -> None:
    """And the carrier's news, from the other side."""
    delivery = await front.building.delivery()
    lane = f"carrier:{delivery.carrier}"
    row = Outgoing(
        key="errand", channel=Channel.CARRIER, lane=f"{lane}:{delivery.id}", body=b'{"change":"c"}'
    )
    await buried(front, row, error="not reached: ClientConnectorError")
    await laid_aside(
        front,
        lane=f"{lane}:{delivery.tracking_number}",
        source=Source.CARRIER,
        error="cannot be read: refused: address-not-located",
    )
    words = (await anna.get(PAGE)).words
    assert "A change to a carrier" in words
    assert "They could not be reached." in words
    assert "News from a carrier" in words
    assert "The house refused it: address not located." in words
    assert words.count(delivery.tracking_number) == 2


async def test_sent_again_it_waits_in_its_lane_and_the_dispatcher_is_woken(
    front: Front, sara: Browser
) -> None:
    """And it has left the page."""
    (seq,) = await buried(front, a_row())
    assert "Send again" in (await sara.get(PAGE)).words
    ring = asyncio.create_task(front.building.house.bell.wait(60.0))
    await asyncio.sleep(0)  # it listens
    answer = await sara.post(f"{PAGE}/sent/{seq}")
    async with asyncio.timeout(WAIT_SECONDS):
        await ring
    assert (answer.status, answer.where) == (303, "/console/undelivered?said=sent")
    page = await sara.get("/undelivered?said=sent")
    assert "It is on its way again." in page.words
    assert "Send again" not in page.words
    assert await keys_that_wait(front) == ["k1"]


async def test_a_second_click_is_harmless(front: Front, sara: Browser) -> None:
    """Also after it was sent, and for what never lay there."""
    (seq,) = await buried(front, a_row())
    await sara.post(f"{PAGE}/sent/{seq}")
    again = await sara.post(f"{PAGE}/sent/{seq}")
    assert again.where == "/console/undelivered?said=gone"
    assert await keys_that_wait(front) == ["k1"]
    for path in (f"/sent/{seq + 999}", f"/heard/{seq}"):
        assert (await sara.post(PAGE + path)).where == "/console/undelivered?said=gone"
    assert "nothing was done" in (await sara.get("/undelivered?said=gone")).words


async def test_a_secret_that_may_have_arrived_is_sent_only_on_a_clear_word(
    front: Front, sara: Browser
) -> None:
    """The button says what whoever presses it knows."""
    row = replace(a_row(), at_most_once=True)
    (seq,) = await buried(front, row, error="TimedOut", state=RowState.UNKNOWN)
    words = (await sara.get(PAGE)).words
    assert "it may have arrived" in words
    assert "It took too long." in words
    assert "It did not arrive: send again" in words
    await sara.post(f"{PAGE}/sent/{seq}")
    assert await keys_that_wait(front) == ["k1"]


async def test_what_is_no_longer_true_has_no_button(front: Front, sara: Browser) -> None:
    """It would only be laid down as stale."""
    until = front.building.clock.at + timedelta(hours=1)
    await buried(front, replace(a_row(), valid_until=until))
    assert "Send again" in (await sara.get(PAGE)).words
    front.building.clock.at += timedelta(hours=1)
    sara = await front.signed_in("Sara")
    words = (await sara.get(PAGE)).words
    assert "It is no longer true, so it is not sent again." in words
    assert "Send again" not in words


async def test_what_was_erased_has_no_button(front: Front, sara: Browser) -> None:
    """Nothing is left of it to send."""
    await buried(front, replace(a_row(), body=b""))
    words = (await sara.get(PAGE)).words
    assert "What it said was erased" in words
    assert "Send again" not in words


async def test_an_update_that_was_laid_aside_is_read_again(front: Front, sara: Browser) -> None:
    """After a mistake of ours was mended, for one."""
    await front.building.proven()
    seq = await laid_aside(front)
    words = (await sara.get(PAGE)).words
    assert "An update from Telegram" in words
    assert "A mistake of ours: the log tells which." in words
    assert (await sara.post(f"{PAGE}/heard/{seq}")).where == "/console/undelivered?said=heard"
    (lease,) = await front.building.lanes.claim_in("w2", front.building.clock.wall(), 9)
    (row,) = await front.building.lanes.next_in(lease, 9)
    assert (row.seq, row.tries, lease.lane) == (seq, 0, LANE)


@pytest.mark.parametrize(("name", "role"), [("Anna", Desk.AGENT), ("Olli", Desk.AUDITOR)])
async def test_agents_and_auditors_look_only(front: Front, name: str, role: Desk) -> None:
    """The page has no button for them, and the address refuses."""
    (seq,) = await buried(front, a_row())
    number = await laid_aside(front)
    browser = await front.signed_in(name)
    page = await browser.get(PAGE)
    assert "Telegram refuses it as it is." in page.words
    assert "A supervisor or an operator can try them again." in page.words
    assert page.text.count("<form") == 1  # to sign out
    for path in (f"/sent/{seq}", f"/heard/{number}"):
        refused = await browser.post(PAGE + path)
        assert refused.status == 403
        assert "You may look." in refused.words
    assert await front.building.lanes.buried() == 2


async def test_an_operator_may(front: Front) -> None:
    """As a supervisor may."""
    await front.employ("Otto", Desk.OPERATOR)
    (seq,) = await buried(front, a_row())
    otto = await front.signed_in("Otto")
    assert (await otto.post(f"{PAGE}/sent/{seq}")).status == 303
    assert await keys_that_wait(front) == ["k1"]


async def test_a_form_that_is_not_ours_sends_nothing(front: Front, sara: Browser) -> None:
    """A wrong token, another site, nobody."""
    (seq,) = await buried(front, a_row())
    path = f"{PAGE}/sent/{seq}"
    assert (await sara.post(path, {"csrf": "wrong"})).status == 403
    assert (await sara.post(path, Origin="https://evil.example")).status == 403
    nobody = front.browser()
    assert (await nobody.post(path)).where == "/console/login"
    assert (await nobody.get(PAGE)).where == "/console/login"
    assert await front.building.lanes.buried() == 1


async def test_the_head_of_every_page_says_how_many_and_leads_there(
    front: Front, anna: Browser
) -> None:
    """Nothing where there is nothing; live where a page stands open."""
    desk = await anna.get("/")
    assert "Undelivered" not in desk.words
    assert "Nothing lies here." in (await anna.get(PAGE)).words
    shown = shown_on(desk)
    async with anna.follow(desk.stream) as events:
        await buried(front, a_row())
        for event in await events.until("undelivered", "1"):
            shown.change(event)
    fresh = await anna.get("/")
    assert '<a href="/console/undelivered">' in fresh.text
    assert shown.parts["undelivered"] == shown_on(fresh).parts["undelivered"]


async def test_the_newest_come_first_and_older_ones_on_further_pages(
    front: Front, sara: Browser
) -> None:
    """Whoever sends an older one again stays at their place."""
    await buried(front, *(a_row(f"k{number}") for number in range(30)))
    first = await sara.get(PAGE)
    older = await sara.get("/undelivered?sent=6")
    assert "/console/undelivered?sent=6" in first.text
    assert [f"row {number} in" in first.words for number in (30, 6, 5)] == [True, True, False]
    assert first.text.index('id="sent-30"') < first.text.index('id="sent-6"')
    assert [f"row {number} in" in older.words for number in (6, 5, 1)] == [False, True, True]
    assert "Older ones" not in older.words
    assert 'action="/console/undelivered/sent/5?sent=6"' in older.text
    answer = await sara.post(f"{PAGE}/sent/5?sent=6")
    assert answer.where == "/console/undelivered?sent=6&said=sent"


@pytest.mark.parametrize(
    "query", ["sent=x", "heard=-1", "sent=%00", "said=<b>", "sent=" + "9" * 40]
)
async def test_a_strange_address_shows_the_newest(front: Front, anna: Browser, query: str) -> None:
    """And never an error."""
    await buried(front, a_row())
    page = await anna.get(f"{PAGE}?{query}")
    assert (page.status, "<b>" in page.text) == (200, False)
    assert "row 1 in the log" in page.words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("", "The log tells why."),
        ("the webhook is gone (410)", "The webhook wants no more events"),
        ("the address is not a public address", "The webhook's address cannot be called."),
        ("carrier posti is called no more", "This carrier is called no more."),
        ("HTTP 422 Aino lives in 5 C", "The other side answered with 422."),
        ("interrupted", "We were interrupted"),
        ("ServerDisconnectedError", "They could not be reached."),
        ("cannot be read: refused: Aino Virtanen", "It is not written as it should be."),
        ("unavailable: Unavailable", "A part of the house was not well"),
        ("bug", "A mistake of ours"),
        ("Aino Virtanen", "The log tells why."),
    ],
)
def test_a_reason_is_said_in_our_own_words(error: str, words: str) -> None:
    """What others wrote is not repeated."""
    assert trouble(error).startswith(words)
    assert "Aino" not in trouble(error)


async def webhook(front: Front) -> None:
    hook = Webhook(
        id=WebhookId("whk_1"),
        url=f"https://hooks.example/in/{TOKEN}?key={TOKEN}",
        events=("*",),
        secret=SECRET,
        created_at=NOW,
    )
    async with front.building.house.store.begin() as unit:
        await unit.webhooks.put(hook)


def an_event(key: str, about: str = DELIVERY) -> Outgoing:
    body = msgspec.json.encode({"webhook": "whk_1", "event": {"id": "evt", "data": WORDS}})
    return Outgoing(key=key, channel=Channel.WEBHOOK, lane=f"webhook:whk_1:{about}", body=body)


async def test_the_programs_that_we_look_at_stand_below(front: Front, anna: Browser) -> None:
    """The ill ones first, with what ails them and since when; and no word of theirs."""
    wall = front.building.clock.wall()
    ill = Sync(
        name="carrier:own-fleet",
        due_at=wall + timedelta(minutes=4),
        every_seconds=60,
        last_success=wall - timedelta(hours=1),
        last_error=f"Unavailable: HTTP 503 {WORDS}",
        errors_in_a_row=2,
    )
    well = Sync(name="geocoder:photon", due_at=wall, every_seconds=60, last_success=wall)
    async with front.building.house.store.begin() as unit:
        await unit.syncs.put(ill)
        await unit.syncs.put(well)
        rests = wall + timedelta(minutes=3)
        await unit.peers.keep(Breaker(name=ill.name, failures=7, rests_until=rests, error="x: y"))
        carrier = await unit.carriers.get(CarrierRef("own-fleet"))
    assert carrier is not None
    page = await anna.get(PAGE)
    assert page.words.index(carrier.name) < page.words.index("photon")
    assert "not well" in page.words
    assert "The other side answered with 503." in page.words
    assert "7 times in vain" in page.words
    assert "Left alone until" in page.words
    assert WORDS not in page.text


async def test_every_queue_is_called_by_a_name(anna: Browser) -> None:
    """Also the one to the agents' group: never by its code."""
    page = await anna.get("/undelivered")
    assert "To the agents' group" in page.words
    assert "outbox:" not in page.words
