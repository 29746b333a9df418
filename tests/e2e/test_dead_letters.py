"""What a function gave up on lies among the dead letters, and does its work when an admin sends it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from local.places import ROOT
from tests.e2e.house import House
from tests.e2e.laptop import eventually

WORKER, BOX, MESSAGES_BOX = "OrderActivityWorker", "DeadLetters", "MessagesDeadLetters"


def letters(house: House) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = house.done("GET", "/ops/dead-letters")
    return found


def redriven(house: House, **said: Any) -> dict[str, Any]:
    told: dict[str, Any] = house.done("POST", "/ops/dead-letters/redrive", said)
    return told


def lies(house: House, body: str, *, box: str = BOX, **attributes: str) -> str:
    said = {name: {"DataType": "String", "StringValue": text} for name, text in attributes.items()}
    url = house.shop.address.resources[box]
    answer = house.shop.client("sqs").send_message(QueueUrl=url, MessageBody=body, MessageAttributes=said)
    return str(answer["MessageId"])


def arn(house: House, function: str) -> str:
    told = house.shop.client("lambda").get_function_configuration(FunctionName=house.shop.address.resources[function])
    return str(told["FunctionArn"])


def emptied(house: House, *boxes: str) -> None:
    for box in boxes:
        house.shop.client("sqs").purge_queue(QueueUrl=house.shop.address.resources[box])


@pytest.fixture(autouse=True)
def _nothing_is_left(house: House) -> Iterator[None]:
    emptied(house, BOX, MESSAGES_BOX)
    yield
    emptied(house, BOX, MESSAGES_BOX)


def test_an_event_that_never_reached_its_function_does_its_work_when_it_is_sent_again(house: House) -> None:
    house.customer("e2e-dead", "01799000071")
    event = json.loads((ROOT / "events" / "order_activity_worker" / "order_placed.json").read_text("utf-8"))
    event["detail"] |= {"customer_id": "e2e-dead", "order_id": "e2e-dead-1"}
    rule = "arn:aws:events:eu-west-1:000000000000:rule/bus/orders"
    letter = lies(house, json.dumps(event), RULE_ARN=rule, TARGET_ARN=arn(house, WORKER), RETRY_ATTEMPTS="20")

    (seen,) = letters(house)
    told = redriven(house, ids=[letter])

    assert (seen["came_from"], seen["what"], seen["tried"]) == ("rule orders", "OrderPlaced", 21)
    assert told == {"sent_again": 1, "not_sent": [], "more": False}
    assert [entry["kind"] for entry in house.timeline("e2e-dead", 1)] == ["order_placed"]
    assert letters(house) == []


def test_a_message_goes_back_into_its_queue_and_what_nobody_can_read_stays(house: House) -> None:
    message = f"msg_20260310_0123456789ABCDEFGHJKMNPQRS_e2e-{uuid4().hex[:8]}"
    dead, strange = lies(house, message, box=MESSAGES_BOX), lies(house, "what is this")

    told = redriven(house, all=True)

    assert told == {"sent_again": 1, "not_sent": [{"id": strange, "reason": "not_understood"}], "more": False}
    assert [(each["id"], each["understood"]) for each in letters(house)] == [(strange, False)]
    assert dead not in {each["id"] for each in letters(house)}


def test_what_a_function_gave_up_on_lies_there_until_somebody_sends_it_again(house: House) -> None:
    entry = {"Source": "rapport", "DetailType": "GenerationContinued", "Detail": '{"poison": true}'}
    house.shop.client("events").put_events(Entries=[entry | {"EventBusName": house.shop.environment["EVENT_BUS"]}])

    (letter,) = eventually(lambda: letters(house), pause=0.5)

    assert letter["came_from"].startswith("function ")
    assert (letter["what"], letter["tried"], letter["understood"]) == ("GenerationContinued", 3, True)
    assert letter["why"]
    assert letters(house) == [letter]
    # Unless its function was mended meanwhile, it comes back as a new letter, some minutes later.
    assert redriven(house, ids=[letter["id"]]) == {"sent_again": 1, "not_sent": [], "more": False}
    assert letter not in letters(house)
    audit = house.done("GET", f"/audit?record=dead_letter:{letter['id']}")
    assert [entry["what"] for entry in audit] == ["sent again"]
    assert house.done("GET", f"/audit/verify?record=dead_letter:{letter['id']}")["whole"]
