from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.settings.nonsense import clock_time, within
from rapport.kernel.settings.section import Section


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
            clock_time(getattr(self, name), name)
        within(self, 1, 50, "a_day", "a_week", "sms_a_week", "calls_a_week", "contacts_a_week")
        within(self, 1, 10, "most_parts")
        within(self, 1, 60, "attributed_days")
