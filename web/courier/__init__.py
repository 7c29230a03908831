"""The courier's page: today's stops of one route, on the phone of whoever drives it."""

from web.courier.app import courier_pages
from web.courier.tokens import address_of, new_token

__all__ = ["address_of", "courier_pages", "new_token"]
