"""The table in DynamoDB, over one botocore client."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from rapport.kernel.table.attributes import read_item, stored, stored_key
from rapport.kernel.table.expressions import changes_of, condition_of, just_above, just_below
from rapport.kernel.table.meter import Meter
from rapport.kernel.table.shapes import EVERYTHING, Index, Item, Key, Page, Range
from rapport.kernel.table.store import Refused, TooBusy
from rapport.kernel.table.writes import MOST_IN_BATCH, MOST_WRITES, Check, Delete, Put, Update, Write

TRIES = 6
"""A conflict with another transaction is over in milliseconds; six tries back off for about a second in all."""

PASSING = frozenset(
    {
        # As a transaction says them of one of its writes,
        "TransactionConflict",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        # and as a whole request is refused with them.
        "TransactionConflictException",
        "TransactionInProgressException",
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
    }
)


class DynamoTable:
    def __init__(self, client: Any, tables: Mapping[str, str], sleep: Callable[[float], None] = time.sleep) -> None:
        self.meter = Meter()
        self._client = client
        self._tables = dict(tables)
        self._areas = {name: area for area, name in tables.items()}
        self._sleep = sleep

    # -- reading ---------------------------------------------------------------------------------------

    def get(self, key: Key) -> Item | None:
        answer = self._asked(
            self._client.get_item,
            TableName=self._tables[key.area],
            Key=stored_key(key),
            ConsistentRead=True,
            ReturnConsumedCapacity="TOTAL",
        )
        self.meter.count("GetItem", read=1, rcu=_consumed(answer))
        return read_item(answer["Item"]) if "Item" in answer else None

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Item] = {}
        for start in range(0, len(wanted), 100):
            self._get_up_to_100(wanted[start : start + 100], consistent, found)
        return found

    def _get_up_to_100(self, keys: Sequence[Key], consistent: bool, found: dict[Key, Item]) -> None:
        request: dict[str, Any] = {}
        for key in keys:
            table = request.setdefault(self._tables[key.area], {"Keys": [], "ConsistentRead": consistent})
            table["Keys"].append(stored_key(key))
        for attempt in range(TRIES):
            answer = self._asked(self._client.batch_get_item, RequestItems=request, ReturnConsumedCapacity="TOTAL")
            self.meter.count("BatchGetItem", read=len(keys) if attempt == 0 else 0, rcu=_consumed(answer))
            for table_name, items in answer["Responses"].items():
                for found_item in items:
                    item = read_item(found_item)
                    found[Key(item["pk"], item["sk"], self._areas[table_name])] = item  # type: ignore[arg-type]
            request = answer.get("UnprocessedKeys") or {}
            if not request:
                return
            self._back_off(attempt)
        raise TooBusy("some records could not be read")

    def query(
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        index: Index | None = None,
        area: str = "records",
        newest_first: bool = False,
        limit: int = 100,
        after: str | None = None,
    ) -> Page:
        where = index.area if index else area
        pk, sk = (index.pk, index.sk) if index else ("pk", "sk")
        names = {"#pk": pk}
        values: dict[str, Any] = {":pk": {"S": partition}}
        expression = "#pk = :pk"
        # A cursor is a place in the order, not a record: the range itself is narrowed, so a record that has
        # gone since does not break the walk, and no index key has to travel in the cursor.
        start, end = within.start, within.end
        if after is not None and newest_first:
            end = just_below(after) if end is None else min(end, just_below(after))
        elif after is not None:
            start = just_above(after) if start is None else max(start, just_above(after))
        if start is not None and end is not None:
            if start > end:
                return Page()
            expression += " AND #sk BETWEEN :start AND :end"
        elif start is not None:
            expression += " AND #sk >= :start"
        elif end is not None:
            expression += " AND #sk <= :end"
        if start is not None or end is not None:
            names["#sk"] = sk
        values |= {name: {"S": bound} for name, bound in ((":start", start), (":end", end)) if bound is not None}
        request: dict[str, Any] = {
            "TableName": self._tables[where],
            "KeyConditionExpression": expression,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            "ScanIndexForward": not newest_first,
            "Limit": limit,
            "ReturnConsumedCapacity": "TOTAL",
        }
        request |= {"IndexName": index.name} if index else {"ConsistentRead": True}
        answer = self._asked(self._client.query, **request)
        items = [read_item(each) for each in answer["Items"]]
        self.meter.count("Query", read=len(items), rcu=_consumed(answer))
        last = answer.get("LastEvaluatedKey")
        return Page(items, last[sk]["S"] if last else None)

    # -- writing ---------------------------------------------------------------------------------------

    def transact(self, writes: Sequence[Write]) -> None:
        if not writes:
            return
        assert len(writes) <= MOST_WRITES, f"{len(writes)} writes do not fit one transaction"
        if len(writes) == 1 and not isinstance(writes[0], Check):
            self._write_alone(writes[0])
            return
        request = [self._transact_item(write) for write in writes]
        for attempt in range(TRIES):
            try:
                answer = self._client.transact_write_items(TransactItems=request, ReturnConsumedCapacity="TOTAL")
            except ClientError as error:
                self.meter.count("TransactWriteItems")
                self._judge(error, writes)
                self._back_off(attempt)
            else:
                self.meter.count("TransactWriteItems", written=len(writes), wcu=_consumed(answer))
                return
        raise TooBusy("others keep writing the same records")

    def _judge(self, error: ClientError, writes: Sequence[Write]) -> None:
        """Raises what is final; returns if trying again may help."""
        code = error.response["Error"]["Code"]
        if code in PASSING:
            return
        if code != "TransactionCanceledException":
            raise error
        reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
        refused = [write.label for write, code in zip(writes, reasons, strict=True) if code == "ConditionalCheckFailed"]
        if refused:
            raise Refused(refused) from None
        if not any(code in PASSING for code in reasons):
            raise error

    def _write_alone(self, write: Put | Update | Delete) -> None:
        (shaped,) = self._transact_item(write).values()
        request = shaped | {"ReturnConsumedCapacity": "TOTAL"}
        operation, call = {
            Put: ("PutItem", self._client.put_item),
            Update: ("UpdateItem", self._client.update_item),
            Delete: ("DeleteItem", self._client.delete_item),
        }[type(write)]
        for attempt in range(TRIES):
            try:
                answer = call(**request)
            except ClientError as error:
                self.meter.count(operation)
                code = error.response["Error"]["Code"]
                if code == "ConditionalCheckFailedException":
                    raise Refused([write.label]) from None
                if code not in PASSING:
                    raise
                self._back_off(attempt)
            else:
                self.meter.count(operation, written=1, wcu=_consumed(answer))
                return
        raise TooBusy("others keep writing the same record")

    def delete_many(self, keys: Iterable[Key]) -> None:
        self._batch((key.area, {"DeleteRequest": {"Key": stored_key(key)}}) for key in keys)

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        self._batch(
            (key.area, {"PutRequest": {"Item": stored(item | {"pk": key.pk, "sk": key.sk})}}) for key, item in items
        )

    def _batch(self, requests: Iterable[tuple[str, dict[str, Any]]]) -> None:
        waiting = list(requests)
        for start in range(0, len(waiting), MOST_IN_BATCH):
            request: dict[str, list[Any]] = {}
            for area, each in waiting[start : start + MOST_IN_BATCH]:
                request.setdefault(self._tables[area], []).append(each)
            for attempt in range(TRIES):
                answer = self._asked(
                    self._client.batch_write_item, RequestItems=request, ReturnConsumedCapacity="TOTAL"
                )
                self.meter.count("BatchWriteItem", wcu=_consumed(answer))
                request = answer.get("UnprocessedItems") or {}
                if not request:
                    break
                self._back_off(attempt)
            else:
                raise TooBusy("some records could not be written")

    def _transact_item(self, write: Write) -> dict[str, Any]:
        names, values, condition = condition_of(write.when)
        request: dict[str, Any] = {"TableName": self._tables[write.key.area]}
        match write:
            case Put():
                kind = "Put"
                request["Item"] = stored(write.item | {"pk": write.key.pk, "sk": write.key.sk})
            case Update():
                kind = "Update"
                request["Key"] = stored_key(write.key)
                request["UpdateExpression"] = changes_of(write, names, values)
            case Delete():
                kind = "Delete"
                request["Key"] = stored_key(write.key)
            case Check():
                kind = "ConditionCheck"
                request["Key"] = stored_key(write.key)
        if condition:
            request["ConditionExpression"] = condition
        if names:
            request["ExpressionAttributeNames"] = names
        if values:
            request["ExpressionAttributeValues"] = values
        return {kind: request}

    def _asked(self, call: Callable[..., Any], **request: Any) -> Any:
        """The answer to a request that may be asked again whatever became of the one before."""
        for attempt in range(TRIES):
            try:
                return call(**request)
            except ClientError as error:
                if error.response["Error"]["Code"] not in PASSING:
                    raise
                self._back_off(attempt)
        raise TooBusy("the store is asked for more than it can give")

    def _back_off(self, attempt: int) -> None:
        self._sleep(random.uniform(0, 0.02 * 2**attempt))


def _consumed(answer: Mapping[str, Any]) -> float:
    capacity = answer.get("ConsumedCapacity") or []
    tables = capacity if isinstance(capacity, list) else [capacity]
    return float(sum(table.get("CapacityUnits", 0) for table in tables))
