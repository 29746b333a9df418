"""What moto never does and DynamoDB does: conflicts, throttling, and keys that it leaves for later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError

from rapport.kernel.table import Absent, Check, Delete, Key, Put, Refused, Table, TooBusy, Update, Write
from rapport.kernel.table.dynamo import TRIES, DynamoTable
from tests.functional.table.stores import new_tables

HERE, ELSEWHERE = Key("p", "here"), Key("p", "elsewhere")

THROTTLED = (
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
)
CONFLICTS = ("TransactionConflictException", "TransactionInProgressException")
REASONS = ("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded")

ALONE: dict[str, Write] = {
    "put": Put(HERE, {"n": 1}),
    "update": Update(HERE, set={"n": 1}),
    "delete": Delete(HERE),
}
TOGETHER: list[Write] = [Put(HERE, {"n": 1}, label="one"), Put(ELSEWHERE, {"n": 2}, label="other")]


def refusal(operation: str, code: str, reasons: list[str] | None = None) -> ClientError:
    response: dict[str, Any] = {"Error": {"Code": code, "Message": "injected"}}
    if reasons is not None:
        response["CancellationReasons"] = [{"Code": reason} for reason in reasons]
    return ClientError(response, operation)


@dataclass
class Moody:
    """A client that refuses as often as it is told to, and then does what it is asked."""

    client: Any
    refusals: list[ClientError] = field(default_factory=list)
    calls: int = 0

    def __getattr__(self, name: str) -> Any:
        call = getattr(self.client, name)

        def moody(**request: Any) -> Any:
            self.calls += 1
            if self.refusals:
                raise self.refusals.pop(0)
            return call(**request)

        return moody


@dataclass
class Waits:
    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def moody(client: Any) -> Moody:
    return Moody(client)


@pytest.fixture
def table(client: Any, moody: Moody, waits: Waits) -> DynamoTable:
    return DynamoTable(moody, new_tables(client), sleep=waits)


type Doing = Callable[[Table], object]

READS: dict[str, Doing] = {
    "get": lambda table: table.get(HERE),
    "get_many": lambda table: table.get_many([HERE]),
    "query": lambda table: table.query("p"),
}
BATCHES: dict[str, Doing] = {
    "delete_many": lambda table: table.delete_many([HERE]),
    "load": lambda table: table.load([(HERE, {"n": 1})]),
}
SINGLES: dict[str, Doing] = {name: lambda table, write=write: table.transact([write]) for name, write in ALONE.items()}  # type: ignore[misc]
TRANSACTIONS: dict[str, Doing] = {
    "transact": lambda table: table.transact(TOGETHER),
    "check": lambda table: table.transact([Check(HERE, when=(Absent(),))]),
}
EVERYTHING = READS | BATCHES | SINGLES | TRANSACTIONS


@pytest.mark.parametrize("code", THROTTLED)
@pytest.mark.parametrize("asked", EVERYTHING)
def test_a_throttled_request_is_asked_again_until_it_is_answered(
    table: DynamoTable, moody: Moody, waits: Waits, asked: str, code: str
) -> None:
    moody.refusals = [refusal(asked, code)] * (TRIES - 1)

    EVERYTHING[asked](table)

    assert moody.calls == TRIES
    assert len(waits.seconds) == TRIES - 1


@pytest.mark.parametrize("asked", EVERYTHING)
def test_a_store_that_throttles_for_ever_is_too_busy(table: DynamoTable, moody: Moody, asked: str) -> None:
    moody.refusals = [refusal(asked, "ThrottlingException")] * TRIES

    with pytest.raises(TooBusy):
        EVERYTHING[asked](table)

    assert table.get(HERE) is None


@pytest.mark.parametrize("code", CONFLICTS)
@pytest.mark.parametrize("asked", SINGLES | TRANSACTIONS)
def test_a_write_that_meets_another_is_tried_again(table: DynamoTable, moody: Moody, asked: str, code: str) -> None:
    moody.refusals = [refusal(asked, code)] * 2

    EVERYTHING[asked](table)

    assert moody.calls == 3


@pytest.mark.parametrize("reason", REASONS)
def test_a_transaction_in_conflict_over_one_of_its_writes_is_tried_again(
    table: DynamoTable, moody: Moody, reason: str
) -> None:
    moody.refusals = [refusal("TransactWriteItems", "TransactionCanceledException", ["None", reason])] * 3

    table.transact(TOGETHER)

    assert {key: item["n"] for key, item in table.get_many([HERE, ELSEWHERE]).items()} == {HERE: 1, ELSEWHERE: 2}


def test_a_conflict_that_does_not_end_is_too_busy_and_nothing_is_written(table: DynamoTable, moody: Moody) -> None:
    moody.refusals = [
        refusal("TransactWriteItems", "TransactionCanceledException", ["TransactionConflict", "None"])
    ] * TRIES

    with pytest.raises(TooBusy):
        table.transact(TOGETHER)

    assert table.query("p").items == []


def test_a_refused_condition_beside_a_conflict_is_final(table: DynamoTable, moody: Moody, waits: Waits) -> None:
    reasons = ["TransactionConflict", "ConditionalCheckFailed"]
    moody.refusals = [refusal("TransactWriteItems", "TransactionCanceledException", reasons)]

    with pytest.raises(Refused) as refused:
        table.transact(TOGETHER)

    assert refused.value.labels == {"other"}
    assert waits.seconds == []


def test_waiting_grows_and_ends_within_two_seconds(table: DynamoTable, moody: Moody, waits: Waits) -> None:
    moody.refusals = [refusal("GetItem", "ThrottlingException")] * TRIES

    with pytest.raises(TooBusy):
        table.get(HERE)

    assert all(0 <= seconds <= 0.02 * 2**attempt for attempt, seconds in enumerate(waits.seconds))
    assert sum(waits.seconds) < 2


@pytest.mark.parametrize("asked", EVERYTHING)
def test_our_own_mistake_is_not_repeated(table: DynamoTable, moody: Moody, waits: Waits, asked: str) -> None:
    moody.refusals = [refusal(asked, "ValidationException")]

    with pytest.raises(ClientError):
        EVERYTHING[asked](table)

    assert moody.calls == 1
    assert waits.seconds == []


def test_a_transaction_cancelled_for_a_mistake_of_ours_is_not_repeated(table: DynamoTable, moody: Moody) -> None:
    moody.refusals = [refusal("TransactWriteItems", "TransactionCanceledException", ["None", "ValidationError"])]

    with pytest.raises(ClientError):
        table.transact(TOGETHER)

    assert moody.calls == 1


@dataclass
class Forgetful:
    """Answers batches a few at a time, and names what it left for later."""

    client: Any
    at_once: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def batch_get_item(self, **request: Any) -> Any:
        (table, asked), *others = request.pop("RequestItems").items()
        now = asked | {"Keys": asked["Keys"][: self.at_once]}
        later = asked["Keys"][self.at_once :]
        answer = self.client.batch_get_item(RequestItems={table: now}, **request) if now["Keys"] else {"Responses": {}}
        left = ({table: asked | {"Keys": later}} if later else {}) | dict(others)
        return answer | {"UnprocessedKeys": left}

    def batch_write_item(self, **request: Any) -> Any:
        (table, asked), *others = request.pop("RequestItems").items()
        now = asked[: self.at_once]
        answer = self.client.batch_write_item(RequestItems={table: now}, **request) if now else {}
        left = ({table: asked[self.at_once :]} if asked[self.at_once :] else {}) | dict(others)
        return answer | {"UnprocessedItems": left}


def test_keys_that_were_left_are_asked_for_again(client: Any, waits: Waits) -> None:
    table = DynamoTable(Forgetful(client, 30), new_tables(client), sleep=waits)
    keys = [Key("p", f"{number:03d}") for number in range(120)] + [Key("p", "s", "audit")]
    table.load((key, {"n": 1}) for key in keys)

    assert set(table.get_many(keys)) == set(keys)

    table.delete_many(keys)

    assert table.get_many(keys) == {}


def test_keys_that_are_left_for_ever_are_too_busy(client: Any, waits: Waits) -> None:
    table = DynamoTable(Forgetful(client, 0), new_tables(client), sleep=waits)

    with pytest.raises(TooBusy):
        table.get_many([HERE])
    with pytest.raises(TooBusy):
        table.delete_many([HERE])
