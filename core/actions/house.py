"""The house: the ports that every action stands on, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.actions.forecasts import Forecasts
from core.actions.noises import Noises
from core.actions.timetables import Timetables
from core.model.agent_hours import AgentHours
from core.model.call_rule import USUAL_CALLS, CallRules
from core.model.ids import CarrierRef
from core.model.notice_policy import Way
from core.model.payment import NO_MONEY, TakesMoney
from core.model.quiet_hours import QuietHours
from core.ports import (
    Addresses,
    Clock,
    Maps,
    NewId,
    Pictures,
    Store,
    Switchboard,
    TellsOptions,
    Transcriber,
    Translates,
    TravelTimes,
    Weather,
)
from slots.buffer import USUAL_BUFFER, Buffer

UTC = ZoneInfo("UTC")
NOBODY_TELLS: Mapping[CarrierRef, TellsOptions] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers and names that the settings may change. `app_url` is where the pages live that open
    inside Telegram; None where there is no address that it would open."""

    hold_seconds: int = 300
    promise_buffer: Buffer = USUAL_BUFFER
    quiet_hours: QuietHours | None = None
    lease_minutes: int = 30
    agent_hours: AgentHours | None = None  # agents are there day and night
    calls: CallRules = field(default_factory=lambda: USUAL_CALLS)
    proof_tries_max: int = 5
    proof_lock_hours: int = 24
    bot_name: str | None = None
    app_url: str | None = None
    zone: ZoneInfo = UTC  # of ours: whose clock agents work by
    country: str = "FI"  # whose holidays they have
    desk_language: str = "en"  # that agents read and write
    takes_money: TakesMoney = NO_MONEY  # what a time costs may be paid in the chat
    has_group: bool = False  # agents have a group of theirs, with a topic for each talk


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    store: Store
    clock: Clock
    new_id: NewId
    travel: TravelTimes
    addresses: Addresses
    bell: Switchboard
    limits: Limits = field(default_factory=Limits)
    timetables: Timetables = field(default_factory=Timetables)
    forecasts: Forecasts = field(default_factory=Forecasts)
    noises: Noises = field(default_factory=Noises)
    maps: Maps | None = None  # nobody draws without an extract
    transcriber: Transcriber | None = None  # nobody listens without a model of speech
    translates: Translates | None = None  # talks are read as they were written
    weather: Weather | None = None  # nobody looks at the sky without a server
    pictures: Pictures | None = None  # without it they are kept as they came
    ways: frozenset[Way] = frozenset()  # by which those are told who cannot be reached in the chat
    called_carriers: frozenset[CarrierRef] = frozenset()  # those we call by an adapter
    option_tellers: Mapping[CarrierRef, TellsOptions] = NOBODY_TELLS  # who is asked about a parcel
