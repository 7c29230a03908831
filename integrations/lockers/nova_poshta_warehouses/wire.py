"""What goes over Nova Poshta's wire, of it what we use."""

from typing import Any

import msgspec


class Properties(msgspec.Struct, rename="pascal"):
    page: str
    limit: str


class Question(msgspec.Struct, rename="camel"):
    api_key: str
    method_properties: Properties
    model_name: str = "Address"
    called_method: str = "getWarehouses"


class Answer(msgspec.Struct, rename="camel"):
    """`errors`: a list of texts, or an object of them."""

    success: bool
    data: list[msgspec.Raw] = []
    error_codes: Any = None


class Warehouse(msgspec.Struct, rename="pascal"):
    ref: str
    description: str = ""
    short_address: str = ""
    latitude: str | float = 0.0
    longitude: str | float = 0.0
    category_of_warehouse: str = ""
    warehouse_status: str = ""
    deny_to_select: str | int = "0"
    schedule: dict[str, str] = {}
