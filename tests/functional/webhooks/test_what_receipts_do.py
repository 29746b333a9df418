"""Receipts by the door: doubled, late and in disorder; answers, and whoever says stop."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest

from rapport.kernel.table import TooBusy
from rapport.messaging.receipts import receiving
from tests.functional.webhooks.scene import Scene, delivered, email, replied, sms, whatsapp, whatsapp_status

LATER = "2026-03-10T06:30:00Z"


@pytest.mark.parametrize("order", [*permutations(["sent", "delivered", "read"])], ids=" ".join)
def test_a_status_never_goes_back_whatever_the_order(scene: Scene, order: tuple[str, ...]) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    for kind in order:
        assert scene.gateway(delivered(message, kind)).status == 200

    assert scene.state(message) == "read"
    scene.shop.adds_up()


def test_what_is_told_twice_happens_once(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")
    scene.gateway(delivered(message), replied("01700000001", "চাই"))
    once = scene.table.everything()

    again = [scene.gateway(delivered(message), replied("01700000001", "চাই")) for _ in range(3)]

    assert [(answer.status, answer.body) for answer in again] == [(200, {"received": 2})] * 3
    assert scene.table.everything() == once


def test_what_failed_after_it_arrived_has_arrived(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    scene.notified("aws-sms", sms(message))
    scene.notified("aws-sms", sms(message, "TEXT_UNREACHABLE"))

    assert scene.state(message) == "delivered"


def test_a_number_that_is_none_gets_nothing_more(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    scene.notified("aws-sms", sms(message, "TEXT_INVALID"))

    assert (scene.state(message), scene.suppressed()) == ("failed", 1)


def test_a_complaint_to_a_mailbox_is_a_stop(scene: Scene) -> None:
    scene.shop.customer("c1", channels=("email",))
    letter = scene.sent("c1", "email")
    people = [{"emailAddress": "c1@example.com"}]

    assert scene.notified("ses", email(letter, "Complaint", complainedRecipients=people)).status == 200

    assert scene.suppressed() == 1
    assert scene.consents("c1")["email:marketing"] is False


def test_an_opened_letter_was_read(scene: Scene) -> None:
    scene.shop.customer("c1", channels=("email",))
    letter = scene.sent("c1", "email")

    scene.notified("ses", email(letter, "Open"))

    assert scene.state(letter) == "read"


# -- stop --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["STOP", "বন্ধ", "বন্ধ করুন", "আর মেসেজ চাই না", "bondho korun", "Stop please 🙏"])
def test_stop_in_any_of_its_words_opts_out(scene: Scene, word: str) -> None:
    scene.shop.customer("c1")
    scene.sent("c1")

    answer = scene.gateway(replied("০১৭০০০০০০০১", word))

    assert (answer.status, answer.body) == (200, {"received": 1})
    assert scene.consents("c1") == {"sms:marketing": False, "sms:service": False}
    assert scene.suppressed() == 1


def test_a_family_that_shares_a_number_is_opted_out_together(scene: Scene) -> None:
    for customer_id in ("c1", "c2", "c3"):
        scene.shop.customer(customer_id, phone="01711111111")
    scene.shop.customer("c4")
    scene.sent("c2")

    scene.gateway(replied("+8801711111111", "বন্ধ করুন"))

    assert [scene.consents(each)["sms:marketing"] for each in ("c1", "c2", "c3", "c4")] == [False, False, False, True]
    assert scene.suppressed() == 1


def test_after_a_stop_nothing_that_lies_in_line_leaves(scene: Scene) -> None:
    scene.shop.customer("c1")
    scene.sent("c1")
    waiting = scene.shop.message("c1", occurrence="second")
    scene.shop.plan(waiting)

    scene.gateway(replied("01700000001", "বন্ধ"))
    while scene.shop.deliver():
        pass

    assert scene.state(waiting) == "suppressed"
    assert len(scene.shop.reached()) == 1


def test_a_stop_of_a_stranger_holds_for_their_number(scene: Scene) -> None:
    """Nobody has it today; whoever is brought in tomorrow with it stays suppressed."""
    assert scene.gateway(replied("01799999999", "STOP")).body == {"received": 1}
    assert scene.suppressed() == 1

    scene.shop.customer("c9", phone="01799999999")
    message = scene.shop.message("c9")
    scene.shop.plan(message)
    while scene.shop.deliver():
        pass

    assert scene.state(message) == "suppressed"


def test_a_stop_on_whatsapp_is_one_for_whatsapp(scene: Scene) -> None:
    scene.shop.customer("c1", channels=("sms", "whatsapp"))
    chat = scene.sent("c1", "whatsapp")
    scene.notified("aws-whatsapp", whatsapp_status(chat, "delivered"))
    wrote = {"from": "8801700000001", "id": "wamid.1", "timestamp": "1773122400", "type": "text"}

    scene.notified("aws-whatsapp", whatsapp(messages=[wrote | {"text": {"body": "বন্ধ করুন"}}]))

    assert scene.consents("c1")["whatsapp:marketing"] is False
    assert scene.consents("c1")["sms:marketing"] is True
    assert scene.state(chat) == "read"


def test_who_stopped_by_a_word_may_start_by_a_word(scene: Scene) -> None:
    scene.shop.customer("c1")
    scene.gateway(replied("01700000001", "STOP"))
    scene.shop.clock.advance(minutes=30)

    scene.gateway(replied("01700000001", "start", at=LATER))

    assert scene.consents("c1")["sms:marketing"] is True
    assert scene.suppressed() == 0


# -- answers -----------------------------------------------------------------------------------------------------


def test_a_positive_answer_is_told_to_whoever_calls(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    scene.gateway(replied("01700000001", "জি, নিব"))

    (answered,) = scene.events("MessageAnswered")
    assert (answered["meaning"], answered["customer_id"]) == ("positive", "c1")
    assert answered["message_id"] == message.message_id
    assert "01700000001" not in json.dumps(answered)
    assert scene.state(message) == "read"


def test_an_answer_belongs_to_the_latest_message(scene: Scene) -> None:
    scene.shop.customer("c1")
    scene.sent("c1")
    scene.shop.clock.advance(hours=1)
    latest = scene.sent("c1", occurrence="second")

    scene.gateway(replied("01700000001", "yes", at="2026-03-10T07:10:00Z"))

    assert [each["message_id"] for each in scene.events("MessageAnswered")] == [latest.message_id]


# -- what is broken ----------------------------------------------------------------------------------------------


def test_one_broken_receipt_does_not_take_its_neighbours_with_it(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    answer = scene.gateway({"type": "delivered", "at": "yesterday"}, delivered(message), {"type": 7})

    assert (answer.status, answer.body["error"]["code"]) == (400, "malformed")
    assert [each["field"] for each in answer.body["error"]["details"]] == ["events[0].reference", "events[2].type"]
    assert scene.state(message) == "delivered"


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '"text"', '{"events": {}}', "{}", "[" * 5000, '{"events": NaN}']
)
def test_what_is_signed_and_makes_no_sense_is_named(scene: Scene, body: str) -> None:
    answer = scene.posted("gateway", body)

    assert answer.status == 400
    assert answer.body["error"]["code"] == "malformed"


def test_what_nobody_here_has_heard_of_is_let_through(scene: Scene) -> None:
    answer = scene.gateway({"type": "price_changed", "at": LATER}, {"type": "seen_by_a_bird", "id": 7})

    assert (answer.status, answer.body) == (200, {"received": 0})


def test_a_receipt_of_a_message_that_nobody_sent_does_nothing(scene: Scene) -> None:
    scene.shop.customer("c1")
    before = scene.table.everything()
    nobodys = {"type": "delivered", "at": LATER, "reference": "msg_20260310_0123456789ABCDEFGHJKMNPQRS_nobody"}

    assert scene.gateway(nobodys).body == {"received": 1}
    assert scene.table.everything() == before


@pytest.fixture
def third_fails(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """The next receipts fail so, until there are no more failures."""
    failures: list[Exception] = []

    def receive(*asked: Any) -> str:
        if failures and asked[2].reference == "3":
            raise failures.pop()
        return receiving.receive(*asked)

    monkeypatch.setattr("rapport.messaging.receipts.hearing.receive", receive)
    return failures


def five(scene: Scene) -> list[Any]:
    for number in range(1, 6):
        scene.shop.customer(f"c{number}")
    return [scene.sent(f"c{number}") for number in range(1, 6)]


@pytest.mark.parametrize(
    ("failure", "status"), [(TooBusy("the store throttles"), 429), (ZeroDivisionError("our own mistake"), 500)]
)
def test_one_that_fails_keeps_none_of_its_neighbours_and_comes_again(
    scene: Scene, third_fails: list[Exception], failure: Exception, status: int
) -> None:
    messages = five(scene)
    events = [delivered(each) | {"id": str(number)} for number, each in enumerate(messages, start=1)]
    third_fails.append(failure)

    answer = scene.gateway(*events)

    assert answer.status == status
    assert [scene.state(each) for each in messages] == ["delivered", "delivered", "sent", "delivered", "delivered"]
    assert scene.gateway(*events).body == {"received": 5}
    assert {scene.state(each) for each in messages} == {"delivered"}
    scene.shop.adds_up()


def test_no_answer_says_whom_it_was_about(scene: Scene) -> None:
    """A gateway knows numbers; whose they are here is none of its business."""
    scene.shop.customer("c1")
    message = scene.sent("c1")
    known = scene.gateway(delivered(message), replied("01700000001", "STOP"))
    unknown = scene.gateway(delivered(message) | {"reference": "", "id": "9"}, replied("01788888888", "STOP"))

    assert known.text == unknown.text == '{"received":2}'


def test_the_log_names_no_number_and_no_word(
    scene: Scene, third_fails: list[Exception], capsys: pytest.CaptureFixture[str]
) -> None:
    third_fails.append(ZeroDivisionError("+8801700000001 said: canary"))

    scene.gateway(replied("01700000001", "canary words") | {"id": "3"})

    told = capsys.readouterr().out
    assert "receipt not kept" in told
    assert "1700000001" not in told
    assert "canary" not in told


def test_the_house_does_what_it_was_told_under_its_own_name(scene: Scene) -> None:
    scene.shop.customer("c1")
    scene.gateway(replied("01700000001", "STOP"))

    (entry, *_) = scene.door.call("GET", "/audit?record=customer:c1").body

    assert (entry["what"], entry["who"]) == ("consent", "system:webhooks")
