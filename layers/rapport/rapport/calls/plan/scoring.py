"""What a customer's reasons come to: the sum is the score, the hottest reason the priority."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.calls.plan.rules import HOTTEST_FIRST, Day, Priority, Reason
from rapport.kernel.decisions import Point


def leading(reasons: Sequence[Reason]) -> Reason:
    """The one a task is named after: most points; of equals the one that stands first in the table."""
    return max(reasons, key=lambda reason: reason.points)


def priority(reasons: Sequence[Reason]) -> Priority:
    return min((reason.priority for reason in reasons), key=HOTTEST_FIRST.index)


def arithmetic(on: Day, reasons: Sequence[Reason]) -> tuple[Point, ...]:
    """Whole points, term by term: what is said to the agent is what was summed."""
    worth = on.settings.call_points
    points = [Point(reason.rule, reason.points) for reason in sorted(reasons, key=lambda each: -each.points)]
    if on.tier == "vip":
        points.append(Point("vip", worth.vip))
    if on.known.average >= on.settings.value.high_average_order:
        points.append(Point("high_average", worth.high_average))
    if len(reasons) > 1:
        points.append(Point("further_reasons", worth.further_reason * (len(reasons) - 1)))
    return tuple(points)
