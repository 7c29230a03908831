"""The Mini App: a page that opens inside the chat, with a pin that is moved to the door."""

from web.miniapp.app import MiniApp
from web.miniapp.page import Tiles

__all__ = ["MiniApp", "Tiles"]
