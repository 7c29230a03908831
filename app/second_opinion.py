"""The second opinion, prepared while the bot already works: libpostal's model made in the
background, and used from the moment it is ready."""

import asyncio
import logging
import sys

from address.parser.parser_client import ParserClient
from app.addresses import parser_of
from app.compose import Home

log = logging.getLogger("addresses")


async def prepared_in_the_background(home: Home) -> None:
    """In a process of its own, so that nothing here stands still while it unpacks."""
    if any(isinstance(adviser, ParserClient) for adviser in home.desk.advisers):
        return
    log.info("preparing the address model in the background")
    making = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "address.parser.model_files"
    )
    try:
        code = await making.wait()
    except asyncio.CancelledError:
        making.terminate()
        await making.wait()
        raise
    parser = parser_of(home.settings)
    if code != 0 or parser is None:
        log.warning("the address model could not be prepared; the gazetteer goes on alone")
        return
    home.desk.listen_to(parser)
    log.info("the address model is ready: unsure addresses get a second opinion")
