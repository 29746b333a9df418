"""What a shop may decide for itself: typed, versioned, changed in one place, in force within 30 seconds.

Nothing that follows from these and from time passing is stored on a customer, so a changed threshold is true for
everyone at once. Time zone and currency are deploy parameters, in `kernel.shop`. Plain classes, because every job
reads them and none of them needs a validator to do so; `oversight.decided` checks what a person changes.
"""

from rapport.kernel.settings.calls import CallPoints, Calls
from rapport.kernel.settings.cases import Cases
from rapport.kernel.settings.custom_fields import CustomField, CustomFields
from rapport.kernel.settings.customers import DropOff, Lifecycle, Temperature, Value
from rapport.kernel.settings.house import Access, Business
from rapport.kernel.settings.messages import Messages
from rapport.kernel.settings.nonsense import Nonsense
from rapport.kernel.settings.offers import Offers
from rapport.kernel.settings.providers import EmailProvider, Providers, PushProvider, SmsProvider, WhatsAppProvider
from rapport.kernel.settings.reminders import Reminders
from rapport.kernel.settings.sections import Settings

__all__ = [
    "Access",
    "Business",
    "CallPoints",
    "Calls",
    "Cases",
    "CustomField",
    "CustomFields",
    "DropOff",
    "EmailProvider",
    "Lifecycle",
    "Messages",
    "Nonsense",
    "Offers",
    "Providers",
    "PushProvider",
    "Reminders",
    "Settings",
    "SmsProvider",
    "Temperature",
    "Value",
    "WhatsAppProvider",
]
