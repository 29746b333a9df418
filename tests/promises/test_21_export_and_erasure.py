"""Promise 21: an export holds every kind of record; after erasure nothing readable is left, and a new import stays
suppressed. A customer with everything, told, erased, looked for in the raw store, and brought again."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from rapport.customers import editing, holding
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.kernel import keys
from rapport.kernel.backroom import Backroom
from rapport.kernel.objects import MemoryObjects
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Item, Key, Put, Refused
from rapport.kernel.work import perform
from rapport.messaging.gate import suppression
from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.oversight import verification
from rapport.privacy import clearing, erasing, exporting, manifest, person
from rapport.privacy.kinds import kind_of
from rapport.privacy.model import EraseAsked
from rapport.privacy.requests import DataRequest
from tests.promises.conftest import Counted
from tests.promises.footprint import counters
from tests.promises.surface import outside_world, stocked
from tests.rig.everything import CANARIES, CHILD_PHONE, EMAIL, PHONES, SOMEBODY, somebody
from tests.rig.shop import ADMIN, TestShop
from tests.rig.traces import raw, traces_of

TRACES = traces_of(CANARIES, [*PHONES, CHILD_PHONE], [EMAIL])


class NobodyReads:
    def put(self, bodies: Iterable[str]) -> None:
        raise AssertionError("there was time enough")


def shop_with_everything() -> TestShop:
    shop = TestShop()
    shop.table.load(_everything().items())
    shop.clock.advance(minutes=5)
    return shop


@cache
def _everything() -> dict[Key, Item]:
    with outside_world():
        shop = stocked()
        somebody(shop)
    return shop.table.everything()


def erased(shop: TestShop) -> DataRequest:
    asked = EraseAsked(confirm=SOMEBODY)
    return perform(shop.shop, ADMIN, partial(erasing.erase, customer_id=SOMEBODY, asked=asked))


def cleared(shop: TestShop, request: DataRequest) -> None:
    room = Backroom(shop.shop, MemoryObjects(), NobodyReads())
    clearing.clear(room, {"task": clearing.TASK, "request_id": request.request_id})


def seen_in(shop: TestShop) -> set[str]:
    content = b"\n".join(part for entry in shop.table.everything().items() for part in raw(entry))
    return {name for name, trace in TRACES.items() if trace in content}


# -- the export --------------------------------------------------------------------------------------------------


def test_an_export_holds_every_kind_of_record_and_every_word(counted: Counted) -> None:
    shop = shop_with_everything()
    told = exporting.export(shop.work(), SOMEBODY).model_dump(mode="json")
    assert [line.called for line in manifest.LINES if line.called not in told["records"]] == []
    text = json.dumps(told, ensure_ascii=False)
    assert [canary for canary in CANARIES if canary not in text] == []
    counted(21, f"a customer with everything: {len(manifest.LINES)} kinds of record, all in the export")


def test_every_kind_that_is_kept_anywhere_is_known() -> None:
    """In the store of a made-up shop, and among all keys that the house can spell."""
    kept = {kind_of(key) for key in _everything()}
    spelled = {kind_of(_spelled(function)) for function in _key_functions()}
    assert sorted(kind for kind in kept | spelled if not manifest.knows(kind)) == []
    assert len(spelled) > 40


def test_a_record_of_a_kind_that_nobody_knows_ends_the_export() -> None:
    shop = shop_with_everything()
    shop.table.transact([Put(Key(keys.partition(SOMEBODY), "DIARY#2026"), {"what": "whispered"})])
    with pytest.raises(manifest.UnknownKindOfRecord):
        exporting.export(shop.work(), SOMEBODY)


def _key_functions() -> list[Any]:
    found = [each for _, each in inspect.getmembers(keys, inspect.isfunction)]
    return [each for each in found if inspect.get_annotations(each, eval_str=True).get("return") is Key]


PLAIN: dict[Any, Any] = {
    str: "name",
    int: 1,
    datetime: datetime(2026, 3, 10, tzinfo=UTC),
    date: date(2026, 3, 10),
    Decimal: Decimal(1),
}
MESSAGE_ID = "msg_20260310_AA41J514KMTY1JATA6KY8ANT5K_cus_1"


def _spelled(function: Any) -> Key:
    annotations = inspect.get_annotations(function, eval_str=True)
    said = {}
    for name, parameter in inspect.signature(function).parameters.items():
        kind = annotations[name]
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            continue
        if isinstance(kind, UnionType):
            kind = kind.__args__[0]
        said[name] = MESSAGE_ID if name == "message_id" else PLAIN[kind]
    key: Key = function(**said)
    return key


# -- erasure -----------------------------------------------------------------------------------------------------


def test_the_canaries_are_there_to_be_seen() -> None:
    """Names stand in the open until they are erased; everything else never does."""
    seen = seen_in(shop_with_everything())
    assert {"Golapjan", "Canarypur", "গোলাপজান", "Tuntuni", "টুনটুনি"} <= seen
    assert not {name for name in seen if name[0].isdigit() or "canary" in name}


def test_after_erasure_nothing_readable_is_left(counted: Counted) -> None:
    shop = shop_with_everything()
    known = person.of(shop.work(), SOMEBODY)
    key = known.seal(SOMEBODY)
    request = erased(shop)
    # At once: the names on the profile and in the look-ups, the birthdays, and the key.
    assert opened_again(shop) == []
    assert not {name for name in seen_in(shop) if "Tuntuni" not in name and "টুনটুনি" not in name}
    assert seen_in(shop), "a message that names a child waits for the job"
    cleared(shop, request)
    assert seen_in(shop) == set()
    assert [place for place, sealed in sealed_in(shop) if opens(key, place, sealed)] == []
    counted(21, f"erased: {len(TRACES)} traces of a person looked for in the raw store, 0 found")


def opened_again(shop: TestShop) -> list[Key]:
    """Wherever something lies that would give the key again."""
    keyring = shop.shop.keyring
    found = []
    for place, sealed in sealed_in(shop):
        try:
            keyring.customer(SOMEBODY, sealed)
        except InvalidTag:
            continue
        found.append(place)
    return found


def sealed_in(shop: TestShop) -> Iterator[tuple[Key, bytes]]:
    for key, item in shop.table.everything().items():
        yield from ((key, each) for each in item.values() if isinstance(each, bytes))


def opens(seal: Seal, place: Key, sealed: bytes) -> bool:
    """With the key that is gone, whatever it was sealed for: what lies beside them and on desks, and not the chain of
    changes, which keeps what nobody can open any more."""
    if place.area == "audit":
        return False
    words = place.sk.split("#")
    contexts = [
        f"{room}:{'_'.join(words[-1:])}" for room in ("profile", "interaction", "engagement", "message", "task")
    ]
    for context in contexts:
        try:
            seal.open(sealed, context)
        except InvalidTag:
            continue
        return True
    return False


def test_amounts_and_counters_are_those_of_the_shop_without_the_person() -> None:
    shop = shop_with_everything()
    before, orders = counters(shop.table), orders_in(shop)
    spent = customers.get(shop.work(), SOMEBODY).statistics.spend
    cleared(shop, erased(shop))
    assert orders_in(shop) == orders, "what was sold stays sold"
    after = counters(shop.table)
    kept = {name: before.get(name, 0) - after.get(name, 0) for name in before.keys() | after.keys()}
    moved = {name: amount for name, amount in kept.items() if amount and not name.endswith(("calls", "messages"))}
    assert {name: amount for name, amount in moved.items() if name.startswith("ALL ")} == people_and_value(spent, moved)
    assert all(name.endswith(("_n", "_v")) for name in moved), moved
    assert recounted_people(shop) == {name: after.get(f"ALL {name}", 0) for name in recounted_people(shop)}


def people_and_value(spent: Decimal, moved: dict[str, Any]) -> dict[str, Any]:
    (tier,) = [name[4:-2] for name in moved if name.startswith("ALL ") and name.endswith("_n")]
    return {f"ALL {tier}_n": 1, f"ALL {tier}_v": spent}


def recounted_people(shop: TestShop) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, item in shop.table.everything().items():
        if key.sk == "PROFILE" and key.pk.startswith("CUSTOMER#") and "facts" in item and "alias_of" not in item:
            name = f"{item['facts']['counted_as']}_n"
            found[name] = found.get(name, 0) + 1
    return found


def orders_in(shop: TestShop) -> dict[Key, Item]:
    found = shop.table.everything().items()
    return {key: item for key, item in found if key.pk.startswith("CUSTOMER#") and key.sk.startswith("ORDER#")}


def test_the_same_numbers_stay_suppressed_when_they_are_brought_again() -> None:
    shop = shop_with_everything()
    cleared(shop, erased(shop))
    again = NewCustomer(first_name="Golapjan", phone=PHONES[0], email=EMAIL)
    perform(shop.shop, ADMIN, partial(editing.create, asked=again))
    for channel in MESSAGE_CHANNELS:
        work = shop.work()
        address = EMAIL if channel == "email" else PHONES[0]
        with pytest.raises(Refused):  # every claim of a message carries this condition
            work.table.transact([suppression.not_suppressed(work, channel, address)])


def test_the_chains_of_changes_are_whole_after_erasure() -> None:
    shop = shop_with_everything()
    entries = [item for key, item in shop.table.everything().items() if key.area == "audit" and "hash" in item]
    chains = {(item["kind"], item["record_id"]) for item in entries}
    cleared(shop, erased(shop))
    for kind, record_id in sorted(chains):
        verdict = verification.of_record(shop.work(), f"{kind}:{record_id}")
        assert verdict.whole, (kind, record_id, verdict.fault)


def test_a_job_that_is_stopped_anywhere_is_ended_by_the_next() -> None:
    shop = shop_with_everything()
    request = erased(shop)
    handed: list[str] = []

    class Queue:
        def put(self, bodies: Iterable[str]) -> None:
            handed.extend(bodies)

    room = Backroom(shop.shop, MemoryObjects(), Queue(), lambda: False)
    task: Any = {"task": clearing.TASK, "request_id": request.request_id}
    for _ in range(50):
        handed.clear()
        clearing.clear(room, task)
        if not handed:
            break
        task = json.loads(handed[0])
    assert seen_in(shop) == set()


def test_who_comes_back_is_not_called_until_they_say_so_themselves() -> None:
    shop = shop_with_everything()
    cleared(shop, erased(shop))
    again = shop.call("POST", "/cdm/customers", {"first_name": "Golapjan", "phone": PHONES[1]}).body
    assert {(each["channel"], each["allowed"]) for each in again["consent"]} >= {("call", False), ("sms", False)}
    said = {"channel": "call", "allowed": True, "source": "themselves"}
    answer = shop.call("PUT", f"/cdm/customers/{again['customer_id']}/consent", said).body
    assert ("call", True) in {(each["channel"], each["allowed"]) for each in answer["consent"]}


def test_a_file_that_says_yes_for_them_subscribes_nobody(counted: Counted) -> None:
    shop = shop_with_everything()
    cleared(shop, erased(shop))
    lines = [f"Golapjan,{phone},yes,yes" for phone in PHONES]
    file = "\n".join(["Name,Mobile,SMS consent,Call consent", *lines]).encode()
    told = shop.call("POST", "/cdm/customers/import?start=true", file=file)
    shop.worked_off()
    now = shop.call("GET", f"/cdm/imports/{told.body['import_id']}").body
    assert sum(now["progress"]["counts"].values()) == len(lines)
    for phone in PHONES:
        for each in shop.call("GET", f"/cdm/lookup?phone={phone[1:]}").body:
            if each["customer_id"] == "cus_alike":
                continue  # another person with that number, who was here before
            assert {word["allowed"] for word in each["consent"]} == {False}
        work = shop.work()
        with pytest.raises(Refused):
            work.table.transact([suppression.not_suppressed(work, "sms", phone)])
    counted(21, f"brought again by a file that says yes: {len(lines)} numbers, 0 subscribed")


def test_one_who_was_taken_out_before_is_erased_too() -> None:
    """The key stayed with the place, and opened what was said of them; their numbers stay suppressed."""
    shop = shop_with_everything()
    assert shop.call("DELETE", f"/cdm/customers/{SOMEBODY}").status == 204
    assert opened_again(shop) == [keys.customer(SOMEBODY)]
    cleared(shop, erased(shop))
    assert opened_again(shop) == []
    assert seen_in(shop) == set()
    work = shop.work()
    assert suppression.why_suppressed(work, "whatsapp", PHONES[0]) == "erased"


# -- the legal hold ----------------------------------------------------------------------------------------------


def test_on_legal_hold_nobody_is_erased_or_taken_out() -> None:
    shop = shop_with_everything()
    held = shop.call("PUT", f"/cdm/customers/{SOMEBODY}/hold", {"on": True, "reason": "before the court"}).body
    assert held["legal_hold"]["reason"] == "before the court"
    before = shop.table.everything()
    refused = shop.call("POST", f"/cdm/customers/{SOMEBODY}/erase", {"confirm": SOMEBODY})
    assert (refused.status, refused.body["error"]["code"]) == (409, "on_legal_hold")
    refused = shop.call("DELETE", f"/cdm/customers/{SOMEBODY}")
    assert (refused.status, refused.body["error"]["code"]) == (409, "on_legal_hold")
    assert shop.table.everything() == before
    assert shop.call("PUT", f"/cdm/customers/{SOMEBODY}/hold", {"on": False, "reason": "it is over"}).status == 200
    assert shop.call("POST", f"/cdm/customers/{SOMEBODY}/erase", {"confirm": SOMEBODY}).status == 202


def test_a_hold_that_comes_while_somebody_erases_is_not_slipped_past() -> None:
    shop = shop_with_everything()
    asked = EraseAsked(confirm=SOMEBODY)
    work = shop.work()
    erasing.erase(work, SOMEBODY, asked)
    perform(shop.shop, ADMIN, lambda other: holding.put_on(other, SOMEBODY, "before the court"))
    with pytest.raises(Refused):
        work.commit()
    assert "key" in (shop.table.get(keys.customer(SOMEBODY)) or {})
