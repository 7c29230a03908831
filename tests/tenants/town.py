"""Two tenants in one house: a blue and a green carrier, each with everything that there can be.

Whatever is one's says so: its names, numbers, ids and words begin with its mark, so that an answer
which shows another's is known by its letters.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import product
from pathlib import Path

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from app.compose import Home, opened_home
from app.settings import load
from app.web import web_app
from bot.telegram.setup import Me
from core.model.access import ApiKey, Desk, Person, Scope, Webhook
from core.model.attempt import Proof
from core.model.change import Change, ChangeState, ToSafePlace
from core.model.claim import Claim, ClaimKind
from core.model.conversation import Author, Conversation, Holder, Message
from core.model.courier_link import CourierLink, token_hash
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import (
    AgentId,
    ApiKeyId,
    CarrierRef,
    ChangeId,
    ClaimId,
    ConversationId,
    CourierLinkId,
    DeliveryId,
    HoldId,
    MessageId,
    PointRef,
    ProofPictureId,
    RouteRef,
    WebhookId,
)
from core.model.parcel import Size
from core.model.photo import Photo
from core.model.pickup_point import PickupPoint
from core.model.promise import Hold
from core.model.proof_picture import ProofPicture
from core.model.recipient import Recipient
from core.model.voice_note import VoiceNote
from core.ports import Unit
from tests.bot.building import Clock, a_route
from tests.bot.world import HELSINKI, NOW, a_carrier, a_delivery, located, window
from web.api.keys import hash_of
from web.console.sessions import sign_in

BLUE, GREEN = CarrierRef("bluebird-fleet"), CarrierRef("greenfinch-fleet")
MARKS: Mapping[CarrierRef, str] = {BLUE: "bluebird", GREEN: "greenfinch"}
SHARED = ConversationId("cnv_shared")  # somebody to whom both bring something
JPEG = b"\xff\xd8\xff\xe0" + b"a photo" * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"a name" * 40
OGG = b"OggS" + b"a voice" * 40
TOKEN = "1:the-token-of-our-bot"
PASSWORDLESS = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aaaaaaaaaaaaaaaaaaaaaa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls, and of which tenant; None for whoever is of the whole house, or of nothing."""

    name: str
    tenant: CarrierRef | None = None
    scope: Scope | None = None
    desk: Desk | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    csrf: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        """The marks of those of whom they may learn nothing."""
        if self.tenant is None:
            return ()
        return tuple(mark for ref, mark in MARKS.items() if ref != self.tenant)


@dataclass(slots=True)
class Town:
    """The whole app, served on 127.0.0.1, and everybody who calls it."""

    app: web.Application
    url: str
    session: ClientSession
    home: Home
    callers: list[Caller]


def ids_of(ref: CarrierRef) -> dict[str, str]:
    """What stands in a path, by what it names."""
    mark = MARKS[ref]
    return {
        "delivery": f"dlv_{mark}1",
        "change": f"chg_{mark}1",
        "hold": f"hld_{mark}1",
        "webhook": f"whk_{mark}1",
        "talk": f"cnv_{mark}1",
        "claim": f"clm_{mark}1",
        "link": f"lnk_{mark}1",
        "token": f"{mark}-drives-this-route-0123456789",
        "route": f"{mark}-r1",
        "point": f"{mark}-point",
        "carrier": ref,
        "photo": f"msg_{mark}photo",
        "voice": f"msg_{mark}voice",
        "proof": f"prf_{mark}1",
    }


@asynccontextmanager
async def opened_town(folder: Path) -> AsyncIterator[Town]:
    settings = load(
        database_url=f"sqlite+aiosqlite:///{folder}/doorstep.db",
        data_dir=folder,
        address_model_dir=folder / "none",
        _env_file=None,
    )
    async with opened_home(settings, Clock()) as home:
        told = {"telegram_token": SecretStr(TOKEN), "telegram_mode": "webhook"}
        limits = replace(home.house.limits, bot_name="doorstep_bot")
        home = replace(
            home,
            settings=settings.model_copy(update=told),
            me=Me(1, "doorstep_bot"),
            house=replace(home.house, limits=limits),
        )
        async with home.house.store.begin() as unit:
            for ref in MARKS:
                await _settle(unit, ref)
            await _share(unit)
            keys = await _keys(unit)
            await _people(unit)
        callers = [*keys, *await _signed_in(home)]
        app = await web_app(home)
        server = TestServer(app, host="127.0.0.1")
        await server.start_server()
        async with ClientSession() as session:
            yield Town(app, str(server.make_url("")).rstrip("/"), session, home, callers)
        await server.close()


async def _settle(unit: Unit, ref: CarrierRef) -> None:
    """One of everything."""
    mark, ids = MARKS[ref], ids_of(ref)
    delivery, talk = _delivery(ref), ConversationId(ids["talk"])
    await unit.carriers.put(replace(a_carrier(), ref=ref, name=f"{mark} carrier"))
    await unit.points.put(
        PickupPoint(
            ref=PointRef(ids["point"]),
            name=f"{mark} locker",
            location=HELSINKI,
            compartments={Size.M: 2},
            carrier=ref,
            told_by=f"key_carrier_{ref}",
        )
    )
    await unit.deliveries.add(delivery)
    await unit.conversations.put(_talk(talk, 7 if ref == BLUE else 9, delivery.id))
    for number, kind in enumerate(("text", "photo", "voice")):
        await unit.conversations.say(_line(talk, delivery.id, mark, kind, number))
    await unit.photos.keep(
        Photo(
            message=MessageId(ids["photo"]),
            conversation=talk,
            delivery=delivery.id,
            kept_at=NOW,
            mime="image/jpeg",
            content=JPEG + mark.encode(),
        )
    )
    await unit.voice_notes.keep(
        VoiceNote(
            message=MessageId(ids["voice"]),
            conversation=talk,
            delivery=delivery.id,
            kept_at=NOW,
            seconds=2,
            mime="audio/ogg",
            content=OGG + mark.encode(),
        )
    )
    await unit.proof_pictures.keep(
        ProofPicture(
            id=ProofPictureId(ids["proof"]),
            delivery=delivery.id,
            kept_at=NOW,
            mime="image/png",
            content=PNG + mark.encode(),
        )
    )
    route = a_route(ids["route"])
    stop = replace(route.stops[0], delivery=delivery.id, tracking_number=delivery.tracking_number)
    await unit.routes.put(replace(route, carrier=ref, stops=(stop,)))
    await unit.changes.put(
        Change(
            id=ChangeId(ids["change"]),
            delivery=delivery.id,
            carrier=ref,
            what=ToSafePlace(note=f"{mark} shed"),
            state=ChangeState.SENT,
            asked_by="recipient",
            asked_at=NOW,
            updated_at=NOW,
        )
    )
    await unit.holds.put(
        Hold(
            id=HoldId(ids["hold"]),
            delivery=delivery.id,
            window=window(1, 10),
            route_ref=RouteRef(ids["route"]),
            made_at=NOW,
            expires_at=NOW + timedelta(hours=1),
        )
    )
    await unit.webhooks.put(
        Webhook(
            id=WebhookId(ids["webhook"]),
            url=f"https://{mark}.example/hook",
            events=("*",),
            secret="whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0",
            carrier=ref,
            key=ApiKeyId(f"key_carrier_{ref}"),
            created_at=NOW,
        )
    )
    await unit.courier_links.put(
        CourierLink(
            id=CourierLinkId(ids["link"]),
            token_hash=token_hash(ids["token"]),
            route=RouteRef(ids["route"]),
            carrier=ref,
            made_by="agent:agt_anna",
            made_at=NOW,
            ends_at=NOW + timedelta(days=2),
        )
    )
    await unit.claims.put(
        Claim(
            id=ClaimId(ids["claim"]),
            delivery=delivery.id,
            carrier=ref,
            kind=ClaimKind.DAMAGED,
            opened_at=NOW,
            words=f"{mark} is broken",
            photos=(ids["photo"],),
        )
    )


def _delivery(ref: CarrierRef, number: int = 1, talk: str | None = None) -> Delivery:
    mark, ids = MARKS[ref], ids_of(ref)
    line = f"{mark.capitalize()}katu {number}, Helsinki"
    plain = a_delivery(DeliveryId(f"dlv_{mark}{number}"), merchant=f"{mark} shop")
    return replace(
        plain,
        tracking_number=f"{mark.upper()}{number}",
        carrier=ref,
        recipient=Recipient(name=f"{mark} Virtanen", phone="+358401234567", language="en"),
        address=replace(plain.address, text=line, verdict=located(line)),
        conversation=ConversationId(talk or ids["talk"]),
        chat_token=f"{mark}token{number}",
        proof_code="987321",
        door_card=DoorCard(
            code="4711#", note=f"{mark} bell", photo=ids["photo"], voice=ids["voice"]
        ),
        proof=Proof(kind="signature", picture=ProofPictureId(ids["proof"])),
        announced_by=f"sender:key_sender_{ref}",
    )


async def _share(unit: Unit) -> None:
    """A chat in which both bring something, each with its own words."""
    both = [_delivery(ref, 2, SHARED) for ref in MARKS]
    for number, (mark, delivery) in enumerate(zip(MARKS.values(), both, strict=True)):
        await unit.deliveries.add(delivery)
        await unit.conversations.say(_line(SHARED, delivery.id, mark, "shared", 50 + number))
    talk = _talk(SHARED, 11, *(one.id for one in both))
    await unit.conversations.put(talk)


def _talk(id: ConversationId, chat: int, *deliveries: DeliveryId) -> Conversation:
    return Conversation(
        id=id,
        lane=f"telegram:1:{chat}",
        chat_id=chat,
        user_id=chat,
        bot_id=1,
        holder=Holder.WAITING,
        asked_at=NOW,
        asked_why="lost",
        deliveries=deliveries,
        focus=deliveries[-1],
        created_at=NOW,
        updated_at=NOW,
    )


def _line(talk: ConversationId, about: DeliveryId, mark: str, kind: str, number: int) -> Message:
    return Message(
        id=MessageId(f"msg_{mark}{kind}"),
        conversation=talk,
        at=NOW,
        author=Author.RECIPIENT,
        kind=kind if kind in ("photo", "voice") else "text",
        text=f"{mark} asks: my door is 4711#",
        file_id=f"file{number}" if kind in ("photo", "voice") else None,
        delivery=about,
        telegram_id=number,
    )


async def _keys(unit: Unit) -> list[Caller]:
    """Each scope of each tenant and of the house; and what opens nothing."""
    callers = [
        Caller(name="nobody"),
        Caller(name="wrong", headers={"Authorization": "Bearer tck_guessed_0123456789"}),
    ]
    for scope, tenant in product(Scope, (BLUE, GREEN, None)):
        callers.append(await _key(unit, f"{scope}_{tenant or 'house'}", scope, tenant))
    for name, told in {
        "revoked": {"revoked_at": NOW - timedelta(days=1)},
        "expired": {"expires_at": NOW - timedelta(seconds=1)},
    }.items():
        gone = await _key(unit, name, Scope.CARRIER, BLUE, **told)
        callers.append(replace(gone, scope=None, tenant=None))
    return callers


async def _key(
    unit: Unit, name: str, scope: Scope, tenant: CarrierRef | None, **told: object
) -> Caller:
    secret = f"tck_{name}"
    key = ApiKey(
        id=ApiKeyId(f"key_{name}"),
        name=name,
        scope=scope,
        carrier=tenant,
        secret_hash=hash_of(secret),
        created_at=NOW,
    )
    await unit.access.put_key(replace(key, **told))  # type: ignore[arg-type]  # a test's facts
    headers = {"Authorization": f"Bearer {secret}"}
    return Caller(name=name, tenant=tenant, scope=scope, headers=headers)


PEOPLE: Mapping[str, tuple[Desk, CarrierRef | None]] = {
    "anna": (Desk.AGENT, None),
    "sara": (Desk.SUPERVISOR, None),
    "otto": (Desk.OPERATOR, None),
    "aura": (Desk.AUDITOR, None),
    "bella": (Desk.AGENT, BLUE),
    "gina": (Desk.AGENT, GREEN),
    "gaius": (Desk.AUDITOR, GREEN),
    "gustav": (Desk.SUPERVISOR, GREEN),
    "gone": (Desk.SUPERVISOR, None),
}


async def _people(unit: Unit) -> None:
    for name, (desk, tenant) in PEOPLE.items():
        person = Person(
            id=AgentId(f"agt_{name}"),
            email=f"{name}@doorstep.example",
            name=name.capitalize(),
            role=desk,
            password_hash=PASSWORDLESS,
            created_at=NOW,
            disabled_at=NOW if name == "gone" else None,
            carriers=(tenant,) if tenant is not None else (),
        )
        await unit.access.put_person(person)


async def _signed_in(home: Home) -> list[Caller]:
    callers = []
    for name, (desk, tenant) in PEOPLE.items():
        async with home.house.store.read() as unit:
            person = await unit.access.person_by_id(AgentId(f"agt_{name}"))
        assert person is not None
        token, session = await sign_in(home.house, person)
        cookie = {"Cookie": f"doorstep_console={token}"}
        known = Caller(name=name, tenant=tenant, desk=desk, headers=cookie, csrf=session.csrf)
        callers.append(known if name != "gone" else replace(known, desk=None))
    return callers
