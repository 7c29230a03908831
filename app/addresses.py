"""Addresses on the command line and at the start: the gazetteer loaded, and asked."""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from address.advisers import Adviser
from address.check import wants_second_opinion
from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from address.importers.report import CannotImport
from address.making.shelf import Shelf
from address.parser.model_files import Presence, model_dir, state_of
from address.parser.parser_client import ParserClient
from address.wire import unread_wire, verdict_wire
from app.places import addresses_dir
from app.settings import Settings, WrongSetting
from core.model.address import AddressQuery
from core.ports import Geocoder
from integrations.geocoders import open_geocoder

JSON_INTEGER_MAX = 2**63 - 1


def opened_desk(settings: Settings) -> AddressDesk:
    """The gazetteer of what was imported; libpostal behind it where its model is ready.

    Blocking: reads files. Raises WrongSetting where they cannot be read.
    """
    return AddressDesk(loaded_gazetteer(settings), advisers_of(settings))


def loaded_gazetteer(settings: Settings) -> Gazetteer:
    try:
        return shelf_of(settings).gazetteer()
    except CannotImport as problem:
        raise WrongSetting(f"the gazetteer cannot be read: {problem}") from None


def shelf_of(settings: Settings) -> Shelf:
    return Shelf(addresses_dir(settings))


def advisers_of(settings: Settings) -> tuple[Adviser, ...]:
    """Who is asked beside the gazetteer, in this order."""
    parser = parser_of(settings)
    return () if parser is None else (parser,)


def geocoders_of(settings: Settings) -> list[Geocoder]:
    """Those that are told, in their order. Raises WrongSetting."""
    found = []
    for name, told in settings.geocoders.items():
        try:
            one = open_geocoder(
                name,
                told.adapter or name,
                told.url,
                key=told.key.get_secret_value(),
                contact=told.contact,
                pause_seconds=1 / told.a_second,
                countries=told.countries,
            )
        except ValueError as problem:
            raise WrongSetting(f"DOORSTEP_GEOCODERS: {name}: {problem}") from None
        found.append(one)
    return found


def parser_of(settings: Settings) -> ParserClient | None:
    """One that somebody runs (`doorstep address-parser`), else our own, which begins with its first
    question; None where there is no model."""
    folder = address_model_dir(settings)
    shared = _socket(settings)
    if shared.is_socket():
        return ParserClient(folder, socket=shared)
    return ParserClient(folder) if state_of(folder).presence is Presence.READY else None


def address_model_dir(settings: Settings) -> Path:
    return settings.address_model_dir or model_dir(os.environ)


def gazetteer_state(settings: Settings) -> str:
    """Changes whenever somebody imported: running processes look at it now and then."""
    return shelf_of(settings).state()


async def check_lines(
    settings: Settings,
    lines: Iterator[dict[str, object]],
    country: str | None,
    say: Callable[[str], None],
) -> None:
    """A verdict a line, in the order asked; a line that asks nothing is no address, and is told
    what is wrong with it."""
    parser = parser_of(settings)
    desk = AddressDesk(
        await asyncio.to_thread(loaded_gazetteer, settings), () if parser is None else (parser,)
    )
    try:
        for asked in lines:
            say(await _checked(desk, parser, asked, country or settings.address_country))
    finally:
        await desk.aclose()


async def _checked(
    desk: AddressDesk, parser: ParserClient | None, asked: dict[str, object], country: str
) -> str:
    text, told = asked.get("text"), asked.get("country")
    id = _id_of(asked.get("id"))
    if not isinstance(text, str):
        error = "text is missing" if asked else "not a JSON object"
        return msgspec.json.encode(unread_wire(error, id)).decode()
    query = AddressQuery(text=_whole(text), country=_whole(str(told)) if told else country)
    verdict = await desk.check(query)
    # A chat does not wait for the parser to start; somebody at a terminal does.
    if parser is not None and not parser.is_ready and wants_second_opinion(verdict):
        await parser.start()
        verdict = await desk.check(query)
    return msgspec.json.encode(verdict_wire(verdict, id)).decode()


def _id_of(told: object) -> str | int | None:
    match told:
        case str():
            return _whole(told)
        case int() if abs(told) <= JSON_INTEGER_MAX:
            return told
    return None


def _whole(told: str) -> str:
    """Half a letter, as a program that cuts texts leaves one, is shown as unreadable."""
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def run_parser(settings: Settings, socket: Path | None) -> int:
    """libpostal in this process, until it is told to stop; its exit code."""
    from address.parser import parser_process  # only this process

    at = socket or _socket(settings)
    return parser_process.main(["--socket", str(at), "--dir", str(address_model_dir(settings))])


def _socket(settings: Settings) -> Path:
    return addresses_dir(settings) / "parser.sock"
