"""A local aggregator: what it is told, what its words mean, and what may be set up."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.gateway import LONGEST_CALL, LONGEST_LAG, Gateway, configured
from rapport.messaging.providers.provider import (
    Accepted,
    CannotSay,
    Capability,
    Refused,
    Throttled,
    Unavailable,
    Unsure,
)
from tests.functional.messaging.providers.envelopes import ID, SMS, WHATSAPP
from tests.rig.fake_providers import DRIPS_FOR, GATEWAY, THINKING, FakeProvider, Fault, Reply, reference


@pytest.fixture
def theirs() -> Iterator[FakeProvider]:
    with FakeProvider(GATEWAY, knows_keys=True) as provider:
        yield provider


def ours(theirs: FakeProvider, **said: Any) -> Gateway:
    return configured(Configuration({"url": f"{theirs.url}/v1/messages", "key": "s3cret", "sender": "মধু ঘর", **said}))


# -- what it is told -------------------------------------------------------------------------------------------


def test_it_is_told_whom_what_and_our_reference(theirs: FakeProvider) -> None:
    assert ours(theirs).send(SMS) == Accepted(reference(ID))

    assert theirs.only() == {
        "reference": ID,
        "channel": "sms",
        "to": "+8801712345678",
        "text": "আপনার মধু শেষ হয়ে এলো?",
        "sender": "মধু ঘর",
    }


def test_it_is_told_the_key_and_that_the_message_goes_once(theirs: FakeProvider) -> None:
    ours(theirs).send(SMS)

    (request,) = theirs.requests
    assert (request.method, request.path) == ("POST", "/v1/messages")
    assert request.headers["authorization"] == "Bearer s3cret"
    assert request.headers["idempotency-key"] == ID
    assert request.headers["content-type"] == "application/json"


def test_an_approved_template_goes_with_its_values(theirs: FakeProvider) -> None:
    ours(theirs).send(replace(WHATSAPP, template_name="refill", template_language="bn", template_values=("মধু", "৩")))

    assert theirs.only()["channel"] == "whatsapp"
    assert theirs.only()["template"] == {"name": "refill", "language": "bn", "values": ["মধু", "৩"]}


def test_what_is_sent_again_under_its_key_is_taken_once(theirs: FakeProvider) -> None:
    gateway = ours(theirs, settling="takes_key")
    theirs.fault = Fault.DROPPED_AFTER
    assert isinstance(gateway.send(SMS), Unsure)

    theirs.fault = Fault.NONE
    assert gateway.send(SMS) == Accepted(reference(ID))

    assert len(theirs.taken[ID]) == 1


# -- what it says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "word", "answer"),
    [
        (400, "bad_number", Refused("bad_number", undeliverable=True)),
        (422, "opted_out", Refused("opted_out")),
        (403, "blocked", Refused("blocked")),
        (422, "content", Refused("content")),
        (413, "", Refused("too_long")),
        (400, "something of their own", Refused("not_accepted")),
        (400, "", Refused("not_accepted")),
        (200, "bad_number", Refused("bad_number", undeliverable=True)),
        (200, "something of their own", Unsure("no_reference")),
        (422, "key_reused", Unsure("key_reused")),
        (409, "", Unsure("in_progress")),
        (408, "", Unsure("took_too_long")),
        (401, "bad key", Unavailable("not_let_in", misconfigured=True)),
        (402, "no money", Unavailable("no_credit", misconfigured=True)),
        (404, "", Unavailable("wrong_address", misconfigured=True)),
        (301, "", Unavailable("redirected", misconfigured=True)),
        (500, "bad_number", Unsure("status_500")),
        (501, "", Unsure("status_501")),
        (429, "", Throttled(None)),
    ],
)
def test_its_words(theirs: FakeProvider, status: int, word: str, answer: object) -> None:
    theirs.says(status, word)

    assert ours(theirs).send(SMS) == answer


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"Retry-After": "120"}, Throttled(timedelta(seconds=120))),
        ({"Retry-After": "0"}, Throttled(timedelta(0))),
        ({}, Unsure("status_503")),
        ({"Retry-After": "soon"}, Unsure("status_503")),
    ],
)
def test_a_503_is_certain_only_if_it_names_a_time(
    theirs: FakeProvider, headers: dict[str, str], answer: object
) -> None:
    theirs.fault = Reply(503, b"", headers)

    assert ours(theirs).send(SMS) == answer


@pytest.mark.parametrize("said", [b'{"id": 17}', b'{"id": "17"}'])
def test_an_id_can_be_a_number(theirs: FakeProvider, said: bytes) -> None:
    theirs.fault = Reply(200, said)

    assert ours(theirs).send(SMS) == Accepted("17")


@pytest.mark.parametrize("said", [b"{}", b"[]", b'{"id": ""}', b'{"id": true}', b'{"id": null}', b"[" * 20_000])
def test_yes_without_an_id_is_no_yes(theirs: FakeProvider, said: bytes) -> None:
    theirs.fault = Reply(200, said)

    assert ours(theirs).send(SMS) == Unsure("no_reference")


def test_a_whole_call_has_one_time_out_however_the_answer_drips(theirs: FakeProvider) -> None:
    theirs.fault = Fault.DRIPPED_AFTER
    begun = time.monotonic()

    answer = ours(theirs, call_seconds=1).send(SMS)

    assert answer == Unsure("no_reference")
    assert 1 <= time.monotonic() - begun < DRIPS_FOR
    assert len(theirs.taken[ID]) == 1


# -- asked -----------------------------------------------------------------------------------------------------


def test_asked_it_says_what_it_has_and_what_it_never_had(theirs: FakeProvider) -> None:
    gateway = ours(theirs, settling="can_be_asked")
    assert gateway.ask(ID) is None

    gateway.send(SMS)

    assert gateway.ask(ID) == Accepted(reference(ID))
    assert theirs.requests[-1].path == f"/v1/messages/{ID}"
    assert theirs.requests[-1].headers["authorization"] == "Bearer s3cret"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"reference": ID, "error": "opted_out"}, Refused("opted_out")),
        ({"reference": ID, "id": "17", "error": "bad_number"}, Refused("bad_number", undeliverable=True)),
        ({"reference": ID, "error": "their own word"}, Refused("not_accepted")),
        ({"reference": ID, "id": "17"}, Accepted("17")),
    ],
)
def test_asked_it_says_what_became_of_it(theirs: FakeProvider, said: dict[str, str], answer: object) -> None:
    theirs.fault = Reply(200, json.dumps(said).encode())

    assert ours(theirs, settling="can_be_asked").ask(ID) == answer


@pytest.mark.parametrize(
    "said",
    [
        Reply(404, b"<h1>Not found</h1>"),
        Reply(404, b"{}"),
        Reply(404, b'{"reference": "msg_of_somebody_else"}'),
        Reply(200, b'{"reference": "msg_of_somebody_else", "id": "17"}'),
        Reply(200, json.dumps({"reference": ID}).encode()),
        Reply(410, json.dumps({"reference": ID}).encode()),
        Reply(500, json.dumps({"reference": ID}).encode()),
        Reply(302, b"", {"Location": "/login"}),
    ],
)
def test_who_does_not_speak_of_our_message_has_said_nothing(theirs: FakeProvider, said: Reply) -> None:
    """A page that is not found is not a message that was never sent: believing it would send it twice."""
    theirs.fault = said

    with pytest.raises(CannotSay):
        ours(theirs, settling="can_be_asked").ask(ID)


@pytest.mark.parametrize("fault", sorted(set(Fault) - THINKING - {Fault.NONE}))
def test_asked_in_vain_it_cannot_say(theirs: FakeProvider, fault: Fault) -> None:
    gateway = ours(theirs, settling="can_be_asked")
    gateway.send(SMS)
    theirs.fault = fault

    try:
        answer = gateway.ask(ID)
    except CannotSay:
        return
    assert answer == Accepted(reference(ID))


@pytest.mark.parametrize("settling", ["takes_key", "neither"])
def test_who_cannot_be_asked_is_not_asked(theirs: FakeProvider, settling: str) -> None:
    with pytest.raises(CannotSay):
        ours(theirs, settling=settling).ask(ID)
    assert theirs.requests == []


# -- what may be set up ----------------------------------------------------------------------------------------

COMPLETE = {"url": "https://sms.example/v1/messages", "key": "k"}


def test_unless_it_says_better_it_can_do_nothing_about_a_lost_answer() -> None:
    assert configured(Configuration(COMPLETE)).capability == Capability(
        "neither", timedelta(seconds=10), timedelta(seconds=30), timedelta(hours=24)
    )


def test_it_says_what_it_can_do() -> None:
    said = {"settling": "takes_key", "call_seconds": 20, "lag_seconds": 30, "remembers_hours": 72}

    assert configured(Configuration(COMPLETE | said)).capability == Capability(
        "takes_key", LONGEST_CALL, LONGEST_LAG, timedelta(hours=72)
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/messages",
        "http://localhost/messages",
        "https://sms.example",
        "https://sms.example:8443/a/b",
    ],
)
def test_an_address_that_may_be_called(url: str) -> None:
    assert configured(Configuration(COMPLETE | {"url": url}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", None),
        ("url", "http://sms.example/messages"),
        ("url", "http://127.0.0.1.example/messages"),
        ("url", "https://who:what@sms.example/"),
        ("url", "https://sms.example/?key=1"),
        ("url", "https://sms.example/#1"),
        ("url", "https://"),
        ("url", "https://sms.example:port/"),
        ("url", "https://[sms.example/"),
        ("url", "ftp://sms.example/"),
        ("url", 7),
        ("key", None),
        ("key", "two words"),
        ("key", "a\r\nX-Other: b"),
        ("sender", "a\nb"),
        ("settling", "always"),
        ("settling", True),
        ("call_seconds", 0),
        ("call_seconds", 21),
        ("call_seconds", "10"),
        ("lag_seconds", -1),
        ("lag_seconds", 31),
        ("connect_seconds", 0),
        ("remembers_hours", 0),
        ("remembers_hours", True),
    ],
)
def test_what_may_not_be_set_up(field: str, value: object) -> None:
    with pytest.raises(NotConfigured, match=field):
        configured(Configuration(COMPLETE | {field: value}))


def test_what_is_wrong_is_named_and_not_quoted() -> None:
    with pytest.raises(NotConfigured) as said:
        configured(Configuration(COMPLETE | {"key": "my secret"}))
    assert str(said.value) == "key is wrong"
