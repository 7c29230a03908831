"""File drop: a small carrier without an API takes changes as CSV files, and lays events down so."""

from pathlib import Path

from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.file_drop.adapter import FileDrop
from integrations.carriers.file_drop.client import Folder
from integrations.carriers.file_drop.translate import MAPPING, Reader, terms_of
from integrations.declaration import Auth, Can, Declaration, Want, Way

DECLARATION = Declaration(
    name="file-drop",
    title="CSV file drop",
    kind="carrier",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({Can.CHANGES, Can.EVENTS}),
    wants=(
        Want(
            name="folder",
            says="a folder that both of us reach, such as one that an SFTP server shows",
            is_required=True,
        ),
        Want(name="timezone", says="where a time without an offset is", default="UTC"),
        Want(
            name="actions",
            says="which changes it takes, with commas",
            default="change_window, change_address, instructions, neighbour, safe_place, postpone, "
            "return, cancel",
        ),
        Want(name="hours", says="how many hours before the window it still reads", default="12"),
        Want(
            name="codes",
            says='its own words for events, as "WORD=event" or "WORD=event:reason", with commas',
        ),
    ),
    every_seconds=60,
)


def opened(told: Told) -> FileDrop:
    """An adapter. Raises ValueError."""
    reader = Reader(told.ref, zone_of(told["timezone"]), MAPPING.with_more(told["codes"]))
    terms = terms_of(told.listed("actions"), told["hours"])
    return FileDrop(Folder(Path(told["folder"])), reader, terms)
