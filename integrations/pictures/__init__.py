"""Pictures: what people send is drawn anew before it is kept."""

from core.ports import Pictures
from integrations.pictures.cleaner import Cleaner

__all__ = ["open_pictures"]


def open_pictures() -> Pictures:
    return Cleaner()
