"""Who is called on which morning, told a second time: from the shop's table of rules alone, and the slow way.

Every customer, every day, from the plain facts: what they ordered, who spoke with them, what they allow, what was
agreed, what became of the calls so far. Nothing here knows an index, an agenda or a profile, and nothing of the
product's rules or plan is imported: where the two differ, one of them is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

COUNTED = ("placed", "delivered")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HEAT = ("hot", "warm", "cold")
SELLS = {"upsell", "repeat_reminder", "repeat_buyer", "welcome", "cadence"}
RECOVERS = {"at_risk", "win_back"}

TABLE: dict[str, tuple[str, int]] = {
    # rule: type of task, points; in the order of the table
    "follow_up": ("follow_up", 50),
    "upsell": ("upsell", 40),
    "vip_care": ("relationship", 35),
    "repeat_reminder": ("repeat_reminder", 30),
    "birthday": ("birthday", 25),
    "anniversary": ("anniversary", 25),
    "at_risk": ("at_risk", 25),
    "repeat_buyer": ("follow_up", 20),
    "welcome": ("new_customer", 20),
    "cadence": ("relationship", 20),
    "win_back": ("win_back", 10),
}


@dataclass
class Edges:
    """What a shop may decide otherwise; as the table has it until it does."""

    upsell: tuple[int, int] = (7, 15)
    repeat_buyer: tuple[int, int] = (15, 30)
    welcome: tuple[int, int] = (1, 3)
    at_risk: int = 60
    churned: int = 90
    inactive: int = 90
    vip_gap: int = 14
    at_risk_gap: int = 7
    new_days: int = 30
    new_gap: int = 10
    repeat_gap: int = 30
    win_back_weeks: int = 3
    contact_gap: int = 3
    calls_a_week: int = 2
    attempts: int = 3
    recover_the_cold: bool = True
    hot_days: int = 7
    warm_days: int = 30
    vip_orders: int = 6
    vip_spend: int = 50_000
    high_average: int = 1_000
    late_after: int = 7
    lapsed_after: int = 30
    weekend: tuple[str, ...] = ("friday", "saturday")
    holidays: tuple[date, ...] = ()


@dataclass(frozen=True)
class Sold:
    day: date
    amount: int
    state: str = "placed"


class RunsOut(NamedTuple):
    """What the room of reminders knows of one thing in a household."""

    need: str
    bought: date
    remind_on: date


@dataclass
class Person:
    customer_id: str
    agent: str | None = None
    district: str = ""
    city: str = ""
    birthday: tuple[int, int] | None = None
    anniversary: tuple[int, int] | None = None
    orders: dict[str, Sold] = field(default_factory=dict)
    contacts: list[date] = field(default_factory=list)
    agreed: set[date] = field(default_factory=set)
    allows_calls: bool = True
    wrong_number: bool = False
    quiet: date | None = None
    """The day on which the date of their last order came with imported history."""
    imported: date | None = None
    """The day on which any history of theirs came in."""

    @property
    def counted(self) -> list[Sold]:
        return [order for order in self.orders.values() if order.state in COUNTED]

    @property
    def last(self) -> date | None:
        return max((order.day for order in self.counted), default=None)

    @property
    def first(self) -> date | None:
        return min((order.day for order in self.counted), default=None)

    @property
    def spend(self) -> int:
        return sum(order.amount for order in self.counted)

    @property
    def average(self) -> Decimal:
        return Decimal(self.spend) / len(self.counted) if self.counted else Decimal(0)

    def set_order(self, order_id: str, order: Sold, today: date, *, imported: bool = False) -> None:
        before = self.last
        self.orders[order_id] = order
        self.imported = today if imported else self.imported
        if self.last != before:
            self.quiet = today if imported and self.last is not None else None


@dataclass
class Caller:
    """One of the team, at the telephone."""

    agent_id: str
    capacity: int = 40
    senior: bool = False
    districts: tuple[str, ...] = ()
    days: tuple[str, ...] | None = None
    absent: list[tuple[date, date]] = field(default_factory=list)


class Held(NamedTuple):
    rule: str
    occasion: str
    heat: str
    until: date


@dataclass
class Call:
    """A task, as this file keeps it."""

    customer_id: str
    day: date
    last_day: date
    task_type: str
    priority: str
    score: int
    held: tuple[Held, ...]
    agent: str | None
    source: str = "generation"
    status: str = "pending"
    attempt: int = 1
    closed_on: date | None = None
    task_id: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in ("pending", "in_progress")

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(sorted(each.rule for each in self.held))


class NoCall(NamedTuple):
    outcome: str
    why: str
    until: date | None = None


@dataclass
class CallOracle:
    people: dict[str, Person] = field(default_factory=dict)
    team: list[Caller] = field(default_factory=list)
    edges: Edges = field(default_factory=Edges)
    tasks: list[Call] = field(default_factory=list)
    runs_out: Callable[[str], list[RunsOut]] = lambda _: []
    _by_customer: dict[str, list[Call]] = field(default_factory=lambda: defaultdict(list))

    # -- the morning -------------------------------------------------------------------------------------

    def closed(self, day: date) -> bool:
        if day in self.edges.holidays:
            return True
        return _weekday(day) in self.edges.weekend and not any(self._works(each, day) for each in self.team)

    def expected(self, day: date) -> dict[str, Call | NoCall]:
        """For every customer about whom there is anything to say. Writes nothing down."""
        if self.closed(day):
            return {}
        said: dict[str, Call | NoCall] = {}
        wanted: list[Call] = []
        for person in self.people.values():
            if self._made_today(person, day):
                continue
            found = self.about(person, day)
            if isinstance(found, Call):
                wanted.append(found)
            elif found is not None:
                said[person.customer_id] = found
        desks = self._desks(day)
        for call in sorted(wanted, key=lambda each: self._place_in_line(each)):
            # Only the leading reason says whether a call may wait for a day with room.
            agent = self._who(call, day, desks)
            if agent is None and call.held[0].rule == "win_back":
                said[call.customer_id] = NoCall("deferred", "no_capacity", day + timedelta(days=1))
                continue
            if agent is not None:
                desks[agent] += 1
            said[call.customer_id] = replace(call, agent=agent)
        return said

    def morning(self, day: date) -> list[Call]:
        """What the day begins with; what was left of days before has expired."""
        said = self.expected(day)
        if not self.closed(day):
            self.expire(day)
        made = [each for each in said.values() if isinstance(each, Call)]
        for call in made:
            self.add(call)
        return made

    def expire(self, day: date, customer_id: str | None = None) -> None:
        for task in self.tasks:
            if task.is_open and task.last_day < day and customer_id in (None, task.customer_id):
                task.status, task.closed_on = "expired", day

    def about(self, person: Person, day: date) -> Call | NoCall | None:
        """One customer, before anybody's time is asked for."""
        mine = self._of(person)
        for task in mine:
            if task.is_open and task.last_day >= day:
                return NoCall("deferred", "open_task", task.last_day + timedelta(days=1))
        held = list(self._held(person, day))
        if not held:
            return NoCall("suppressed", "reason_is_over") if any(task.is_open for task in mine) else None
        if not person.allows_calls:
            return NoCall("suppressed", "no_call_consent")
        if person.wrong_number:
            return NoCall("suppressed", "wrong_number")
        if self._warmth(person, day) == "cold":
            barred = SELLS if self.edges.recover_the_cold else SELLS | RECOVERS
            held = [each for each in held if each.rule not in barred]
            if not held:
                return NoCall("suppressed", "cold")
        if person.contacts and not any(each.rule == "follow_up" for each in held):
            free = max(person.contacts) + timedelta(days=self.edges.contact_gap)
            if day < free:
                return NoCall("deferred", "contact_gap", free)
            week = [each for each in person.contacts if day - timedelta(days=7) < each <= day]
            if len(week) >= self.edges.calls_a_week:
                return NoCall("deferred", "contact_budget", sorted(week)[-self.edges.calls_a_week] + timedelta(days=7))
        return self._call(person, day, held)

    def _call(self, person: Person, day: date, held: list[Held]) -> Call:
        in_order = list(TABLE)
        lead = sorted(held, key=lambda each: (-TABLE[each.rule][1], in_order.index(each.rule)))[0]
        heat = HEAT[min(HEAT.index(each.heat) for each in held)]
        score = sum(TABLE[each.rule][1] for each in held) + 5 * (len(held) - 1)
        score += 10 * (self._tier(person) == "vip") + 10 * (person.average >= self.edges.high_average)
        last_day = day if heat == "hot" else min(lead.until, day + timedelta(days=6))
        rest = [each for each in held if each is not lead]
        return Call(person.customer_id, day, last_day, TABLE[lead.rule][0], heat, score, (lead, *rest), None)

    # -- the table, rule by rule -------------------------------------------------------------------------

    def _held(self, person: Person, day: date) -> Iterator[Held]:
        edges, last, first = self.edges, person.last, person.first
        silent = max(0, (day - last).days) if last else None
        vip_today = self._kind(person, day) == "vip"
        warmth = self._warmth(person, day)
        for_ever = date.max

        missed = [agreed for agreed in person.agreed if agreed <= day]
        if missed:
            yield Held("follow_up", max(missed).isoformat(), "hot", for_ever)

        if self._high_value(person):
            yield from self._once("upsell", person, day, *edges.upsell, "hot")

        alone = self._alone_since(person, "vip_care")
        if vip_today and alone and (day - alone).days >= edges.vip_gap:
            yield Held("vip_care", day.isoformat(), "hot", for_ever)

        if warmth == "hot" or self._tier(person) == "vip" or self._high_value(person):
            served = self._served(person, "repeat_reminder")
            due = [
                each
                for each in self.runs_out(person.customer_id)
                if 0 <= (day - each.remind_on).days < edges.lapsed_after and f"{each.need}={each.bought}" not in served
            ]
            if due:
                lapses = max(each.remind_on for each in due) + timedelta(days=edges.lapsed_after - 1)
                what = "\n".join(f"{each.need}={each.bought}" for each in due)
                yield Held("repeat_reminder", what, warmth, lapses)

        for kind in ("birthday", "anniversary"):
            for falls in (day, day + timedelta(days=1)):
                if _falls_on(getattr(person, kind), falls) and falls.isoformat() not in self._served(person, kind):
                    yield Held(kind, falls.isoformat(), "hot" if vip_today else "warm", falls)
                    break

        if (
            silent is not None
            and edges.at_risk <= silent < edges.churned
            and (not person.contacts or (day - max(person.contacts)).days >= edges.at_risk_gap)
        ):
            yield from self._once("at_risk", person, day, edges.at_risk, edges.churned - 1, "warm")

        if len(person.counted) >= 2:
            yield from self._once("repeat_buyer", person, day, *edges.repeat_buyer, "warm")

        if first and edges.welcome[0] <= (day - first).days <= edges.welcome[1]:
            news = person.quiet is None or first + timedelta(days=edges.welcome[0]) > person.quiet
            if news and not self._served(person, "welcome"):
                yield Held("welcome", first.isoformat(), "warm", first + timedelta(days=edges.welcome[1]))

        alone = self._alone_since(person, "cadence")
        if first and alone:
            age, left = (day - first).days, (day - alone).days
            if self._tier(person) == "repeat" and left >= edges.repeat_gap:
                yield Held("cadence", day.isoformat(), "warm", for_ever)
            if self._tier(person) == "new" and edges.welcome[1] < age <= edges.new_days and left >= edges.new_gap:
                yield Held("cadence", day.isoformat(), "warm", first + timedelta(days=edges.new_days))

        for week in range(edges.win_back_weeks):
            near = edges.inactive + 7 * week
            yield from self._once("win_back", person, day, near, near + 6, "cold", f" week {week}")

    def _once(
        self, rule: str, person: Person, day: date, near: int, far: int, heat: str, part: str = ""
    ) -> Iterator[Held]:
        last = person.last
        if last is None or not near <= max(0, (day - last).days) <= far:
            return
        occasion = f"{last}{part}"
        imported_before = person.quiet is not None and last + timedelta(days=near) <= person.quiet
        if not imported_before and occasion not in self._served(person, rule):
            yield Held(rule, occasion, heat, last + timedelta(days=far))

    def _served(self, person: Person, rule: str) -> set[str]:
        """The occasions for which somebody was called, or left in peace on purpose."""
        return {
            occasion
            for task in self._of(person)
            if task.status in ("completed", "skipped")
            for each in task.held
            if each.rule == rule
            for occasion in each.occasion.split("\n")
        }

    def _alone_since(self, person: Person, rule: str) -> date | None:
        marks = [*person.contacts, *(day for day in (person.imported, person.first) if day)]
        marks += [date.fromisoformat(occasion) for occasion in self._served(person, rule)]
        return max(marks, default=None)

    # -- what a customer is ------------------------------------------------------------------------------

    def _tier(self, person: Person) -> str:
        number = len(person.counted)
        if number >= self.edges.vip_orders or person.spend >= self.edges.vip_spend:
            return "vip"
        return "repeat" if number >= 2 else "new"

    def _kind(self, person: Person, day: date) -> str:
        gone = person.last is not None and (day - person.last).days >= self.edges.inactive
        return "inactive" if gone else self._tier(person)

    def _warmth(self, person: Person, day: date) -> str:
        if person.last is None or (day - person.last).days > self.edges.warm_days:
            return "cold"
        return "hot" if (day - person.last).days <= self.edges.hot_days else "warm"

    def _high_value(self, person: Person) -> bool:
        return person.average >= self.edges.high_average or person.spend >= self.edges.vip_spend

    # -- whose call it is --------------------------------------------------------------------------------

    def _works(self, agent: Caller, day: date) -> bool:
        if day in self.edges.holidays or any(start <= day <= end for start, end in agent.absent):
            return False
        if agent.days is not None:
            return _weekday(day) in agent.days
        return _weekday(day) not in self.edges.weekend

    def _desks(self, day: date) -> dict[str | None, int]:
        """How much of everybody's day is taken: what is carried over, and what was closed today already."""
        taken: dict[str | None, int] = {each.agent_id: 0 for each in self.team}
        for task in self.tasks:
            carried = task.is_open and task.day <= day <= task.last_day
            closed_today = task.status not in ("pending", "in_progress", "expired") and task.closed_on == day
            if task.agent in taken and (carried or closed_today):
                taken[task.agent] += 1
        return taken

    def _place_in_line(self, call: Call) -> tuple[bool, int, int, date, str]:
        person = self.people[call.customer_id]
        spare = call.held[0].rule == "win_back"
        return (
            spare,
            HEAT.index(call.priority),
            -call.score,
            max(person.contacts, default=date.min),
            call.customer_id,
        )

    def _who(self, call: Call, day: date, taken: dict[str | None, int]) -> str | None:
        person = self.people[call.customer_id]
        free = [each for each in self.team if self._works(each, day) and taken[each.agent_id] < each.capacity]
        if any(each.agent_id == person.agent for each in free):
            return person.agent
        if call.priority == "hot" or self._tier(person) == "vip":
            free = [each for each in free if each.senior] or free
        near = [each for each in free if {person.district, person.city} & set(each.districts)]
        by_load = sorted(near or free, key=lambda each: (taken[each.agent_id] / each.capacity, each.agent_id))
        return by_load[0].agent_id if by_load else None

    # -- what becomes of a call --------------------------------------------------------------------------

    def open_task(self, customer_id: str) -> Call | None:
        return next((task for task in self._by_customer[customer_id] if task.is_open), None)

    def completed(self, task: Call, day: date, *, follow_up: date | None = None, no_more: bool = False) -> None:
        self._closed(task, "completed", day)
        person = self.people[task.customer_id]
        person.contacts.append(day)
        person.agreed = {agreed for agreed in person.agreed if agreed > day} | ({follow_up} if follow_up else set())
        if no_more:
            person.allows_calls = False

    def skipped(self, task: Call, day: date) -> None:
        self._closed(task, "skipped", day)
        person = self.people[task.customer_id]
        person.agreed = {agreed for agreed in person.agreed if agreed > day}

    def failed(self, task: Call, outcome: str, day: date, *, late: bool = False) -> Call | None:
        """Met nobody. Gives the task that tries again: not on a day that is over in two hours, not for who is away."""
        self._closed(task, "failed", day)
        person = self.people[task.customer_id]
        person.contacts.append(day)
        if outcome == "wrong_number":
            person.wrong_number = True
            return None
        if task.attempt >= self.edges.attempts or not person.allows_calls:
            return None
        # Nobody's task has nobody who goes home.
        gone_home = late and task.agent is not None
        again = day if outcome == "busy" and not gone_home else self.next_working_day(day)
        theirs = next((each for each in self.team if each.agent_id == task.agent), None)
        away = theirs is not None and not self._works(theirs, again)
        retry = replace(
            task,
            agent=self._who(task, again, self._desks(again)) if away else task.agent,
            day=again,
            last_day=max(again, task.last_day),
            source="retry",
            status="pending",
            attempt=task.attempt + 1,
            closed_on=None,
            task_id="",
        )
        self.add(retry)
        return retry

    def agreed(self, customer_id: str, day: date, today: date) -> Call | None:
        """A call was agreed while speaking with somebody. Gives the task that it makes at once."""
        person = self.people[customer_id]
        person.agreed.add(day)
        if day != today or self.closed(today):
            return None
        found = self.about(person, today)
        if not isinstance(found, Call):
            return None
        self.expire(today, customer_id)
        call = replace(found, agent=self._who(found, today, self._desks(today)), source="follow_up")
        self.add(call)
        return call

    def next_working_day(self, day: date) -> date:
        day += timedelta(days=1)
        while _weekday(day) in self.edges.weekend or day in self.edges.holidays:
            day += timedelta(days=1)
        return day

    def _closed(self, task: Call, status: str, day: date) -> None:
        assert task.is_open
        task.status, task.closed_on = status, day

    def _made_today(self, person: Person, day: date) -> bool:
        """The morning makes one task for a customer and day, whatever becomes of it."""
        return any(task.source == "generation" and task.day == day for task in self._of(person))

    def add(self, task: Call) -> None:
        self.tasks.append(task)
        self._by_customer[task.customer_id].append(task)

    def _of(self, person: Person) -> list[Call]:
        return self._by_customer[person.customer_id]


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _falls_on(born: tuple[int, int] | None, day: date) -> bool:
    """29 February is kept on the 28th in common years."""
    if born is None:
        return False
    if born == (2, 29) and (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3:
        return True
    return born == (day.month, day.day)
