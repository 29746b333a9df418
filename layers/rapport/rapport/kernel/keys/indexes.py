"""The indexes of the two tables, and how many shards each kind of record is spread over."""

from __future__ import annotations

from rapport.kernel.table.shapes import Index

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
OUTGOING = Index("outgoing", "outgoing_pk", "outgoing_sk")
"""Messages: those that wait, by channel and the instant they are due; those at rest, by what became of them."""
AUDIT_DAY = Index("day", "day_pk", "day_sk", "audit")
"""Audit entries by day."""
AUDIT_USER = Index("user", "user_pk", "user_sk", "audit")
"""Audit entries by who acted."""

INDEXES = (RECENCY, VALUE, AGENT, SOLD, DESK, OUTGOING, AUDIT_DAY, AUDIT_USER)

WALK_SHARDS = 4
"""Orders of magnitude: an index partition takes 1,000 writes a second; four carry a shop of 2,000 orders a second,
and a page merged from four costs little more than a page from one."""
COUNT_SHARDS = 16
"""A counter cell is written by every order of its day; sixteen keep transactions out of each other's way."""
OUTBOX_SHARDS = 16

NEVER = "0000-00-00"
"""The last-order day of one who never ordered: sorts before every real day."""
