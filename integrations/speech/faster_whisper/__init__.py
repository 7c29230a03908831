"""faster-whisper: Whisper's models by CTranslate2, in a process that is gone once it answered."""

from integrations.speech.faster_whisper.client import FasterWhisper, open_faster_whisper

__all__ = ["FasterWhisper", "open_faster_whisper"]
