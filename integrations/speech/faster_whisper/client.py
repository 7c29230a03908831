"""The client: one voice note, one process; killed where it takes too long."""

import sys
from pathlib import Path

import msgspec

from core.model.speech import Speech, SpokenWord
from core.model.voice_note import HEARD_SECONDS_MAX
from core.ports import Unavailable
from integrations.solver_process import SolverProcess
from integrations.speech.faster_whisper.wire import Answer, Question

NAME = "faster-whisper"
LISTENED_SECONDS_MAX = 120.0  # for two minutes of speech: a model that is slower is too big
LISTENER = "integrations.speech.faster_whisper.listener"


class FasterWhisper:
    """Listens to one at a time: each takes processors for itself."""

    name = NAME

    def __init__(self, process: SolverProcess, seconds_max: float = LISTENED_SECONDS_MAX) -> None:
        self._process = process
        self._seconds_max = seconds_max

    async def listen(self, sound: bytes, hint: str) -> Speech:
        question = Question(sound, hint, HEARD_SECONDS_MAX)
        said = await self._process.ask(msgspec.msgpack.encode(question), self._seconds_max)
        try:
            return _speech(msgspec.msgpack.decode(said, type=Answer))
        except (msgspec.MsgspecError, ValueError) as nonsense:
            raise Unavailable(f"{NAME} answered in a shape that is not its own") from nonsense

    async def check(self) -> None:
        """The model is read once, and hears a second of nothing."""
        await self.listen(_silence(), "en")

    async def aclose(self) -> None:
        """Nothing stays open between two notes."""


def open_faster_whisper(
    model_dir: Path, seconds_max: float = LISTENED_SECONDS_MAX
) -> FasterWhisper:
    command = [sys.executable, "-m", LISTENER, str(model_dir)]
    return FasterWhisper(SolverProcess(NAME, command), seconds_max)


def _speech(answer: Answer) -> Speech:
    words = tuple(SpokenWord(word.text, word.probability) for word in answer.words)
    return Speech(words=words, language=answer.language)


def _silence() -> bytes:
    """A second of it, as a WAV: 8,000 samples of one byte."""
    samples = bytes([128]) * 8000
    head = b"WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00" + (8000).to_bytes(4, "little") * 2
    body = head + b"\x01\x00\x08\x00data" + len(samples).to_bytes(4, "little") + samples
    return b"RIFF" + len(body).to_bytes(4, "little") + body
