"""What became of messages, and the last word on them, through the door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rapport.kernel import audit, cursors, keys
from rapport.messaging.ledger.message import Message
from tests.functional.ops.conftest import QueueInMind, door_of
from tests.rig.pretending import Faults, reference
from tests.rig.sending import CAMPAIGN, SendingShop, stocked
from tests.rig.shop import TestShop

OTHER = "cmp_2"
MINUTE = timedelta(minutes=1)


def sent(shop: SendingShop, customer_id: str, campaign_id: str = CAMPAIGN, **how: Any) -> Message:
    """As far as it gets within a minute."""
    message = shop.message(customer_id, campaign_id, **how)
    shop.plan(message)
    shop.run(MINUTE)
    return shop.found(message)


def refusing(shop: SendingShop, message: Message) -> SendingShop:
    shop.provider.refused_for_good.add(message.message_id)
    return shop


def in_doubt() -> tuple[SendingShop, Message]:
    """Handed to a provider that cannot be asked, and the answer was lost."""
    shop = stocked("c1", settling="neither", faults=Faults(answer_lost=1.0))
    message = sent(shop, "c1")
    assert message.state == "unknown"
    return shop, message


def failed() -> tuple[SendingShop, Message]:
    shop = stocked("c1")
    message = shop.message("c1")
    refusing(shop, message).plan(message)
    shop.run(MINUTE)
    assert shop.found(message).state == "failed"
    return shop, shop.found(message)


def told(door: TestShop, query: str = "", role: str = "admin") -> list[dict[str, Any]]:
    answer = door.call("GET", f"/ops/messages{query}", role=role)
    assert answer.status == 200, answer.text
    return list(answer.body)


def ids(door: TestShop, query: str = "") -> list[str]:
    return [each["id"] for each in told(door, query)]


def paged(door: TestShop, query: str, limit: int) -> list[str]:
    """However many pages it takes."""
    found: list[str] = []
    cursor = ""
    while True:
        answer = door.call("GET", f"/ops/messages?limit={limit}{query}{cursor}")
        assert answer.status == 200, answer.text
        assert len(answer.body) <= limit
        found += [each["id"] for each in answer.body]
        if "X-Next-Cursor" not in answer.headers:
            return found
        cursor = f"&cursor={answer.headers['X-Next-Cursor']}"


@pytest.fixture(scope="module")
def busy() -> SendingShop:
    """Three campaigns' worth: sent, failed, held back, still in line."""
    people = [f"c{number}" for number in range(1, 13)]
    shop = stocked(*people, campaigns=(CAMPAIGN, OTHER))
    for person in people[:6]:
        message = shop.message(person, CAMPAIGN if person in people[:4] else OTHER, variant="a")
        if person == "c2":
            refusing(shop, message)
        shop.plan(message)
        shop.run(MINUTE)
    shop.pause(OTHER)
    for person in people[6:]:
        shop.plan(shop.message(person, OTHER if person in people[6:9] else CAMPAIGN, valid=timedelta(days=2)))
        shop.clock.advance(seconds=1)
    return shop


# -- the list ----------------------------------------------------------------------------------------------------


def test_all_of_them_are_listed_once_what_waits_before_what_is_at_rest(busy: SendingShop) -> None:
    listed = told(door_of(busy))

    assert sorted(each["id"] for each in listed) == sorted(each.message_id for each in busy.messages())
    assert [each["state"] for each in listed[:6]] == ["queued"] * 6
    assert {each["state"] for each in listed[6:]} == {"sent", "failed"}


@pytest.mark.parametrize("limit", [1, 2, 5, 6, 7, 11, 12, 200])
def test_pages_of_any_length_show_the_same_list(busy: SendingShop, limit: int) -> None:
    assert paged(door_of(busy), "", limit) == ids(door_of(busy))


@pytest.mark.parametrize("state", ["queued", "sent", "failed", "unknown", "held"])
@pytest.mark.parametrize("campaign", [None, CAMPAIGN, OTHER, "cmp_nothing"])
@pytest.mark.parametrize("limit", [1, 3, 50])
def test_a_list_holds_who_is_in_that_state_of_that_campaign(
    busy: SendingShop, state: str, campaign: str | None, limit: int
) -> None:
    query = f"&state={state}" + (f"&campaign={campaign}" if campaign else "")

    listed = paged(door_of(busy), query, limit)

    wanted = [each for each in busy.messages() if each.state == state and campaign in (None, each.campaign_id)]
    assert sorted(listed) == sorted(each.message_id for each in wanted)


@pytest.mark.parametrize("limit", [1, 4, 50])
def test_a_campaigns_list_holds_it_in_all_its_states(busy: SendingShop, limit: int) -> None:
    listed = paged(door_of(busy), f"&campaign={CAMPAIGN}", limit)

    assert sorted(listed) == sorted(each.message_id for each in busy.messages(CAMPAIGN))
    assert len(listed) == 7


def test_what_waits_comes_by_when_it_is_due_and_what_rests_by_when_it_came_to_rest(busy: SendingShop) -> None:
    waiting = told(door_of(busy), "?state=queued")
    resting = told(door_of(busy), f"?state=sent&campaign={CAMPAIGN}")

    assert [each["due"] for each in waiting] == sorted(each["due"] for each in waiting)
    assert [each["since"] for each in resting] == sorted((each["since"] for each in resting), reverse=True)


def test_a_customers_messages_come_the_latest_first() -> None:
    shop = stocked("c1", "c2")
    shop.say("messages", a_day=50, a_week=50, sms_a_week=50, contacts_a_week=50)
    expected: list[str] = []
    for day in range(4):
        expected.insert(0, sent(shop, "c1", occurrence=f"day {day}").message_id)
        sent(shop, "c2", occurrence=f"day {day}")
        shop.clock.advance(days=1)
    door = door_of(shop)

    assert paged(door, "&customer=c1", 50) == expected
    assert paged(door, "&customer=c1", 1) == expected
    assert paged(door, "&customer=c1&state=failed", 2) == []
    assert paged(door, f"&customer=c1&campaign={CAMPAIGN}&state=sent", 3) == expected
    assert ids(door, "?customer=nobody") == []


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 50])
def test_a_customers_messages_of_one_day_come_by_the_hour(limit: int) -> None:
    shop = stocked("c1")
    shop.say("messages", a_day=50, a_week=50, sms_a_week=50, contacts_a_week=50)
    expected: list[str] = []
    for _ in range(2):
        for number in range(6):
            expected.insert(0, sent(shop, "c1", occurrence=f"hour {number}").message_id)
            shop.clock.advance(minutes=30)
        shop.clock.advance(days=1)

    assert paged(door_of(shop), "&customer=c1", limit) == expected
    assert paged(door_of(shop), "&customer=c1&state=sent", limit) == expected


def test_what_comes_while_somebody_turns_pages_moves_no_other() -> None:
    shop = stocked("c1")
    shop.say("messages", a_day=50, a_week=50, sms_a_week=50, contacts_a_week=50)
    first, second, third = (sent(shop, "c1", occurrence=f"{number}").message_id for number in range(3))
    door = door_of(shop)
    page = door.call("GET", "/ops/messages?customer=c1&limit=2")
    sent(shop, "c1", occurrence="late")

    rest = door.call("GET", f"/ops/messages?customer=c1&limit=2&cursor={page.headers['X-Next-Cursor']}")

    assert [each["id"] for each in page.body] == [third, second]
    assert [each["id"] for each in rest.body] == [first]


@pytest.mark.parametrize("place", ["of_customer|", "of_customer||", "of_customer|2026-13-99|", "of_customer|~"])
def test_a_made_up_place_among_a_customers_messages_is_no_mistake_of_ours(place: str) -> None:
    door = door_of(stocked("c1"))

    assert door.call("GET", f"/ops/messages?customer=c1&cursor={cursors.closed(place)}").status in (200, 422)


def test_a_message_tells_where_it_stands_and_what_it_said(busy: SendingShop) -> None:
    (failure,) = told(door_of(busy), "?state=failed")

    assert {name: failure[name] for name in ("customer_id", "customer_name", "campaign_id", "variant", "channel")} == {
        "customer_id": "c2",
        "customer_name": "Rahima Begum",
        "campaign_id": CAMPAIGN,
        "variant": "a",
        "channel": "sms",
    }
    assert (failure["purpose"], failure["reason"], failure["provider"]) == ("marketing", "bad_number", "outbox")
    assert (failure["attempt"], failure["cost"]) == (1, 0)
    assert failure["words"]["text"].startswith("Hello Rahima Begum, 10% off")
    assert failure["words"]["to"] == "+8801•••••002"
    assert "due" not in failure


def test_what_was_sent_tells_when_and_under_which_reference(busy: SendingShop) -> None:
    (first,) = told(door_of(busy), "?state=sent&customer=c1")

    assert first["reference"] == reference(first["id"])
    assert first["times"]["sent"] == first["since"]
    assert first["cost"] > 0


def test_what_was_never_claimed_has_no_words_yet(busy: SendingShop) -> None:
    assert all("words" not in each and "due" in each for each in told(door_of(busy), "?state=queued"))


def test_a_manager_reads_the_words_and_not_the_address(busy: SendingShop) -> None:
    (failure,) = told(door_of(busy), "?state=failed", role="sales_manager")

    assert set(failure["words"]) == {"text"}


def test_a_removed_customers_messages_stay_and_say_nothing_of_them() -> None:
    shop = stocked("c1")
    message = sent(shop, "c1")
    door = door_of(shop)
    assert door.call("DELETE", "/cdm/customers/c1").status == 204

    (listed,) = told(door, "?state=sent")

    assert listed["id"] == message.message_id
    assert not {"customer_name", "words"} & set(listed)


def test_a_cursor_of_another_list_is_refused_by_name(busy: SendingShop) -> None:
    door = door_of(busy)
    cursor = door.call("GET", "/ops/messages?state=sent&limit=1").headers["X-Next-Cursor"]

    for query in ("state=queued", "customer=c1"):
        answer = door.call("GET", f"/ops/messages?{query}&cursor={cursor}")
        assert (answer.status, answer.body["error"]["details"][0]["field"]) == (422, "cursor")


# -- one message -------------------------------------------------------------------------------------------------


def readings(shop: SendingShop, customer_id: str) -> list[str]:
    found = shop.table.query(keys.access_partition(customer_id), area="audit").items
    return [item["who"] for item in found]


def test_reading_one_message_is_noted_as_reading_its_customer() -> None:
    shop, message = failed()
    door = door_of(shop)

    answer = door.call("GET", f"/ops/messages/{message.message_id}")

    assert (answer.status, answer.body["state"]) == (200, "failed")
    assert readings(shop, "c1") == ["user-admin"]


def test_a_list_of_messages_is_noted_no_more_than_a_list_of_customers() -> None:
    shop, _ = failed()

    assert told(door_of(shop))
    assert readings(shop, "c1") == []


def test_a_message_that_never_was_is_not_found(queue: QueueInMind) -> None:
    shop, message = failed()
    other = message.message_id.replace("_c1", "_c2")

    for method, path in (("GET", ""), ("POST", "/resend"), ("POST", "/mark-sent")):
        assert door_of(shop).call(method, f"/ops/messages/{other}{path}").status == 404


# -- the last word -----------------------------------------------------------------------------------------------


def chain(shop: SendingShop, record: str) -> list[tuple[int, str, str]]:
    kind, _, record_id = record.partition(":")
    return [(each["number"], each["who"], each["what"]) for each in audit.chain(shop.table, kind, record_id)]


def whole(shop: SendingShop, record: str) -> bool:
    answer = door_of(shop).call("GET", f"/audit/verify?record={record}")
    return bool(answer.body["whole"])


def test_what_failed_is_sent_again_by_a_persons_word(queue: QueueInMind) -> None:
    shop, message = failed()
    shop.provider.refused_for_good.clear()

    answer = door_of(shop).call("POST", f"/ops/messages/{message.message_id}/resend")

    assert (answer.status, answer.body["state"], answer.body["attempt"]) == (200, "queued", 0)
    assert queue.held == [message.message_id]
    shop.queue.put(queue.held)
    shop.run(MINUTE)
    assert shop.found(message).state == "sent"
    assert shop.provider.reached[message.message_id] == 1
    shop.adds_up()


def test_who_sent_it_again_is_in_its_chain_whatever_moves_it_made_since(queue: QueueInMind) -> None:
    shop, message = failed()
    record = f"message:{message.message_id}"

    for _ in range(2):
        door_of(shop).call("POST", f"/ops/messages/{message.message_id}/resend", user="user-shirin")
        shop.queue.put([message.message_id])
        shop.run(MINUTE)
        assert shop.found(message).state == "failed"

    assert chain(shop, record) == [(1, "user-shirin", "sent again"), (2, "user-shirin", "sent again")]
    assert shop.found(message).version > 3
    assert whole(shop, record)


def test_an_entry_that_is_taken_out_of_its_chain_is_missed(queue: QueueInMind) -> None:
    shop, message = failed()
    door_of(shop).call("POST", f"/ops/messages/{message.message_id}/resend")
    entry = keys.audit_entry("message", message.message_id, 1)

    shop.table.load([(entry, {**(shop.table.get(entry) or {}), "who": "somebody else"})])

    assert not whole(shop, f"message:{message.message_id}")


def test_what_a_person_saw_arrive_is_marked_as_sent_and_stands_in_the_timeline() -> None:
    shop, message = in_doubt()

    answer = door_of(shop).call("POST", f"/ops/messages/{message.message_id}/mark-sent", user="user-shirin")

    assert (answer.status, answer.body["state"]) == (200, "sent")
    assert "reason" not in answer.body
    assert [entry["kind"] for entry in door_of(shop).call("GET", "/cdm/customers/c1/timeline").body] == ["message"]
    assert chain(shop, f"message:{message.message_id}") == [(1, "user-shirin", "marked sent")]
    assert whole(shop, f"message:{message.message_id}")
    shop.adds_up()


@pytest.mark.parametrize("verb", ["resend", "mark-sent"])
def test_what_has_gone_has_gone(queue: QueueInMind, verb: str) -> None:
    shop = stocked("c1")
    message = sent(shop, "c1")

    answer = door_of(shop).call("POST", f"/ops/messages/{message.message_id}/{verb}")

    assert answer.status == 409
    assert answer.body["error"]["current"]["state"] == "sent"
    assert queue.held == []
    assert chain(shop, f"message:{message.message_id}") == []


def test_what_failed_for_certain_is_not_marked_as_sent() -> None:
    shop, message = failed()

    assert door_of(shop).call("POST", f"/ops/messages/{message.message_id}/mark-sent").status == 409


def test_one_click_sends_once_however_often_it_is_repeated(queue: QueueInMind) -> None:
    shop, message = failed()
    path, click = f"/ops/messages/{message.message_id}/resend", {"Idempotency-Key": "one-click"}

    answers = [door_of(shop).call("POST", path, headers=click) for _ in range(3)]

    assert {answer.status for answer in answers} == {200}
    assert queue.held == [message.message_id]
    assert len(chain(shop, f"message:{message.message_id}")) == 1


def test_a_queue_that_takes_nothing_loses_nothing_because_the_sweeper_comes(queue: QueueInMind) -> None:
    shop, message = failed()
    shop.provider.refused_for_good.clear()
    queue.down = True

    answer = door_of(shop).call("POST", f"/ops/messages/{message.message_id}/resend")

    assert (answer.status, answer.body["state"]) == (200, "queued")
    shop.run(3 * MINUTE)
    assert shop.found(message).state == "sent"
