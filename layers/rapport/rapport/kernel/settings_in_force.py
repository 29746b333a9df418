"""The settings in force: kept in the store as text, believed for half a minute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import Clock
from rapport.kernel.money import money
from rapport.kernel.settings import (
    Access,
    Business,
    CustomField,
    CustomFields,
    DropOff,
    Lifecycle,
    Settings,
    Temperature,
    Value,
)
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
    said: Mapping[str, Mapping[str, Any]] = stored["settings"]
    value, business = dict(said["value"]), dict(said["business"])
    for amount in ("vip_spend", "high_average_order"):
        value[amount] = money(value[amount])
    business["weekend"] = tuple(business["weekend"])
    business["holidays"] = tuple(date.fromisoformat(day) for day in business["holidays"])
    declared = said["custom_fields"]["customer"]
    custom = {name: CustomField(each["type"], tuple(each["choices"])) for name, each in declared.items()}
    return Settings(
        temperature=_read(Temperature, said["temperature"]),
        lifecycle=_read(Lifecycle, said["lifecycle"]),
        drop_off=_read(DropOff, said["drop_off"]),
        value=_read(Value, value),
        business=_read(Business, business),
        access=_read(Access, said["access"]),
        custom_fields=CustomFields(custom),
    )


def to_item(settings: Settings) -> dict[str, Any]:
    kept: dict[str, Any] = _texts(settings)
    return kept


def _read[S](section: type[S], said: Mapping[str, Any]) -> S:
    """What a newer version has written and this one does not know is let through: a roll-back must start."""
    known = {each.name for each in fields(section)}  # type: ignore[arg-type]  # sections are dataclasses
    return section(**{name: each for name, each in said.items() if name in known})


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
