"""Telemelya as its authors wrote it, on the port given; its Redis is one in the process, and its
file store, which no talk here uses, stays shut. Runs in telemelya's own environment."""

import os
import sys

import fakeredis.aioredis  # type: ignore[import-not-found]  # not in the house's environment
import uvicorn  # type: ignore[import-not-found]

os.environ["STRICT_EDIT"] = "true"  # an edit of what is not there is refused, as Telegram does

from telemelya.server import app, media, state  # type: ignore[import-not-found]


async def stays_shut() -> None:
    """In place of a MinIO."""


state.redis = fakeredis.aioredis.FakeRedis
media.media_manager.connect = stays_shut
uvicorn.run(app.app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
