"""What a shop may decide for itself: typed, versioned, changed in one place, in force within 30 seconds.

Nothing that follows from these and from time passing is stored on a customer, so a changed threshold is true for
everyone at once. Time zone and currency are deploy parameters, in `kernel.shop`. Plain classes, because every job
reads them and none of them needs a validator to do so; `oversight.decided` checks what a person changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, ClassVar, Literal

from rapport.kernel.money import money

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Nonsense(ValueError):
    """A setting that no shop can mean."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")
        self.name, self.problem = name, problem


def _within(section: Any, least: int, most: int, *names: str) -> None:
    for name in names:
        if not least <= getattr(section, name) <= most:
            raise Nonsense(name, f"must be between {least} and {most}")


def _rising(section: Any, *names: str) -> None:
    for lower, higher in pairwise(names):
        if getattr(section, lower) >= getattr(section, higher):
            raise Nonsense(lower, f"must be below {higher}")


def _to_the_cent(section: Any, *names: str) -> None:
    for name in names:
        if getattr(section, name) != money(getattr(section, name)):
            raise Nonsense(name, "has more than two decimals")


def _long(text: str, name: str, least: int, most: int) -> None:
    if not least <= len(text) <= most:
        raise Nonsense(name, f"must have {least} to {most} characters")


def _many(things: Any, name: str, most: int) -> None:
    if len(things) > most:
        raise Nonsense(name, f"may hold at most {most}")


def _clock_time(text: str, name: str) -> None:
    hour, colon, minute = text.partition(":")
    if not (colon and len(text) == 5 and (hour + minute).isascii() and (hour + minute).isdigit()):
        raise Nonsense(name, "must be a time of day like 21:00")
    if not (int(hour) < 24 and int(minute) < 60):
        raise Nonsense(name, "must be a time of day like 21:00")


class Section:
    # Read by whoever validates a change: an unknown setting is a misspelt one.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Temperature(Section):
    hot_days: int = 7
    warm_days: int = 30

    def __post_init__(self) -> None:
        _within(self, 0, 730, "hot_days", "warm_days")
        _rising(self, "hot_days", "warm_days")


@dataclass(frozen=True)
class Lifecycle(Section):
    at_risk_days: int = 60
    churned_days: int = 90
    inactive_days: int = 90
    """After so many days without an order a customer's type reads `inactive`."""

    def __post_init__(self) -> None:
        _within(self, 1, 1460, "at_risk_days", "churned_days", "inactive_days")
        _rising(self, "at_risk_days", "churned_days")


@dataclass(frozen=True)
class DropOff(Section):
    """Days of silence at which each band of risk begins; a band ends where the next begins."""

    low_days: int = 30
    medium_days: int = 60
    high_days: int = 90
    critical_days: int = 120

    def __post_init__(self) -> None:
        _within(self, 1, 1460, "low_days", "medium_days", "high_days", "critical_days")
        _rising(self, "low_days", "medium_days", "high_days", "critical_days")


@dataclass(frozen=True)
class Value(Section):
    repeat_orders: int = 2
    vip_orders: int = 6
    vip_spend: Decimal = Decimal("50000.00")
    high_average_order: Decimal = Decimal("1000.00")

    def __post_init__(self) -> None:
        # Two orders make a repeat buyer at the least: the counters keep one-time buyers apart.
        _within(self, 2, 1000, "repeat_orders", "vip_orders")
        _within(self, 0, 999_999_999_999, "vip_spend", "high_average_order")
        _to_the_cent(self, "vip_spend", "high_average_order")
        _rising(self, "repeat_orders", "vip_orders")


@dataclass(frozen=True)
class Business(Section):
    name: str = "Rapport shop"
    language: Literal["en", "bn"] = "en"
    weekend: tuple[Weekday, ...] = ("friday", "saturday")
    holidays: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _long(self.name, "name", 1, 100)
        _many(self.weekend, "weekend", 6)
        _many(self.holidays, "holidays", 400)


@dataclass(frozen=True)
class Access(Section):
    visibility: Literal["own", "team", "by_team_size"] = "by_team_size"
    """Whose customers an agent may read; by team size, a team below ten agents shares all of them."""
    team_shares_below: int = 10
    delivery_days: int = 30

    def __post_init__(self) -> None:
        _within(self, 0, 1000, "team_shares_below")
        _within(self, 1, 365, "delivery_days")


@dataclass(frozen=True)
class Calls(Section):
    """Who is called, and when. A window of days counts from the last order, both ends included."""

    welcome_from_days: int = 1
    welcome_to_days: int = 3
    upsell_from_days: int = 7
    upsell_to_days: int = 15
    repeat_buyer_from_days: int = 15
    repeat_buyer_to_days: int = 30
    vip_care_gap_days: int = 14
    """Two calls a month keep a permanent customer one."""
    at_risk_gap_days: int = 7
    """Somebody has just spoken with them: give that a week to work."""
    new_customer_days: int = 30
    new_customer_gap_days: int = 10
    """Three calls in the first month."""
    repeat_gap_days: int = 30
    win_back_weeks: int = 3
    """Weekly, and then they are left in peace."""
    contact_gap_days: int = 3
    """Nobody is called twice within it; follow-ups, which were agreed on, excepted."""
    occasion_days_ahead: int = 1
    recover_the_cold: bool = True
    """At-risk and win-back calls to customers who are cold; strict shops turn them off."""
    only_with_consent: bool = False
    """Calls only to those who said yes; otherwise to all who did not say no."""
    attempts: int = 3
    busy_retry_minutes: int = 120
    undo_seconds: int = 60
    influence_days: int = 7
    """An order within so many days after a completed call counts as influenced by it."""
    minutes_a_call: int = 6
    """What a planned call costs an agent, for previews; performance tells what it really took."""

    def __post_init__(self) -> None:
        _within(self, 0, 365, *(name for name in vars(self) if name.endswith("_days")))
        for window in ("welcome", "upsell", "repeat_buyer"):
            if getattr(self, f"{window}_from_days") > getattr(self, f"{window}_to_days"):
                raise Nonsense(f"{window}_from_days", f"must not be above {window}_to_days")
        _within(self, 1, 365, "vip_care_gap_days", "new_customer_gap_days", "repeat_gap_days", "welcome_from_days")
        _within(self, 0, 12, "win_back_weeks")
        _within(self, 1, 10, "attempts")
        _within(self, 5, 480, "busy_retry_minutes")
        _within(self, 0, 3600, "undo_seconds")
        _within(self, 1, 240, "minutes_a_call")


@dataclass(frozen=True)
class CallPoints(Section):
    """What each reason to call is worth; the sum is a task's score."""

    follow_up: int = 50
    upsell: int = 40
    vip_care: int = 35
    repeat_reminder: int = 30
    birthday: int = 25
    anniversary: int = 25
    at_risk: int = 25
    repeat_buyer: int = 20
    welcome: int = 20
    cadence: int = 20
    win_back: int = 10
    vip: int = 10
    high_average: int = 10
    further_reason: int = 5

    def __post_init__(self) -> None:
        _within(self, 0, 1000, *vars(self))


@dataclass(frozen=True)
class Offers(Section):
    """Recommendations: what they are learned from, and when one counts as taken."""

    accepted_days: int = 14
    just_bought_days: int = 7
    """What was bought within them is not recommended again."""
    most: int = 5
    minimum_support: int = 5
    """Orders in which two products stood together before that means anything."""
    minimum_lift_percent: int = 120
    """How much oftener than by chance, in percent: 120 is a fifth oftener."""
    learned_after_days: int = 3
    """An order is learned from when it has had time to be cancelled."""
    popular_days: int = 90

    def __post_init__(self) -> None:
        _within(self, 0, 365, "just_bought_days")
        _within(self, 1, 365, "accepted_days", "popular_days")
        _within(self, 0, 30, "learned_after_days")
        _within(self, 1, 20, "most")
        _within(self, 1, 10000, "minimum_support")
        _within(self, 100, 10000, "minimum_lift_percent")


@dataclass(frozen=True)
class Reminders(Section):
    """Consumption reminders: when a household's rice is likely finished, and how they are told."""

    learned_from_purchases: int = 3
    """Purchases of a thing from which on the household's own rhythm counts."""
    late_after_days: int = 7
    """Days behind the reminder at which it is late: by the buffer, the pack is empty."""
    lapsed_after_days: int = 30
    """Days behind the reminder at which nobody waits for an answer any more."""
    answered_within_days: int = 14
    """A purchase within so many days after asking is an answer."""
    unanswered_before_rarer: int = 2
    rarer_percent: int = 150
    """How much longer the next wait is, in percent, after so many reminders without an answer."""

    def __post_init__(self) -> None:
        _within(self, 2, 20, "learned_from_purchases")
        _within(self, 1, 365, "late_after_days", "lapsed_after_days", "answered_within_days")
        _rising(self, "late_after_days", "lapsed_after_days")
        _within(self, 1, 20, "unanswered_before_rarer")
        _within(self, 100, 400, "rarer_percent")


@dataclass(frozen=True)
class Messages(Section):
    """What leaves the house: when, how often, with whose leave."""

    quiet_from: str = "21:00"
    quiet_to: str = "09:00"
    """Nothing that advertises leaves between them, by the business's own clock; the same twice: never quiet."""
    only_with_consent: bool = True
    """Advertising goes only to those who said yes; otherwise, as service does, to all who did not say no."""
    a_day: int = 1
    a_week: int = 3
    """Advertising, over all channels, in any seven days of the business."""
    sms_a_week: int = 2
    calls_a_week: int = 2
    contacts_a_week: int = 4
    """Calls and advertising together: a person has only so many contacts in them."""
    most_parts: int = 3
    """Parts of one SMS; a template that comes to more is refused."""
    attributed_days: int = 7
    """An order within so many days after a message counts as brought by it."""

    def __post_init__(self) -> None:
        for name in ("quiet_from", "quiet_to"):
            _clock_time(getattr(self, name), name)
        _within(self, 1, 50, "a_day", "a_week", "sms_a_week", "calls_a_week", "contacts_a_week")
        _within(self, 1, 10, "most_parts")
        _within(self, 1, 60, "attributed_days")


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
        _within(self, 1, 1000, "sms_a_second", "whatsapp_a_second", "email_a_second", "push_a_second")
        prices = ("sms_part_price", "whatsapp_price", "email_price", "push_price")
        _within(self, 0, 1000, *prices)
        _to_the_cent(self, *prices)

    def of(self, channel: str) -> str:
        return str(getattr(self, channel))

    def rate(self, channel: str) -> int:
        return int(getattr(self, f"{channel}_a_second"))

    def price(self, channel: str, parts: int = 1) -> Decimal:
        return self.sms_part_price * parts if channel == "sms" else Decimal(getattr(self, f"{channel}_price"))


@dataclass(frozen=True)
class CustomField(Section):
    type: Literal["text", "number", "date", "choice", "yes_no"]
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _many(self.choices, "choices", 100)


@dataclass(frozen=True)
class CustomFields(Section):
    customer: Mapping[str, CustomField] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _many(self.customer, "customer", 50)
        for name in self.customer:
            _long(name, "a field's name", 1, 40)


@dataclass(frozen=True)
class Settings:
    temperature: Temperature = Temperature()
    lifecycle: Lifecycle = Lifecycle()
    drop_off: DropOff = DropOff()
    value: Value = Value()
    business: Business = Business()
    access: Access = Access()
    calls: Calls = Calls()
    call_points: CallPoints = CallPoints()
    offers: Offers = Offers()
    reminders: Reminders = Reminders()
    messages: Messages = Messages()
    providers: Providers = Providers()
    custom_fields: CustomFields = CustomFields()
