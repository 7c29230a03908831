"""Composition: who stands behind each port, by the settings."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from address.desk import AddressDesk
from app.addresses import advisers_of, geocoders_of
from app.bell import Bell, RingingStore
from app.clocks import SystemClock
from app.fresh_gazetteer import gazetteer_of
from app.ids import new_id
from app.notifiers import open_notifiers
from app.places import cache_dir
from app.settings import CarrierSetting, Settings, WrongSetting
from app.vitals import Vitals
from bot.telegram.client import Client, connect
from bot.telegram.setup import Me, TokenRefused, who_am_i
from bot.translating import translates
from bot.voice import Voice
from core.actions.geocoding import Asked
from core.actions.house import House, Limits
from core.actions.point_feeds import Fed
from core.actions.turns import SharedTurns
from core.model.ids import CarrierRef
from core.model.notice_policy import Way
from core.model.payment import NO_MONEY
from core.ports import (
    CarrierAdapter,
    ChangesDelivery,
    Clock,
    FindsPoints,
    Interpreter,
    Notifier,
    Planner,
    SignOn,
    TellsOptions,
    Transcriber,
    Turns,
    Unavailable,
    Weather,
)
from integrations.carriers import module_of, open_carrier
from integrations.interpreter import open_interpreter
from integrations.lockers import Setting, open_feed
from integrations.maps import open_maps
from integrations.pictures import open_pictures
from integrations.planners import open_planner
from integrations.routing import open_travel_times
from integrations.sign_on import open_sign_on
from integrations.speech import open_transcriber
from integrations.translator import open_translator
from integrations.weather import open_weather
from integrations.webhooks import Sender, open_sender
from slots.buffer import Buffer
from storage.migrate import is_newest
from storage.resealing import check_keys
from storage.sealing import KeyNotGiven, Sealing
from storage.store import SqlStore, open_store

if TYPE_CHECKING:  # where there is no extract, nothing that draws is loaded
    from integrations.maps.extract.client import ExtractMaps

TELEGRAM_TRIES_MAX = 6
TELEGRAM_FIRST_WAIT_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A house with everybody in it. `bot` and `me` are None where no token is set."""

    settings: Settings
    store: SqlStore
    bell: Bell
    house: House
    desk: AddressDesk
    voice: Voice
    planner: Planner
    interpreter: Interpreter | None
    sign_on: SignOn | None
    carriers: Mapping[CarrierRef, CarrierAdapter]
    feeds: Sequence[Fed]
    sender: Sender
    notifiers: Mapping[Way, Notifier]
    maps: "ExtractMaps | None"
    bot: Client | None
    me: Me | None
    vitals: Vitals

    @property
    def clock(self) -> Clock:
        return self.house.clock


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[SqlStore]:
    """The database alone, with the newest schema, and keys for every secret in it.

    Raises WrongSetting, Unavailable.
    """
    try:
        if not settings.is_sqlite and not await is_newest(settings.database_url):
            raise WrongSetting("DOORSTEP_DATABASE_URL: the schema is old; run doorstep migrate")
        store = await open_store(settings.database_url, Sealing(settings.secret_keys))
    except Unavailable as ill:
        raise Unavailable(f"DOORSTEP_DATABASE_URL: {ill}") from None
    try:
        await _check_keys(store)
        yield store
    finally:
        await store.aclose()


async def _check_keys(store: SqlStore) -> None:
    try:
        await check_keys(store)
    except KeyNotGiven as locked:
        said = "none of its keys is the right one" if store.sealing.has_keys else "is not set"
        raise WrongSetting(f"DOORSTEP_SECRET_KEY: {said}: {locked}") from None
    except Unavailable as ill:
        raise Unavailable(f"DOORSTEP_DATABASE_URL: {ill}") from None


@asynccontextmanager
async def opened_home(settings: Settings, clock: Clock) -> AsyncIterator[Home]:
    """Everything that a process needs to work. Raises WrongSetting, Unavailable."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(opened_store(settings))
        bell = Bell()
        sources = [Asked(store, clock, new_id, one) for one in geocoders_of(settings)]
        desk = AddressDesk(await gazetteer_of(settings, store), advisers_of(settings), sources)
        stack.push_async_callback(desk.aclose)
        travel = await open_travel_times(
            settings.routing_by, settings.osm_extract, cache_dir(), settings.biggest_truck
        )
        stack.push_async_callback(travel.aclose)
        planner = open_planner(settings.planner, settings.planner_key.get_secret_value())
        stack.push_async_callback(planner.aclose)
        interpreter = open_interpreter(settings.llm_url) if settings.llm_url else None
        if interpreter is not None:
            stack.push_async_callback(interpreter.aclose)
        translator = open_translator(settings.translator_url) if settings.translator_url else None
        if translator is not None:
            stack.push_async_callback(translator.aclose)
        sign_on = opened_sign_on(settings, clock)
        if sign_on is not None:
            stack.push_async_callback(sign_on.aclose)
        weather = opened_weather(settings)
        if weather is not None:
            stack.push_async_callback(weather.aclose)
        carriers = open_carriers(settings, SharedTurns(store, clock))
        for carrier in carriers.values():
            stack.push_async_callback(carrier.aclose)
        feeds = open_feeds(settings)
        feeds += own_points(carriers, feeds)
        for fed in feeds:
            stack.push_async_callback(fed.feed.aclose)
        sender = open_sender(allow_private=settings.webhook_allow_private)
        stack.push_async_callback(sender.aclose)
        maps = open_maps(settings.osm_extract, cache_dir())
        if maps is not None:
            stack.push_async_callback(maps.aclose)
            maps.begin()
        transcriber = opened_transcriber(settings)
        if transcriber is not None:
            stack.push_async_callback(transcriber.aclose)
        notifiers = open_notifiers(settings)
        for notifier in notifiers.values():
            stack.push_async_callback(notifier.aclose)
        bot, me = await _telegram(settings, stack)
        house = House(
            store=RingingStore(store, bell),
            clock=clock,
            new_id=new_id,
            travel=travel,
            addresses=desk,
            bell=bell,
            limits=Limits(
                hold_seconds=settings.hold_seconds,
                promise_buffer=Buffer.for_late(settings.promise_buffer),
                quiet_hours=settings.quiet_hours,
                agent_hours=settings.hours_of_agents,
                calls=settings.call_a_person,
                bot_name=me.name if me is not None else None,
                app_url=settings.public_url,
                zone=settings.zone,
                country=settings.address_country,
                desk_language=settings.desk_language,
                takes_money=settings.takes_money if me is not None else NO_MONEY,
                has_group=settings.telegram_group is not None and me is not None,
            ),
            maps=maps,
            transcriber=transcriber,
            translates=translates(translator) if translator is not None else None,
            weather=weather,
            pictures=open_pictures(),
            ways=frozenset(notifiers),
            called_carriers=frozenset(
                ref for ref, one in carriers.items() if isinstance(one, ChangesDelivery)
            ),
            option_tellers={
                ref: one for ref, one in carriers.items() if isinstance(one, TellsOptions)
            },
        )
        yield Home(
            settings=settings,
            store=store,
            bell=bell,
            house=house,
            desk=desk,
            voice=Voice(),
            planner=planner,
            interpreter=interpreter,
            sign_on=sign_on,
            carriers=carriers,
            feeds=feeds,
            sender=sender,
            notifiers=notifiers,
            maps=maps,
            bot=bot,
            me=me,
            vitals=Vitals(clock),
        )


def system_clock() -> Clock:
    return SystemClock()


def opened_weather(settings: Settings) -> Weather | None:
    """Nobody looks at the sky without a server. Raises WrongSetting."""
    if settings.weather_url is None:
        return None
    try:
        return open_weather(settings.weather_url, key=settings.weather_key.get_secret_value())
    except ValueError as problem:
        raise WrongSetting(f"DOORSTEP_WEATHER_URL: {problem}") from None


def opened_transcriber(settings: Settings) -> Transcriber | None:
    """Nobody listens without a model; what cannot listen is found out now. Raises WrongSetting."""
    if settings.speech_model_dir is None:
        return None
    try:
        return open_transcriber(settings.speech_model_dir)
    except ValueError as problem:
        raise WrongSetting(f"DOORSTEP_SPEECH_MODEL_DIR: {problem}") from None


def opened_sign_on(settings: Settings, clock: Clock) -> SignOn | None:
    """None where people sign in by password alone."""
    if settings.oidc_issuer is None:
        return None
    secret = settings.oidc_client_secret.get_secret_value()
    return open_sign_on(settings.oidc_issuer, settings.oidc_client_id, secret, clock.wall)


def open_carriers(
    settings: Settings, turns: Turns | None = None
) -> dict[CarrierRef, CarrierAdapter]:
    """Without `turns` each keeps its pace by itself. Raises WrongSetting."""
    found: dict[CarrierRef, CarrierAdapter] = {}
    for name, told in settings.carriers.items():
        ref = CarrierRef(name)
        try:
            found[ref] = open_carrier(ref, told.adapter, told.told, told.hook_secrets, turns)
        except ValueError as problem:
            raise WrongSetting(f"DOORSTEP_CARRIERS: {name}: {problem}") from None
    return found


def sync_seconds(told: CarrierSetting) -> int:
    """How often a carrier is looked at: as it is told, else as its adapter likes it."""
    return told.every_seconds or module_of(told.adapter).DECLARATION.every_seconds


def open_feeds(settings: Settings) -> list[Fed]:
    """Lists of pickup points; one of an extract reads the house's own. Raises WrongSetting."""
    found = []
    for name, told in settings.lockers.items():
        said = Setting(
            adapter=told.adapter or name,
            url=told.url,
            file=told.file or (settings.osm_extract if (told.adapter or name) == "osm" else None),
            key=told.key.get_secret_value(),
            compartments=told.compartments,
            timezone=told.timezone,
            carrier=CarrierRef(told.carrier) if told.carrier is not None else None,
        )
        try:
            feed = open_feed(name, said)
        except ValueError as problem:
            raise WrongSetting(f"DOORSTEP_LOCKERS: {name}: {problem}") from None
        found.append(Fed(feed=feed, every_seconds=round(told.every_hours * 3600)))
    return found


def own_points(carriers: Mapping[CarrierRef, CarrierAdapter], known: Sequence[Fed]) -> list[Fed]:
    """The carriers' own lists of pickup points, read as others are. Raises WrongSetting."""
    found = [one.points for one in carriers.values() if isinstance(one, FindsPoints)]
    feeds = [Fed(feed=feed) for feed in found if feed is not None]
    if twice := {fed.sync_name for fed in known} & {fed.sync_name for fed in feeds}:
        name = min(twice).partition(":")[2]
        raise WrongSetting(f"DOORSTEP_LOCKERS: {name}: a carrier has points of that name")
    return feeds


async def _telegram(settings: Settings, stack: AsyncExitStack) -> tuple[Client | None, Me | None]:
    if settings.telegram_token is None:
        return None, None
    bot = connect(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    stack.push_async_callback(bot.aclose)
    wait = TELEGRAM_FIRST_WAIT_SECONDS
    for _ in range(TELEGRAM_TRIES_MAX - 1):
        try:
            return bot, await who_am_i(bot)
        except TokenRefused:
            raise WrongSetting(
                "DOORSTEP_TELEGRAM_TOKEN: the server at DOORSTEP_TELEGRAM_API_URL refuses it"
            ) from None
        except Unavailable:
            await asyncio.sleep(wait)
            wait *= 2
    try:
        return bot, await who_am_i(bot)
    except Unavailable as ill:
        told = f"{settings.telegram_api_url} does not answer ({ill}); check it, or start later"
        raise Unavailable(f"DOORSTEP_TELEGRAM_API_URL: {told}") from None
