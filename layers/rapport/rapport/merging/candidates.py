"""Pairs that may be one person: noted when one of them arrives or changes, listed with the likeliest first.

Who is like whom is found by what a profile is looked up by anyway (phone, email, and the words of the name with the
district), so a pair costs the few reads of the one that changed, whatever the size of the shop.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rapport.customers import lookups
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.told import told
from rapport.kernel import cursors, keys
from rapport.kernel.errors import invalid
from rapport.kernel.table import Delete, Item, Put
from rapport.kernel.work import Work
from rapport.merging.likeness import STRENGTHS, likeness
from rapport.merging.model import DistinctTold, PairTold

MOST_ALIKE = 20
"""A number that more people share is a shop's or a village's, and says nothing of who they are."""
DISTINCT = "distinct"


def noted(work: Work, customer_id: str) -> int:
    """How many pairs this customer stands in by now. Told twice, late or out of order, it finds the same."""
    found = customers.anyone(work, [customer_id])
    known = {item["sk"].removeprefix(keys.ALIKE): item for item in _marks(work, customer_id)}
    one = found[0] if found and found[0].customer_id == customer_id else None
    others = {each.customer_id: each for each in customers.anyone(work, _like(work, one))} if one else {}
    pairs = 0
    for other_id in {*known, *others} - {customer_id}:
        like = likeness(one, others[other_id]) if one and other_id in others else None
        was = known.get(other_id, {}).get("strength")
        if was == DISTINCT:
            continue
        pairs += like is not None
        now = like.strength if like else None
        if was == now:
            continue
        if was is not None:
            work.write(Delete(keys.pair(was, customer_id, other_id)))
        for mine, theirs in ((customer_id, other_id), (other_id, customer_id)):
            place = keys.alike(mine, theirs)
            work.write(Put(place, {"strength": now}) if now else Delete(place))
        if now is not None:
            first, second = sorted((customer_id, other_id))
            work.write(Put(keys.pair(now, first, second), {"first": first, "second": second}))
    return pairs


def distinct(work: Work, customer_id: str, other_id: str) -> DistinctTold:
    """A person's word: two people, not to be asked about again."""
    one, other = customers.get_to_change(work, customer_id), customers.get_to_change(work, other_id)
    if one.customer_id == other.customer_id:
        raise invalid("customer_id", "names the same person")
    ids = one.customer_id, other.customer_id
    first, second = sorted(ids)
    place = keys.alike(first, second)
    if (work.table.get(place) or {}).get("strength") != DISTINCT:
        head = work.audit(
            "pair", f"{first}~{second}", 1, "told apart", place=place, before=None, after={"one_person": False}
        )
        said = {"strength": DISTINCT, "version": 1}
        work.write(Put(place, said | {"audit_head": head}), Put(keys.alike(second, first), said))
        work.write(*(Delete(keys.pair(strength, *ids)) for strength in STRENGTHS))
    return DistinctTold(customer_id=ids[0], distinct_from=ids[1])


def page(work: Work, limit: int, after: str | None) -> tuple[list[PairTold], str | None]:
    """The likeliest first. What has changed since it was noted is told as it is now, or left out."""
    found = list(islice(_pairs(work, limit, after), limit + 1))
    shown = found[:limit]
    known = customers.by_id(work, (item[name] for _, item in shown for name in ("first", "second")))
    told_pairs = [_told(work, known.get(item["first"]), known.get(item["second"])) for _, item in shown]
    return [each for each in told_pairs if each], shown[-1][0] if len(found) > limit else None


def _told(work: Work, first: Customer | None, second: Customer | None) -> PairTold | None:
    if first is None or second is None or first.customer_id == second.customer_id:
        return None
    like = likeness(first, second)
    if like is None:
        return None
    return PairTold(
        first=told(work, first),
        second=told(work, second),
        strength=like.strength,
        speaks_for=list(like.speaks_for),
        speaks_against=list(like.speaks_against),
    )


def _pairs(work: Work, limit: int, after: str | None) -> Iterator[tuple[str, Item]]:
    with cursors.read():
        begins, place = after.split("|", 1) if after else (STRENGTHS[0], None)
        strengths = STRENGTHS[STRENGTHS.index(begins) :]
    for strength in strengths:
        cursor = place if strength == begins else None
        while True:
            found = work.table.query(keys.pairs_partition(strength), limit=limit + 1, after=cursor)
            for item in found.items:
                yield f"{strength}|{item['sk']}", item
            cursor = found.after
            if cursor is None:
                break


def _marks(work: Work, customer_id: str) -> list[Item]:
    return work.table.query(keys.partition(customer_id), keys.EACH_ALIKE, limit=200).items


def _like(work: Work, one: Customer) -> list[str]:
    """Ids found under what this one is found by."""
    found: dict[str, None] = {}
    partitions = [keys.by_phone(work.keyring.digest("phone", each["number"])).pk for each in one.phones]
    partitions += [keys.by_email(lookups.email_digest(work.keyring, each["address"])).pk for each in one.emails]
    for partition in partitions:
        items = work.table.query(partition, limit=MOST_ALIKE + 1).items
        if len(items) <= MOST_ALIKE:
            found |= dict.fromkeys(item["sk"] for item in items)
    if place := lookups.name_and_district(one):
        items = work.table.query(place.pk, limit=MOST_ALIKE + 1).items
        if len(items) <= MOST_ALIKE:
            found |= dict.fromkeys(item["sk"] for item in items)
    found.pop(one.customer_id, None)
    return list(found)
