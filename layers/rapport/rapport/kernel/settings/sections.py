"""All that a shop may decide, a section a line: what the store keeps and the address of a section are named here."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.kernel.settings.calls import CallPoints, Calls
from rapport.kernel.settings.cases import Cases
from rapport.kernel.settings.custom_fields import CustomFields
from rapport.kernel.settings.customers import DropOff, Lifecycle, Temperature, Value
from rapport.kernel.settings.house import Access, Business
from rapport.kernel.settings.messages import Messages
from rapport.kernel.settings.offers import Offers
from rapport.kernel.settings.providers import Providers
from rapport.kernel.settings.reminders import Reminders


@dataclass(frozen=True)
class Settings:
    # Sections are frozen, so one default serves every shop; its class tells how what is stored is read.
    temperature: Temperature = field(default=Temperature())
    lifecycle: Lifecycle = field(default=Lifecycle())
    drop_off: DropOff = field(default=DropOff())
    value: Value = field(default=Value())
    business: Business = field(default=Business())
    access: Access = field(default=Access())
    calls: Calls = field(default=Calls())
    call_points: CallPoints = field(default=CallPoints())
    offers: Offers = field(default=Offers())
    reminders: Reminders = field(default=Reminders())
    messages: Messages = field(default=Messages())
    cases: Cases = field(default=Cases())
    providers: Providers = field(default=Providers())
    custom_fields: CustomFields = field(default=CustomFields())
