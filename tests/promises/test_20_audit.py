"""Promise 20: one audit entry per change; any changed, missing or swapped entry is found (a chain per record, sealed
daily)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, timedelta
from typing import Any

import pytest

from functions.audit_seal_job import app as seal_job
from rapport.kernel import audit, keys
from rapport.kernel.http.roles import PUBLIC, ROUTES
from rapport.kernel.table import Item, Key
from tests.promises.bus import BucketInMind, BusInMind, running
from tests.promises.conftest import Counted, Size
from tests.promises.footprint import audit_entries
from tests.promises.surface import (
    CHANGES,
    CUSTOMERS,
    ORDERS,
    Ask,
    Route,
    SealsInMind,
    ask,
    member_of,
    outside_world,
    stand_on,
    stocked,
)
from tests.rig.faulty_table import Broken, Fault, FaultyTable
from tests.rig.shop import NOON, LambdaContext, TestShop

SEALED_DAY = NOON.astimezone(UTC).date()
NEXT_DAY = SEALED_DAY + timedelta(days=1)
FILED_ELSEWHERE = "entry 1 is filed where nobody looks for it"

# What each change writes down: one entry for each record that it changes.
ENTRIES: dict[Route, Counter[str]] = {
    ("POST", "/webhooks/<provider>"): Counter(),
    ("POST", "/u/<token>"): Counter({"customer consent": 1}),
    ("POST", "/ops/messages/<message_id>/resend"): Counter({"message sent again": 1}),
    ("POST", "/ops/messages/<message_id>/mark-sent"): Counter({"message marked sent": 1}),
    ("PUT", "/ops/providers/<name>/pause"): Counter({"provider paused": 1}),
    ("POST", "/ops/dead-letters/redrive"): Counter({"dead_letter sent again": 1}),
    ("PUT", "/api/config/<section>"): Counter({"settings changed lifecycle": 1}),
    ("POST", "/crm/automation/agents"): Counter({"agent created": 1}),
    ("PUT", "/crm/automation/agents/<agent_id>"): Counter({"agent changed": 1}),
    ("POST", "/cdm/customers"): Counter({"customer created": 1}),
    ("PUT", "/cdm/customers/<customer_id>"): Counter({"customer changed": 1}),
    ("PATCH", "/cdm/customers/<customer_id>"): Counter({"customer changed": 1}),
    ("DELETE", "/cdm/customers/<customer_id>"): Counter({"customer removed": 1, "family_member removed": 1}),
    ("PUT", "/cdm/customers/<customer_id>/consent"): Counter({"customer consent": 1}),
    ("POST", "/cdm/customers/<customer_id>/merge"): Counter({"customer merged": 2}),
    ("POST", "/cdm/customers/<customer_id>/unmerge"): Counter({"customer unmerged": 2}),
    ("POST", "/cdm/customers/<customer_id>/distinct"): Counter({"pair told apart": 1}),
    ("POST", "/cdm/customers/<customer_id>/erase"): Counter({"customer erased": 2, "data_request asked": 1}),
    ("PUT", "/cdm/customers/<customer_id>/hold"): Counter({"customer held": 1}),
    ("POST", "/cdm/customers/exports"): Counter({"data_request asked": 1}),
    ("POST", "/cdm/customers/import"): Counter({"import brought": 1}),
    ("POST", "/cdm/imports/uploads"): Counter(),
    ("PUT", "/cdm/imports/<import_id>"): Counter({"import changed": 1}),
    ("POST", "/cdm/imports/<import_id>/check"): Counter({"import checking": 1}),
    ("POST", "/cdm/imports/<import_id>/start"): Counter({"import running": 1}),
    ("POST", "/cdm/imports/<import_id>/cancel"): Counter({"import cancelled": 1}),
    ("POST", "/cdm/imports/<import_id>/undo"): Counter({"import undoing": 1}),
    ("POST", "/cdm/family-member"): Counter({"family_member created": 1}),
    ("PUT", "/cdm/family-members/<customer_id>/<member_id>"): Counter({"family_member changed": 1}),
    ("DELETE", "/cdm/family-members/<customer_id>/<member_id>"): Counter({"family_member removed": 1}),
    ("POST", "/cdm/interaction"): Counter({"interaction logged": 1}),
    ("POST", "/crm/automation/engagement"): Counter({"engagement logged": 1}),
    ("POST", "/crm-automation/engagement"): Counter({"engagement logged": 1}),
    ("POST", "/catalog/products"): Counter({"product created": 1}),
    ("PUT", "/catalog/products/<product_id>"): Counter({"product changed": 1}),
    ("DELETE", "/catalog/products/<product_id>"): Counter({"product removed": 1}),
    ("POST", "/catalog/categories"): Counter({"category created": 1}),
    ("POST", "/orders"): Counter({"order placed": 1}),
    ("POST", "/orders/batch"): Counter({"order placed": 1}),
    ("PUT", "/orders/<order_id>"): Counter({"order corrected": 1}),
    ("PUT", "/orders/<order_id>/status"): Counter({"order status": 1}),
    ("POST", "/cases"): Counter({"case opened": 1}),
    ("PUT", "/cases/<case_id>"): Counter({"case changed": 1}),
    ("PUT", "/cases/<case_id>/status"): Counter({"case status": 1}),
    ("POST", "/cases/<case_id>/notes"): Counter({"case noted": 1}),
    ("POST", "/cases/<case_id>/return"): Counter({"case status": 1, "order status": 1}),
    ("POST", "/surveys/answers"): Counter({"survey answered": 1}),
    ("POST", "/s/<token>"): Counter({"survey answered": 1, "case rated": 1}),
    ("POST", "/carts/abandoned"): Counter({"cart abandoned": 1}),
    ("POST", "/carts/<cart_id>/recovered"): Counter({"cart recovered": 1}),
    ("POST", "/crm/automation/tasks"): Counter({"task made": 1}),
    ("PUT", "/crm/automation/tasks/<task_id>/status"): Counter({"task completed": 1, "interaction logged": 1}),
    ("PUT", "/crm-automation/call-task/<task_id>/status"): Counter(
        {"task failed": 1, "interaction logged": 1, "task made": 1}
    ),
    ("PUT", "/crm/automation/tasks/<task_id>/assign"): Counter({"task assigned": 1}),
    ("POST", "/crm/automation/tasks/bulk"): Counter({"task skipped": 1}),
    ("POST", "/crm/automation/tasks/generate"): Counter({"task made": 2}),
    ("POST", "/crm-automation/generate-call-tasks"): Counter({"task made": 2}),
    ("POST", "/crm/automation/team/rebalance"): Counter(),
    ("POST", "/crm/automation/recommendation-rules"): Counter({"recommendation_rule created": 1}),
    ("PUT", "/crm/automation/recommendation-rules/<rule_id>"): Counter({"recommendation_rule changed": 1}),
    ("DELETE", "/crm/automation/recommendation-rules/<rule_id>"): Counter({"recommendation_rule removed": 1}),
    ("POST", "/crm/automation/campaigns"): Counter({"campaign created": 1}),
    ("POST", "/crm-automation/campaign"): Counter({"campaign created": 1}),
    ("PUT", "/crm/automation/campaigns/<campaign_id>"): Counter({"campaign changed": 1}),
    ("DELETE", "/crm/automation/campaigns/<campaign_id>"): Counter({"campaign removed": 1}),
    ("PUT", "/crm/automation/campaigns/<campaign_id>/toggle"): Counter({"campaign switched_on": 1}),
    ("PUT", "/crm/automation/campaigns/<campaign_id>/pause"): Counter({"campaign paused": 1}),
    ("PUT", "/crm/automation/campaigns/<campaign_id>/resume"): Counter({"campaign resumed": 1}),
    ("POST", "/crm/automation/campaigns/<campaign_id>/preview"): Counter(),
    ("POST", "/crm/automation/campaigns/<campaign_id>/send"): Counter(),
    ("POST", "/crm/automation/campaigns/missed-call"): Counter(),
    ("POST", "/crm-automation/campaign/<campaign_id>/send"): Counter(),
    ("PUT", "/crm/automation/offer-calendar/<year>"): Counter({"offer_calendar created": 1}),
    ("POST", "/crm/automation/templates"): Counter({"template created": 1}),
    ("POST", "/crm/automation/templates/preview"): Counter(),
    ("PUT", "/crm/automation/templates/<template_id>"): Counter({"template changed": 1}),
    ("DELETE", "/crm/automation/templates/<template_id>"): Counter({"template removed": 1}),
    ("POST", "/crm/automation/consumption-profiles"): Counter({"consumption created": 1}),
    ("PUT", "/crm/automation/consumption-profiles/<profile_id>"): Counter({"consumption changed": 1}),
    ("DELETE", "/crm/automation/consumption-profiles/<profile_id>"): Counter({"consumption removed": 1}),
}
TASK_BY_TASK = {("POST", "/crm/automation/tasks/generate"), ("POST", "/crm-automation/generate-call-tasks")}
"""Each task is a change of its own: broken anywhere, some are made with their entries and the others are not."""


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


def records_of(shop: TestShop) -> list[str]:
    """Every record that has a chain, as `GET /audit/verify` takes it."""
    entries = (item for key, item in shop.table.everything().items() if key.area == "audit" and "hash" in item)
    return sorted({f"{item['kind']}:{item['record_id']}" for item in entries})


def verdict(shop: TestShop, what: str) -> dict[str, Any]:
    answer = shop.call("GET", f"/audit/verify?{what}")
    assert answer.status == 200, answer.text
    return dict(answer.body)


def faults(shop: TestShop) -> dict[str, str]:
    """What verification of every record finds."""
    found = {record: verdict(shop, f"record={record}") for record in records_of(shop)}
    return {record: each["fault"] for record, each in found.items() if not each["whole"]}


def lived_in(chance: random.Random, changes: int) -> TestShop:
    """A shop where a few days' work was done, all kinds of changes among it."""
    shop = stocked()
    customer, order = CUSTOMERS["own"], ORDERS["own"]
    child = member_of(shop, customer)
    for number in range(changes):
        lines = [{"product_id": chance.choice(["rice", "oil"]), "quantity": chance.randint(1, 9)}]
        asked = chance.choice(
            [
                Ask("PATCH", f"/cdm/customers/{customer}", {"notes": f"note {number}"}),
                Ask("PATCH", f"/cdm/customers/{customer}", {"phone": f"017120001{number:02d}", "tags": [str(number)]}),
                Ask("PUT", f"/cdm/customers/{customer}/consent", {"channel": "sms", "allowed": number % 2 == 0}),
                Ask("PUT", f"/cdm/family-members/{customer}/{child}", {"name": f"N{number}", "relationship": "child"}),
                Ask(
                    "PUT",
                    f"/orders/{order}",
                    {"lines": lines, "order_date": f"2026-02-{1 + number % 28:02d}T08:00:00Z"},
                ),
                Ask("PUT", f"/orders/{order}", {"lines": lines}),
                Ask("PUT", "/catalog/products/oil", {"name": "Oil", "category": "G", "price": number + 1}),
                Ask("PUT", "/api/config/lifecycle", {"at_risk_days": 30 + number}),
                Ask("POST", "/cdm/interaction", {"customer_id": customer, "interaction_type": "call", "details": "x"}),
                Ask("POST", "/orders", {"customer_id": customer, "lines": lines}),
            ]
        )
        assert asked.of(shop).status in (200, 201), asked
        shop.clock.advance(minutes=chance.randint(1, 20))
    return shop


def seal(shop: TestShop, bucket: BucketInMind, day: date) -> dict[str, int]:
    with running(shop, BusInMind(shop.clock), bucket):
        counts: dict[str, int] = seal_job.lambda_handler({"day": day.isoformat()}, LambdaContext())
    return counts


def sealed(shop: TestShop) -> SealsInMind:
    """The day after: what was done on the day is sealed."""
    bucket = BucketInMind()
    shop.clock.set(NOON + timedelta(days=1))
    assert seal(shop, bucket, SEALED_DAY)["sealed"] > 5
    return SealsInMind({SEALED_DAY: next(iter(bucket.objects.values())).decode()})


# -- one entry per change --------------------------------------------------------------------------------------


@pytest.mark.parametrize("route", CHANGES, ids=" ".join)
def test_every_change_writes_one_entry_for_each_record_it_changes(route: Route, counted: Counted) -> None:
    """One audit entry per change: with who, what, before, after, when and from where."""
    shop = stocked()
    before = audit_entries(shop.table)
    shop.clock.advance(minutes=7)
    assert ask(route, shop).of(shop, user="user-the-changer").status < 300
    assert audit_entries(shop.table) - before == ENTRIES[route]
    # Where nobody is signed in, the house changes what it was told to.
    house = "system:surveys" if route[1].startswith("/s/") else "system:webhooks"
    who = (house, "system") if ROUTES[route] == PUBLIC else ("user-the-changer", "192.0.2.1")
    entries = shop.call("GET", f"/audit?user={who[0]}").body
    assert len(entries) == ENTRIES[route].total()
    for entry in entries:
        assert (entry["who"], entry["source"]) == who
        assert entry["when"] == "2026-03-10T06:07:00Z"
        assert entry["request_id"]
        assert {"before", "after"} & entry.keys()
    assert faults(shop) == {}
    counted(20, "{routes} routes, {entries} entries: one for each record changed", routes=1, entries=len(entries))


def test_the_table_above_knows_every_route_that_changes_something() -> None:
    assert set(ENTRIES) == set(CHANGES)


@pytest.mark.parametrize("route", CHANGES, ids=" ".join)
def test_a_change_that_fails_writes_no_entry_and_one_that_is_done_always_does(route: Route) -> None:
    """In the change's own transaction: broken anywhere, both are there or neither is."""
    counting = stocked()
    calls = FaultyTable(counting.table)
    stand_on(counting, calls)
    ask(route, counting).of(counting)
    for call in range(1, len(calls.calls) + 1):
        shop = stocked()
        before = audit_entries(shop.table)
        stand_on(shop, FaultyTable(shop.table, Fault(call, "after" if call % 2 else "before")))
        ask(route, shop).of(shop)
        stand_on(shop, shop.table)
        written = audit_entries(shop.table) - before
        assert written in (Counter(), ENTRIES[route]) or (route in TASK_BY_TASK and written < ENTRIES[route]), call
        assert faults(shop) == {}, call


def test_an_order_of_a_new_customer_is_an_entry_for_each_of_them() -> None:
    shop = stocked()
    before = audit_entries(shop.table)
    buyer = {"first_name": "Jamil", "phone": "01712000004"}
    shop.call("POST", "/orders", {"customer": buyer, "lines": [{"product_id": "rice", "quantity": 1}]})
    assert audit_entries(shop.table) - before == Counter({"order placed": 1, "customer created": 1})
    assert faults(shop) == {}


# -- untouched chains ------------------------------------------------------------------------------------------


def test_chains_that_nobody_touched_verify_whatever_was_done(size: Size, counted: Counted) -> None:
    """Untouched chains verify: records changed, moved to another date, removed; and the sealed day with them."""
    records = 0
    for seed in range(size(10, 200, 2)):
        shop = lived_in(random.Random(seed), 40)
        customer = CUSTOMERS["own"]
        assert shop.call("DELETE", f"/cdm/family-members/{customer}/{member_of(shop, customer)}").status == 204
        assert shop.call("DELETE", f"/cdm/customers/{CUSTOMERS['foreign']}").status == 204
        assert shop.call("DELETE", "/catalog/products/oil").status == 204
        assert faults(shop) == {}
        seals = sealed(shop)
        with outside_world(seals=seals):
            assert verdict(shop, f"day={SEALED_DAY}")["whole"]
            shop.call("PATCH", f"/cdm/customers/{customer}", {"notes": "the next day"})
            assert verdict(shop, f"day={SEALED_DAY}")["whole"]
        records += len(records_of(shop))
    counted(20, f"{records} untouched chains verified, 0 false alarms")


def test_sealing_twice_is_harmless_and_killed_halfway_it_is_done_by_the_next() -> None:
    """A daily job seals; run again, it changes nothing."""
    shop = lived_in(random.Random(1), 20)
    shop.clock.set(NOON + timedelta(days=1))
    bucket = BucketInMind()
    calls = FaultyTable(shop.table)
    stand_on(shop, calls)
    assert "sealed" in seal(shop, bucket, SEALED_DAY)
    first = dict(bucket.objects)
    stand_on(shop, shop.table)
    assert seal(shop, bucket, SEALED_DAY) == {"sealed before": 1}
    assert bucket.objects == first
    for call in range(1, len(calls.calls) + 1):
        shop = lived_in(random.Random(1), 20)
        shop.clock.set(NOON + timedelta(days=1))
        bucket = BucketInMind()
        stand_on(shop, FaultyTable(shop.table, Fault(call, "before" if call % 2 else "after")))
        with pytest.raises(Broken):
            seal(shop, bucket, SEALED_DAY)
        stand_on(shop, shop.table)
        seal(shop, bucket, SEALED_DAY)
        seals = SealsInMind({SEALED_DAY: next(iter(bucket.objects.values())).decode()})
        with outside_world(seals=seals):
            assert verdict(shop, f"day={SEALED_DAY}")["whole"], call


def test_a_day_that_is_not_over_is_not_sealed() -> None:
    """What is done later on a sealed day would stand outside its seal."""
    shop = stocked()
    bucket = BucketInMind()
    seal(shop, bucket, SEALED_DAY)
    assert bucket.objects == {}


# -- tampering -------------------------------------------------------------------------------------------------

type Tampering = Callable[[TestShop, random.Random], str]
"""Does its evil and says what it did."""


def entries_of(shop: TestShop, chance: random.Random, least: int = 1) -> list[tuple[Key, Item]]:
    """The chain of some record, long enough."""
    chains: dict[str, list[tuple[Key, Item]]] = {}
    for key, item in sorted(shop.table.everything().items()):
        if key.area == "audit" and "hash" in item:
            chains.setdefault(key.pk, []).append((key, item))
    return chance.choice([chain for chain in chains.values() if len(chain) >= least])


def put(shop: TestShop, key: Key, item: Item) -> None:
    shop.table.load([(key, item)])


def change_a_field(shop: TestShop, chance: random.Random) -> str:
    key, item = chance.choice(entries_of(shop, chance))
    name = chance.choice(sorted(item.keys() - {"pk", "sk"}))
    put(shop, key, item | {name: other(item[name], chance)})
    return f"changed {name} of {key}"


def take_a_field_away(shop: TestShop, chance: random.Random) -> str:
    key, item = chance.choice(entries_of(shop, chance))
    name = chance.choice(sorted(item.keys() & {"owner", "who", "source", "request_id", "change", "sealed", "previous"}))
    put(shop, key, {each: item[each] for each in item if each != name})
    return f"took {name} of {key} away"


def delete_an_entry(shop: TestShop, chance: random.Random) -> str:
    key, _ = chance.choice(entries_of(shop, chance, 2))
    shop.table.delete_many([key])
    return f"deleted {key}"


def cut_the_tail(shop: TestShop, chance: random.Random) -> str:
    chain = entries_of(shop, chance, 2)
    gone = chain[chance.randint(1, len(chain) - 1) :]
    shop.table.delete_many(key for key, _ in gone)
    return f"cut {len(gone)} entries off {chain[0][0].pk}"


def delete_a_chain(shop: TestShop, chance: random.Random) -> str:
    chain = entries_of(shop, chance)
    shop.table.delete_many(key for key, _ in chain)
    return f"deleted all of {chain[0][0].pk}"


def swap_two(shop: TestShop, chance: random.Random) -> str:
    (one, first), (two, second) = chance.sample(entries_of(shop, chance, 2), 2)
    put(shop, one, second)
    put(shop, two, first)
    return f"swapped {one} and {two}"


def swap_two_and_renumber(shop: TestShop, chance: random.Random) -> str:
    (one, first), (two, second) = chance.sample(entries_of(shop, chance, 2), 2)
    put(shop, one, second | {"number": first["number"]})
    put(shop, two, first | {"number": second["number"]})
    return f"swapped and renumbered {one} and {two}"


def close_the_gap(shop: TestShop, chance: random.Random) -> str:
    """Takes an entry out and forges all that follow: numbers, hashes and links fit together again."""
    chain = entries_of(shop, chance, 2)
    gone = chance.randrange(len(chain))
    kept = [item for number, (_, item) in enumerate(chain) if number != gone]
    shop.table.delete_many(key for key, _ in chain)
    forge(shop, kept)
    return f"took {chain[gone][0]} out and forged the rest"


def forge_an_entry(shop: TestShop, chance: random.Random) -> str:
    """Changes an entry and every hash behind it."""
    chain = entries_of(shop, chance)
    at = chance.randrange(len(chain))
    items = [item for _, item in chain]
    items[at] = items[at] | {"who": "user-somebody-else"}
    forge(shop, items)
    return f"forged {chain[at][0]}"


def forge(shop: TestShop, items: Sequence[Item]) -> str:
    previous = audit.FIRST
    for number, item in enumerate(items, start=1):
        forged = item | {"number": number, "previous": previous}
        forged["hash"] = previous = audit.digest(forged)
        put(shop, keys.audit_entry(item["kind"], item["record_id"], number), forged)
    return previous


def replace_the_head(shop: TestShop, chance: random.Random) -> str:
    """Points the record at another end of its chain."""
    place = Key(*entries_of(shop, chance, 2)[-1][1]["place"])
    record = shop.table.get(place)
    while record is None:
        place = Key(*entries_of(shop, chance)[-1][1]["place"])
        record = shop.table.get(place)
    put(shop, place, record | {"audit_head": other(record["audit_head"], chance)})
    return f"replaced the head of {place}"


def forge_with_the_record(shop: TestShop, chance: random.Random) -> str:
    """Whoever can write both tables: an entry, every hash behind it, and the head on the record itself."""
    chain = entries_of(shop, chance)
    items = [item for _, item in chain]
    if len(items) > 1 and chance.random() < 0.5:
        shop.table.delete_many(key for key, _ in chain)
        items.pop(chance.randrange(len(items)))
    else:
        at = chance.randrange(len(items))
        items[at] = items[at] | {"who": "user-somebody-else"}
    head = forge(shop, items)
    place = Key(*items[-1]["place"])
    record = shop.table.get(place)
    if record is not None:
        put(shop, place, record | {"audit_head": head, "version": len(items)})
    return f"forged {chain[0][0].pk} with its record"


def roll_back(shop: TestShop, chance: random.Random) -> str:
    """As if the last change had never been: its entry gone, the record at the one before."""
    chain = entries_of(shop, chance, 2)
    shop.table.delete_many([chain[-1][0]])
    before = chain[-2][1]
    place = Key(*before["place"])
    record = shop.table.get(place)
    if record is not None:
        put(shop, place, record | {"audit_head": before["hash"], "version": before["number"]})
    return f"rolled {chain[0][0].pk} back"


TAMPERINGS: list[Tampering] = [
    change_a_field,
    change_a_field,
    take_a_field_away,
    delete_an_entry,
    cut_the_tail,
    delete_a_chain,
    swap_two,
    swap_two_and_renumber,
    close_the_gap,
    forge_an_entry,
    replace_the_head,
    forge_with_the_record,
    roll_back,
]


def records_touched(before: dict[Key, Item], after: dict[Key, Item]) -> set[str]:
    """Whose chain, or whose record itself, is not as it was: the others verify as they did."""
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {
        f"{item['kind']}:{item['record_id']}"
        for key, item in before.items()
        if key.area == "audit" and "hash" in item and (key in changed or Key(*item["place"]) in changed)
    }


def other(value: Any, chance: random.Random) -> Any:
    """Another value of the same kind."""
    match value:
        case bytes():
            at = chance.randrange(len(value))
            return value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :]
        case int():
            return value + chance.choice([-1, 1])
        case list():
            return [*value[:-1], f"{value[-1]}x"]
        case str():
            return chance.choice([value + "x", value[1:] if value else "y", value[::-1] + "!"])
    raise AssertionError(f"an entry holds no {type(value).__name__}")


def test_every_tampering_is_found_by_its_record_or_by_the_sealed_day(size: Size, counted: Counted) -> None:
    """1,000 random tamperings: each found by verification of record or of the sealed day."""
    tamperings = size(1_000, 20_000, 60)
    by_record: Counter[bool] = Counter()
    shops = []
    for seed in range(size(5, 50, 2)):
        shop = lived_in(random.Random(seed), 40)
        customer = CUSTOMERS["own"]
        shop.call("DELETE", f"/cdm/family-members/{customer}/{member_of(shop, customer)}")
        seals = sealed(shop)
        shops.append((shop.table.everything(), seals))
    for number in range(tamperings):
        chance = random.Random(f"tampering {number}")
        untouched, seals = shops[number % len(shops)]
        shop = TestShop()
        shop.table.load(untouched.items())
        shop.clock.set(NOON + timedelta(days=1))
        did = TAMPERINGS[number % len(TAMPERINGS)](shop, chance)
        touched = records_touched(untouched, shop.table.everything())
        assert touched, did
        found = [record for record in sorted(touched) if not verdict(shop, f"record={record}")["whole"]]
        if not found:
            with outside_world(seals=seals):
                assert not verdict(shop, f"day={SEALED_DAY}")["whole"], (number, did)
        by_record[bool(found)] += 1
    by_day = by_record[False]
    counted(20, f"{tamperings} tamperings: {by_record[True]} found by the record, {by_day} by the sealed day, 0 missed")


@pytest.mark.parametrize("record", ["customer:cus_quiet", "order:ord_mine"])
def test_every_field_of_an_entry_is_guarded(record: str, counted: Counted) -> None:
    """Any changed entry is found, whichever of its fields was changed or taken away, sealed or open."""
    partition = keys.audit_partition(*record.split(":"))
    (place,) = [key for key in stocked().table.everything() if key.pk == partition]
    entry = stocked().table.everything()[place]
    fields = sorted(entry.keys() - {"pk", "sk"})
    assert {"sealed", "change"} & set(fields)
    for name in fields:
        for changed in (
            entry | {name: other(entry[name], random.Random(1))},
            {each: entry[each] for each in fields if each != name},
        ):
            shop = stocked()
            put(shop, place, changed)
            assert not verdict(shop, f"record={record}")["whole"], name
    counted(20, "{fields} fields of entries changed or taken away: each found", fields=len(fields))


def two_days_sealed() -> tuple[TestShop, BucketInMind]:
    """Two days' work, both days sealed: on the second, only the first agent's customer was changed."""
    shop, bucket = lived_in(random.Random(3), 30), BucketInMind()
    shop.clock.set(NOON + timedelta(days=1))
    seal(shop, bucket, SEALED_DAY)
    assert shop.call("PATCH", f"/cdm/customers/{CUSTOMERS['own']}", {"notes": "the next day"}).status == 200
    shop.clock.set(NOON + timedelta(days=2))
    seal(shop, bucket, NEXT_DAY)
    return shop, bucket


def verdicts(shop: TestShop, bucket: BucketInMind) -> list[bool]:
    kept = {day: bucket.objects[f"seals/{day:%Y/%m}/{day}.json"].decode() for day in (SEALED_DAY, NEXT_DAY)}
    with outside_world(seals=SealsInMind(kept)):
        return [verdict(shop, f"day={day}")["whole"] for day in (SEALED_DAY, NEXT_DAY)]


@pytest.mark.parametrize("what", ["the seal", "its note", "both, with all that they seal"])
def test_a_changed_seal_is_found(what: str) -> None:
    """The seal is held against the note of it, and both against the seal of the next day."""
    shop, bucket = two_days_sealed()
    assert verdicts(shop, bucket) == [True, True]
    chain = [each for each in shop.table.everything().items() if each[0].pk == "RECORD#customer#cus_theirs"]
    head = forge(shop, [item | {"who": "user-somebody-else"} for _, item in chain])
    place = keys.customer("cus_theirs")
    put(shop, place, (shop.table.get(place) or {}) | {"audit_head": head})
    assert faults(shop) == {"customer:cus_theirs": FILED_ELSEWHERE}
    for key, item in [each for each in shop.table.everything().items() if each[0].pk == "RECORD#customer#cus_theirs"]:
        put(shop, key, item | {"user_pk": keys.audit_user("user-somebody-else")})
    assert faults(shop) == {}, "a forger who can write both tables has forged this chain whole"
    kept = shop.table.get(keys.seal(SEALED_DAY))
    assert kept is not None
    shop.table.delete_many([keys.seal(SEALED_DAY)])
    forged = BucketInMind(dict(bucket.objects))
    seal(shop, forged, SEALED_DAY)
    if what == "the seal":
        put(shop, keys.seal(SEALED_DAY), kept)
    assert verdicts(shop, bucket if what == "its note" else forged).count(False) >= 1


def test_a_day_sealed_after_its_successor_raises_no_alarm() -> None:
    """The job failed on one day, and was run for it by hand later."""
    shop, bucket = lived_in(random.Random(3), 30), BucketInMind()
    shop.clock.set(NOON + timedelta(days=2))
    for day in (NEXT_DAY, SEALED_DAY):
        seal(shop, bucket, day)
    assert verdicts(shop, bucket) == [True, True]
