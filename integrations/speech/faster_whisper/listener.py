"""The listener: a process of its own that reads one voice note and writes what it heard.

    python -m integrations.speech.faster_whisper.listener MODEL_DIR < question > answer

It never asks the network: the model is a folder. It is polite to everybody else on the machine.
"""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Protocol

import av
import av.error
import msgspec
import numpy as np
from faster_whisper import WhisperModel
from numpy.typing import NDArray

from integrations.speech.faster_whisper.wire import Answer, Question, Word

SAMPLES_A_SECOND = 16_000
LOUDEST = 32_768.0
BEAMS = 5
LANGUAGE_SURE_FROM = 0.8
PROCESSORS_MAX = 4


type Samples = NDArray[np.float32]


class Heard(Protocol):
    """A word as the library tells it: with the space before it, where there is one."""

    word: str
    probability: float


def main(arguments: Sequence[str]) -> int:
    os.nice(10)
    os.environ["HF_HUB_OFFLINE"] = "1"
    question = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Question)
    answer = answered(Path(arguments[0]), question)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    return 0


def answered(model_dir: Path, question: Question) -> Answer:
    sound = samples_of(question.sound, question.seconds_max)
    if sound is None:
        return Answer()
    model = WhisperModel(
        str(model_dir),
        device="cpu",
        compute_type="int8",
        cpu_threads=min(PROCESSORS_MAX, os.cpu_count() or 1),
        local_files_only=True,
    )
    language = question.hint
    if not model.model.is_multilingual:
        if language != "en":
            return Answer()  # it would hear English in anything
    else:
        found, sure, _ = model.detect_language(sound)
        language = language_of(language, found, sure, model.supported_languages)
    segments, _ = model.transcribe(
        sound,
        language=language,
        beam_size=BEAMS,
        temperature=0.0,
        condition_on_previous_text=False,
        word_timestamps=True,
        vad_filter=True,
    )
    heard = (word for segment in segments for word in segment.words or ())
    return Answer(words=whole(heard), language=language)


def language_of(hint: str, found: str, sure: float, known: Collection[str]) -> str:
    """Few say much in a voice note, and what is mumbled sounds like a tongue that nobody here
    speaks: the talk's own counts, unless another one is surely heard."""
    return found if sure >= LANGUAGE_SURE_FROM or hint not in known else hint


def samples_of(file: bytes, seconds_max: int) -> Samples | None:
    """The sound of a file, also of a film; None where it holds none, or more than was asked for.

    A small file may hold hours: no more of it is unpacked than is listened to.
    """
    pieces: list[NDArray[np.int16]] = []
    room = seconds_max * SAMPLES_A_SECOND
    try:
        with av.open(BytesIO(file)) as container:
            if not container.streams.audio:
                return None
            resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLES_A_SECOND)
            for frame in chain(container.decode(container.streams.audio[0]), (None,)):
                for piece in resampler.resample(frame):
                    pieces.append(piece.to_ndarray().reshape(-1))
                    room -= len(pieces[-1])
                if room < 0:
                    return None
    except (av.error.FFmpegError, ValueError):
        return None  # no file of sound, or a broken one
    if not pieces:
        return None
    return np.concatenate(pieces).astype(np.float32) / LOUDEST


def whole(heard: Iterable[Heard]) -> list[Word]:
    """What has no space before it belongs to the word before: "8", "-2", "-5" are one, and as sure
    as the least sure of them."""
    words: list[Word] = []
    for each in heard:
        sure = min(1.0, max(0.0, float(each.probability)))
        if words and not each.word.startswith(" "):
            before = words.pop()
            words.append(Word(before.text + each.word, min(before.probability, sure)))
        elif each.word.strip():
            words.append(Word(each.word.strip(), sure))
    return [Word(word.text.strip(), word.probability) for word in words]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
