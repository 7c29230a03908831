"""A small world for scripts: a recipient, their deliveries, and what commands do to them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.facts import (
    CarrierAsked,
    CarrierOptions,
    Consents,
    ConsentsGiven,
    Facts,
    Gathered,
    Lockers,
    LockersNear,
    Need,
    Offered,
    OffersFor,
    Queue,
    QueueBefore,
    Rain,
    RainThen,
    ReadingOf,
    VerdictOn,
)
from bot.understanding import understand
from core import commands as c
from core.actions.announce import card_at, told_address
from core.actions.passing_by import PASSED_BY
from core.model.address import Components, Granularity, Suggestion, Verdict, VerdictCode
from core.model.attempt import Attempt, Proof
from core.model.carrier import Carrier, ChangeAction, all_allowed
from core.model.change import (
    AddressChange,
    Change,
    ChangeState,
    NewInstructions,
    PointRedirect,
    SendBack,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.conversation import Conversation, Holder, Proving
from core.model.delegate import Delegate, named, revoked
from core.model.delivery import Confirmation, Delivery, DeliveryAddress
from core.model.eta import Eta
from core.model.ids import (
    CarrierRef,
    ChangeId,
    ConversationId,
    DeliveryId,
    HoldId,
    PaymentId,
    PlaceId,
    PointRef,
    PromiseId,
    RouteRef,
    WaitingId,
)
from core.model.location import Location
from core.model.neighbour_ask import AskState, NeighbourAsk, NextDoor, ends_at
from core.model.options import option
from core.model.parcel import Money, Size
from core.model.payment import Payment, PaymentState, TakesMoney, Why
from core.model.pickup_point import Pickup, PickupPoint
from core.model.point_choice import Hours, Place
from core.model.promise import Hold, Promise, PromiseState
from core.model.reason import Reason
from core.model.recipient import Recipient
from core.model.rescue import EXTRA_SECONDS, Rescue, RescueAnswer, waits_longer
from core.model.saved_place import SavedPlace, place_of
from core.model.status import EventType, Flag, Status
from core.model.waiting import Waiting
from core.model.window import Window
from core.refusals import (
    Refusal,
    address_not_located,
    hold_expired,
    not_allowed,
    not_found,
    slot_gone,
    wrong_code,
)

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
TALK = ConversationId("cnv_00000000000000000001")
DELIVERY = DeliveryId("dlv_00000000000000000001")
SECOND = DeliveryId("dlv_00000000000000000002")
HELSINKI = Location(60.166, 24.932)
PHONE = "+358401234567"


def window(day: int, hour: int, hours: int = 2) -> Window:
    """A window that many days from now, by Helsinki's clock."""
    start = datetime(2026, 11, 24 + day, hour - 2, tzinfo=UTC)
    return Window(start, start + timedelta(hours=hours))


OFFERS = (
    window(0, 14),
    window(0, 16),
    window(0, 18),
    window(1, 10),
    window(1, 18),
    window(2, 10),
    window(3, 18),
)


def located(line: str) -> Verdict:
    return Verdict(
        verdict=VerdictCode.DELIVERABLE,
        confidence=0.98,
        granularity=Granularity.BUILDING,
        components=Components(street=line.split(" ")[0]),
        formatted=line,
        location=HELSINKI,
    )


HOME = "Mannerheimintie 12 B 24, 00100 Helsinki"
VERDICTS: dict[str, Verdict] = {
    "Bulevardi 5": located("Bulevardi 5, 00120 Helsinki"),
    "Bulevardi 5, 00120 Helsinki": located("Bulevardi 5, 00120 Helsinki"),
    "Bulevardi": replace(
        located("Bulevardi, Helsinki"),
        verdict=VerdictCode.NEEDS_HOUSE_NUMBER,
        granularity=Granularity.STREET,
        components=Components(street="Bulevardi"),
    ),
    "Talo 9": replace(located("Talo 9, Helsinki"), verdict=VerdictCode.NEEDS_UNIT),
    "Kaukana 1": replace(located("Kaukana 1, Oulu"), verdict=VerdictCode.OUTSIDE_AREA),
    "Kaksi 2": replace(
        located(""),
        verdict=VerdictCode.AMBIGUOUS,
        suggestions=(
            Suggestion(
                formatted="Bulevardi 5, 00120 Helsinki",
                components=Components(),
                location=HELSINKI,
                score=0.8,
            ),
            Suggestion(
                formatted="Kaksitie 2, Espoo", components=Components(), location=HELSINKI, score=0.7
            ),
        ),
    ),
}
NOT_FOUND = Verdict(verdict=VerdictCode.NOT_FOUND, confidence=0.1)
LOCKERS = (
    Place(
        point=PickupPoint(
            ref=PointRef("kamppi"),
            name="Locker Kamppi",
            location=HELSINKI,
            address="Urho Kekkosen katu 1",
            opening_hours="Mo-Sa 08:00-22:00",
            compartments={Size.M: 2},
        ),
        available={Size.M: 2},
        metres=300,
        walk_seconds=240,
        on_streets=True,
        hours=Hours(is_open=True, changes_at=NOW + timedelta(hours=12)),
    ),
    Place(
        point=PickupPoint(ref=PointRef("ruoholahti"), name="Locker Ruoholahti", location=HELSINKI),
        available={Size.M: 1},
        metres=800,
        walk_seconds=660,
        on_streets=True,
    ),
)


def a_carrier() -> Carrier:
    return replace(
        all_allowed(CarrierRef("own-fleet")), name="Own Fleet", timezone="Europe/Helsinki"
    )


def a_delivery(id: DeliveryId = DELIVERY, merchant: str = "Kauppa Oy") -> Delivery:
    return Delivery(
        id=id,
        tracking_number="JJFI6000000000" + id[-1],
        carrier=CarrierRef("own-fleet"),
        merchant=merchant,
        recipient=Recipient(name="Aino Virtanen", phone=PHONE, language="en"),
        address=DeliveryAddress(text=HOME, country="FI", verdict=located(HOME)),
        conversation=TALK,
        chat_token="lnk123",
        proof_code="123456",
        created_at=NOW,
        updated_at=NOW,
    )


@dataclass
class World:
    """What is true, changed by commands as the house would change it."""

    now: datetime = NOW
    carrier: Carrier = field(default_factory=a_carrier)
    talk: Conversation = field(
        default_factory=lambda: Conversation(
            id=TALK,
            lane="telegram:1:7",
            chat_id=7,
            user_id=7,
            bot_id=1,
            scene="menu",
            deliveries=(DELIVERY,),
            focus=DELIVERY,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    deliveries: dict[DeliveryId, Delivery] = field(default_factory=lambda: {DELIVERY: a_delivery()})
    changes: list[Change] = field(default_factory=list)
    agreed: tuple[Change, ...] = ()  # with the agent who has just left
    hold: Hold | None = None
    offered: Offered = field(default_factory=lambda: Offered(windows=OFFERS))
    lockers: Lockers = field(default_factory=lambda: Lockers(places=LOCKERS))
    gate: str | None = None  # why a change of address is refused until the chat proves itself again
    places: tuple[SavedPlace, ...] = ()
    wished: Window | None = None
    wishes: tuple[Waiting, ...] = ()
    next_door: NextDoor | None = None
    app_url: str | None = None
    listens: bool = False
    fee: Money | None = None  # to be paid in the chat
    payment: Payment | None = None
    rain: Window | None = None  # likely, as the forecast says
    reaches_courier: bool = False
    counter: int = 0

    def facts(self, focus: DeliveryId | None = None) -> Facts:
        wanted = focus or self.talk.focus
        mine = [d for d in self.deliveries.values() if d.id in self.talk.deliveries]
        delivery = next((d for d in mine if d.id == wanted), None)
        pickup = delivery.pickup if delivery else None
        point = next(
            (
                place.point
                for place in (*self.lockers.places, *LOCKERS)
                if pickup is not None and place.point.ref == pickup.point
            ),
            None,
        )
        return Facts(
            now=self.now,
            conversation=self.talk,
            delivery=delivery,
            deliveries=tuple(mine),
            carrier=self.carrier if delivery else None,
            hold=self.hold,
            wishes=self.wishes,
            agreed=self.agreed,
            changes=tuple(c for c in self.changes if delivery and c.delivery == delivery.id),
            point=point,
            places=self.places,
            next_door=self.next_door,
            bot_name="doorstep_bot",
            app_url=self.app_url,
            listens=self.listens,
            reaches_courier=self.reaches_courier,
            payment=self.payment,
            takes_money=TakesMoney(provider=self.fee is not None),
        )

    def gather(self, need: Need) -> Gathered:
        match need:
            case CarrierOptions():
                return CarrierAsked()
            case OffersFor(delivery=id) if not self._may_move(id):
                return Offered(refusal=Refusal(code="not-allowed", detail=""))
            case OffersFor():
                return self.offered
            case LockersNear():
                return self.lockers
            case QueueBefore():
                return Queue(0)
            case ConsentsGiven():
                return Consents()
            case RainThen():
                return Rain(self.rain)
            case ReadingOf(text=text, zone=zone):
                return understand(text, self.now.astimezone(ZoneInfo(zone)))
            case VerdictOn(query=query, draft=draft):
                text = query.text or ""
                if query.pin is not None and not text:
                    pin = located(f"{query.pin.lat}, {query.pin.lon}")
                    only = replace(pin, verdict=VerdictCode.PIN_ONLY, components=Components())
                    return replace(only, location=query.pin)
                if query.pin is not None and query.pin.metres_to(HELSINKI) > 500:
                    return replace(located(text), verdict=VerdictCode.PIN_MISMATCH)
                if draft is not None and draft.components.street == "Bulevardi":
                    return VERDICTS.get(f"Bulevardi {text}", NOT_FOUND)
                return VERDICTS.get(text) or (located(text) if text == HOME else NOT_FOUND)

    def _may_move(self, id: DeliveryId) -> bool:
        told = self.deliveries[id]
        return option(ChangeAction.CHANGE_WINDOW, told, self.carrier, self.now).allowed

    def change(self, delivery: Delivery, what: What) -> None:
        self.counter += 1
        now = self.now + timedelta(seconds=self.counter)
        self.changes.append(
            Change(
                id=ChangeId(f"chg_{self.counter:020d}"),
                delivery=delivery.id,
                carrier=delivery.carrier,
                what=what,
                asked_by=f"recipient:{TALK}",
                asked_at=now,
                updated_at=now,
            )
        )

    def put(self, delivery: Delivery) -> None:
        self.deliveries[delivery.id] = delivery

    def act(self, command: c.Command) -> None:
        """What the house does, as far as a script can see it. Raises Refused."""
        self._check(command)
        match command:
            case c.HoldSlot(delivery=id, window=wished):
                if wished not in self.offered.windows:
                    raise slot_gone()
                self._hold(id, wished)
                self._bill()
            case c.KeepNextTry(delivery=id, window=wished):
                self._hold(id, wished)
                assert self.hold is not None
                self.hold = replace(self.hold, expires_at=self.now + timedelta(hours=2))
            case c.MinorAnswers(delivery=id):
                self.put(replace(self.deliveries[id], minor_at=self.now))
            case c.DisputeAttempt(delivery=id):
                told = self.deliveries[id]
                last = replace(told.attempts[-1], disputed=True)
                self.put(replace(told, attempts=(*told.attempts[:-1], last)))
            case c.BookWindow(delivery=id, window=wished):
                if wished not in self.offered.windows:
                    raise slot_gone()
                self._hold(id, wished)
                assert self.hold is not None
                self._promise(self.hold)
            case c.AllowSooner(delivery=id, start=start):
                promise = self.deliveries[id].promise
                if promise is None:
                    raise not_allowed(("past-cutoff",))
                longer = replace(promise, window=Window(start, promise.window.end))
                self.put(replace(self.deliveries[id], promise=longer))
            case c.WaitFor(window=wished):
                self.wished = wished
                self._wish(wished)
            case c.StopWaiting(window=None):
                self.wishes = ()
            case c.StopWaiting(window=wished):
                self._no_longer(wished)
            case c.ConfirmHold(hold=name):
                if self.hold is None or self.hold.id != name:
                    raise hold_expired()
                if self.payment is not None and self.payment.state is PaymentState.ASKED:
                    raise not_allowed(("needs-payment",))
                self._promise(self.hold)
            case c.ConfirmAddress(delivery=id, accept_unknown=accepts):
                told = self.deliveries[id]
                address = told.address.accepted if accepts else told.address
                if address.point is None:
                    raise address_not_located()
                yes = Confirmation(self.now, "recipient")
                self.put(replace(told, address=replace(address, confirmed=yes)))
            case c.ChangeAddress(delivery=id, query=query):
                told = self.deliveries[id]
                verdict = self.gather(VerdictOn(query))
                assert isinstance(verdict, Verdict)
                new = told_address(query, verdict)
                if new.point is None:
                    raise address_not_located()
                if self.gate is not None:
                    raise not_allowed((self.gate,))
                yes = Confirmation(self.now, "recipient")
                moved = replace(told, address=replace(new, confirmed=yes))
                self.put(replace(moved, door_card=card_at(told, new)))
                self.change(
                    told,
                    AddressChange(
                        old=told.address.line,
                        new=new.line,
                        components=verdict.components,
                        location=new.point,
                        verdict=verdict.verdict,
                        by="recipient",
                        before=told.address,
                    ),
                )
            case c.Prefer(preferences=wanted):
                self.talk = replace(self.talk, preferences=wanted)
            case c.Redirect(delivery=id, point=point):
                told = self.deliveries[id]
                until = self.now + timedelta(days=5)
                moved = replace(told, pickup=Pickup(point=point, until=until))
                self.put(moved.flagged(Flag.REDIRECTED))
                self.change(told, PointRedirect(point=point, size="M"))
            case c.NameDelegate(delivery=id, name=name):
                one = Delegate(name=name, code="482913", named_at=self.now)
                told = self.deliveries[id]
                self.put(replace(told, delegates=named(told.delegates, one)))
            case c.RevokeDelegate(delivery=id):
                told = self.deliveries[id]
                self.put(replace(told, delegates=revoked(told.delegates, self.now)))
            case c.AskNeighbour(delivery=id, name=name, phone=phone):
                told = self.deliveries[id]
                window = told.promised.window if told.promised else None
                asked = NeighbourAsk(
                    token="n-1",
                    name=name,
                    asked_at=self.now,
                    expires_at=told.waits_for_now(self.now) or ends_at(self.now, window),
                    window=window,
                    phone=phone,
                )
                self.put(replace(told, neighbour_ask=asked))
            case c.OpenNeighbourLink():
                self.next_door = NextDoor(
                    ask="n-1",
                    flat="",
                    house="12",
                    window=None,
                    state=AskState.OPENED,
                    until=ends_at(self.now, None),
                )
            case c.AnswerNeighbour(answer=answer) if self.next_door is not None:
                self.next_door = replace(self.next_door, state=AskState(answer))
            case c.LeaveInSafePlace(delivery=id, note=note):
                self.change(self.deliveries[id], ToSafePlace(note=note))
            case c.SendBackParcel(delivery=id):
                self.change(self.deliveries[id], SendBack())
            case c.GiveInstructions(delivery=id, door_card=card):
                told = self.deliveries[id]
                merged = told.door_card.merged(card)
                self.put(replace(told, door_card=merged))
                self.change(told, NewInstructions(door_card=merged, before=told.door_card))
            case c.WithdrawChange(change=name):
                self.changes = [
                    each.moved(ChangeState.CANCELLED, self.now) if each.id == name else each
                    for each in self.changes
                ]
            case c.AnswerRescue(delivery=id, answer=answer, text=text):
                self._answer_rescue(self.deliveries[id], RescueAnswer(answer), text)
            case _:
                self._talk(command)

    def _check(self, command: c.Command) -> None:
        """What is not an option now is refused, as the house refuses it."""
        action = ACTIONS.get(type(command))
        id = self.hold.delivery if isinstance(command, c.ConfirmHold) and self.hold else None
        told = self.deliveries.get(DeliveryId(str(id or getattr(command, "delivery", DELIVERY))))
        if action is None or told is None:
            return
        found = option(action, told, self.carrier, self.now)
        if not found.allowed:
            raise not_allowed(found.why_not, found.until)

    def _hold(self, id: DeliveryId, wished: Window) -> None:
        self.counter += 1
        self.hold = Hold(
            id=HoldId(f"hold_{self.counter:020d}"),
            delivery=id,
            window=wished,
            route_ref=RouteRef("r1"),
            made_at=self.now,
            expires_at=self.now + timedelta(minutes=5),
        )

    def _bill(self) -> None:
        if self.fee is not None and self.hold is not None:
            self.payment = Payment(
                id=PaymentId(f"pay_{self.counter:020d}"),
                delivery=self.hold.delivery,
                hold=self.hold.id,
                amount=self.fee,
                asked_at=self.now,
                updated_at=self.now,
            )

    def _wish(self, wished: Window) -> None:
        self.counter += 1
        waits = Waiting(
            id=WaitingId(f"wtg_{self.counter:020d}"),
            delivery=DELIVERY,
            carrier=self.carrier.ref,
            day=wished.start.date(),
            window=wished,
            asked_at=self.now,
        )
        self._no_longer(wished)
        self.wishes = (*self.wishes, waits)

    def _no_longer(self, wished: Window | None) -> None:
        self.wishes = tuple(each for each in self.wishes if each.window != wished)

    def _promise(self, hold: Hold) -> None:
        self._no_longer(hold.window)
        told = self.deliveries[hold.delivery]
        promise = Promise(
            id=PromiseId("prm_1"),
            delivery=told.id,
            window=hold.window,
            made_at=self.now,
            changeable_until=None,
            state=PromiseState.ASKED,
            route_ref=hold.route_ref,
        )
        self.hold = None
        self.put(replace(told, promise=promise).moved(EventType.PLANNED, self.now))
        self.change(told, WindowChange(window=hold.window, promise=promise.id))

    def _talk(self, command: c.Command) -> None:
        match command:
            case c.OpenLink(token=token):
                found = next((d for d in self.deliveries.values() if d.chat_token == token), None)
                if found is None:
                    raise not_found("link")
                self.talk = replace(self.talk, proving=Proving(delivery=found.id))
            case c.ProveByPhone(phone=phone, delivery=str(id)):
                self._prove_again(id, phone == self.deliveries[id].recipient.phone)
            case c.ProveByCode(code=code, delivery=str(id)):
                self._prove_again(id, code == self.deliveries[id].proof_code)
            case c.SavePlace(delivery=id, label=label):
                self._save_place(self.deliveries[id], label)
            case c.KeepCode(delivery=id):
                self._keep_code(self.deliveries[id])
            case c.RemovePlace(place=name):
                self.places = tuple(place for place in self.places if place.id != name)
            case c.ProveByPhone(phone=phone) if self.talk.proving is not None:
                self._prove(phone == self.deliveries[self.talk.proving.delivery].recipient.phone)
            case c.ProveByCode(code=code) if self.talk.proving is not None:
                self._prove(code == self.deliveries[self.talk.proving.delivery].proof_code)
            case c.NotMine(delivery=id):
                left = tuple(known for known in self.talk.deliveries if known != id)
                self.talk = replace(self.talk, deliveries=left, focus=None, proving=None)
            case c.AskPerson():
                self.talk = replace(self.talk, holder=Holder.WAITING, asked_at=self.now)
            case c.HandBack():
                self.talk = replace(self.talk, holder=Holder.BOT)
            case c.ChooseLanguage(language=code):
                self.talk = replace(self.talk, language=code, language_chosen=True)
            case c.StopMessages():
                self.talk = replace(self.talk, stopped=True)
            case c.ForgetMe():
                self.talk = replace(self.talk, deliveries=(), focus=None)
            case _:
                pass

    def _answer_rescue(self, told: Delivery, answer: RescueAnswer, text: str | None) -> None:
        extra = timedelta(seconds=EXTRA_SECONDS)
        until, extended = waits_longer(told.waits_until, answer, told.rescue, extra)
        rescue = Rescue(answer=answer, text=text, at=self.now, extended=extended)
        self.put(replace(told, waits_until=until, rescue=rescue))

    def _prove_again(self, id: DeliveryId, is_right: bool) -> None:
        if not is_right:
            raise wrong_code(None)
        self.gate = None
        self.put(replace(self.deliveries[id], minor_at=None))

    def _save_place(self, told: Delivery, label: str) -> None:
        kept = tuple(place for place in self.places if place.label != label)
        self.counter += 1
        name = PlaceId(f"plc_{self.counter:020d}")
        new = place_of(told, name, TALK, label, "v1", self.now)
        self.places = (*kept, new)

    def _keep_code(self, told: Delivery) -> None:
        at = next((place for place in self.places if place.address.line == told.address.line), None)
        if at is None:
            self._save_place(told, "Mannerheimintie 12")
            at = self.places[-1]
        assert told.door_card.code is not None
        kept = at.with_code(told.door_card.code, self.now)
        self.places = (*(place for place in self.places if place.id != at.id), kept)

    def _prove(self, is_right: bool) -> None:
        proving = self.talk.proving
        if proving is None or not is_right:
            raise wrong_code(None)
        self.talk = replace(
            self.talk,
            deliveries=(*self.talk.deliveries, proving.delivery),
            focus=proving.delivery,
            proving=None,
        )

    def _eta(self, first: int, last: int) -> Eta:
        """A range so many minutes from now."""
        start, end = (self.now + timedelta(minutes=minutes) for minutes in (first, last))
        return Eta(start=start, end=end, probability=0.8, as_of=self.now)

    def happens(self, kind: str, reason: str | None = None) -> None:
        """What a carrier's event of that kind, or a place that went free, leaves behind."""
        told = self.deliveries[self.talk.focus or DELIVERY]
        match kind:
            case "slot_freed" if self.wished is not None:
                self._hold(told.id, self.wished)
            case "window_lost" if told.promise is not None:
                self.wished = told.promise.window
                told = replace(told, promise=None)
                self._hold(told.id, OFFERS[0])
            case "slot_passed":
                self.hold = None
            case "wish_over" if self.wished is not None:
                self._no_longer(self.wished)
            case "paid" if self.payment is not None and self.hold is not None:
                self.payment = replace(self.payment, state=PaymentState.BOOKED)
                return self._promise(self.hold)
            case "refund" if self.payment is not None:
                self.payment = replace(self.payment, state=PaymentState.REFUND_DUE, why=Why.OVER)
                told = replace(told, promise=None)
            case "out_for_delivery":
                told = told.moved(EventType.OUT_FOR_DELIVERY, self.now)
                told = replace(told, newest_event_at=self.now)
            case "near":
                told = replace(told.moved(EventType.NEAR, self.now), eta=self._eta(11, 33))
            case "late" if reason == PASSED_BY:
                told = replace(told, passed_at=self.now, eta=None)
            case "late":
                told = replace(told, eta=self._eta(420, 460))
            case "sooner" if told.promise is not None:
                start = told.promise.window.start - timedelta(minutes=40)
                self.wished = Window(start, told.promise.window.end)
            case "arriving":
                told = replace(told.moved(EventType.ARRIVED, self.now), arrived_at=self.now)
            case "no_answer":
                waits = self.now + timedelta(minutes=4)
                told = replace(told.moved(EventType.NO_ANSWER, self.now), waits_until=waits)
            case "attempt_failed":
                failed = Attempt(at=self.now, reason=Reason(reason or "other"))
                told = told.moved(EventType.ATTEMPT_FAILED, self.now)
                told = replace(told, attempts=(*told.attempts, failed), waits_until=None)
                told, self.hold = replace(told, promise=None), None
            case "ready_for_pickup":
                until = datetime(2026, 11, 30, 16, tzinfo=UTC)
                pickup = Pickup(point=PointRef("kamppi"), until=until, code="4711")
                told = replace(told.moved(EventType.READY_FOR_PICKUP, self.now), pickup=pickup)
            case "delivered":
                done = Attempt(at=self.now, reason=None)
                proof = None
                if reason:
                    shown, _, where = reason.partition(" ")
                    proof = Proof(kind=shown, name=where or None)
                told = told.moved(EventType.DELIVERED, self.now)
                told = replace(told, attempts=(*told.attempts, done), proof=proof)
            case "agent_joined":
                self.talk = replace(self.talk, holder=Holder.AGENT)
            case "agent_left":
                self.talk = replace(self.talk, holder=Holder.BOT)
            case _:
                pass
        self.put(told)


ACTIONS: dict[type, ChangeAction] = {
    c.HoldSlot: ChangeAction.CHANGE_WINDOW,
    c.BookWindow: ChangeAction.CHANGE_WINDOW,
    c.ConfirmHold: ChangeAction.CHANGE_WINDOW,
    c.ChangeAddress: ChangeAction.CHANGE_ADDRESS,
    c.KeepCompartment: ChangeAction.REDIRECT,
    c.Redirect: ChangeAction.REDIRECT,
    c.AskNeighbour: ChangeAction.NEIGHBOUR,
    c.LeaveInSafePlace: ChangeAction.SAFE_PLACE,
    c.GiveInstructions: ChangeAction.INSTRUCTIONS,
    c.ExtendPickup: ChangeAction.EXTEND_PICKUP,
    c.SendBackParcel: ChangeAction.RETURN,
    c.CallOffDelivery: ChangeAction.CANCEL,
}


def status_of(world: World) -> Status:
    return world.deliveries[DELIVERY].status


def allows_only(*actions: ChangeAction) -> Carrier:
    carrier = a_carrier()
    return replace(
        carrier,
        capabilities={a: carrier.capabilities[a] for a in actions},
    )
