"""The settings in force: kept in the store, believed for half a minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import Clock
from rapport.kernel.settings import Settings
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


def from_item(stored: dict[str, Any]) -> Settings:
    return Settings.model_validate(stored["settings"])
