from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rapport.kernel.settings.nonsense import to_the_cent, within
from rapport.kernel.settings.section import Section

SmsProvider = Literal["none", "outbox", "aws-sms", "sns", "gateway"]
EmailProvider = Literal["none", "outbox", "ses"]
WhatsAppProvider = Literal["none", "outbox", "aws-whatsapp", "gateway"]
PushProvider = Literal["none", "outbox", "sns-push"]


@dataclass(frozen=True)
class Providers(Section):
    """Who carries which channel, how fast, and what they charge in the shop's own money."""

    sms: SmsProvider = "none"
    whatsapp: WhatsAppProvider = "none"
    email: EmailProvider = "none"
    push: PushProvider = "none"
    sms_a_second: int = 10
    whatsapp_a_second: int = 20
    email_a_second: int = 14
    push_a_second: int = 50
    sms_part_price: Decimal = Decimal("0.35")
    whatsapp_price: Decimal = Decimal("0.90")
    email_price: Decimal = Decimal("0.02")
    push_price: Decimal = Decimal("0.00")

    def __post_init__(self) -> None:
        within(self, 1, 1000, "sms_a_second", "whatsapp_a_second", "email_a_second", "push_a_second")
        prices = ("sms_part_price", "whatsapp_price", "email_price", "push_price")
        within(self, 0, 1000, *prices)
        to_the_cent(self, *prices)

    def of(self, channel: str) -> str:
        return str(getattr(self, channel))

    def rate(self, channel: str) -> int:
        return int(getattr(self, f"{channel}_a_second"))

    def price(self, channel: str, parts: int = 1) -> Decimal:
        return self.sms_part_price * parts if channel == "sms" else Decimal(getattr(self, f"{channel}_price"))
