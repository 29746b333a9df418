"""Whom the shop calls, and which call comes first."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.settings.nonsense import Nonsense, within
from rapport.kernel.settings.section import Section


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
        within(self, 0, 365, *(name for name in vars(self) if name.endswith("_days")))
        for window in ("welcome", "upsell", "repeat_buyer"):
            if getattr(self, f"{window}_from_days") > getattr(self, f"{window}_to_days"):
                raise Nonsense(f"{window}_from_days", f"must not be above {window}_to_days")
        within(self, 1, 365, "vip_care_gap_days", "new_customer_gap_days", "repeat_gap_days", "welcome_from_days")
        within(self, 0, 12, "win_back_weeks")
        within(self, 1, 10, "attempts")
        within(self, 5, 480, "busy_retry_minutes")
        within(self, 0, 3600, "undo_seconds")
        within(self, 1, 240, "minutes_a_call")


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
        within(self, 0, 1000, *vars(self))
