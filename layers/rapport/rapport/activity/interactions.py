"""Logging a contact: kept with the customer, counted on the profile, told to the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from rapport.activity.engagement_record import TOLD_AGAIN
from rapport.activity.events import InteractionLogged
from rapport.activity.model import InteractionAsked, InteractionTold
from rapport.activity.speaking import speaker
from rapport.activity.standing import TAKEN_BACK
from rapport.customers import contacts
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys, stretches
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.errors import invalid
from rapport.kernel.ids import new_id
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Absent, Equal, Item, Key, Present, Put, Update
from rapport.kernel.work import Work

FURTHEST_AHEAD = timedelta(days=1)
FURTHEST_FOLLOW_UP = timedelta(days=730)


def log(work: Work, asked: InteractionAsked) -> InteractionTold:
    customer = customers.get(work, asked.customer_id)
    agent_id, agent = speaker(work, asked.agent_id)
    at = asked.interaction_date or work.now
    if at > work.now + FURTHEST_AHEAD:
        raise invalid("interaction_date", "is more than a day in the future")
    follow_up = asked.follow_up_date
    if follow_up and not work.today <= follow_up <= work.today + FURTHEST_FOLLOW_UP:
        raise invalid("follow_up_date", "must be today or later, within two years")
    interaction = InteractionTold(
        id=new_id("int", work.now),
        customer_id=customer.customer_id,
        interaction_type=asked.interaction_type,
        direction=asked.direction,
        subject=asked.subject,
        details=asked.details,
        outcome=asked.outcome,
        agent_id=agent_id,
        agent_name=agent.name if agent else None,
        interaction_date=at,
        follow_up_date=follow_up,
    )
    write_down(work, customer, interaction)
    return interaction


def latest(work: Work, customer_id: str, limit: int, after: str | None) -> tuple[list[InteractionTold], str | None]:
    customer = customers.get(work, customer_id)
    ranges = ((keys.INTERACTION, keys.INTERACTIONS),)
    found, further = stretches.newest(work.table, map(keys.partition, customer.ids), ranges, limit, after)
    return [decoded(work, customer, item) for _, item in found if TAKEN_BACK not in item], further


def decoded(work: Work, customer: Customer, item: Item) -> InteractionTold:
    words = words_of(item, customers.seal_of(work, customer, keys.customer_of(item["pk"])))
    names = InteractionTold.model_fields.keys() & item.keys()
    fields: dict[str, Any] = {name: item[name] for name in names}
    return InteractionTold(**fields | {"interaction_date": from_stamp(item["interaction_date"])} | words)


def words_of(item: Item, seal: Seal) -> dict[str, Any]:
    words: dict[str, Any] = seal.open(item["sealed"], _context(item["id"]))
    return words


def write_down(work: Work, customer: Customer, interaction: InteractionTold) -> None:
    """For those who have decided what to write: the contact, its count, its event and its audit entry."""
    fields = interaction.model_dump(mode="json")
    words = {name: fields.pop(name) for name in ("subject", "details") if name in fields}
    seal = customers.seal_of(work, customer)
    at = interaction.interaction_date
    place = keys.interaction(customer.customer_id, at, interaction.id)
    head = work.audit(
        "interaction",
        interaction.id,
        1,
        "logged",
        place=place,
        before=None,
        after=fields | words,
        seal=seal,
        owner=customer.customer_id,
    )
    item = fields | {
        "interaction_date": stamp(at),
        "sealed": seal.close(words, _context(interaction.id)),
        "version": 1,
        "audit_head": head,
    }
    work.write(Put(place, item, when=(Absent(),), label="interaction"))
    _on_profile(work, customer, interaction)
    _count_call(work, customer, interaction, +1)
    work.emit(
        InteractionLogged(
            occurred_at=at,
            record_version=1,
            interaction_id=interaction.id,
            customer_id=customer.customer_id,
            interaction_type=interaction.interaction_type,
            direction=interaction.direction,
            outcome=interaction.outcome,
            agent_id=interaction.agent_id,
            follow_up_date=interaction.follow_up_date,
        )
    )


def amend(
    work: Work, customer: Customer, interaction_id: str, at: datetime, *, notes: str | None, agreed: date | None
) -> None:
    """What was said of a contact later: added to its details; an agreed day is told to the house."""
    item = _standing(work, customer, interaction_id, at)
    if item is None:
        return
    place, owner_id = Key(item["pk"], item["sk"]), keys.customer_of(item["pk"])
    seal, version = customers.seal_of(work, customer, owner_id), item["version"] + 1
    words = words_of(item, seal)
    if notes:
        words = words | {"details": "\n".join(part for part in (words.get("details"), notes) if part)}
    said = {"follow_up_date": agreed.isoformat()} if agreed else {}
    head = work.audit(
        "interaction",
        interaction_id,
        version,
        "amended",
        place=place,
        before={name: item[name] for name in said if name in item},
        after=said | words,
        previous=item["audit_head"],
        seal=seal,
        owner=owner_id,
    )
    amended = item | said | {"sealed": seal.close(words, _context(interaction_id))}
    amended |= {"version": version, "audit_head": head}
    work.write(Put(place, amended, when=(Equal("version", item["version"]),), label="interaction"))
    if agreed is not None:
        work.emit(
            InteractionLogged(
                occurred_at=at,
                record_version=version,
                interaction_id=interaction_id,
                customer_id=customer.customer_id,
                interaction_type=item["interaction_type"],
                direction=item["direction"],
                outcome=item.get("outcome"),
                agent_id=item.get("agent_id"),
                follow_up_date=agreed,
            )
        )


def take_back(work: Work, customer: Customer, interaction_id: str, at: datetime, contact_before: date | None) -> None:
    """A contact that was written down by mistake, a moment ago: it stays in the audit, and counts no more."""
    item = _standing(work, customer, interaction_id, at)
    if item is None:
        return
    place = Key(item["pk"], item["sk"])
    head = work.audit(
        "interaction",
        interaction_id,
        item["version"] + 1,
        "taken back",
        place=place,
        before=None,
        after=None,
        previous=item["audit_head"],
        owner=customer.customer_id,
    )
    gone = item | {TAKEN_BACK: stamp(work.now), "version": item["version"] + 1, "audit_head": head}
    work.write(Put(place, gone, when=(Equal("version", item["version"]),), label="interaction"))
    _count_call(work, customer, decoded(work, customer, item), -1)
    facts = replace(customer.facts, last_contact=contact_before)
    customers.move(work, customer, facts)
    customers.counted_under(work, customer, keys.customer_of(item["pk"]), interactions=-1)


def mark_told_again(work: Work, customer: Customer, item: Item, engagement_id: str) -> None:
    """An engagement was written down of this contact: what counts engagements counts that one."""
    place = Key(item["pk"], item["sk"])
    said = {TOLD_AGAIN: engagement_id}
    head = work.audit(
        "interaction",
        item["id"],
        item["version"] + 1,
        "told again",
        place=place,
        before=None,
        after=said,
        previous=item["audit_head"],
        owner=customer.customer_id,
    )
    marked = item | said | {"version": item["version"] + 1, "audit_head": head}
    work.write(Put(place, marked, when=(Equal("version", item["version"]),), label="interaction"))


def _standing(work: Work, customer: Customer, interaction_id: str, at: datetime) -> Item | None:
    """A contact that was not taken back, under whichever of their ids it was written down."""
    found = work.table.get_many(keys.interaction(each, at, interaction_id) for each in customer.ids)
    return next((item for item in found.values() if TAKEN_BACK not in item), None)


def _count_call(work: Work, customer: Customer, interaction: InteractionTold, number: int) -> None:
    """A call is a contact that the caps of messages know of; what an agent writes by hand is their own affair."""
    if interaction.interaction_type == "call" and interaction.direction == "outbound":
        day = work.shop.place.day(interaction.interaction_date)
        counted = contacts.from_item(customer.rooms.get("contacts", {})).noted(day, "call", number)
        customers.keep(work, customer, "contacts", contacts.to_item(counted))


def _on_profile(work: Work, customer: Customer, interaction: InteractionTold) -> None:
    """Counted always; remembered as the last contact if it reached out and is the latest."""
    day = work.shop.place.day(interaction.interaction_date)
    known = customer.facts.last_contact
    reached_out = interaction.direction == "outbound" and interaction.interaction_type not in ("note", "task")
    if reached_out and (known is None or day > known):
        customers.move(work, customer, replace(customer.facts, last_contact=day), also={"interactions": 1})
        return
    work.write(
        Update(keys.customer(customer.customer_id), add={"interactions": 1}, when=(Present(),), label="customer")
    )


def _context(interaction_id: str) -> str:
    return f"interaction:{interaction_id}"
