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
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_serializer,
)
from pydantic.alias_generators import to_camel
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from rapport.kernel.http.days import moment_text
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

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The fields, whatever the serializer above returns: it only leaves out what is null."""
        fields = dict(schema)
        fields.pop("serialization", None)
        told = handler.resolve_ref_schema(handler(fields))
        for field in told.get("properties", {}).values():
            if field.get("default", ...) is None:
                del field["default"]
            choices = [each for each in field.get("anyOf", ()) if each != {"type": "null"}]
            if len(choices) == 1:
                field |= choices[0]
                del field["anyOf"]
        return told


def _as_text(value: Any) -> Any:
    # The seeds show numbers for ids; they are text to us.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[
    str,
    Field(pattern=BROUGHT),
    BeforeValidator(_as_text),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": BROUGHT}, {"type": "integer", "minimum": 0}]}, mode="validation"
    ),
]
"""An identifier in a body: text, or a number that becomes text."""


def _utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ValueError("is out of range") from None


Instant = Annotated[AwareDatetime, BeforeValidator(moment_text), AfterValidator(_utc)]
"""A moment, with its zone said."""

Phone = Annotated[str, Field(min_length=3, max_length=32)]
Email = Annotated[str, Field(pattern=r"^[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}$", max_length=254)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Note = Annotated[str, Field(min_length=1, max_length=4000)]
