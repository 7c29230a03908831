"""Acting: an agent takes the talk over, answers and hands it back; others look on."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from core.actions.baton import end_leases
from core.model.conversation import Holder
from core.model.ids import ConversationId
from core.model.notice import Notice, NoticeKind
from core.model.status import Status
from tests.bot.building import LANE
from tests.bot.world import SECOND
from tests.web_console.front import Browser, Front

DEEDS = (
    "/take-over",
    "/messages",
    "/hand-back",
    "/address/approve",
    "/address/decline",
    "/window",
)


async def test_who_waits_is_found_at_the_top_with_the_time_they_wait(
    front: Front, anna: Browser
) -> None:
    """Name, parcel, status in words, and how long."""
    await front.waiting_talk()
    front.building.clock.at += timedelta(minutes=3)
    page = await anna.get("/")
    assert "Waiting for a person 1" in page.words
    assert "Aino Virtanen" in page.words
    assert "waits 3 min" in page.words
    assert "has a time" in page.words or "announced" in page.words


async def test_a_courier_at_the_door_goes_before_whoever_waits_longer(
    front: Front, anna: Browser
) -> None:
    """Then who wrote last, then who waits longest; what nobody waits for stands below."""
    talk = await front.waiting_talk()
    conversation = await front.talk()
    house = front.building.house
    delivery = replace(
        await front.building.delivery(),
        id=SECOND,
        tracking_number="AT-THE-DOOR",
        chat_token="other",
        status=Status.ARRIVING,
        waits_until=front.building.clock.at + timedelta(minutes=10),
    )
    async with house.store.begin() as unit:
        await unit.deliveries.add(delivery)
        for number, focus in ((1, None), (2, SECOND)):
            await unit.conversations.put(
                replace(
                    conversation,
                    id=ConversationId(f"cnv_other_{number}"),
                    lane=f"telegram:1:{number + 100}",
                    asked_at=front.building.clock.at + timedelta(minutes=number),
                    focus=focus,
                )
            )
    front.building.clock.at += timedelta(minutes=9)
    page = await anna.get("/")
    places = [page.text.index(f"/c/{one}") for one in ("cnv_other_2", talk, "cnv_other_1")]
    assert places == sorted(places)
    assert "courier at the door now waits 7 min" in page.words
    assert "Somebody unknown" in page.words


async def test_an_empty_desk_is_kind(anna: Browser) -> None:
    """Nothing to do is good news."""
    page = await anna.get("/")
    assert "Nobody waits. Well done." in page.words
    assert "Choose a talk" in page.words


async def test_taking_over_shows_who_holds_the_talk_and_the_bot_is_silent(
    front: Front, anna: Browser
) -> None:
    """What the recipient writes then stands in the thread, and nothing answers it."""
    talk = await front.waiting_talk()
    answer = await anna.post(f"/c/{talk}/take-over")
    assert (answer.status, answer.where) == (303, f"/console/c/{talk}")
    assert (await front.talk()).holder is Holder.AGENT
    await front.building.work()  # the bot says that Anna is here
    assert await front.building.types("Where is my parcel?") == []
    page = await anna.get(f"/c/{talk}")
    assert "You hold the talk. The bot is silent." in page.words
    assert "Where is my parcel?" in page.words
    assert "Hand back to the bot" in page.words


async def test_another_agent_hears_who_holds_it(front: Front, anna: Browser, ben: Browser) -> None:
    """A kind sentence with the name, and the page as it is now."""
    talk = await front.waiting_talk()
    await anna.post(f"/c/{talk}/take-over")
    assert "Anna holds the talk." in (await ben.get(f"/c/{talk}")).words
    late = await ben.post(f"/c/{talk}/take-over")
    assert late.status == 409
    assert "Anna holds this talk now" in late.words
    by_script = await ben.post(f"/c/{talk}/take-over", **{"X-Requested-With": "fetch"})
    assert by_script.text == "Anna holds this talk now, so nothing was done."
    held = (await front.talk()).takeover
    assert held is not None
    assert held.agent == "agt_anna"


async def test_an_answer_goes_into_the_recipients_lane(front: Front, anna: Browser) -> None:
    """As a notice with the agent's name; the chat hears it and the thread shows it once."""
    talk = await front.waiting_talk()
    await anna.post(f"/c/{talk}/take-over")
    await front.building.work()
    sent = await anna.post(f"/c/{talk}/messages", {"text": "  I look\r\nfor it & you.  "})
    assert sent.status == 303
    (lease,) = await front.building.lanes.claim_in("w9", front.building.clock.wall(), 10)
    (row,) = await front.building.lanes.next_in(lease, 10)
    notice = msgspec.json.decode(row.incoming.body, type=Notice)
    assert (lease.lane, notice.kind) == (LANE, NoticeKind.AGENT_SAID)
    assert (notice.name, notice.text) == ("Anna", "I look\nfor it & you.")
    await front.building.lanes.release(lease, front.building.clock.wall())
    (letter,) = await front.building.work()
    assert "I look\nfor it &amp; you." in letter.text
    page = await anna.get(f"/c/{talk}")
    assert page.words.count("I look for it & you.") == 2  # in the thread, and in the list
    assert "Anna · 10:00" in page.words


async def test_only_the_holder_answers_and_no_word_is_lost(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """What was written comes back in the box."""
    talk = await front.waiting_talk()
    early = await ben.post(f"/c/{talk}/messages", {"text": "Hello <b>you</b>"})
    assert early.status == 409
    assert "Take it over, then answer" in early.words
    assert "Hello &lt;b&gt;you&lt;/b&gt;</textarea>" in early.text
    await anna.post(f"/c/{talk}/take-over")
    late = await ben.post(f"/c/{talk}/messages", {"text": "Hello"})
    assert "Anna holds this talk now" in late.words
    assert "Hello</textarea>" in late.text


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 3501])
async def test_an_answer_has_letters_but_not_too_many(
    front: Front, anna: Browser, text: str
) -> None:
    """The reason is said; nothing is sent."""
    talk = await front.waiting_talk()
    await anna.post(f"/c/{talk}/take-over")
    answer = await anna.post(f"/c/{talk}/messages", {"text": text})
    assert answer.status == 409
    assert "Nothing was sent" in answer.words


async def test_handing_back_lets_the_bot_speak_again(front: Front, anna: Browser) -> None:
    """The recipient hears it, and the next words are the bot's to answer."""
    talk = await front.waiting_talk()
    await anna.post(f"/c/{talk}/take-over")
    await front.building.work()
    assert (await anna.post(f"/c/{talk}/hand-back")).status == 303
    assert (await front.talk()).holder is Holder.BOT
    assert await front.building.work() != []
    assert await front.building.types("hello") != []
    assert "The bot holds the talk." in (await anna.get(f"/c/{talk}")).words


async def test_a_lease_that_ends_gives_the_talk_back(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Whoever fell silent holds nothing, and another may come."""
    talk = await front.waiting_talk()
    await anna.post(f"/c/{talk}/take-over")
    front.building.clock.at += timedelta(minutes=29)
    await anna.post(f"/c/{talk}/messages", {"text": "still here"})  # which renews it
    front.building.clock.at += timedelta(minutes=29)
    assert await end_leases(front.building.house) == 0
    front.building.clock.at += timedelta(minutes=2)
    assert await end_leases(front.building.house) == 1
    again = await front.signed_in("Ben")
    assert "The bot holds the talk." in (await again.get(f"/c/{talk}")).words
    assert (await again.post(f"/c/{talk}/take-over")).status == 303


@pytest.mark.parametrize("csrf", ["", "wrong", "é", "\u202e"])
async def test_a_form_without_the_right_token_is_refused(
    front: Front, anna: Browser, csrf: str
) -> None:
    """Every one of them, and nothing has changed."""
    talk = await front.waiting_talk()
    before = await front.talk()
    for path in (*(f"/c/{talk}{deed}" for deed in DEEDS), "/logout"):
        answer = await anna.post(path, {"csrf": csrf, "text": "hello"})
        assert answer.status == 403
    assert await front.talk() == before
    assert (await anna.get("/")).status == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_a_form_of_another_site_is_refused(
    front: Front, anna: Browser, headers: dict[str, str]
) -> None:
    """Even with the right token."""
    talk = await front.waiting_talk()
    before = await front.talk()
    for path in (*(f"/c/{talk}{deed}" for deed in DEEDS), "/logout"):
        assert (await anna.post(path, {"text": "hello"}, **headers)).status == 403
    assert await front.talk() == before
    own = str(front.server.make_url("/")).rstrip("/")
    assert (await anna.post(f"/c/{talk}/take-over", Origin=own)).status == 303


async def test_another_agents_token_is_no_token(front: Front, anna: Browser, ben: Browser) -> None:
    """It belongs to one session."""
    talk = await front.waiting_talk()
    assert (await anna.post(f"/c/{talk}/take-over", {"csrf": ben.csrf})).status == 403


async def test_an_auditor_may_look_but_not_act(front: Front) -> None:
    """The page has no buttons for them, and the address refuses."""
    talk = await front.waiting_talk()
    olli = await front.signed_in("Olli")
    page = await olli.get(f"/c/{talk}")
    assert "Aino Virtanen" in page.words
    assert "You may look, not answer." in page.words
    assert "Take over</button>" not in page.text
    assert "<textarea" not in page.text
    for deed in DEEDS:
        refused = await olli.post(f"/c/{talk}{deed}", {"text": "hello"})
        assert refused.status == 403
        assert "You may look, not act." in refused.words


async def test_a_form_sent_after_the_session_ended_says_so(front: Front, anna: Browser) -> None:
    """A page is led to the door; the script keeps the words and tells."""
    talk = await front.waiting_talk()
    front.building.clock.at += timedelta(minutes=31)
    assert (await anna.post(f"/c/{talk}/messages", {"text": "a"})).where == "/console/login"
    told = await anna.post(f"/c/{talk}/messages", {"text": "a"}, **{"X-Requested-With": "fetch"})
    assert told.status == 401
    assert "Your words are still here" in told.text


async def test_what_is_not_there_is_not_found(anna: Browser) -> None:
    """In words, with a way back; no stack, no echo of what was asked."""
    assert "There is no such conversation." in (await anna.get("/c/cnv_unknown")).words
    assert (await anna.post("/c/cnv_unknown/take-over")).status == 404
    strange = await anna.get("/c/%3Cscript%3E")
    assert strange.status == 404
    assert "script" not in strange.text
    assert "Back to the talks" in strange.words
    assert (await anna.get("/c/cnv_1/take-over")).status == 405


async def test_the_delivery_stands_beside_the_talk(front: Front, anna: Browser) -> None:
    """Address, what may be changed, what was promised; times by the carrier's clock."""
    await front.building.proven()
    talk = (await front.talk()).id
    await front.building.presses("address.yes")
    await front.building.presses("slot.pick")
    await front.building.presses("slot.yes")
    words = (await anna.get(f"/c/{talk}")).words
    promise = (await front.building.delivery()).promised
    assert promise is not None
    start = promise.window.start + timedelta(hours=2)  # Helsinki in winter
    assert f"{start:%a %d %b %H:%M}–" in words
    assert "✓ confirmed" in words
    assert "another time" in words
    assert "Attempts 0 of 3" in words
    assert "Times are those of Europe/Helsinki." in words
