"""Roles: what one process of the house does, and how many there may be of it."""

from enum import StrEnum


class RunRole(StrEnum):
    ALL = "all"
    WEB = "web"
    WORKER = "worker"
    SCHEDULER = "scheduler"
