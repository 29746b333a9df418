"""What a caller may ask about people's data, and what they are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from rapport.customer_view.listing import Sort
from rapport.customers.rules import CustomerType, LifecycleStage, Warmth
from rapport.kernel.http.models import Asked, Id, Told
from rapport.privacy.requests import Kind, State

Why = Literal["asked_by_the_person", "no_longer_needed", "kept_by_mistake", "ordered_by_an_authority"]
"""From a list, not in free words: the reason outlives the person, and must not name them again."""
Word = Annotated[str, Field(min_length=1, max_length=200)]


class EraseAsked(Asked):
    confirm: Id = Field(description="The customer's id once more: what is erased cannot be brought back.")
    reason: Why = "asked_by_the_person"


class HoldAsked(Asked):
    on: StrictBool
    reason: Annotated[str, Field(min_length=1, max_length=500)]


class ListAsked(Asked):
    """As the list of customers is filtered."""

    customer_type: CustomerType | None = None
    lifecycle_stage: LifecycleStage | None = None
    temperature: Warmth | None = None
    district: Word | None = None
    agent: Id | None = None
    tag: Word | None = None
    search: Word | None = None
    sort: Sort = "last_order"


class DataRequestTold(Told):
    request_id: str
    kind: Kind
    state: State
    customer_ids: list[str] | None = Field(None, description="The person it is about, under each of their ids.")
    reason: str | None = None
    filters: dict[str, str] | None = Field(None, description="Of a list: whom it is of.")
    by: str
    asked_at: datetime
    due: date = Field(description="By when it has to be done.")
    overdue: bool
    finished_at: datetime | None = None
    counts: dict[str, int] = Field(description="Of an erasure, records by what became of them; of a list, its rows.")


class ListExportTold(Told):
    export_id: str
    state: State
    by: str
    asked_at: datetime
    finished_at: datetime | None = None
    rows_written: int
    file_name: str | None = None
    url: str | None = Field(None, description="Where the file is to be had, for five minutes from now.")
    url_valid_until: datetime | None = None
    gone_at: datetime | None = Field(None, description="When the file is deleted.")
