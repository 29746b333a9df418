"""What a dead letter says, by who wrote it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.oversight import letters
from rapport.oversight.letters import Call, Queued, Sweep, Told

WORKER = "arn:aws:lambda:eu-west-1:123456789012:function:rapport-DeskWorker-1A2B"
STREAM = "arn:aws:dynamodb:eu-west-1:123456789012:table/rapport-Records/stream/2026-03-01T00:00:00.000"
RULE = "arn:aws:events:eu-west-1:123456789012:rule/rapport-EventBus-3C4D/rapport-DeskWorkerFacts-5E6F"
SCHEDULE = "arn:aws:scheduler:eu-west-1:123456789012:schedule/default/rapport-CallTasksJobMorning-7G8H"
MESSAGE = "msg_20260310_0123456789ABCDEFGHJKMNPQRS_cus_1"
ORDER_PLACED = {
    "version": "0",
    "id": "17554ea1-9b10-e0ad-26bc-7797acd41391",
    "detail-type": "OrderPlaced",
    "source": "rapport",
    "detail": {"order_id": "ord_1"},
}


def failed(**otherwise: Any) -> str:
    """What Lambda leaves of an asynchronous call that failed at every try."""
    return json.dumps(
        {
            "version": "1.0",
            "timestamp": "2026-03-10T06:00:00.000Z",
            "requestContext": {
                "requestId": "e4b46cbf-b738-4aff-8880-a18cdf61200e",
                "functionArn": f"{WORKER}:$LATEST",
                "condition": "RetriesExhausted",
                "approximateInvokeCount": 3,
            },
            "requestPayload": ORDER_PLACED,
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "responsePayload": {"errorMessage": "+8801712345678 is no number", "errorType": "NoSuchNumber"},
        }
        | otherwise
    )


def undelivered(**otherwise: str) -> dict[str, str]:
    """What stands beside an event that a rule could not hand over."""
    return {
        "RULE_ARN": RULE,
        "TARGET_ARN": WORKER,
        "ERROR_CODE": "NO_PERMISSIONS",
        "ERROR_MESSAGE": "not authorized",
        "EXHAUSTED_RETRY_CONDITION": "MaximumRetryAttempts",
        "RETRY_ATTEMPTS": "20",
    } | otherwise


def unscheduled(**otherwise: str) -> dict[str, str]:
    return {
        "SCHEDULE_ARN": SCHEDULE,
        "TARGET_ARN": WORKER,
        "ERROR_CODE": "Lambda.TooManyRequestsException",
        "RETRY_ATTEMPTS": "3",
        "IS_PAYLOAD_TRUNCATED": "false",
    } | otherwise


# -- functions -------------------------------------------------------------------------------------------------


def test_a_failed_call_goes_back_to_its_function_with_the_event_that_it_had() -> None:
    assert letters.of_functions(failed(), {}) == Told(
        came_from="function rapport-DeskWorker-1A2B",
        way_back=Call(WORKER, ORDER_PLACED),
        what="OrderPlaced",
        why="NoSuchNumber",
        tried=3,
    )


def test_an_event_that_grew_too_old_to_be_tried_says_so() -> None:
    context = {"functionArn": WORKER, "condition": "EventAgeExceeded"}

    told = letters.of_functions(failed(requestContext=context, responseContext=None, responsePayload=None), {})

    assert (told.why, told.tried) == ("EventAgeExceeded", None)


def test_a_function_that_ran_out_of_time_left_no_kind_of_error_but_that_it_failed() -> None:
    told = letters.of_functions(failed(responsePayload={"errorMessage": "Task timed out after 29.00 seconds"}), {})

    assert told.why == "Unhandled"


@pytest.mark.parametrize("kind", ["No such number: +8801712345678", "rahima@example.com", "", "x" * 81, "1st"])
def test_what_is_no_kind_of_an_error_is_not_shown(kind: str) -> None:
    assert letters.of_functions(failed(responsePayload={"errorType": kind}), {}).why == ""


@pytest.mark.parametrize("payload", [{}, None, "text", [1], 0])
def test_a_function_is_called_again_with_whatever_it_was_called_with(payload: Any) -> None:
    assert letters.of_functions(failed(requestPayload=payload), {}).way_back == Call(WORKER, payload)


# -- a stream --------------------------------------------------------------------------------------------------


def test_what_a_stream_left_behind_lies_in_the_outbox() -> None:
    batch = {"shardId": "shardId-1", "startSequenceNumber": "2", "batchSize": 1, "streamArn": STREAM}
    context = {"functionArn": WORKER, "condition": "RetryAttemptsExhausted", "approximateInvokeCount": 4}
    body = json.dumps({"requestContext": context, "version": "1.0", "DDBStreamBatchInfo": batch})

    assert letters.of_functions(body, {}) == Told(
        "stream rapport-Records", Sweep(), why="RetryAttemptsExhausted", tried=4
    )


# -- rules and schedules ---------------------------------------------------------------------------------------


def test_an_event_that_a_rule_could_not_hand_over_is_handed_over() -> None:
    assert letters.of_functions(json.dumps(ORDER_PLACED), undelivered()) == Told(
        came_from="rule rapport-DeskWorkerFacts-5E6F",
        way_back=Call(WORKER, ORDER_PLACED),
        what="OrderPlaced",
        why="NO_PERMISSIONS",
        tried=21,
    )


def test_a_job_whose_schedule_could_not_call_it_is_called() -> None:
    assert letters.of_functions("{}", unscheduled()) == Told(
        came_from="schedule rapport-CallTasksJobMorning-7G8H",
        way_back=Call(WORKER, {}),
        why="Lambda.TooManyRequestsException",
        tried=4,
    )


def test_a_schedule_may_leave_its_whole_request_to_lambda() -> None:
    request = {"FunctionName": WORKER, "InvocationType": "Event", "Payload": '{"day": "2026-03-10"}'}

    assert letters.of_functions(json.dumps(request), unscheduled()).way_back == Call(WORKER, {"day": "2026-03-10"})


@pytest.mark.parametrize("said", [{"IS_PAYLOAD_TRUNCATED": "true"}, {"IS_PAYLOAD_TRUNCATED": "yes"}])
def test_half_an_event_is_not_handed_over(said: dict[str, str]) -> None:
    assert letters.of_functions("{}", unscheduled(**said)).way_back is None


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"text"'])
def test_an_event_that_cannot_be_read_is_not_handed_over(body: str) -> None:
    told = letters.of_functions(body, undelivered())

    assert (told.came_from, told.way_back) == ("rule rapport-DeskWorkerFacts-5E6F", None)


# -- messages, and what nobody knows -----------------------------------------------------------------------------


def test_a_message_goes_back_into_its_queue() -> None:
    assert letters.of_messages(MESSAGE, {}) == Told("messages", Queued(MESSAGE), MESSAGE)


@pytest.mark.parametrize("body", ["", "msg_1", MESSAGE.replace("msg", "ord"), f"{MESSAGE}/x", '{"message": 1}'])
def test_what_is_no_message_is_not_put_into_the_queue(body: str) -> None:
    assert letters.of_messages(body, {}) == Told("messages")


@given(st.text(max_size=200), st.dictionaries(st.sampled_from(["RULE_ARN", "TARGET_ARN", "X"]), st.text(max_size=20)))
def test_whatever_lies_there_can_be_told(body: str, attributes: dict[str, str]) -> None:
    assert letters.of_functions(body, attributes).came_from
    assert letters.of_messages(body, attributes).came_from == "messages"


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.dictionaries(
            st.sampled_from(["requestContext", "functionArn", "requestPayload", "responsePayload", "errorType"]), inner
        ),
        max_leaves=8,
    )
)
def test_whatever_shape_it_has_it_is_understood_whole_or_not_at_all(body: Any) -> None:
    told = letters.of_functions(json.dumps(body), {})

    assert told.way_back is None or isinstance(told.way_back, Call)
