"""Who calls whom: one policy, for the morning's tasks, for new leads, and for moving work around.

In order: the customer's own agent; for the hot and for VIPs a senior; the agent of their district or city; then the
least loaded. Only those who work that day and have room. Whom nobody has room for stays unassigned, in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rapport.kernel.calendar import WEEKDAYS
from rapport.kernel.caller import Role
from rapport.kernel.settings import Business
from rapport.kernel.spelling import folded
from rapport.team.agent import Agent

SENIOR = frozenset({"senior", "lead"})


class Call(NamedTuple):
    """What assigning needs to know of a call."""

    own_agent: str | None
    district: str
    city: str
    wants_senior: bool


@dataclass(slots=True)
class Seat:
    """An agent on one day: a place at the telephone, and how much of it is taken."""

    agent_id: str
    name: str
    senior: bool
    places: frozenset[str]
    capacity: int
    works: bool
    load: int = 0

    @property
    def has_room(self) -> bool:
        return self.works and self.load < self.capacity

    @property
    def fullness(self) -> tuple[int, str]:
        """How much of the day is taken, in hundredths of a percent; of equals, the one whose id comes first."""
        return (10_000 * self.load // self.capacity if self.capacity else 10_000, self.agent_id)


class Team:
    """Everybody's seats of one day. Taking one fills it: the next call sees less room."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self.seats = {seat.agent_id: seat for seat in seats}

    @property
    def room(self) -> int:
        return sum(seat.capacity - seat.load for seat in self.seats.values() if seat.has_room)

    def take(self, call: Call) -> str | None:
        """The seat that gets the call, one fuller now; None if there is none with room."""
        seat = self.best(call)
        if seat is None:
            return None
        seat.load += 1
        return seat.agent_id

    def best(self, call: Call) -> Seat | None:
        own = self.seats.get(call.own_agent) if call.own_agent else None
        if own is not None and own.has_room:
            return own
        free = [seat for seat in self.seats.values() if seat.has_room]
        if call.wants_senior:
            free = [seat for seat in free if seat.senior] or free
        near = [seat for seat in free if not seat.places.isdisjoint(_places(call))]
        return min(near or free, key=lambda seat: seat.fullness, default=None)


def _places(call: Call) -> set[str]:
    return {folded(place) for place in (call.district, call.city) if place}


def seat(agent: Agent, day: date, business: Business) -> Seat:
    fields = agent.fields
    return Seat(
        agent_id=agent.agent_id,
        name=agent.name,
        senior=fields["seniority"] in SENIOR,
        places=frozenset(folded(place) for place in fields["districts"]),
        capacity=int(fields["daily_capacity"]),
        works=works(agent, day, business),
    )


def callers(agents: Sequence[Agent]) -> list[Agent]:
    """Who makes calls; managers lead, support and delivery have their own work."""
    return [agent for agent in agents if agent.active and agent.role == Role.CRM_AGENT]


def works(agent: Agent, day: date, business: Business) -> bool:
    """On their own working days, or the shop's; not while absent, not on a holiday."""
    if day in business.holidays or _absent(agent.fields.get("absences", ()), day):
        return False
    weekday = WEEKDAYS[day.weekday()]
    own: Sequence[str] | None = agent.fields.get("working_days")
    return weekday in own if own is not None else weekday not in business.weekend


def closed(agents: Sequence[Agent], day: date, business: Business) -> bool:
    """Nobody is called on a holiday, nor on a weekend that nobody works."""
    if day in business.holidays:
        return True
    return WEEKDAYS[day.weekday()] in business.weekend and not any(
        works(agent, day, business) for agent in callers(agents)
    )


def _absent(absences: Sequence[dict[str, Any]], day: date) -> bool:
    return any(each["start"] <= day.isoformat() <= each["end"] for each in absences)
