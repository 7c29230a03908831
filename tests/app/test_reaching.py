"""Who cannot be reached in the chat hears what matters by mail, else by SMS; once, and by day."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from msgspec import structs
from sqlalchemy import select

from app.ids import new_id
from app.notifier_post import NotifierPost
from app.outbox import Carried
from bot.languages import LANGUAGES
from bot.letter import Letter, packed
from bot.short_letters import WHAT, short_letter
from bot.telegram.outlet import Unreachable
from bot.voice import Voice
from core.actions.announce import Announcement, announce
from core.actions.ask import ask
from core.actions.policies import set_policy
from core.actions.talking import unreachable
from core.commands import AskNeighbour, RevokeNeighbour
from core.model.address import AddressQuery
from core.model.asker import HOUSE, Asker, Role
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.notice_policy import Moment, NoticePolicy, Ping, PolicyOf, Way
from core.model.parcel import Parcel
from core.model.post import Channel, OutboxRow, Outgoing, RowState
from core.model.quiet_hours import QuietHours
from core.model.recipient import Recipient
from core.model.short_letter import Dispatch, ShortLetter
from core.model.status import EventType
from core.ports import RefusedForGood, Unavailable, UncertainEffect
from storage.store import SqlStore, open_store
from storage.tables import outbox, timeline
from tests.app.test_telegram_post import Courier, post
from tests.bot.building import Building, build
from tests.bot.test_interruptions import happened, hears
from tests.bot.world import DELIVERY, PHONE, a_carrier, a_delivery

MAIL = "aino@example.org"
BOTH = frozenset({Way.MAIL, Way.SMS})


@pytest_asyncio.fixture
async def building(tmp_path: Path) -> AsyncIterator[Building]:
    store = await open_store(f"sqlite+aiosqlite:///{tmp_path}/doorstep.db")
    try:
        yield build(store, store.lanes)
    finally:
        await store.aclose()


@dataclass
class Heard:
    """A notifier that remembers, and fails as it is told."""

    way: Way
    name: str = "fake"
    fails: Exception | None = None
    letters: list[ShortLetter] = field(default_factory=list)

    async def send(self, letter: ShortLetter) -> None:
        if self.fails is not None:
            raise self.fails
        self.letters.append(letter)

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


@dataclass
class Ladder:
    """The house with both ways below the chat, and what each carried."""

    building: Building
    mail: Heard = field(default_factory=lambda: Heard(Way.MAIL))
    sms: Heard = field(default_factory=lambda: Heard(Way.SMS))

    async def carries(self, way: Way = Way.MAIL) -> list[Carried]:
        """Everything that is due on that way now."""
        notifier = self.mail if way is Way.MAIL else self.sms
        post = NotifierPost(
            house=self.building.house, notifier=notifier, voice=Voice(), chance=lambda: 0.5
        )
        lanes, wall = self.building.lanes, self.building.clock.wall()
        ended = []
        channel = Channel.MAIL if way is Way.MAIL else Channel.SMS
        for lease, row in await lanes.start_out(channel, "n1", wall, 10):
            carried = await post.carry(row)
            ended.append(carried)
            if carried.state is None:
                assert carried.again_at is not None
                await lanes.put_back(lease, row, carried.error, carried.again_at)
            else:
                await lanes.sent(lease, [(row, carried.state)], wall)
            await lanes.release(lease, wall)
        return ended

    async def rows(self) -> list[tuple[str, Dispatch]]:
        store = self.building.house.store
        assert isinstance(store, SqlStore)
        query = select(outbox.c.channel, outbox.c.body).where(outbox.c.channel.in_(("mail", "sms")))
        found = await store.database.look(lambda db: db.execute(query).all())
        return [(channel, msgspec.json.decode(body, type=Dispatch)) for channel, body in found]


def aino(**told: str | None) -> Delivery:
    recipient = Recipient(phone=PHONE, email=MAIL, language="fi", name="Aino Virtanen")
    return replace(a_delivery(), conversation=None, recipient=replace(recipient, **told))


async def ladder_of(building: Building, delivery: Delivery, ways: frozenset[Way] = BOTH) -> Ladder:
    limits = replace(building.house.limits, bot_name="kauppa_bot")
    building.house = replace(building.house, ways=ways, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    await building.furnish(delivery)
    return Ladder(building)


async def test_who_never_opened_the_chat_hears_by_mail(building: Building) -> None:
    """In their language, with the link, and without their name, address or a code."""
    ladder = await ladder_of(building, aino())
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await hears(building, happened(EventType.OUT_FOR_DELIVERY, 1))
    assert [each.state for each in await ladder.carries()] == [RowState.DONE]
    (letter,) = ladder.mail.letters
    assert letter.to == MAIL
    assert letter.text.startswith("Kauppa Oy: Pakettisi on matkalla")
    assert "https://t.me/kauppa_bot?start=lnk123" in letter.text
    assert all(secret not in letter.text for secret in ("Aino", "Mannerheim", "123456"))
    assert await ladder.carries(Way.SMS) == []


async def test_the_queue_holds_nothing_of_a_person(building: Building) -> None:
    """Who it is, and the words, are looked up when it leaves."""
    ladder = await ladder_of(building, aino())
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    ((_, told),) = await ladder.rows()
    assert (told.delivery, told.kind, told.way) == (
        DELIVERY,
        NoticeKind.OUT_FOR_DELIVERY,
        Way.MAIL,
    )


async def test_without_a_mail_address_it_is_an_sms(building: Building) -> None:
    """Where the policy wants one."""
    ladder = await ladder_of(building, aino(email=None))
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await ladder.carries(Way.SMS)
    assert [letter.to for letter in ladder.sms.letters] == [PHONE]
    await hears(building, happened(EventType.DELIVERED, 60))
    assert await ladder.carries(Way.SMS) == []  # good to know, and not worth an SMS


async def test_a_refused_mail_goes_down_the_ladder(building: Building) -> None:
    """Once; and at its end the carrier hears that nobody was reached."""
    ladder = await ladder_of(building, aino())
    ladder.mail.fails = RefusedForGood("smtp answered 550")
    ladder.sms.fails = RefusedForGood("the sms gateway answered 422")
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert [each.state for each in await ladder.carries()] == [RowState.STALE]
    assert [each.state for each in await ladder.carries(Way.SMS)] == [RowState.DEAD]
    assert "unreachable: by sms" in await alerts(building)
    assert len(await pings(building)) == 1


async def test_a_ladder_that_ends_twice_is_told_once(building: Building) -> None:
    """The next letter is refused as the one before: no news."""
    ladder = await ladder_of(building, aino(), frozenset({Way.MAIL}))
    ladder.mail.fails = RefusedForGood("no such person")
    for kind, minutes in ((EventType.OUT_FOR_DELIVERY, 0), (EventType.ATTEMPT_FAILED, 60)):
        await hears(building, happened(kind, minutes))
        assert [each.state for each in await ladder.carries()] == [RowState.DEAD]
    assert (await alerts(building)).count("unreachable: by mail") == 1


async def test_a_courier_at_the_door_is_told_by_sms(building: Building) -> None:
    """To who never opened the chat: nobody reads a mail in four minutes. Once the wait is over, it
    stays unsaid."""
    ladder = await ladder_of(building, aino())
    await hears(building, happened(EventType.NO_ANSWER))
    assert await ladder.carries() == []
    assert [each.state for each in await ladder.carries(Way.SMS)] == [RowState.DONE]
    (letter,) = ladder.sms.letters
    assert letter.to == PHONE and "Kuljettaja on ovellasi" in letter.text
    assert "https://t.me/kauppa_bot?start=lnk123" in letter.text


async def test_an_ill_server_is_tried_again(building: Building) -> None:
    """With growing waits."""
    ladder = await ladder_of(building, aino())
    ladder.mail.fails = Unavailable("smtp: ConnectionRefusedError")
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert [each.state for each in await ladder.carries()] == [None]
    building.clock.at += timedelta(minutes=1)
    ladder.mail.fails = None
    assert [each.state for each in await ladder.carries()] == [RowState.DONE]


@pytest.mark.parametrize(("way", "state"), [(Way.MAIL, None), (Way.SMS, RowState.UNKNOWN)])
async def test_an_sms_whose_answer_was_lost_is_not_risked_twice(
    building: Building, way: Way, state: RowState | None
) -> None:
    """A mail is: its name is the same, and a mailbox shows it once."""
    ladder = await ladder_of(building, aino(email=MAIL if way is Way.MAIL else None))
    ladder.mail.fails = ladder.sms.fails = UncertainEffect("lost")
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert [each.state for each in await ladder.carries(way)] == [state]


async def test_who_opens_the_chat_meanwhile_reads_it_there(building: Building) -> None:
    """The letter stays unsent."""
    ladder = await ladder_of(building, aino())
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await building.proven()
    assert [each.state for each in await ladder.carries()] == [RowState.STALE]
    assert ladder.mail.letters == []


async def test_who_is_reached_in_the_chat_gets_no_letter(building: Building) -> None:
    """One fact, one way."""
    ladder = await ladder_of(building, aino())
    await building.proven()
    assert await hears(building, happened(EventType.OUT_FOR_DELIVERY)) != []
    assert await ladder.rows() == []


async def test_who_blocked_us_still_hears_what_matters(building: Building) -> None:
    """And is back in the chat as soon as they are."""
    ladder = await ladder_of(building, aino())
    await building.proven()
    async with building.house.store.begin() as unit:
        await unreachable(building.house, unit, (await building.talk()).id)
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await ladder.carries()
    assert len(ladder.mail.letters) == 1


async def test_the_notice_that_finds_the_chat_shut_goes_another_way(building: Building) -> None:
    """Nobody knew before that they had blocked us: what was on its way reaches them all the same,
    once, and an answer or an edit does not."""
    ladder = await ladder_of(building, aino())
    await building.proven()
    (letter, *_) = await hears(building, happened(EventType.ATTEMPT_FAILED))
    assert await ladder.rows() == []
    answer = structs.replace(letter, kind="")
    for each in (answer, letter, letter):
        assert (await refused_by_telegram(building, each)).state is RowState.STALE
    assert [told.kind for _, told in await ladder.rows()] == [NoticeKind.ATTEMPT_FAILED]
    await ladder.carries()
    assert len(ladder.mail.letters) == 1


async def refused_by_telegram(building: Building, letter: Letter) -> Carried:
    """A try that ends with "bot was blocked by the user"."""
    blocked = Courier(Unreachable(letter.conversation))
    out = Outgoing(key="tg/x", channel=Channel.TELEGRAM, lane="telegram:1:7", body=packed(letter))
    row = OutboxRow(seq=1, outgoing=out, tries=0, state=RowState.PENDING)
    return await post(building, blocked).carry(row)


async def test_who_stopped_us_hears_only_what_wants_a_decision(building: Building) -> None:
    """They asked for silence."""
    ladder = await ladder_of(building, aino())
    await building.proven()
    await building.types("/stop")
    assert (await building.talk()).stopped
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert await ladder.rows() == []
    await hears(building, happened(EventType.ATTEMPT_FAILED, 60))
    assert [told.kind for _, told in await ladder.rows()] == [NoticeKind.ATTEMPT_FAILED]


async def test_no_letter_leaves_at_night(building: Building) -> None:
    """It waits for the morning, by the clock of the place."""
    ladder = await ladder_of(building, aino())
    limits = replace(building.house.limits, quiet_hours=QuietHours.parse("21:00-08:00"))
    building.house = replace(building.house, limits=limits)
    building.clock.at = datetime(2026, 11, 24, 21, tzinfo=UTC)
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    (carried,) = await ladder.carries()
    assert carried.again_at == datetime(2026, 11, 25, 6, tzinfo=UTC)
    (ping,) = await pings(building)
    assert ping.at == datetime(2026, 11, 25, 6, tzinfo=UTC)


async def test_letters_count_in_the_days_budget(building: Building) -> None:
    """A decision goes beyond it."""
    ladder = await ladder_of(building, aino())
    await set_policy(building.house.store, PolicyOf(), NoticePolicy(pings_a_day=1))
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await hears(building, happened(EventType.DELAYED, 1))
    await hears(building, happened(EventType.ATTEMPT_FAILED, 2))
    kinds = [told.kind for _, told in await ladder.rows()]
    assert kinds == [NoticeKind.OUT_FOR_DELIVERY, NoticeKind.ATTEMPT_FAILED]


async def test_a_shop_that_wants_no_letters_sends_none(building: Building) -> None:
    """By its policy."""
    ladder = await ladder_of(building, aino())
    nothing: frozenset[Moment] = frozenset()
    silent = NoticePolicy(by_mail=nothing, by_sms=nothing)
    await set_policy(building.house.store, PolicyOf(merchant="Kauppa Oy"), silent)
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert await ladder.rows() == []


async def test_the_carrier_hears_once_that_nobody_opened_the_chat(building: Building) -> None:
    """On the day itself, whether there is another way or not."""
    await ladder_of(building, aino(), ways=frozenset())
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    await hears(building, happened(EventType.OUT_FOR_DELIVERY, 1))
    assert await alerts(building) == ["unreachable: never_started"]


async def test_an_announced_parcel_invites_by_mail(building: Building) -> None:
    """Where there is a mail address, and a bot to talk with."""
    ladder = await ladder_of(building, aino())
    building.house = replace(building.house, new_id=new_id)
    told = Announcement(
        tracking_number="2",
        carrier=a_carrier().ref,
        address=AddressQuery(text="Bulevardi 5"),
        merchant="Kirja Oy",
        recipient=Recipient(phone=PHONE, email=MAIL, language="sv"),
    )
    made = await announce(building.house, told, Asker(Role.SENDER, "key_1"))
    await ladder.carries()
    (letter,) = ladder.mail.letters
    assert letter.subject == "Din leverans från Kirja Oy"
    assert letter.text.endswith(f"start={made.chat_token}")
    assert made.proof_code not in letter.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_fits_an_sms_of_three_parts(language: str) -> None:
    """Also in scripts of which one part takes 67 letters."""
    delivery = replace(aino(language=language), chat_token="A" * 43, merchant="K" * 60)
    for kind in (*WHAT, NoticeKind.INVITED):
        told = Dispatch(delivery=DELIVERY, kind=kind, way=Way.SMS, key="k")
        letter = short_letter(Voice(), told, PHONE, delivery, None, "a_rather_long_name_of_a_bot")
        assert letter is not None and 0 < len(letter.text) <= 3 * 134 // 2 + 67


async def alerts(building: Building) -> list[str]:
    store = building.house.store
    assert isinstance(store, SqlStore)
    query = select(timeline.c.what).where(timeline.c.kind == "alert", timeline.c.who == str(HOUSE))
    return list(await store.database.look(lambda db: db.scalars(query).all()))


async def pings(building: Building) -> list[Ping]:
    async with building.house.store.read() as unit:
        return list(await unit.pings.of(DELIVERY))


# --- next door ------------------------------------------------------------------------------------

OLGA = "+358409876543"


async def with_olga_asked(building: Building) -> Ladder:
    ladder = await ladder_of(building, replace(aino(), parcel=Parcel()))
    page = replace(building.house.limits, app_url="https://parcels.example")
    building.house = replace(building.house, limits=page)
    building.converse = replace(building.converse, house=building.house)
    await building.proven()
    talk = await building.talk()
    by = Asker(Role.RECIPIENT, talk.id)
    await ask(building.house, AskNeighbour(DELIVERY, "Olga", OLGA), by)
    return ladder


async def test_a_neighbour_is_asked_by_sms(building: Building) -> None:
    """A link and nothing of anybody; the row in the outbox names neither of them."""
    ladder = await with_olga_asked(building)
    assert [(channel, row.to_neighbour) for channel, row in await ladder.rows()] == [("sms", True)]
    await ladder.carries(Way.SMS)
    (letter,) = ladder.sms.letters
    assert letter.to == OLGA
    assert "https://parcels.example/neighbour/n-" in letter.text
    theirs = ("Aino", "Virtanen", "Kauppa", "Mannerheimintie", PHONE, "Olga")
    assert [each for each in theirs if each in letter.text] == []


async def test_a_link_that_was_taken_back_is_not_sent(building: Building) -> None:
    """Nobody is asked what is settled."""
    ladder = await with_olga_asked(building)
    await ask(building.house, RevokeNeighbour(DELIVERY), HOUSE)
    (carried,) = await ladder.carries(Way.SMS)
    assert carried.state is RowState.STALE
    assert ladder.sms.letters == []


async def test_a_number_that_takes_no_sms_is_told(building: Building) -> None:
    """With the link to forward; an uncertain SMS is not sent a second time."""
    ladder = await with_olga_asked(building)
    ladder.sms.fails = RefusedForGood("no such number")
    await ladder.carries(Way.SMS)
    letters = await building.work()
    assert "Tekstiviesti ei mennyt perille" in letters[0].text
    assert "start=n-" in letters[-1].text
