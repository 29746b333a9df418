"""Every key shape of the store. Nothing else in the house spells one.

docs/access-patterns.md says, for each, which question it answers and what that costs.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from rapport.kernel.clock import hour_of, stamp
from rapport.kernel.ids import shard_of
from rapport.kernel.table.shapes import Index, Key, Range

# -- indexes: the names and attributes that template.yaml declares ---------------------------------------

RECENCY = Index("recency", "recency_pk", "recency_sk")
"""Customers by the day of their last order."""
VALUE = Index("value", "value_pk", "value_sk")
"""Customers by lifetime value."""
AGENT = Index("agent", "agent_pk", "agent_sk")
"""An agent's customers, by the day of their last order."""
SOLD = Index("sold", "sold_pk", "sold_sk")
"""Orders by the instant they were placed."""
DESK = Index("desk", "desk_pk", "desk_sk")
"""An agent's call tasks: the open ones in the order of the day, the closed ones by the day they were closed."""
AUDIT_DAY = Index("day", "day_pk", "day_sk", "audit")
"""Audit entries by day."""
AUDIT_USER = Index("user", "user_pk", "user_sk", "audit")
"""Audit entries by who acted."""

INDEXES = (RECENCY, VALUE, AGENT, SOLD, DESK, AUDIT_DAY, AUDIT_USER)

WALK_SHARDS = 4
"""Orders of magnitude: an index partition takes 1,000 writes a second; four carry a shop of 2,000 orders a second,
and a page merged from four costs little more than a page from one."""
COUNT_SHARDS = 16
"""A counter cell is written by every order of its day; sixteen keep transactions out of each other's way."""
OUTBOX_SHARDS = 16

NEVER = "0000-00-00"
"""The last-order day of one who never ordered: sorts before every real day."""

# -- customers -------------------------------------------------------------------------------------------


def customer(customer_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", "PROFILE")


def customer_of(pk: str) -> str:
    return pk.removeprefix("CUSTOMER#")


def family_member(customer_id: str, member_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"FAMILY#{member_id}")


FAMILY = Range.beginning("FAMILY#")


def consent_change(customer_id: str, at: datetime, channel: str, purpose: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"CONSENT#{stamp(at)}#{channel}#{purpose}")


CONSENT = Range.beginning("CONSENT#")


def older_product(customer_id: str, product_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"BOUGHT#{product_id}")


def product_of(sort_key: str) -> str:
    return sort_key.removeprefix("BOUGHT#")


OLDER_PRODUCTS = Range.beginning("BOUGHT#")


def cart(cart_id: str) -> Key:
    return Key(f"CART#{cart_id}", "CART")


def activity(customer_id: str, at: datetime, activity_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"ACTIVITY#{stamp(at)}#{activity_id}")


ACTIVITY = "ACTIVITY#"
ACTIVITIES = Range.beginning(ACTIVITY)


def interaction(customer_id: str, at: datetime, interaction_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"INTERACTION#{stamp(at)}#{interaction_id}")


INTERACTION = "INTERACTION#"
INTERACTIONS = Range.beginning(INTERACTION)


def partition(customer_id: str) -> str:
    return f"CUSTOMER#{customer_id}"


def decision(customer_id: str, day: date, automation: str, occurrence: str) -> Key:
    """The ledger of what was decided about a customer, by day."""
    return Key(f"CUSTOMER#{customer_id}", f"DECISION#{day.isoformat()}#{automation}#{occurrence}")


DECISIONS = Range.beginning("DECISION#")

# -- looking customers up --------------------------------------------------------------------------------


def by_phone(digest: str, customer_id: str = "") -> Key:
    return Key(f"PHONE#{digest}", customer_id)


def by_last_six(digest: str, customer_id: str = "") -> Key:
    return Key(f"PHONE6#{digest}", customer_id)


def by_email(digest: str, customer_id: str = "") -> Key:
    return Key(f"EMAIL#{digest}", customer_id)


def by_name_word(word: str, customer_id: str = "") -> Key:
    """Words are gathered by their first two letters; the partition is walked from the letters that were typed."""
    return Key(f"NAME#{word[:2]}", f"{word}#{customer_id}")


def found_by_name(sort_key: str) -> tuple[str, str]:
    """The word, and whose it is."""
    word, customer_id = sort_key.rsplit("#", 1)
    return word, customer_id


# -- where a customer stands in the indexes --------------------------------------------------------------


def last_order_day(day: date | None) -> str:
    return day.isoformat() if day else NEVER


def amount(value: Decimal) -> str:
    """Twelve digits and two decimals, so that amounts sort as text."""
    return f"{value:015.2f}"


def recency(customer_id: str, last_order: date | None, spend: Decimal, orders: int) -> tuple[str, str]:
    """The facts a list sorts and filters by stand in the key itself, so a list reads only the profiles it shows."""
    place = f"{last_order_day(last_order)}#{amount(spend)}#{orders:06d}#{customer_id}"
    return recency_partition(shard_of(customer_id, WALK_SHARDS)), place


class Place(NamedTuple):
    """What an index key says of its customer, without reading them."""

    last: date | None
    spend: Decimal
    orders: int
    customer_id: str


def read_recency(sort_key: str) -> Place:
    day, spend, orders, customer_id = sort_key.split("#", 3)
    return Place(_day(day), Decimal(spend), int(orders), customer_id)


def read_value(sort_key: str) -> Place:
    spend, day, orders, customer_id = sort_key.split("#", 3)
    return Place(_day(day), Decimal(spend), int(orders), customer_id)


def _day(text: str) -> date | None:
    return None if text == NEVER else date.fromisoformat(text)


def recency_partition(shard: int) -> str:
    return f"RECENCY#{shard}"


def value(customer_id: str, last_order: date | None, spend: Decimal, orders: int) -> tuple[str, str]:
    place = f"{amount(spend)}#{last_order_day(last_order)}#{orders:06d}#{customer_id}"
    return value_partition(shard_of(customer_id, WALK_SHARDS)), place


def value_partition(shard: int) -> str:
    return f"VALUE#{shard}"


def agents_customers(agent_id: str) -> str:
    return f"AGENT#{agent_id}"


# -- counters --------------------------------------------------------------------------------------------


def count_cell(shard: int, last_order: str) -> Key:
    """Customers and value by the day of their last order."""
    return Key(f"COUNT#CUSTOMERS#{shard}", last_order)


ALL_DAYS = "ALL"
"""The cell that sums every day, so that what is older than a window is told without reading the years."""

# -- dated work ------------------------------------------------------------------------------------------


def yearly_event(customer_id: str, month: int, day: int, kind: str, member_id: str = "") -> Key:
    """Birthdays and anniversaries, gathered by month: a page of coming events is one or two stretches."""
    return Key(
        yearly_partition(month, shard_of(customer_id, WALK_SHARDS)),
        f"{month:02d}-{day:02d}#{kind}#{customer_id}#{member_id}",
    )


def yearly_partition(month: int, shard: int) -> str:
    return f"EVENT#{month:02d}#{shard}"


def due(at: datetime, kind: str, what: str) -> Key:
    return Key(due_partition(hour_of(at), shard_of(what, WALK_SHARDS)), f"{stamp(at)}#{kind}#{what}")


def due_partition(hour: str, shard: int) -> str:
    return f"DUE#{hour}#{shard}"


def drop_off(customer_id: str, last_order: date, level: str) -> Key:
    """One fall into one band of silence after one order."""
    return Key(f"CUSTOMER#{customer_id}", f"DROPOFF#{last_order.isoformat()}#{level}")


# -- call tasks ------------------------------------------------------------------------------------------


def call_task(task_id: str) -> Key:
    return Key(f"TASK#{task_id}", "TASK")


NOBODY = "-"
"""The desk of tasks that nobody has yet: the pool."""


def desk_partition(agent_id: str | None) -> str:
    return f"DESK#{agent_id or NOBODY}"


PRIORITIES = ("hot", "warm", "cold")
HIGHEST_SCORE = 9999


class Waiting(NamedTuple):
    """What the key of an open task says of it."""

    priority: str
    score: int
    task_date: date
    last_day: date
    task_id: str


def open_on_desk(priority: str, score: int, last_contact: date | None, day: date, last_day: date, task_id: str) -> str:
    """Sorts as agents work: hottest first, then most points, then longest without contact."""
    rank = f"{PRIORITIES.index(priority)}#{HIGHEST_SCORE - score:04d}#{last_order_day(last_contact)}"
    return f"OPEN#{rank}#{day.isoformat()}#{last_day.isoformat()}#{task_id}"


def read_open(sort_key: str) -> Waiting:
    _, rank, points, _, day, last_day, task_id = sort_key.split("#", 6)
    return Waiting(
        PRIORITIES[int(rank)],
        HIGHEST_SCORE - int(points),
        date.fromisoformat(day),
        date.fromisoformat(last_day),
        task_id,
    )


ON_DESK = Range.beginning("OPEN#")


def closed_on_desk(day: date, task_id: str) -> str:
    return f"CLOSED#{day.isoformat()}#{task_id}"


def closed_on(day: date) -> Range:
    return Range.beginning(f"CLOSED#{day.isoformat()}#")


def look(day: date, customer_id: str) -> Key:
    """A customer to be looked at when the tasks of that day are made."""
    return Key(look_partition(day, shard_of(customer_id, WALK_SHARDS)), customer_id)


def look_partition(day: date, shard: int) -> str:
    return f"LOOK#{day.isoformat()}#{shard}"


def agents_day(agent_id: str | None, day: date) -> Key:
    """What became of the tasks of one agent and day, counted."""
    return Key(agents_days(agent_id), day.isoformat())


def agents_days(agent_id: str | None) -> str:
    return f"COUNT#AGENT#{agent_id or NOBODY}"


def converted(task_id: str) -> Key:
    """How many orders followed a call."""
    return Key(f"TASK#{task_id}", "CONVERTED")


def influenced(order_id: str) -> Key:
    """An order that followed a call, and what it counted for."""
    return Key(f"ORDER#{order_id}", "INFLUENCED")


# -- reminders -------------------------------------------------------------------------------------------


def reminders(customer_id: str) -> Key:
    """Everything a household is known to use up, and when each is likely finished."""
    return Key(f"CUSTOMER#{customer_id}", "REMINDERS")


def reminder(day: date, customer_id: str, need: str) -> Key:
    return Key(reminder_partition(day, shard_of(customer_id, WALK_SHARDS)), f"{customer_id}#{need}")


def reminder_partition(day: date, shard: int) -> str:
    return f"REMIND#{day.isoformat()}#{shard}"


def reminders_expected(customer_id: str, day: date) -> Key:
    """How many customers a day will bring to be reminded, by the way they are likely to be told."""
    return Key(reminders_expected_partition(shard_of(customer_id, COUNT_SHARDS)), day.isoformat())


def reminders_expected_partition(shard: int) -> str:
    return f"COUNT#REMINDERS#{shard}"


CONSUMPTION = "CONSUMPTION"


def consumption_profile(profile_id: str) -> Key:
    return Key(CONSUMPTION, f"PROFILE#{profile_id}")


CONSUMPTION_PROFILES = Range.beginning("PROFILE#")

# -- recommendations -------------------------------------------------------------------------------------

OFFERS = "OFFERS"


def recommendation_rule(rule_id: str) -> Key:
    return Key(OFFERS, f"RULE#{rule_id}")


RECOMMENDATION_RULES = Range.beginning("RULE#")


def achieved(source: str) -> Key:
    """What a rule, or another source of recommendations, achieved: apart from the rule, which people edit."""
    return Key(OFFERS, f"ACHIEVED#{source}")


def achiever(sort_key: str) -> str:
    return sort_key.removeprefix("ACHIEVED#")


ACHIEVED = Range.beginning("ACHIEVED#")

TOGETHER = "TOGETHER"


def bought_together(product_id: str) -> Key:
    return Key(TOGETHER, f"PRODUCT#{product_id}")


BOUGHT_TOGETHER = Range.beginning("PRODUCT#")


def bought_at_all() -> Key:
    """Orders learned from, and the most popular products."""
    return Key(TOGETHER, "ALL")


def shown(customer_id: str, product_id: str) -> Key:
    """A recommendation that reached an agent or a message."""
    return Key(f"CUSTOMER#{customer_id}", f"SHOWN#{product_id}")


SHOWN = Range.beginning("SHOWN#")


def accepted(order_id: str) -> Key:
    """What an order accepted of the recommendations shown before it."""
    return Key(f"ORDER#{order_id}", "ACCEPTED")


# -- catalogue, orders -----------------------------------------------------------------------------------

CATALOG = "CATALOG"


def product(product_id: str) -> Key:
    return Key(CATALOG, f"PRODUCT#{product_id}")


PRODUCTS = Range.beginning("PRODUCT#")


def category(category_id: str) -> Key:
    return Key(CATALOG, f"CATEGORY#{category_id}")


CATEGORIES = Range.beginning("CATEGORY#")


def order_pointer(order_id: str) -> Key:
    """Where an order lies: it stands with its customer, in the order of its date."""
    return Key(f"ORDER#{order_id}", "POINTER")


def order(customer_id: str, placed: datetime, order_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"ORDER#{stamp(placed)}#{order_id}")


ORDERS = Range.beginning("ORDER#")


def sold(placed: datetime, order_id: str, status: str) -> tuple[str, str]:
    return sold_partition(placed), f"{stamp(placed)}#{order_id}#{status}"


def sold_partition(placed: datetime | date) -> str:
    return f"SOLD#{placed:%Y-%m}"


# -- team, settings, the shop ----------------------------------------------------------------------------

TEAM = "TEAM"


def agent(agent_id: str) -> Key:
    return Key(TEAM, f"AGENT#{agent_id}")


AGENTS = Range.beginning("AGENT#")


def team_count() -> Key:
    return Key(TEAM, "COUNT")


def sign_in(user_id: str) -> Key:
    """Whose sign-in it is: read, and cached, by every door."""
    return Key(f"SIGNIN#{user_id}", "AGENT")


def settings() -> Key:
    return Key("SETTINGS", "CURRENT")


def settings_version(version: int) -> Key:
    return Key("SETTINGS", f"VERSION#{version:06d}")


SETTINGS_VERSIONS = Range.beginning("VERSION#")


def data_key() -> Key:
    return Key("SHOP", "DATA_KEY")


def run_partition(job: str) -> str:
    return f"RUN#{job}"


def run(job: str, started: datetime, run_id: str) -> Key:
    return Key(f"RUN#{job}", f"{stamp(started)}#{run_id}")


# -- events, idempotency ---------------------------------------------------------------------------------


def outbox(at: datetime, event_id: str) -> Key:
    return Key(outbox_partition(shard_of(event_id, OUTBOX_SHARDS)), f"{stamp(at)}#{event_id}")


def outbox_partition(shard: int) -> str:
    return f"OUTBOX#{shard}"


def remembered(caller: str, route: str, digest: str) -> Key:
    """An answer kept for a caller who asks the same again."""
    return Key(f"ANSWER#{caller}", f"{route}#{digest}")


# -- audit -----------------------------------------------------------------------------------------------


def audit_entry(kind: str, record_id: str, number: int) -> Key:
    return Key(audit_partition(kind, record_id), f"{number:09d}", "audit")


def audit_partition(kind: str, record_id: str) -> str:
    return f"RECORD#{kind}#{record_id}"


def access_entry(customer_id: str, user_id: str, hour: str) -> Key:
    return Key(f"ACCESS#{customer_id}", f"{hour}#{user_id}", "audit")


def access_partition(customer_id: str) -> str:
    return f"ACCESS#{customer_id}"


def audit_day(at: datetime) -> str:
    return audit_day_of(at.date())


def audit_day_of(day: date) -> str:
    return f"DAY#{day.isoformat()}"


def audit_user(user_id: str) -> str:
    return f"USER#{user_id}"


def seal(day: date) -> Key:
    return Key("SEAL", day.isoformat(), "audit")


def reactor_state(reactor: str, record: str) -> Key:
    return Key(f"REACTOR#{reactor}", record)
