"""Carriers that we call: one folder for each API, and the one place that knows them all.

A third party's adapter is a module that an entry point of the group `doorstep.carriers` names: with
a `DECLARATION` and `opened(told)`, as each of ours has.
"""

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol

from core.model.ids import CarrierRef
from core.ports import CarrierAdapter, Turns
from integrations.carrier_kit.settings import Told, told_to
from integrations.carriers import (
    aftership,
    carrier_api_v1,
    file_drop,
    inpost,
    nova_poshta,
    onfleet,
    ups,
)
from integrations.declaration import Declaration

GROUP = "doorstep.carriers"

log = logging.getLogger("carriers")


class AdapterModule(Protocol):
    """What a folder of this room offers."""

    @property
    def DECLARATION(self) -> Declaration: ...  # noqa: N802  # the module's own constant
    def opened(self, told: Told) -> CarrierAdapter:
        """It connects at its first call. Raises ValueError with what is wrong in the setting."""
        ...


OURS: Mapping[str, AdapterModule] = MappingProxyType(
    {
        module.DECLARATION.name: module
        for module in (aftership, carrier_api_v1, file_drop, inpost, nova_poshta, onfleet, ups)
    }
)


@cache
def adapters() -> Mapping[str, AdapterModule]:
    """By the name that a setting says. A third party's takes no name of ours, and one that cannot
    be loaded is left out: the setting that names it says so."""
    found: dict[str, AdapterModule] = {}
    for entry in entry_points(group=GROUP):
        try:
            module: AdapterModule = entry.load()
            name = module.DECLARATION.name
        except (ImportError, AttributeError) as broken:
            log.error("adapter %s cannot be loaded: %s", entry.value, broken)
            continue
        found[name] = module
    return MappingProxyType({**found, **OURS})


def open_carrier(
    ref: CarrierRef,
    adapter: str,
    said: Mapping[str, str],
    hook_secrets: tuple[str, ...] = (),
    turns: Turns | None = None,
) -> CarrierAdapter:
    """The adapter that a setting names; without `turns` it keeps its pace by itself.

    Raises ValueError with what is wrong in the setting.
    """
    module = module_of(adapter)
    return module.opened(told_to(module.DECLARATION, ref, said, hook_secrets, turns))


def module_of(adapter: str) -> AdapterModule:
    """Raises ValueError."""
    module = adapters().get(adapter)
    if module is None:
        known = ", ".join(sorted(adapters()))
        raise ValueError(f"adapter {adapter} is unknown; known: {known}")
    return module
