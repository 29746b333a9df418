"""Promise 23, the other half: nothing asynchronous fails into nothing, and nobody may more than they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.functional.template.parsed import (
    Resource,
    as_list,
    events,
    functions,
    resources,
    template,
    texts,
    translated,
)

QUEUES = resources("AWS::SQS::Queue")
HTTP, STREAM, RULE, SCHEDULE, QUEUE = "HttpApi", "DynamoDB", "EventBridgeRule", "ScheduleV2", "SQS"
KNOWN = {HTTP, STREAM, RULE, SCHEDULE, QUEUE}
ASYNCHRONOUS = {name: each for name, each in functions().items() if events(each, RULE, SCHEDULE)}
STREAMED = {name: each for name, each in functions().items() if events(each, STREAM)}


def queue_of(arn: Any) -> str:
    """The queue that an ARN in the template names."""
    name, attribute = arn["Fn::GetAtt"]
    assert attribute == "Arn"
    return str(name)


def dead_letter_queues() -> set[str]:
    redriven = {
        queue_of(each["Properties"]["RedrivePolicy"]["deadLetterTargetArn"])
        for each in QUEUES.values()
        if "RedrivePolicy" in each["Properties"]
    }
    destinations = {
        queue_of(each["Properties"]["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]["Destination"])
        for each in ASYNCHRONOUS.values()
    }
    return redriven | destinations


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_has_a_dead_letter_queue_or_is_one(name: str) -> None:
    assert "RedrivePolicy" in QUEUES[name]["Properties"] or name in dead_letter_queues()


@pytest.mark.parametrize("name", sorted(dead_letter_queues()))
def test_dead_letters_are_kept_as_long_as_a_queue_can(name: str) -> None:
    assert QUEUES[name]["Properties"]["MessageRetentionPeriod"] == 14 * 24 * 3600
    assert QUEUES[name]["Properties"]["SqsManagedSseEnabled"] is True


def test_somebody_is_told_of_dead_letters() -> None:
    watched = {
        queue_of({"Fn::GetAtt": [each["Properties"]["Dimensions"][0]["Value"]["Fn::GetAtt"][0], "Arn"]})
        for each in resources("AWS::CloudWatch::Alarm").values()
        if each["Properties"]["MetricName"] == "ApproximateNumberOfMessagesVisible"
    }

    assert dead_letter_queues() <= watched


def test_every_way_in_is_one_that_these_tests_know() -> None:
    kinds = {event["Type"] for each in functions().values() for event in each["Properties"]["Events"].values()}

    assert kinds <= KNOWN


@pytest.mark.parametrize("name", ASYNCHRONOUS)
def test_what_an_asynchronous_function_cannot_do_goes_to_the_dead_letters(name: str) -> None:
    retried = ASYNCHRONOUS[name]["Properties"]["EventInvokeConfig"]
    destination = retried["DestinationConfig"]["OnFailure"]

    assert destination["Type"] == "SQS"
    assert queue_of(destination["Destination"]) in QUEUES
    assert retried["MaximumRetryAttempts"] == 2


@pytest.mark.parametrize("name", ASYNCHRONOUS)
def test_a_call_that_never_reached_its_function_goes_to_the_dead_letters(name: str) -> None:
    for told in events(ASYNCHRONOUS[name], RULE, SCHEDULE).values():
        assert queue_of(told["DeadLetterConfig"]["Arn"]) in QUEUES
        assert told["RetryPolicy"]["MaximumRetryAttempts"] >= 3


@pytest.mark.parametrize("name", STREAMED)
def test_a_stream_reports_each_failure_and_parks_what_fails_for_ever(name: str) -> None:
    for told in events(STREAMED[name], STREAM).values():
        assert told["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert told["BisectBatchOnFunctionError"] is True
        assert told["MaximumRetryAttempts"] >= 0
        assert queue_of(told["DestinationConfig"]["OnFailure"]["Destination"]) in QUEUES


@pytest.mark.parametrize("name", resources("AWS::SNS::Subscription"))
def test_what_a_subscription_cannot_deliver_goes_to_the_dead_letters(name: str) -> None:
    told = resources("AWS::SNS::Subscription")[name]["Properties"]
    retried = told["DeliveryPolicy"]["healthyRetryPolicy"]

    assert queue_of(told["RedrivePolicy"]["deadLetterTargetArn"]) in QUEUES
    # More than an hour in all is refused by SNS.
    assert retried["numRetries"] * retried["maxDelayTarget"] <= 3600


def test_every_topic_is_heard_at_the_address_of_its_provider() -> None:
    """The function is told which topic is whose in the very words of the subscriptions."""
    heard = {
        told["Properties"]["TopicArn"]["Ref"]: str(told["Properties"]["Endpoint"]["Fn::Sub"]).rpartition("/")[2]
        for told in resources("AWS::SNS::Subscription").values()
    }
    variables = functions()["webhooks_api"]["Properties"]["Environment"]["Variables"]

    assert set(heard) == set(resources("AWS::SNS::Topic"))
    assert variables["RECEIPT_TOPICS"]["Fn::Sub"] == " ".join(f"{name}=${{{topic}}}" for topic, name in heard.items())


@pytest.mark.parametrize("name", [name for name, each in functions().items() if events(each, SCHEDULE)])
def test_a_schedule_runs_by_the_business_own_clock(name: str) -> None:
    for told in events(functions()[name], SCHEDULE).values():
        assert told["ScheduleExpressionTimezone"] == {"Ref": "TimeZone"}


# -- who may what ------------------------------------------------------------------------------------------------

KEY_POLICY = "ShopKey"
"""In a key's own policy the resource is the key itself."""

OWN = "${AWS::Region}:${AWS::AccountId}"
PREFIXES = frozenset(
    {
        "${SealsBucket.Arn}/seals/*",
        "${FilesBucket.Arn}/exports/*",
        "${FilesBucket.Arn}/imports/*",
        "${FilesBucket.Arn}/uploads/*",
        "arn:${AWS::Partition}:ssm:" + OWN + ":parameter/rapport/${AWS::StackName}/providers/*",
        *(f"arn:${{AWS::Partition}}:sms-voice:{OWN}:{kind}/*" for kind in ("phone-number", "pool", "sender-id")),
        f"arn:${{AWS::Partition}}:social-messaging:{OWN}:phone-number-id/*",
        *(f"arn:${{AWS::Partition}}:ses:{OWN}:{kind}/*" for kind in ("identity", "configuration-set")),
        f"arn:${{AWS::Partition}}:sns:{OWN}:endpoint/*",
    }
)
"""What has no other name before it is there: seals in one bucket, files in another, what one stack is told of its
providers, and the senders that a shop gets for itself, of one kind, in its own account and region; nothing wider."""


def statements(resource: Resource) -> Iterator[dict[str, Any]]:
    """Of every policy in a resource, wherever it stands."""
    match resource:
        case {"Statement": told}:
            yield from as_list(told)
        case dict():
            for each in resource.values():
                yield from statements(each)
        case list():
            for each in resource:
                yield from statements(each)


def granted() -> list[tuple[str, dict[str, Any]]]:
    """As written, and as SAM adds to it."""
    written = [(name, each) for name, resource in template()["Resources"].items() for each in statements(resource)]
    added = [(name, each) for name, resource in translated().items() for each in statements(resource)]
    return [(name, each) for name, each in written + added if name != KEY_POLICY]


def test_every_policy_was_found() -> None:
    names = {name for name, _ in granted()}

    assert {"PublicApi", "OutboxPublisher", "DeadLettersPolicy", "DropOffJobRole"} <= names


def test_no_policy_allows_every_action_of_anything() -> None:
    wide = [(name, action) for name, each in granted() for action in as_list(each["Action"]) if "*" in action]

    assert wide == []


def test_no_policy_reaches_every_resource_of_a_kind() -> None:
    wide = [
        (name, text)
        for name, each in granted()
        for text in texts(each.get("Resource", []))
        if "*" in text and text not in PREFIXES
    ]

    assert wide == []


TOPICS = {"SmsReceiptsPolicy", "EmailReceiptsPolicy", "WhatsAppReceiptsPolicy"}


def test_no_policy_but_those_of_dead_letters_and_receipts_lets_another_service_in() -> None:
    own = {"lambda.amazonaws.com", "scheduler.amazonaws.com"}
    others = {
        name
        for name, each in granted()
        if "Principal" in each and not (each["Action"] == ["sts:AssumeRole"] and set(texts(each["Principal"])) <= own)
    }

    assert others == {"DeadLettersPolicy"} | TOPICS


def test_who_is_let_in_comes_from_this_account() -> None:
    """A service acts for anybody: without a condition, for a stranger as well."""
    for name in {"DeadLettersPolicy"} | TOPICS:
        for each in statements(template()["Resources"][name]):
            conditions = [(operator, key) for operator, keys in each["Condition"].items() for key in keys]
            assert conditions in ([("StringEquals", "aws:SourceAccount")], [("ArnEquals", "aws:SourceArn")]), name


def test_only_the_roles_that_write_the_audit_may_add_to_it_and_none_may_change_it() -> None:
    changing = {"dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:PartiQLUpdate"}
    wide = [
        name
        for name, each in granted()
        if changing & set(as_list(each["Action"])) and any("AuditTable" in text for text in texts(each["Resource"]))
    ]

    assert wide == []


def test_nothing_scans_a_table() -> None:
    scanning = [name for name, each in granted() if "dynamodb:Scan" in as_list(each["Action"])]

    assert scanning == []


NEEDS_NOTHING = {"console"}
"""It hands out what lies beside it."""


def test_every_function_brings_its_own_policy_or_may_do_nothing_at_all() -> None:
    for name, function in functions().items():
        policies = function["Properties"].get("Policies", [])
        assert bool(policies) is (name not in NEEDS_NOTHING), name
        assert all(isinstance(policy, dict) and policy["Statement"] for policy in policies), name


def test_the_stack_stays_far_from_the_five_hundred_resources_it_may_have() -> None:
    assert 90 < len(translated()) < 500
