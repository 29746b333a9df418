"""Whom a campaign concerns, read from the index that knows: what it costs follows who is concerned.

Each search gives occurrences with the place to go on from. Anything it says may be said again.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapport.campaigns.planning.by_calendar import occasions
from rapport.campaigns.planning.by_recency import fell_silent, of_value, silent_for
from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found


def search(looking: Looking) -> Iterator[Found]:
    """By the campaign's trigger; what is heard of when it happens has nothing to look for."""
    trigger = looking.campaign.trigger
    assert trigger is not None
    if (days := silent_for(trigger, looking.work.settings)) is not None:
        return fell_silent(looking, days)
    # Some late: few campaigns go by purchases or remind, and every worker that plans one would pay for what those know.
    match trigger.kind:
        case "repeat_value":
            return of_value(looking, trigger)
        case "birthday" | "anniversary" | "family_birthday":
            return occasions(looking, trigger.kind, trigger.days_before or 0)
        case "purchased":
            from rapport.campaigns.planning.by_purchase import purchases

            return purchases(looking, trigger)
        case "reminder_due":
            from rapport.campaigns.planning.by_reminder import reminders

            return reminders(looking)
        case _:
            return iter(())
