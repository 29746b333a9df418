"""The settings in force: kept in the store as text, believed for half a minute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import Clock
from rapport.kernel.money import money
from rapport.kernel.settings import CustomField, Settings
from rapport.kernel.table import Table

CACHED = timedelta(seconds=30)


class SettingsReader:
    """The settings in force; read from the store at most every 30 seconds."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self._table = table
        self._clock = clock
        self._read_at: datetime | None = None
        self._settings = Settings()

    def current(self) -> Settings:
        now = self._clock.now()
        if self._read_at is None or not self._read_at <= now < self._read_at + CACHED:
            self.refresh()
        return self._settings

    def refresh(self) -> None:
        stored = self._table.get(keys.settings())
        self._read_at = self._clock.now()
        if stored is not None:
            self._settings = from_item(stored)


def from_item(stored: Mapping[str, Any]) -> Settings:
    """A section that nobody has decided yet, because it came with a newer version, is as the house has it."""
    said: Mapping[str, Mapping[str, Any]] = stored["settings"]
    read = {each.name: _read(type(each.default), said[each.name]) for each in fields(Settings) if each.name in said}
    return Settings(**read)


def to_item(settings: Settings) -> dict[str, Any]:
    kept: dict[str, Any] = _texts(settings)
    return kept


def _read(section: type, said: Mapping[str, Any]) -> Any:
    """What a newer version has written and this one does not know is let through: a roll-back must start."""
    return section(**{each.name: _typed(each, said[each.name]) for each in fields(section) if each.name in said})


def _typed(setting: Field[Any], value: Any) -> Any:
    """What was kept as text, as the setting has it."""
    match setting.name, setting.default:
        case _, Decimal():
            return money(value)
        case "holidays", _:
            return tuple(date.fromisoformat(day) for day in value)
        case "customer", _:
            return {name: CustomField(each["type"], tuple(each["choices"])) for name, each in value.items()}
        case _, tuple():
            return tuple(value)
        case _:
            return value


def _texts(value: Any) -> Any:
    match value:
        case bool() | int() | str() | None:
            return value
        case dict():
            return {name: _texts(each) for name, each in value.items()}
        case list() | tuple():
            return [_texts(each) for each in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return {each.name: _texts(getattr(value, each.name)) for each in fields(value)}
        case _:
            return str(value)
