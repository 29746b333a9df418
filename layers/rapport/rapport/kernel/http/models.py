"""How the API's models behave: taken in both spellings, closed, answered in snake_case without empty fields."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasGenerator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_serializer,
)
from pydantic.alias_generators import to_camel

from rapport.kernel.ids import BROUGHT


def _both_spellings(name: str) -> AliasChoices:
    return AliasChoices(name, to_camel(name))


class Asked(BaseModel):
    """What a caller sends. An unknown field is a misspelt one, and is refused by name."""

    # Built when first used: a request needs a few of a door's models, and a cold start should not pay for all.
    model_config = ConfigDict(
        defer_build=True,
        extra="forbid",
        str_strip_whitespace=True,
        alias_generator=AliasGenerator(validation_alias=_both_spellings),
        serialize_by_alias=False,
    )


class Told(BaseModel):
    """What a caller gets. A field that has nothing to say, or that the caller may not see, is absent."""

    model_config = ConfigDict(defer_build=True, extra="forbid")

    @model_serializer(mode="wrap")
    def _without_the_unsaid(self, handler: Any) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}


def _as_text(value: Any) -> Any:
    # The seeds show numbers for ids; they are text to us.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[str, BeforeValidator(_as_text), Field(pattern=BROUGHT)]
"""An identifier in a body: text, or a number that becomes text."""


def _utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ValueError("is out of range") from None


Instant = Annotated[AwareDatetime, AfterValidator(_utc)]
"""A moment, with its zone said."""

Phone = Annotated[str, Field(min_length=3, max_length=32)]
Email = Annotated[str, Field(pattern=r"^[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}$", max_length=254)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Note = Annotated[str, Field(min_length=1, max_length=4000)]
