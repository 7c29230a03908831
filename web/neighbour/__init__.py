"""The neighbour's page: a question and two buttons for somebody who has no chat with us."""

from web.neighbour.app import neighbour_pages

__all__ = ["neighbour_pages"]
