"""What was tried in vain: looked at, and sent again to where it came from. The queues are moto's, spoken to by the real
client; what is sent to Lambda is caught on its way out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from botocore.awsrequest import AWSResponse
from botocore.session import Session
from moto import mock_aws

import functions.ops_api.app as ops_api
from rapport.kernel import audit
from rapport.kernel.dead_letters import LetterBox
from rapport.kernel.functions import Functions
from rapport.kernel.sqs import SqsQueue
from rapport.messaging.ledger import store
from rapport.oversight.dead_letters import ENOUGH, Post
from tests.functional.ops.conftest import door_of
from tests.rig.sending import SendingShop, stocked
from tests.rig.shop import TestShop
from tests.unit.oversight.test_letters import MESSAGE, ORDER_PLACED, STREAM, WORKER, failed, undelivered, unscheduled

SWEEPER = "rapport-OutboxSweeper-9I0J"


@dataclass
class Lambda:
    """Everything of it but the network: a real client whose requests end here."""

    client: Any
    called: list[tuple[str, Any]] = field(default_factory=list)
    refuses: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By function, the status and the name of its refusal."""

    def __post_init__(self) -> None:
        # Before moto's own, which would ask for a container.
        self.client.meta.events.register_first("before-send.lambda.Invoke", self._answer)

    def _answer(self, request: Any, **_: Any) -> AWSResponse:
        assert request.headers["X-Amz-Invocation-Type"] in (b"Event", "Event")
        name = request.url.partition("/functions/")[2].partition("/")[0].replace("%3A", ":")
        status, refusal = self.refuses.get(name, (202, ""))
        if status == 202:
            self.called.append((name, json.loads(request.body)))
        headers = {"x-amzn-ErrorType": refusal} if refusal else {}
        return AWSResponse(request.url, status, headers, Body(b"{}" if refusal else b""))


class Body:
    """What is left to read of an answer."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self._content

    def read(self, *_: Any) -> bytes:
        content, self._content = self._content, b""
        return content


@dataclass
class Scene:
    shop: SendingShop
    door: TestShop
    sqs: Any
    urls: dict[str, str]
    functions: Lambda

    def lies(self, body: str, attributes: dict[str, str] | None = None, *, box: str = "functions") -> str:
        """Gives the id by which a person may ask for it."""
        said = {name: {"DataType": "String", "StringValue": text} for name, text in (attributes or {}).items()}
        answer = self.sqs.send_message(QueueUrl=self.urls[box], MessageBody=body, MessageAttributes=said)
        return str(answer["MessageId"])

    def left(self, box: str = "functions") -> int:
        """How many could be taken out by anybody, now."""
        asked = ["ApproximateNumberOfMessages"]
        answer = self.sqs.get_queue_attributes(QueueUrl=self.urls[box], AttributeNames=asked)
        return int(answer["Attributes"][asked[0]])

    def queued(self) -> list[str]:
        found = self.sqs.receive_message(QueueUrl=self.urls["queue"], MaxNumberOfMessages=10).get("Messages", [])
        return [each["Body"] for each in found]

    def look(self) -> list[dict[str, Any]]:
        answer = self.door.call("GET", "/ops/dead-letters")
        assert answer.status == 200, answer.text
        return list(answer.body)

    def redrive(self, **said: Any) -> dict[str, Any]:
        answer = self.door.call("POST", "/ops/dead-letters/redrive", said)
        assert answer.status == 200, answer.text
        return dict(answer.body)


@pytest.fixture
def scene() -> Iterator[Scene]:
    with mock_aws():
        session = Session()
        sqs = session.create_client("sqs", region_name="eu-west-1")
        urls = {
            name: sqs.create_queue(QueueName=name)["QueueUrl"]
            for name in ("functions", "messages", "tasks", "queue", "room")
        }
        functions = Lambda(session.create_client("lambda", region_name="eu-west-1"))
        post = Post(
            of_functions=LetterBox(sqs, urls["functions"]),
            of_messages=LetterBox(sqs, urls["messages"]),
            of_tasks=LetterBox(sqs, urls["tasks"]),
            functions=Functions(functions.client),
            queue=SqsQueue(sqs, urls["queue"]),
            back_room=SqsQueue(sqs, urls["room"]),
            sweeper=SWEEPER,
        )
        shop = stocked("c1")
        # moto looks around as long as it is allowed to, and there is nobody to wait for.
        with patch.object(ops_api, "post", lambda: post), patch("rapport.kernel.dead_letters.A_MOMENT", 0):
            yield Scene(shop, door_of(shop), sqs, urls, functions)


# -- looking -----------------------------------------------------------------------------------------------------


def test_where_nothing_failed_nothing_lies(scene: Scene) -> None:
    assert scene.look() == []


@pytest.mark.parametrize(
    ("letters", "waits"),
    [(0, [0, 0, 0]), (1, [7, 0, 0, 0]), (12, [7, 7, 0, 0, 0])],
    ids=["none", "one", "more than a handful"],
)
def test_nobody_waits_for_letters_where_the_queue_counts_none(scene: Scene, letters: int, waits: list[int]) -> None:
    """A queue that is asked to look around does so for as long as it may, where nothing is."""
    for _ in range(letters):
        scene.lies(failed())
    asked: list[int] = []

    def noted(params: dict[str, Any], **_: Any) -> None:
        asked.append(params["WaitTimeSeconds"])
        params["WaitTimeSeconds"] = 0

    scene.sqs.meta.events.register("provide-client-params.sqs.ReceiveMessage", noted)
    with patch("rapport.kernel.dead_letters.A_MOMENT", 7):
        assert len(scene.look()) == letters

    assert asked == waits


def test_each_letter_says_where_it_comes_from_what_it_was_and_why(scene: Scene) -> None:
    message = scene.shop.message("c1")
    scene.shop.plan(message)
    ids = [
        scene.lies(failed()),
        scene.lies(json.dumps(ORDER_PLACED), undelivered()),
        scene.lies("{}", unscheduled()),
        scene.lies("what is this"),
        scene.lies(message.message_id, box="messages"),
    ]

    letters = {each.pop("id"): each for each in scene.look()}

    assert all(each.pop("when") for each in letters.values())
    assert list(letters) == ids
    assert list(letters.values()) == [
        {
            "came_from": "function rapport-DeskWorker-1A2B",
            "what": "OrderPlaced",
            "why": "NoSuchNumber",
            "tried": 3,
            "understood": True,
        },
        {
            "came_from": "rule rapport-DeskWorkerFacts-5E6F",
            "what": "OrderPlaced",
            "why": "NO_PERMISSIONS",
            "tried": 21,
            "understood": True,
        },
        {
            "came_from": "schedule rapport-CallTasksJobMorning-7G8H",
            "why": "Lambda.TooManyRequestsException",
            "tried": 4,
            "understood": True,
        },
        {"came_from": "unknown", "understood": False},
        {"came_from": "messages", "what": message.message_id, "message_state": "queued", "understood": True},
    ]


def test_looking_takes_nothing_out_and_hides_nothing(scene: Scene) -> None:
    for _ in range(23):
        scene.lies(failed())

    first, second = scene.look(), scene.look()

    assert len(first) == 23
    assert sorted(each["id"] for each in second) == sorted(each["id"] for each in first)
    assert scene.left() == 23


def test_fifty_at_a_look_are_shown_of_both_boxes_together(scene: Scene) -> None:
    for _ in range(48):
        scene.lies(failed())
    for _ in range(5):
        scene.lies(MESSAGE, box="messages")

    assert [each["came_from"] for each in scene.look()].count("messages") == 2
    assert (scene.left(), scene.left("messages")) == (48, 5)


def test_no_word_of_a_persons_data_is_shown(scene: Scene) -> None:
    canary = {"errorMessage": "rahima@example.com", "errorType": "rahima@example.com"}
    event = {"detail-type": "+8801712345678", "detail": {"phone": "+8801712345678"}}
    scene.lies(failed(responsePayload=canary, requestPayload=event))
    scene.lies("01712345678")

    answer = scene.door.call("GET", "/ops/dead-letters")

    assert len(answer.body) == 2
    assert "rahima" not in answer.text
    assert "1712345678" not in answer.text


# -- sending again -----------------------------------------------------------------------------------------------


def test_each_goes_back_to_where_it_came_from_and_is_gone(scene: Scene) -> None:
    scene.lies(failed())
    scene.lies(json.dumps(ORDER_PLACED), undelivered())
    scene.lies("{}", unscheduled())
    scene.lies(MESSAGE, box="messages")

    told = scene.redrive(all=True)

    assert told == {"sent_again": 4, "not_sent": [], "more": False}
    assert scene.functions.called == [(WORKER, ORDER_PLACED), (WORKER, ORDER_PLACED), (WORKER, {})]
    assert scene.queued() == [MESSAGE]
    assert scene.look() == []


def test_what_a_stream_left_behind_is_brought_by_the_sweeper(scene: Scene) -> None:
    scene.lies(json.dumps({"requestContext": {"functionArn": WORKER}, "DDBStreamBatchInfo": {"streamArn": STREAM}}))

    assert scene.redrive(all=True)["sent_again"] == 1
    assert scene.functions.called == [(SWEEPER, {})]


def test_only_those_that_were_asked_for_go(scene: Scene) -> None:
    letters = [scene.lies(failed()) for _ in range(30)]

    told = scene.redrive(ids=[letters[3], letters[27]])

    assert told == {"sent_again": 2, "not_sent": [], "more": False}
    assert scene.left() == 28
    assert sorted(each["id"] for each in scene.look()) == sorted(set(letters) - {letters[3], letters[27]})


def test_one_that_is_not_there_is_told(scene: Scene) -> None:
    there = scene.lies(failed())

    told = scene.redrive(ids=[there, "another"])

    assert told == {"sent_again": 1, "not_sent": [{"id": "another", "reason": "not_there"}], "more": False}


def test_what_cannot_be_understood_stays_and_is_told(scene: Scene) -> None:
    stranger, good = scene.lies("what is this"), scene.lies(failed())
    half = scene.lies("{", undelivered())
    no_message = scene.lies("{}", box="messages")

    told = scene.redrive(all=True)

    assert told["sent_again"] == 1
    assert {each["id"]: each["reason"] for each in told["not_sent"]} == dict.fromkeys(
        (stranger, half, no_message), "not_understood"
    )
    assert good not in {each["id"] for each in scene.look()}
    assert (scene.left(), scene.left("messages")) == (2, 1)


@pytest.mark.parametrize(
    ("status", "refusal", "reason"),
    [
        (404, "ResourceNotFoundException", "no_such_function"),
        (403, "AccessDeniedException", "not_one_of_ours"),
        (413, "RequestTooLargeException", "too_large"),
        (400, "SomethingNew", "not_taken"),
    ],
)
def test_what_lambda_refuses_stays_and_harms_no_neighbour(scene: Scene, status: int, refusal: str, reason: str) -> None:
    other = WORKER.replace("DeskWorker", "Gone")
    scene.functions.refuses[other] = status, refusal
    before = scene.lies(failed())
    refused = scene.lies(json.dumps(ORDER_PLACED), undelivered(TARGET_ARN=other))
    after = scene.lies(failed())

    told = scene.redrive(all=True)

    assert told == {"sent_again": 2, "not_sent": [{"id": refused, "reason": reason}], "more": False}
    assert [each["id"] for each in scene.look()] == [refused]
    assert not {before, after} & {each["id"] for each in scene.look()}


def test_a_queue_that_takes_nothing_leaves_the_letter_where_it_lies(scene: Scene) -> None:
    letter = scene.lies(MESSAGE, box="messages")
    scene.sqs.delete_queue(QueueUrl=scene.urls["queue"])

    told = scene.redrive(ids=[letter])

    assert told["not_sent"] == [{"id": letter, "reason": "not_taken"}]
    assert scene.left("messages") == 1


def test_what_there_is_no_time_for_is_told_and_goes_with_the_next_click(scene: Scene) -> None:
    for _ in range(3):
        scene.lies(failed())

    def slowly(*_: Any, **__: Any) -> None:
        scene.shop.clock.advance(seconds=ENOUGH.total_seconds() + 1)

    with patch.object(Functions, "call", slowly):
        told = scene.redrive(all=True)

    assert told == {"sent_again": 1, "not_sent": [], "more": True}
    assert scene.left() == 2
    assert scene.redrive(all=True) == {"sent_again": 2, "not_sent": [], "more": False}


def test_who_sent_which_again_is_in_a_chain_of_its_own(scene: Scene) -> None:
    letter = scene.lies(failed())

    scene.redrive(ids=[letter])

    (entry,) = audit.chain(scene.shop.table, "dead_letter", letter)
    assert (entry["who"], entry["what"]) == ("user-admin", "sent again")
    assert json.loads(entry["change"])["after"] == {
        "came_from": "function rapport-DeskWorker-1A2B",
        "what": "OrderPlaced",
    }
    assert scene.door.call("GET", f"/audit/verify?record=dead_letter:{letter}").body["whole"]


def test_a_letter_that_was_sent_and_not_dropped_is_sent_twice_and_noted_once(scene: Scene) -> None:
    letter = scene.lies(failed())
    # As if the minute for which it is hidden were over.
    hidden = patch("rapport.oversight.dead_letters.SENDING", timedelta(0))
    with hidden, patch.object(LetterBox, "drop", side_effect=ConnectionError):
        assert scene.door.call("POST", "/ops/dead-letters/redrive", {"all": True}).status == 500

    assert scene.redrive(all=True)["sent_again"] == 1

    assert len(scene.functions.called) == 2
    assert len(audit.chain(scene.shop.table, "dead_letter", letter)) == 1
    assert scene.left() == 0


def test_one_click_is_one_redrive_however_often_it_is_repeated(scene: Scene) -> None:
    click = {"Idempotency-Key": "one-click"}
    scene.lies(failed())

    answers = [
        scene.door.call("POST", "/ops/dead-letters/redrive", {"all": True}, headers=click).body for _ in range(3)
    ]

    assert answers == [{"sent_again": 1, "not_sent": [], "more": False}] * 3
    assert len(scene.functions.called) == 1


def test_a_message_that_lay_dead_is_sent_once_when_it_is_sent_again(scene: Scene) -> None:
    message = scene.shop.message("c1")
    scene.shop.plan(message)
    scene.shop.queue.take()
    scene.lies(message.message_id, box="messages")
    scene.lies(message.message_id, box="messages")

    assert scene.redrive(all=True)["sent_again"] == 2
    scene.shop.queue.put(scene.queued())
    scene.shop.run(timedelta(minutes=1))

    assert store.get(scene.shop.table, message.message_id).state == "sent"
    assert scene.shop.provider.reached[message.message_id] == 1


@pytest.mark.parametrize("role", ["sales_manager", "crm_agent", "support", "delivery_coordinator"])
def test_only_an_admin_looks_and_sends_again(scene: Scene, role: str) -> None:
    scene.lies(failed())

    assert scene.door.call("GET", "/ops/dead-letters", role=role).status == 403
    assert scene.door.call("POST", "/ops/dead-letters/redrive", {"all": True}, role=role).status == 403
    assert scene.left() == 1


def test_a_task_of_the_back_room_is_handed_over_again(scene: Scene) -> None:
    task = json.dumps({"task": "imports.slice", "import_id": "imp_1", "round": 1, "slice": 3})
    scene.sqs.send_message(QueueUrl=scene.urls["tasks"], MessageBody=task)
    scene.sqs.send_message(QueueUrl=scene.urls["tasks"], MessageBody="who knows")

    told = {each.get("what"): (each["came_from"], each["understood"]) for each in scene.look()}
    assert told == {"imports.slice": ("records", True), None: ("records", False)}
    assert scene.redrive(all=True)["sent_again"] == 1
    (queued,) = scene.sqs.receive_message(QueueUrl=scene.urls["room"])["Messages"]
    assert queued["Body"] == task
