"""At what hour somebody is best called: when they asked for it, else when they shop."""

from __future__ import annotations

from typing import NamedTuple

from rapport.customers.model import Customer

HOURS = {"morning": "09:00", "afternoon": "13:00", "evening": "17:00", "night": "20:00"}


class BestHour(NamedTuple):
    hour: str
    why: str


def best_hour(customer: Customer) -> BestHour | None:
    """What they asked for, else what they do: people can be reached when they shop."""
    if hours := customer.profile.get("contact_hours"):
        return BestHour(str(hours["start"]), f"asked to be called {hours['start']}-{hours['end']}")
    if part := customer.statistics.peak_time:
        return BestHour(HOURS[part], f"orders mostly in the {part}")
    return None
