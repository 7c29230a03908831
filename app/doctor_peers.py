"""The doctor's looks at those that are asked over a wire, or stand in for somebody who is: each is
opened as the house opens it, asked whether it is there, and closed."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from app.compose import opened_sign_on, opened_transcriber, opened_weather, system_clock
from app.finding import Finding
from app.notifiers import open_notifiers
from app.settings import Settings
from core.model.location import Location
from core.model.window import Window
from core.ports import Interpreter, SignOn, Translator
from integrations.interpreter import open_interpreter
from integrations.planners import open_planner
from integrations.translator import open_translator

PARIS = Location(48.86, 2.35)


async def planner(settings: Settings) -> Finding:
    planner = open_planner(settings.planner, settings.planner_key.get_secret_value())
    try:
        await planner.check()
    finally:
        await planner.aclose()
    return Finding("planner", planner.name)


async def interpreter(settings: Settings) -> Finding:
    """The address may hold a key: it is not told."""
    if settings.llm_url is None:
        return Finding("interpreter", "none: doubtful words are read on this machine alone")
    said = "asked what doubtful words may mean, without codes and names"
    return await _there(open_interpreter(settings.llm_url), Finding("interpreter", said))


async def translator(settings: Settings) -> Finding:
    """The same."""
    if settings.translator_url is None:
        return Finding("translator", "none: agents read talks as they were written")
    said = "asked for what agents look at, without codes and names"
    return await _there(open_translator(settings.translator_url), Finding("translator", said))


async def sign_on(settings: Settings) -> Finding:
    provider = opened_sign_on(settings, system_clock())
    if provider is None:
        return Finding("sign-on", "none: people sign in to the console by password")
    said = f"people may sign in by {urlsplit(settings.oidc_issuer or '').netloc}"
    return await _there(provider, Finding("sign-on", said))


async def speech(settings: Settings) -> Finding:
    """Without it the bot works, and asks people to write."""
    transcriber = opened_transcriber(settings)
    if transcriber is None:
        return Finding("speech", "none: voice notes are kept for people, and not listened to")
    try:
        await transcriber.check()
    finally:
        await transcriber.aclose()
    return Finding("speech", f"{transcriber.name}, voice notes are listened to on this machine")


async def weather(settings: Settings) -> Finding:
    """Asked for a place that everybody knows."""
    weather = opened_weather(settings)
    if weather is None:
        return Finding("weather", "none: a safe place is judged without a forecast")
    now = datetime.now(UTC)
    try:
        await weather.rain(PARIS, Window(now, now + timedelta(hours=1)))
    finally:
        await weather.aclose()
    return Finding("weather", f"{weather.name} tells of rain where a parcel may lie")


async def beside(settings: Settings) -> Finding:
    """Without mail and SMS the bot works, and reaches only who has opened the chat."""
    notifiers = open_notifiers(settings)
    if not notifiers:
        return Finding("mail and SMS", "none: who has not opened the chat hears nothing from us")
    try:
        for notifier in notifiers.values():
            await notifier.check()
    finally:
        for notifier in notifiers.values():
            await notifier.aclose()
    said = ", ".join(f"{way} by {notifier.name}" for way, notifier in notifiers.items())
    return Finding("mail and SMS", said)


async def _there(peer: Interpreter | Translator | SignOn, finding: Finding) -> Finding:
    try:
        await peer.check()
    finally:
        await peer.aclose()
    return finding
