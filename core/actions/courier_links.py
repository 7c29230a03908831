"""Couriers' links: who may dispatch a route opens its page to whoever drives it, and shuts it."""

from dataclasses import replace
from datetime import timedelta

from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.courier_commands import ChooseCourierLanguage, MakeCourierLink, RevokeCourierLink
from core.model.asker import Asker
from core.model.courier_link import LINKS_A_ROUTE_MAX, CourierLink, day_ends
from core.model.ids import CarrierRef, CourierLinkId
from core.model.route import is_ours
from core.ports import Unit
from core.refusals import invalid, not_found

SEEN_SECONDS = 60  # how exactly we remember when a page was looked at


async def make_courier_link(
    house: House, unit: Unit, command: MakeCourierLink, by: Asker, prepared: Prepared
) -> Done:
    """A link more. Raises Refused: not-found; invalid where the day is over or has enough."""
    route = await unit.routes.lock(command.route)
    if route is None or is_ours(route.ref) or not _is_theirs(route.carrier, command.carrier):
        raise not_found("route")
    carrier = await unit.carriers.get(route.carrier)
    if carrier is None:
        raise not_found("carrier")
    now = house.clock.now()
    ends_at = day_ends(route.date, carrier.zone, route.end.at)
    if now >= ends_at:
        raise invalid("route_ref", "is a route whose day is over")
    living = [link for link in await unit.courier_links.of(route.ref) if link.opens(now)]
    if len(living) >= LINKS_A_ROUTE_MAX:
        raise invalid("route_ref", f"has {LINKS_A_ROUTE_MAX} links already")
    link = CourierLink(
        id=CourierLinkId(house.new_id("crl")),
        token_hash=command.token_hash,
        route=route.ref,
        carrier=route.carrier,
        made_by=str(by),
        made_at=now,
        ends_at=ends_at,
    )
    await unit.courier_links.put(link)
    return Done(courier_link=link)


async def revoke_courier_link(
    house: House, unit: Unit, command: RevokeCourierLink, by: Asker, prepared: Prepared
) -> Done:
    """Once more changes nothing. Raises Refused(not-found)."""
    link = await unit.courier_links.get(command.link)
    if link is None or not _is_theirs(link.carrier, command.carrier):
        raise not_found("courier link")
    if link.revoked_at is None:
        link = replace(link, revoked_at=house.clock.now())
        await unit.courier_links.put(link)
    return Done(courier_link=link)


async def choose_courier_language(
    house: House, unit: Unit, command: ChooseCourierLanguage, by: Asker, prepared: Prepared
) -> Done:
    link = await unit.courier_links.get(command.link)
    if link is None:
        raise not_found("courier link")
    link = replace(link, language=command.language)
    await unit.courier_links.put(link)
    return Done(courier_link=link)


async def opened_by(house: House, token_hash: str, language: str) -> CourierLink | None:
    """The link that a token opens now; None for any other token. It is noted that somebody looks,
    and, the first time, in which language they read."""
    async with house.store.read() as unit:
        link = await unit.courier_links.by_token(token_hash)
    if link is None or not link.opens(house.clock.now()):
        return None
    wall = house.clock.wall()
    is_seen = link.seen_at is not None and wall - link.seen_at < timedelta(seconds=SEEN_SECONDS)
    if is_seen and link.language:
        return link
    async with house.store.begin() as unit:
        link = await unit.courier_links.get(link.id)
        if link is None or not link.opens(house.clock.now()):
            return None  # revoked meanwhile
        link = replace(link, seen_at=wall, language=link.language or language)
        await unit.courier_links.put(link)
    return link


def _is_theirs(carrier: CarrierRef, asked_for: CarrierRef | None) -> bool:
    return asked_for is None or asked_for == carrier
