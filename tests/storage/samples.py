"""Samples: values as full as they come, and as empty as they may be."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from core.model.access import ApiKey, Desk, Person, Scope, Session, Webhook
from core.model.address import (
    Components,
    Correction,
    Granularity,
    Instructions,
    Suggestion,
    Verdict,
    VerdictCode,
)
from core.model.attempt import Attempt, Proof, Settled
from core.model.carrier import Capability, Carrier, ChangeAction, CutOff
from core.model.change import (
    AddressChange,
    CallOff,
    Change,
    ChangeState,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.conversation import Author, Conversation, Holder, Message, Proving, Takeover
from core.model.courier_link import CourierLink
from core.model.delivery import (
    AddressVersion,
    Confirmation,
    Delivery,
    DeliveryAddress,
    Format,
    SenderRules,
)
from core.model.door_card import DoorCard
from core.model.door_line import DoorLine, Speaker
from core.model.eta import Eta
from core.model.event import CarrierEvent
from core.model.evidence import Evidence, Finding
from core.model.ids import (
    AgentId,
    ApiKeyId,
    CarrierRef,
    ChangeId,
    ConversationId,
    CourierLinkId,
    DeliveryId,
    DoorLineId,
    HoldId,
    LearnedId,
    MessageId,
    PlaceId,
    PointRef,
    PromiseId,
    ProofPictureId,
    RouteRef,
    WaitingId,
    WebhookId,
)
from core.model.learned_address import LearnedAddress
from core.model.location import Location
from core.model.neighbour_ask import NeighbourAsk
from core.model.parcel import Money, Parcel, Size
from core.model.photo import Photo
from core.model.pickup_point import Pickup, PickupPoint, PointKind
from core.model.post import Channel, Incoming, Outgoing, Source
from core.model.promise import Hold, HoldState, Promise, PromiseState
from core.model.proof_picture import ProofPicture
from core.model.reason import Reason
from core.model.recipient import Recipient
from core.model.rescue import Rescue, RescueAnswer
from core.model.route import Profile, Route, Stop, StopState, Terminus, Vehicle
from core.model.saved_place import SavedPlace
from core.model.status import EventType, Flag, Status
from core.model.sync import Sync
from core.model.voice_note import VoiceNote
from core.model.waiting import Waiting
from core.model.window import Window

NOW = datetime(2026, 11, 24, 8, 0, 0, 123456, tzinfo=UTC)
CARRIER = CarrierRef("own-fleet")
HOME = Location(60.1661, 24.9322)
WINDOW = Window(NOW, NOW + timedelta(hours=2))


def delivery(number: int = 1) -> Delivery:
    """A delivery that nothing is known of but its name."""
    return Delivery(
        id=DeliveryId(f"dlv_{number:020}"),
        tracking_number=f"JJFI{number:011}",
        carrier=CARRIER,
        created_at=NOW,
        updated_at=NOW,
    )


def promise(number: int = 1) -> Promise:
    return Promise(
        id=PromiseId(f"prm_{number:020}"),
        delivery=delivery().id,
        window=WINDOW,
        made_at=NOW + timedelta(minutes=number),
        changeable_until=NOW,
        state=PromiseState.ACCEPTED,
        route_ref=RouteRef("r1"),
    )


def hold(number: int = 1) -> Hold:
    return Hold(
        id=HoldId(f"hold_{number:020}"),
        delivery=delivery().id,
        window=WINDOW,
        route_ref=RouteRef("r1"),
        made_at=NOW,
        expires_at=NOW + timedelta(minutes=number),
        state=HoldState.HELD,
    )


def waiting(number: int = 1, days: int = 0) -> Waiting:
    moved = timedelta(days=days)
    return Waiting(
        id=WaitingId(f"wtg_{number:020}"),
        delivery=delivery(number).id,
        carrier=CARRIER,
        day=(NOW + moved).date(),
        window=Window(WINDOW.start + moved, WINDOW.end + moved),
        asked_at=NOW + timedelta(minutes=number),
        hold=HoldId("hold_1"),
        offers=1,
        not_before=NOW,
    )


VERDICT = Verdict(
    verdict=VerdictCode.DELIVERABLE,
    confidence=0.98,
    granularity=Granularity.ENTRANCE,
    components=Components(street="Mannerheimintie", house_number="12", unit="B 24", country="FI"),
    formatted="Mannerheimintie 12 B 24, 00100 Helsinki",
    location=HOME,
    sigma_m=12.5,
    suggestions=(
        Suggestion(formatted="Kuja 1", components=Components(), location=None, score=0.4),
    ),
    corrections=(Correction(component="street", written="Manerheim", corrected=None),),
    instructions=Instructions(gate_code="12#4", note="ylös"),
)

FULL_DELIVERY = replace(
    delivery(),
    merchant="Kauppa Oy",
    recipient=Recipient(
        name="Aino Virtanen",
        phone="+358401234567",
        language="fi",
        email="aino@example.fi",
        company="Aino Oy",
    ),
    address=DeliveryAddress(
        text="Mannerheimintie 12 B 24",
        components=Components(city="Helsinki"),
        country="FI",
        location=HOME,
        verdict=VERDICT,
        confirmed=Confirmation(NOW, "recipient:cnv_1"),
    ),
    parcel=Parcel(
        size=Size.XL,
        weight_kg=12.25,
        fragile=True,
        signature_required=True,
        min_age=18,
        value=Money(Decimal("49.90"), "EUR"),
    ),
    format=Format.TERMINAL_TO_TERMINAL,
    point=PointRef("pasila"),
    from_point=PointRef("turku"),
    earliest=date(2026, 11, 23),
    latest=date(2026, 11, 27),
    recurrence="FREQ=WEEKLY;BYDAY=TU",
    priority=3,
    rules=SenderRules(neighbour=False),
    versions=(
        AddressVersion(
            number=1,
            at=NOW,
            by="sender:key_1",
            how="announced",
            text="Mannerheimintie 12, 4321",
            line="Mannerheimintie 12",
            verdict=VerdictCode.DELIVERABLE,
        ),
    ),
    door_card=DoorCard(
        entrance="B", code="4321", access_needs="slow lift", lift="no", height_m_max=3.2
    ),
    status=Status.ARRIVING,
    flags=frozenset({Flag.DELAYED, Flag.RESCHEDULED}),
    newest_event_at=NOW,
    promise=promise(),
    eta=Eta(start=NOW, end=NOW + timedelta(minutes=20), probability=0.8, as_of=NOW),
    pickup=Pickup(point=PointRef("pasila"), available_from=NOW, until=NOW, code="99"),
    proof=Proof(kind="left_with", name="naapuri", location=HOME),
    arrived_at=NOW,
    waits_until=NOW,
    rescue=Rescue(answer=RescueAnswer.GATE_CODE, text="4321#", at=NOW, extended=True),
    neighbour_ask=NeighbourAsk(
        token="n-77", name="Olga 28", asked_at=NOW, expires_at=NOW + timedelta(hours=2)
    ),
    attempts=(
        Attempt(
            at=NOW,
            reason=Reason.NO_ACCESS,
            note="ovi kiinni",
            proof=Proof(kind="photo", url="https://c.example/p/77", name="naapuri"),
            evidence=Evidence(finding=Finding.AGREES, nearest_metres=20, has_photo=True),
            disputed=True,
            settled=Settled.STANDS,
        ),
    ),
    conversation=ConversationId("cnv_00000000000000000001"),
    chat_token="tok-1",
    proof_code="123456",
    proof_tries=2,
    proof_locked_until=NOW,
    nudged_at=NOW,
    proved_at=NOW,
)

FULL_CARRIER = Carrier(
    ref=CARRIER,
    name="Oma",
    timezone="Europe/Helsinki",
    units={Size.S: 1, Size.XL: 9},
    fallback=(CarrierRef("other"),),
    sla={"first_attempt": 0.95},
    capabilities={
        ChangeAction.CHANGE_WINDOW: Capability(
            until=CutOff(status=Status.LOADED, hours_before_window=1.5, local_time=time(20, 30)),
            fee=Money(Decimal("2.50"), "EUR"),
            reversible=False,
            confirms=True,
        ),
        ChangeAction.CANCEL: Capability(allowed=False),
    },
)


def route(ref: str = "r1", stops: int = 1) -> Route:
    return Route(
        ref=RouteRef(ref),
        carrier=CARRIER,
        date=date(2026, 11, 24),
        version=7,
        vehicle=Vehicle(
            ref="van-1",
            profile=Profile.TRUCK,
            units=60,
            weight_kg=800.0,
            height_m=2.6,
            skills=frozenset({"lift", "cold"}),
        ),
        start=Terminus(location=HOME, at=NOW),
        end=Terminus(location=HOME, at=NOW + timedelta(hours=8)),
        stops=tuple(stop(f"stop-{number}") for number in range(stops)),
        revision=2,
        body_hash="abc",
        progress=1,
    )


def stop(key: str) -> Stop:
    return Stop(
        key=key,
        location=HOME,
        service_seconds=180,
        delivery=delivery().id,
        window=WINDOW,
        arrival=NOW,
        state=StopState.SERVED,
        hold=HoldId("hold_1"),
        promised=True,
    )


def change(number: int, what: What, state: ChangeState = ChangeState.QUEUED) -> Change:
    return Change(
        id=ChangeId(f"chg_{number:020}"),
        delivery=delivery().id,
        carrier=CARRIER,
        what=what,
        state=state,
        asked_by="recipient:cnv_1",
        asked_at=NOW,
        deadline=NOW + timedelta(hours=number),
        their_id="T-1",
        updated_at=NOW,
    )


EVERY_WHAT: tuple[What, ...] = (
    WindowChange(window=WINDOW, promise=promise().id, route_ref=RouteRef("r1"), before=WINDOW),
    AddressChange(
        old="a",
        new="b",
        components=Components(city="Espoo"),
        location=HOME,
        verdict="deliverable",
        by="recipient",
        before=FULL_DELIVERY.address,
    ),
    PointRedirect(point=PointRef("pasila"), size="M", until=NOW),
    ToNeighbour(name="Ville", unit="B 25"),
    ToSafePlace(note="vaja"),
    NewInstructions(door_card=DoorCard(code="1")),
    NewRecipient(recipient=Recipient(name="Ville")),
    PutOff(until=date(2026, 12, 1)),
    LongerPickup(until=NOW),
    SendBack(reason="too late"),
    CallOff(),
)

POINT = PickupPoint(
    ref=PointRef("pasila"),
    name="Pasila",
    kind=PointKind.LOCKER,
    location=HOME,
    address="Ratapihantie 6",
    opening_hours="24/7",
    compartments={Size.S: 2, Size.M: 1},
)


def conversation(number: int = 1) -> Conversation:
    return Conversation(
        id=ConversationId(f"cnv_{number:020}"),
        lane=f"telegram:7:{number}",
        chat_id=number,
        user_id=9_007_199_254_740_993,
        bot_id=7,
        created_at=NOW + timedelta(minutes=number),
        updated_at=NOW,
    )


FULL_CONVERSATION = replace(
    conversation(),
    language="fi",
    language_chosen=True,
    holder=Holder.AGENT,
    takeover=Takeover(
        agent=AgentId("agt_1"),
        agent_name="Olli",
        since=NOW,
        lease_until=NOW + timedelta(minutes=30),
    ),
    asked_at=NOW,
    asked_why="lost",
    scene="choose_slot",
    beat="which_day",
    notes='{"day":"2026-11-25"}',
    deliveries=(delivery().id,),
    focus=delivery().id,
    proving=Proving(delivery=delivery().id),
    misunderstood=2,
)


def message(number: int = 1, conversation_number: int = 1) -> Message:
    return Message(
        id=MessageId(f"msg_{number:020}"),
        conversation=conversation(conversation_number).id,
        at=NOW,
        author=Author.RECIPIENT,
        kind="pin",
        text=f"rivi {number} 🚚",
        buttons=("Kyllä", "Ei"),
        file_id="f1",
        lat=60.1,
        lon=24.9,
        delivery=delivery().id,
        telegram_id=number,
    )


EVENT = CarrierEvent(
    event_id="e1",
    type=EventType.ATTEMPT_FAILED,
    occurred_at=NOW,
    reason=Reason.NO_ACCESS,
    location=HOME,
    note="ovi",
    proof=Proof(kind="photo", url="https://example.fi/1.jpg"),
    code="12",
    until=NOW,
    raw_type="X1",
)
KEY = ApiKey(
    id=ApiKeyId("key_1"),
    name="fleet",
    scope=Scope.CARRIER,
    carrier=CARRIER,
    secret_hash="h1",
    created_at=NOW,
)
PERSON = Person(
    id=AgentId("agt_1"),
    email="olli@example.fi",
    name="Olli",
    role=Desk.SUPERVISOR,
    password_hash="$argon2id$1",
    created_at=NOW,
)
SESSION = Session(
    token_hash="t1", person=PERSON.id, csrf="c", made_at=NOW, seen_at=NOW, ends_at=NOW
)
WEBHOOK = Webhook(
    id=WebhookId("whk_1"),
    url="http://127.0.0.1:1/x",
    events=("delivery.*",),
    secret="whsec_x",
    carrier=CARRIER,
    created_at=NOW,
)
SYNC = Sync(name="carrier:own-fleet", due_at=NOW, every_seconds=60, cursor="c1", done_until=NOW)


PLACE = SavedPlace(
    id=PlaceId("plc_1"),
    conversation=conversation().id,
    label="koti",
    address=replace(FULL_DELIVERY.address, confirmed=None),
    door_card=DoorCard(entrance="B", lift="no", height_m_max=3.2),
    gazetteer_version="fi-osm:1",
    saved_at=NOW,
)
LEARNED = LearnedAddress(
    id=LearnedId("lrn_1"),
    country="FI",
    components=Components(street="Uusitie", house_number="7", city="Helsinki"),
    location=HOME,
    sigma_m=30.0,
    delivery=delivery().id,
    learned_at=NOW,
)
COURIER_LINK = CourierLink(
    id=CourierLinkId("crl_00000000000000000001"),
    token_hash="abc",
    route=RouteRef("r1"),
    carrier=CARRIER,
    made_by="agent:agt_1",
    made_at=NOW,
    ends_at=NOW + timedelta(hours=14),
)

PROOF_PICTURE = ProofPicture(
    id=ProofPictureId("prf_1"),
    delivery=delivery().id,
    kept_at=NOW,
    mime="image/jpeg",
    content=b"\xff\xd8\xff canary",
)

DOOR_LINE = DoorLine(
    id=DoorLineId("dln_00000000000000000001"),
    delivery=delivery().id,
    at=NOW,
    by=Speaker.RECIPIENT,
    answer="coming",
    text="canary",
    language="fi",
)

VOICE_NOTE = VoiceNote(
    message=MessageId("msg_1"),
    conversation=conversation().id,
    delivery=delivery().id,
    kept_at=NOW,
    seconds=4,
    mime="audio/ogg",
    content=b"OggS canary",
)


PHOTO = Photo(
    message=MessageId("msg_2"),
    conversation=conversation().id,
    delivery=delivery().id,
    kept_at=NOW,
    mime="image/jpeg",
    content=b"\xff\xd8\xff canary",
)


def incoming(number: int, lane: str = "telegram:7:1") -> Incoming:
    return Incoming(
        source=Source.TELEGRAM, id=f"7:{number}", lane=lane, body=b"{}", received_at=NOW
    )


def outgoing(key: str, lane: str = "telegram:7:1") -> Outgoing:
    return Outgoing(key=key, channel=Channel.TELEGRAM, lane=lane, body=b"hello")
