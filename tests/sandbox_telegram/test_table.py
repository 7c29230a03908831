"""The table of methods is what aiogram's models say; those are made from Telegram's pages."""

import json
from typing import Any

import aiogram.methods
import pytest
from aiogram.methods import TelegramMethod

from sandbox.telegram.bot_api import PLAYED, POLL
from sandbox.telegram.parameters import method_table
from tests.sandbox_telegram.make_methods import TABLE, table, written

MODELS: dict[str, Any] = {
    model.__api_method__: model
    for model in vars(aiogram.methods).values()
    if isinstance(model, type) and issubclass(model, TelegramMethod) and model is not TelegramMethod
}


def test_the_committed_table_is_the_generated_one() -> None:
    """When aiogram is renewed, so is the table: python -m tests.sandbox_telegram.make_methods."""
    assert TABLE.read_text() == written(table())


def test_the_table_knows_every_method_and_no_other() -> None:
    """By the names that go over the wire."""
    assert method_table().methods.keys() == MODELS.keys()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_method_has_just_these_parameters(name: str) -> None:
    """The required ones required, the optional ones optional."""
    shape, fields = method_table().methods[name], MODELS[name].model_fields
    assert set(shape.required) == {n for n, f in fields.items() if f.is_required()}
    assert set(shape.optional) == {n for n, f in fields.items() if not f.is_required()}


def test_all_that_is_played_is_in_the_table() -> None:
    """Nothing of our own invention is answered."""
    assert {*PLAYED, POLL} <= method_table().methods.keys()


def test_the_table_reads_as_json() -> None:
    """With a result for every method."""
    told = json.loads(TABLE.read_text())
    assert all(method["result"] for method in told["methods"].values())
