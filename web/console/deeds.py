"""Deeds: what a recipient could ask for, done by an agent: a page for each change, with the times
and places that there are. The same guarded commands as by chat and API, under the agent's name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from typing import Any

import msgspec
from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.asking import as_it_serves
from core.actions.hearing_options import hear_options
from core.actions.house import House
from core.actions.places import near
from core.actions.slots import slots_of
from core.actions.windows import windows_ahead
from core.actions.wishes import must_stay_here
from core.commands import Command, GiveInstructions, MoveToCarrier, WaitFor, WithdrawChange
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ChangeId, ConversationId, DeliveryId
from core.model.options import Option, option
from core.model.point_choice import Place
from core.model.window import Window
from core.ports import Lanes, Unavailable
from core.refusals import Refusal, Refused, invalid
from slots.offers import Offer
from web.api.faults import named
from web.api.slot_id import slot_id, window_of
from web.api.translate.changes import command
from web.api.wire import changes as wire
from web.console import deed_words as says
from web.console import tongue
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for
from web.console.tongue import said
from web.console.views import deliveries_seen, zone_of

POINTS_MAX = 8
WAITS_MAX = 40
# What each form asks for, by the names of the API; a part of a whole after a dot.
FIELDS: Mapping[ChangeAction, tuple[str, ...]] = {
    ChangeAction.CHANGE_WINDOW: ("slot_id",),
    ChangeAction.CHANGE_ADDRESS: ("address.text",),
    ChangeAction.REDIRECT: ("locker",),
    ChangeAction.NEIGHBOUR: ("name", "unit"),
    ChangeAction.SAFE_PLACE: ("note",),
    ChangeAction.INSTRUCTIONS: (
        "door_card.entrance",
        "door_card.floor",
        "door_card.unit",
        "door_card.code",
        "door_card.phone",
        "door_card.note",
    ),
    ChangeAction.CHANGE_RECIPIENT: ("recipient.name", "recipient.phone"),
    ChangeAction.POSTPONE: ("until",),
    ChangeAction.EXTEND_PICKUP: ("until",),
    ChangeAction.RETURN: ("reason",),
    ChangeAction.CANCEL: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change of one delivery, as the page shows it."""

    talk: ConversationId
    delivery: Delivery
    option: Option
    zone: tzinfo

    def local(self, at: datetime) -> str:
        return tongue.moment(at, self.zone)

    def clock(self, at: datetime) -> str:
        return tongue.clock(at, self.zone)

    def day(self, at: datetime) -> str:
        return tongue.day(at.astimezone(self.zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from; `problem` where there is nothing."""

    times: Mapping[str, Sequence[Offer]] = field(default_factory=dict)
    waits: Mapping[str, Sequence[Window]] = field(default_factory=dict)  # for what is not free
    points: Sequence[Place] = ()
    problem: str | None = None


class DeedsPage:
    """The pages, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        deed = await self._deed(request, request.query.get("delivery", ""), who)
        return await self._shown(who, deed, {})

    async def do(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        must_be_ours(request, who, form)
        deed = await self._deed(request, form.get("delivery", ""), who)
        try:
            wish = _wish(deed, form)
            if isinstance(wish, GiveInstructions):
                await must_stay_here(self._house, wish)
            await ask(self._house, wish, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            return await self._shown(who, deed, form, refused.refusal)
        return _back(deed.talk)

    async def withdraw(self, request: web.Request, who: SignedIn) -> web.Response:
        """A change of this talk's own deliveries is taken back."""
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        talk, id = ConversationId(request.match_info["id"]), ChangeId(form.get("change", ""))
        async with self._house.store.read() as unit:
            change = await unit.changes.get(id)
            known = {one.id for one in await deliveries_seen(unit, who, talk)}
        if change is None or change.delivery not in known:
            raise web.HTTPNotFound(text=said("no-such-change"))
        try:
            await ask(self._house, WithdrawChange(id), Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            raise web.HTTPConflict(
                text=said("deed-gone", why=says.refusal(refused.refusal))
            ) from refused
        return _back(talk)

    async def move(self, request: web.Request, who: SignedIn) -> web.Response:
        """A delivery of this talk goes to another carrier."""
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_send_again:
            raise web.HTTPForbidden(text=said("look-only-here"))
        talk, id = ConversationId(request.match_info["id"]), DeliveryId(form.get("delivery", ""))
        async with self._house.store.read() as unit:
            known = {one.id for one in await deliveries_seen(unit, who, talk)}
        if id not in known:
            raise web.HTTPNotFound(text=said("no-such-delivery-here"))
        wish = MoveToCarrier(id, CarrierRef(form.get("carrier", "")))
        try:
            await ask(self._house, wish, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            raise web.HTTPConflict(text=says.refusal(refused.refusal)) from refused
        return _back(talk)

    async def _deed(self, request: web.Request, delivery: str, who: SignedIn) -> Deed:
        if not who.may_act:
            raise web.HTTPForbidden(text=said("look-only"))
        talk = ConversationId(request.match_info["id"])
        async with self._house.store.read() as unit:
            known = await deliveries_seen(unit, who, talk)
            found = next((one for one in known if one.id == DeliveryId(delivery)), None)
            carrier = await unit.carriers.get(found.carrier) if found is not None else None
            if found is None or carrier is None or request.match_info["action"] not in FIELDS:
                raise web.HTTPNotFound(text=said("no-such-delivery-here"))
        await hear_options(self._house, found.id)
        async with self._house.store.read() as unit:
            found = await unit.deliveries.get(found.id) or found
            zone = await zone_of(unit, found)
            serving = await as_it_serves(unit, carrier, found)
        action = ChangeAction(request.match_info["action"])
        allowed = option(action, found, serving, self._house.clock.now())
        return Deed(talk=talk, delivery=found, option=allowed, zone=zone)

    async def _shown(
        self,
        who: SignedIn,
        deed: Deed,
        form: Mapping[str, str],
        refusal: Refusal | None = None,
    ) -> web.Response:
        choices = await self._choices(deed) if deed.option.allowed else Choices()
        buried = self._pages.part("_undelivered.html", buried=await buried_for(self._lanes, who))
        return self._pages.page(
            "deed.html",
            409 if refusal is not None else 200,
            who=who,
            parts={"undelivered": Markup(buried)},
            deed=deed,
            says=says,
            choices=choices,
            form=form,
            slot_id=slot_id,
            problem=says.refusal(refusal) if refusal is not None else choices.problem,
        )

    async def _choices(self, deed: Deed) -> Choices:
        match deed.option.action:
            case ChangeAction.CHANGE_WINDOW:
                return await self._times(deed)
            case ChangeAction.REDIRECT:
                return await self._points(deed)
            case _:
                return Choices()

    async def _times(self, deed: Deed) -> Choices:
        try:
            offers = await slots_of(self._house, deed.delivery.id)
        except Unavailable:
            return Choices(problem=said("deed-no-roads"))
        except Refused as refused:
            return Choices(problem=says.refusal(refused.refusal))
        days: dict[str, list[Offer]] = {}
        for offer in offers:
            days.setdefault(deed.day(offer.window.start), []).append(offer)
        free = {offer.window for offer in offers}
        waits = await self._waits(deed, free)
        return Choices(times=days, waits=waits, problem=None if days else said("deed-no-times"))

    async def _waits(self, deed: Deed, free: Collection[Window]) -> Mapping[str, Sequence[Window]]:
        """The carrier's other windows, for which the recipient may stand in line."""
        async with self._house.store.read() as unit:
            carrier = await unit.carriers.get(deed.delivery.carrier)
            known = {one.window for one in await unit.waitlist.of(deed.delivery.id)}
        promise = deed.delivery.promised
        known |= {promise.window} if promise is not None else set()
        days: dict[str, list[Window]] = {}
        if carrier is not None:
            ahead = windows_ahead(deed.delivery, carrier, self._house.clock.now())
            for window in [one for one in ahead if one not in free and one not in known][
                :WAITS_MAX
            ]:
                days.setdefault(deed.day(window.start), []).append(window)
        return days

    async def _points(self, deed: Deed) -> Choices:
        where, size = deed.delivery.address.roughly, deed.delivery.parcel.size
        if where is None:
            return Choices(problem=said("deed-no-points"))
        try:
            found = await near(self._house, where, size, POINTS_MAX, asks=deed.delivery)
        except Unavailable:
            return Choices(problem=said("deed-no-roads"))
        return Choices(points=found, problem=None if found else said("deed-no-points"))


def _wish(deed: Deed, form: Mapping[str, str]) -> Command:
    """The change, or a place in line for a time that is not free. Raises Refused."""
    if deed.option.action is ChangeAction.CHANGE_WINDOW and form.get("wait"):
        return WaitFor(deed.delivery.id, window_of(form["wait"]))
    return command(asked(deed.option.action, form, deed.zone), deed.delivery)


def asked(action: ChangeAction, form: Mapping[str, str], zone: tzinfo) -> wire.Asked:
    """What was typed, as the API is told it; what was left empty is not told.

    Raises Refused(invalid).
    """
    told: dict[str, Any] = {"action": str(action)}
    for name in FIELDS[action]:
        typed = form.get(name, "").strip()
        whole, _, part = name.rpartition(".")
        if whole:
            told.setdefault(whole, {})
        if typed:
            (told[whole] if whole else told)[part] = typed
    if action is ChangeAction.EXTEND_PICKUP and "until" in told:
        told["until"] = _evening(told["until"], zone)
    try:
        found: wire.Asked = msgspec.convert(told, wire.Asked)
    except msgspec.ValidationError as wrong:
        raise invalid(*named(wrong)) from None
    return found


def _evening(day: str, zone: tzinfo) -> str:
    """The last minute of a day. Raises Refused(invalid)."""
    try:
        return datetime.combine(date.fromisoformat(day), time(23, 59), zone).isoformat()
    except ValueError:
        raise invalid("until", "is no day") from None


def _back(talk: ConversationId) -> web.Response:
    return web.Response(status=303, headers={"Location": f"/console/c/{talk}#delivery"})
