"""What a caller may say and gets to know of two records of one person."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from rapport.customers.told import ConsentTold, CustomerTold
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Id, Told

Strength = Literal["strong", "likely", "weak"]
FieldName = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]


class OtherAsked(Asked):
    customer_id: Id = Field(description="The other record.")


class MergeAsked(OtherAsked):
    take: list[FieldName] = Field(default=[], max_length=40, description="Fields in which the other record is right.")


class MergeDifference(Told):
    field: str
    ours: Any
    theirs: Any


class MergePreview(Told):
    """What there would be, and what is lost from sight where both say something else."""

    customer: CustomerTold
    other: CustomerTold
    merged: CustomerTold
    differences: list[MergeDifference]
    orders: int
    total_spend: Money
    consent: list[ConsentTold]


class PairTold(Told):
    """Two records that may be one person: never made one by themselves."""

    first: CustomerTold
    second: CustomerTold
    strength: Strength
    speaks_for: list[str]
    speaks_against: list[str]


class DistinctTold(Told):
    customer_id: str
    distinct_from: str
