"""Windows after an order, as the recency index brings them up: whoever crossed a near edge since the last run."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rapport.kernel.keys import Place
from rapport.kernel.money import ZERO, money
from rapport.kernel.settings import Settings, Value


@dataclass(frozen=True)
class CallWindow:
    """Days after the last order, both ends included, and who of those that cross its near edge is of interest."""

    name: str
    near: int
    far: int
    least_orders: int = 1
    high_value: bool = False

    def wants(self, place: Place, value: Value) -> bool:
        """As far as the index key can tell: nobody's profile is read in vain."""
        if place.orders < self.least_orders:
            return False
        return not self.high_value or _spends_well(place.orders, place.spend, value)


def windows(settings: Settings) -> list[CallWindow]:
    calls, edges = settings.calls, settings.lifecycle
    weeks = (
        CallWindow("win_back", edges.inactive_days + 7 * week, edges.inactive_days + 7 * week + 6)
        for week in range(calls.win_back_weeks)
    )
    return [
        CallWindow("upsell", calls.upsell_from_days, calls.upsell_to_days, high_value=True),
        CallWindow(
            "repeat_buyer",
            calls.repeat_buyer_from_days,
            calls.repeat_buyer_to_days,
            least_orders=settings.value.repeat_orders,
        ),
        CallWindow("at_risk", edges.at_risk_days, edges.churned_days - 1),
        *weeks,
    ]


def _spends_well(orders: int, spend: Decimal, value: Value) -> bool:
    average = money(spend / orders) if orders else ZERO
    return average >= value.high_average_order or spend >= value.vip_spend
