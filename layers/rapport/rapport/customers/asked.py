"""What a caller may say about a customer."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictBool, WithJsonSchema, model_validator

from rapport.customers.model import Channel, Purpose
from rapport.kernel.figures import Language
from rapport.kernel.http.days import IsoDay
from rapport.kernel.http.models import Asked, Email, Id, Line, Note, Phone

Tag = Annotated[str, Field(min_length=1, max_length=40)]
CustomValue = Annotated[Any, WithJsonSchema({"anyOf": [{"type": each} for each in ("string", "number", "boolean")]})]
"""What it must be, the shop's own declaration says; here it is only something flat."""


class PhoneAsked(Asked):
    number: Phone
    type: Literal["mobile", "home", "work", "other"] = "mobile"
    primary: StrictBool = False
    verified: StrictBool = False


class EmailAsked(Asked):
    address: Email
    type: Literal["personal", "work", "other"] = "personal"
    primary: StrictBool = False
    verified: StrictBool = False


class AddressAsked(Asked):
    address: Annotated[str, Field(min_length=1, max_length=500)]
    type: Literal["home", "work", "delivery", "other"] = "home"
    district: Line | None = None
    city: Line | None = None
    primary: StrictBool = False


class ContactHours(Asked):
    """When a customer likes to be reached, in the business's own time."""

    start: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    end: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class CustomerFields(Asked):
    """Everything a person can edit about a customer. PUT takes it whole, PATCH the fields it names."""

    first_name: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    last_name: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    phone: Phone | None = Field(None, description="The primary phone; local forms are accepted.")
    email: Email | None = Field(None, description="The primary email.")
    address: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    phones: list[PhoneAsked] | None = Field(None, max_length=5)
    emails: list[EmailAsked] | None = Field(None, max_length=5)
    addresses: list[AddressAsked] | None = Field(None, max_length=10)
    district: Line | None = None
    city: Line | None = None
    date_of_birth: IsoDay | None = None
    anniversary_date: IsoDay | None = None
    preferred_channel: Channel | None = None
    language: Language | None = None
    contact_hours: ContactHours | None = None
    assigned_agent_id: Id | None = None
    owner: Id | None = None
    source: Line | None = None
    company_name: Line | None = None
    industry: Line | None = None
    company_segment: Line | None = None
    company_size: Line | None = None
    tags: list[Tag] | None = Field(None, max_length=30)
    notes: Note | None = None
    custom_fields: dict[Annotated[str, Field(max_length=40)], CustomValue] | None = Field(None, max_length=50)

    @model_validator(mode="after")
    def dates_make_sense(self) -> Self:
        for name in ("date_of_birth", "anniversary_date"):
            day = getattr(self, name)
            if day is not None and day.year < 1900:
                raise ValueError(f"{name} is before 1900")
        return self


class NewCustomer(CustomerFields):
    customer_id: Id | None = None

    @model_validator(mode="after")
    def somebody(self) -> Self:
        if not (self.first_name or self.last_name or self.company_name):
            raise ValueError("first_name, last_name or company_name is needed")
        return self


class ConsentAsked(Asked):
    channel: Channel
    purpose: Purpose = "marketing"
    allowed: StrictBool
    source: Line = "agent"


class FamilyFields(Asked):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    relationship: Literal["spouse", "child", "parent", "sibling", "other"]
    date_of_birth: IsoDay | None = None
    phone: Phone | None = None
    address: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    notes: Note | None = None


class NewFamilyMember(FamilyFields):
    customer_id: Id
