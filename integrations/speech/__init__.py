"""Speech: who writes down what people say into the chat, on this machine."""

from importlib.util import find_spec
from pathlib import Path

from core.ports import Transcriber
from integrations.speech.faster_whisper import open_faster_whisper

LIBRARY = "faster_whisper"
MODEL_FILES = ("config.json", "model.bin", "tokenizer.json", "vocabulary.*")


def open_transcriber(model_dir: Path) -> Transcriber:
    """Raises ValueError, in words for people, where it could never listen. The model itself is read
    when the first voice note comes."""
    lacking = [name for name in MODEL_FILES if not any(model_dir.glob(name))]
    if lacking:
        raise ValueError(f"{model_dir} is no folder of a model: it lacks {', '.join(lacking)}")
    if find_spec(LIBRARY) is None:
        raise ValueError("faster-whisper is not installed: install requirements/speech.lock")
    return open_faster_whisper(model_dir)
