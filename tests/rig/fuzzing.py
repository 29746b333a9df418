"""Sends requests straight through the doors, and holds every answer to the document."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from typing import Any

from rapport.kernel import keys
from rapport.kernel.table import Check, Key, Write
from rapport.kernel.table.memory import MemoryTable
from tests.promises.surface import (
    CALLED,
    CUSTOMERS,
    GATEWAY,
    MINE,
    MISSED,
    campaign_to_send,
    case_of,
    import_that_is,
    in_the_environment,
    list_asked,
    member_of,
    outside_world,
    profile_of_oil,
    rating_of,
    signed,
    stand_on,
    stocked,
    task_of,
    way_out_of,
)
from tests.rig import fuzzing_document as document
from tests.rig.fuzzing_requests import (
    FIRST_MEMBER,
    NOT_SIGNED_IN,
    THE_CALL,
    THE_CAMPAIGN,
    THE_CASE,
    THE_IMPORT,
    THE_IMPORT_AT_WORK,
    THE_IMPORT_DONE,
    THE_LIST,
    THE_MISSED_CALL,
    THE_OTHERS_CALL,
    THE_OTHERS_CASE,
    THE_PROFILE,
    THE_RATING,
    THE_WAY_OUT,
    Asked,
)
from tests.rig.shop import Answer, LambdaContext, TestShop, door_name, http_event

A_SHOP_SEES = 60
"""Requests before a fresh shop opens, so that what they make neither slows nor fills it. Each operation has its own:
what one takes out, the next one finds there."""


class WatchedTable(MemoryTable):
    """Remembers which records were written since it was last asked."""

    def __init__(self) -> None:
        super().__init__(keys.INDEXES)
        self.written: list[Key] = []

    def transact(self, writes: Sequence[Write]) -> None:
        super().transact(writes)
        self.written += [write.key for write in writes if not isinstance(write, Check)]

    def changes(self) -> list[Key]:
        """Without what idempotency remembers and who looked at what: a refusal may leave these."""
        found = [key for key in self.written if not key.pk.startswith(("ANSWER#", "ACCESS#"))]
        self.written.clear()
        return found


@dataclass
class Tally:
    asked: int = 0
    bad: int = 0
    """Requests that the document forbids."""
    by_status: Counter[str] = field(default_factory=Counter)
    by_role: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)
    done: set[str] = field(default_factory=set)
    """Operations that succeeded at least once."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        shown = (
            ", ".join(f"{name} {count}" for name, count in sorted(each.items()))
            for each in (self.by_status, self.by_role, self.by_kind)
        )
        return f"{self.asked} requests, {self.bad} of them bad; " + "; ".join(shown)


def tried(requests: Iterable[Asked], tally: Tally, most_faults: int) -> Tally:
    for _, same in groupby(requests, key=lambda asked: str(asked.operation)):
        for group in batched(same, A_SHOP_SEES, strict=False):
            if faulty(group, tally, most_faults):
                return tally
    return tally


def faulty(group: Sequence[Asked], tally: Tally, most_faults: int) -> bool:
    """Sends them to a shop of their own; whether enough went wrong by now."""
    shop, table = watched_shop()
    with outside_world(), in_the_environment(shop):
        for asked in group:
            answer = sent(asked, shop)
            _counted(tally, asked, answer)
            if wrong := judged(asked, answer, table.changes()):
                tally.faults.append(f"{wrong}\n  {asked!r:.1500}\n  answered {answer.status}: {answer.text[:400]}")
            if len(tally.faults) >= most_faults:
                return True
    return False


def watched_shop() -> tuple[TestShop, WatchedTable]:
    shop, table = stocked(), WatchedTable()
    table.load(shop.table.everything().items())
    stand_on(shop, table)
    return shop, table


def _in_the_words_of(shop: TestShop, asked: Asked, text: str) -> str:
    """With the ids that this shop has made, where something stands for them."""
    makes: dict[str, Callable[[], str]] = {
        FIRST_MEMBER: lambda: member_of(shop, asked.filled.get("customer_id", CUSTOMERS["own"])),
        THE_CALL: lambda: task_of(shop, CALLED["own"]),
        THE_OTHERS_CALL: lambda: task_of(shop, CALLED["foreign"]),
        THE_MISSED_CALL: lambda: task_of(shop, MISSED["own"]),
        THE_CAMPAIGN: lambda: campaign_to_send(shop),
        THE_PROFILE: lambda: profile_of_oil(shop),
        THE_WAY_OUT: lambda: way_out_of(shop),
        THE_IMPORT: lambda: import_that_is(shop, "proposed"),
        THE_IMPORT_AT_WORK: lambda: import_that_is(shop, "running"),
        THE_IMPORT_DONE: lambda: import_that_is(shop, "done"),
        THE_LIST: lambda: list_asked(shop),
        THE_CASE: lambda: case_of(shop, CUSTOMERS["own"]),
        THE_OTHERS_CASE: lambda: case_of(shop, CUSTOMERS["foreign"]),
        THE_RATING: lambda: rating_of(shop, CUSTOMERS["own"]),
    }
    for said, made in makes.items():
        if said in text:
            text = text.replace(said, made())
    return text


def sent(asked: Asked, shop: TestShop) -> Answer:
    path = _in_the_words_of(shop, asked, asked.path)
    body = asked.body and _in_the_words_of(shop, asked, asked.body)
    headers = asked.headers
    if path == GATEWAY and asked.role != NOT_SIGNED_IN and not asked.base64:
        # Behind the signature it is that there is something to try.
        headers = headers | signed(body or "", shop)
    event = http_event(asked.operation.method, "/", body, headers)
    event |= {"rawPath": path, "rawQueryString": asked.query, "isBase64Encoded": asked.base64}
    event["requestContext"]["http"]["path"] = path
    if asked.query:
        event["queryStringParameters"] = http_event("GET", f"/?{asked.query}", None, {}).get(
            "queryStringParameters", {}
        )
    if asked.role != NOT_SIGNED_IN:
        user = MINE if asked.role == "crm_agent" else None
        event["requestContext"]["authorizer"] = {"jwt": {"claims": shop.claims(asked.role, user)}}
    answer: dict[str, Any] = _door(asked.operation.path)(event, LambdaContext())
    headers = dict(answer.get("headers", {}))
    headers |= {name: ",".join(values) for name, values in answer.get("multiValueHeaders", {}).items()}
    return Answer(answer["statusCode"], None, headers, answer.get("body") or "")


def _door(path: str) -> Any:
    return importlib.import_module(f"functions.{door_name(path)}.app").lambda_handler


def judged(asked: Asked, answer: Answer, changes: list[Key]) -> str | None:
    """What is wrong with an answer; None if all is as promised."""
    if answer.status >= 500:
        return "it failed"
    if answer.status >= 400 and changes:
        return f"refused, and yet written: {changes}"
    if asked.operation.method == "GET" and changes:
        return f"only asked, and yet written: {changes}"
    if answer.status < 400 and (wrong := bad(asked)):
        return f"bad input accepted: {wrong}"
    if answer.status == 404 and "/" in "".join(asked.filled.values()):
        # Such an address is another route's, or nobody's; the refusal still has its one shape.
        return document.wrong_with_response(NOT_FOUND, answer.text, answer.headers)
    return document.wrong_with_answer(asked.operation, answer.status, answer.text, answer.headers)


NOT_FOUND: dict[str, Any] = document.DOCUMENT["components"]["responses"]["NotFound"]


def bad(asked: Asked) -> str | None:
    """Why the document forbids a request; None if it does not."""
    operation = asked.operation
    return (
        document.wrong_with_path(operation, asked.filled)
        or document.wrong_with_query(operation, asked.query)
        or document.wrong_with_headers(operation, asked.headers)
        or (document.wrong_with_body(operation, asked.body) if not asked.base64 else None)
    )


def _counted(tally: Tally, asked: Asked, answer: Answer) -> None:
    tally.asked += 1
    tally.bad += bad(asked) is not None
    tally.by_status[f"{answer.status // 100}xx"] += 1
    tally.by_role[asked.role] += 1
    tally.by_kind[asked.kind] += 1
    if answer.status < 300:
        tally.done.add(str(asked.operation))
