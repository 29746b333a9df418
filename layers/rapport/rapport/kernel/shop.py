"""One shop: its table, its clock, its keys, its place in the world. Made once per cold start, or by a test."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from rapport.kernel.clock import Clock, SystemClock, business_day
from rapport.kernel.sealing import DataKeys, Keyring, LateKeyring
from rapport.kernel.settings_in_force import SettingsReader
from rapport.kernel.table import Table


@dataclass(frozen=True)
class Place:
    """Deploy parameters: what a running shop cannot change about itself."""

    zone: ZoneInfo
    currency: str
    country: str
    public_url: str = "https://shop.example"
    """Where customers reach the shop: what they are sent links to."""

    def day(self, instant: datetime) -> date:
        return business_day(instant, self.zone)

    def hour(self, instant: datetime) -> int:
        return instant.astimezone(self.zone).hour


@dataclass
class Shop:
    table: Table
    clock: Clock
    place: Place
    data_keys: DataKeys
    settings: SettingsReader = field(init=False)
    _late: LateKeyring = field(init=False)

    def __post_init__(self) -> None:
        self.settings = SettingsReader(self.table, self.clock)
        self._late = LateKeyring(self.table, self.data_keys)

    @property
    def keyring(self) -> Keyring:
        return self._late.keyring

    def on_trial(self) -> Shop:
        """The same shop, in which whatever is written stays in mind: to see what would happen by doing it."""
        from rapport.kernel.table.trial import TrialTable  # late: dry runs alone need it

        other = Shop(TrialTable(self.table), self.clock, self.place, self.data_keys)
        other.settings, other._late = self.settings, self._late
        return other

    def today(self) -> date:
        return self.place.day(self.clock.now())


DHAKA = Place(ZoneInfo("Asia/Dhaka"), "BDT", "BD")


@cache
def from_environment() -> Shop:
    """The shop that this function's environment names."""
    from rapport.kernel.aws import client
    from rapport.kernel.kms import KmsDataKeys
    from rapport.kernel.table.dynamo import DynamoTable

    gc.freeze()
    gc.enable()
    table = DynamoTable(
        client("dynamodb"), {"records": os.environ["RECORDS_TABLE"], "audit": os.environ["AUDIT_TABLE"]}
    )
    public_url = os.environ.get("PUBLIC_URL") or _like_an_api()
    place = Place(ZoneInfo(os.environ["TIME_ZONE"]), os.environ["CURRENCY"], os.environ["COUNTRY"], public_url)
    return Shop(table, SystemClock(), place, KmsDataKeys(os.environ["SHOP_KEY"]))


def _like_an_api() -> str:
    """Doors cannot be told the address of the gateway that is made of them; what they reckon with is as long."""
    return f"https://{'x' * 10}.execute-api.{os.environ.get('AWS_REGION', 'us-east-1')}.amazonaws.com"


__all__ = ["DHAKA", "Place", "Shop", "from_environment"]
