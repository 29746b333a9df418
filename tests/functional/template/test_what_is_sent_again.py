"""Dead letters find their way back: each function that leaves some can be called again, and no other."""

from __future__ import annotations

from tests.functional.template.parsed import Resource, as_list, resources

FUNCTIONS = resources("AWS::Serverless::Function")
OPS = FUNCTIONS["OpsApi"]["Properties"]


def allowed(action: str) -> list[str]:
    """The logical ids of what the operations door may do that with."""
    return [
        resource["Fn::GetAtt"][0]
        for policy in OPS["Policies"]
        for statement in policy["Statement"]
        for resource in statement["Resource"]
        if action in as_list(statement["Action"])
    ]


def leaves_dead_letters(function: Resource) -> bool:
    destination = function["Properties"].get("EventInvokeConfig", {}).get("DestinationConfig", {})
    return bool(destination.get("OnFailure", {}).get("Destination") == {"Fn::GetAtt": ["DeadLetters", "Arn"]})


def test_each_function_that_leaves_dead_letters_can_be_called_again_and_no_other() -> None:
    leaving = sorted(name for name, function in FUNCTIONS.items() if leaves_dead_letters(function))

    assert sorted(allowed("lambda:InvokeFunction")) == leaving
    assert len(leaving) > 10


def test_what_a_stream_leaves_behind_is_brought_by_a_function_that_may_be_called() -> None:
    assert OPS["Environment"]["Variables"]["OUTBOX_SWEEPER"] == {"Ref": "OutboxSweeper"}
    assert "OutboxSweeper" in allowed("lambda:InvokeFunction")


def test_every_box_can_be_looked_through_and_emptied_and_the_queues_only_filled() -> None:
    for action in ("sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"):
        assert allowed(action) == ["DeadLetters", "MessagesDeadLetters", "RecordsDeadLetters"]
    assert allowed("sqs:SendMessage") == ["MessagesQueue", "RecordsQueue"]
