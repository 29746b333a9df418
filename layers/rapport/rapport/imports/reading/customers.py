"""A row of a customers' file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapport.customers.model import Channel, Purpose
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.ways import Ways


@dataclass(frozen=True)
class ConsentRead:
    channel: Channel
    purpose: Purpose
    allowed: bool


@dataclass(frozen=True)
class NewCustomerRow:
    number: int
    asked: Mapping[str, Any]
    """`NewCustomer` takes it as it is: only what the row says, days as ISO text, phones in E.164."""
    consents: tuple[ConsentRead, ...] = ()


def customer_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> NewCustomerRow | list[Problem]:
    raise NotImplementedError
