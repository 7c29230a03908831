"""`doorstep run` with a model of speech: what somebody says comes back in words, all the way."""

import json
from pathlib import Path

import aiohttp
import pytest

from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import Shown
from tests.app.running import doorstep, running
from tests.app.telegram_peer import TOKEN, pretend_telegram
from tests.integrations.speech_world import SAMPLE_WORDS, model_dir, why_no_speech

PHONE = "+358401001001"
PATIENCE_SECONDS = 60.0
ANNOUNCED = {
    "tracking_number": "JJFI60000000001",
    "carrier": "own-fleet",
    "merchant": "Kauppa Oy",
    "recipient": {"name": "Anna", "phone": PHONE, "language": "en"},
    "address": {"text": "Mannerheimintie 12 B 24, 00100 Helsinki", "country": "FI"},
}
pytestmark = pytest.mark.skipif(why_no_speech() is not None, reason=why_no_speech() or "")


async def said_by(phone: Phone, words: str) -> Shown:
    return await phone.wait_for(lambda shown: words in (shown.text or ""), PATIENCE_SECONDS)


@pytest.mark.timeout(300)  # two processes start, and one is polite to all others on the machine
async def test_a_voice_note_is_read_back_and_reaches_the_carrier(tmp_path: Path) -> None:
    """Fetched from Telegram, listened to by a process of its own, said yes to, told at the door."""
    of_carrier = ("--scope", "carrier", "--carrier", "own-fleet")
    made = await doorstep(tmp_path, "apikey", "create", "van", *of_carrier, "--json")
    key = {"Authorization": f"Bearer {json.loads(made.out)['secret']}"}
    async with pretend_telegram() as (world, url):
        user = world.add_user(2001, "Anna", PHONE, "en")
        phone = Phone(world, user, next(iter(world.bots.values())))
        settings = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "SPEECH_MODEL_DIR": str(model_dir()),
        }
        async with (
            running(tmp_path, settings=settings) as run,
            aiohttp.ClientSession(run.address, headers=key) as api,
        ):
            async with api.post("/v1/deliveries", json=ANNOUNCED) as answer:
                delivery = await answer.json()
            phone.start(delivery["chat_link"].rpartition("=")[2])
            await phone.wait_for(lambda shown: shown.is_from_bot, PATIENCE_SECONDS)
            phone.share_contact()
            await said_by(phone, "Mannerheimintie 12")
            phone.voice()
            await said_by(phone, f"I heard: “{SAMPLE_WORDS}”. Is that right?")
            phone.press("voice.yes")
            await said_by(phone, "Saved for this delivery")
            async with api.get("/v1/changes") as answer:
                (change,) = (await answer.json())["items"]
            assert "green door" in change["details"]["door_card"]["note"]
