"""Understanding: free text in any language, read offline. `understand` is the way in."""

from bot.understanding.reading import understand
from bot.understanding.understood import Entities, Intent, SpokenTime, Understood, to_wire

__all__ = ["Entities", "Intent", "SpokenTime", "Understood", "to_wire", "understand"]
