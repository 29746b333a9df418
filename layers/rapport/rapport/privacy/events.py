"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rapport.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerErased(Event):
    """The person is gone at once; what is left of their records is cleared by whoever hears this."""

    type: ClassVar[str] = "CustomerErased"
    customer_id: str
    request_id: str

    @property
    def record(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class ListExportAsked(Event):
    """A list of customers is to be written into a file."""

    type: ClassVar[str] = "ListExportAsked"
    request_id: str

    @property
    def record(self) -> str:
        return f"data_request:{self.request_id}"
