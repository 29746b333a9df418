"""What becomes of one message, step by step: what each answer, each death and each person's word leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from rapport.customers.model import Purpose
from rapport.kernel import keys
from rapport.kernel.table import Key
from rapport.messaging.dispatch.by_hand import NothingInDoubt, NotToBeSentAgain
from rapport.messaging.dispatch.sending import LEASE
from rapport.messaging.dispatch.settling import MOST_ATTEMPTS
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope, Refused, Settling, Unavailable
from tests.rig.faulty_table import FaultyTable
from tests.rig.pretending import Faults, PretendProvider
from tests.rig.sending import SendingShop, stocked

WAYS: tuple[Settling, ...] = ("takes_key", "can_be_asked", "neither")


class Says(PretendProvider):
    """One answer, to everything."""

    answer: Answer

    def send(self, envelope: Envelope) -> Answer:
        self.calls += 1
        return self.answer


class Freezing(FaultyTable):
    """Whoever writes through it stands still behind that for as long as a lease lasts."""

    def __init__(self, shop: SendingShop) -> None:
        super().__init__(shop.table)
        self._clock = shop.clock

    def _asked[T](self, name: str, call: Callable[[], T]) -> T:
        answer = super()._asked(name, call)
        if name == "transact":
            self._clock.advance(seconds=LEASE.total_seconds())
        return answer


def shop_that_says(answer: Answer) -> SendingShop:
    shop = stocked("c1")
    provider = shop.provider = Says(shop.dice, shop.clock)
    provider.answer = answer
    shop.dispatch = shop.worker()
    return shop


def planned(shop: SendingShop, *, occurrence: str = "once", purpose: Purpose = "marketing") -> Message:
    message = shop.message("c1", occurrence=occurrence, purpose=purpose)
    shop.plan(message)
    return message


def in_doubt() -> tuple[SendingShop, Message]:
    """It may have arrived: nobody has said."""
    shop = stocked("c1", faults=Faults(answer_lost=1.0))
    message = planned(shop)
    shop.deliver()
    return shop, message


def end_of(shop: SendingShop, message: Message) -> tuple[str, str | None]:
    found = shop.found(message)
    return found.state, found.reason


class TestSent:
    def test_what_left_is_among_what_happened_with_the_customer(self) -> None:
        shop = stocked("c1")
        message = planned(shop)
        shop.to_rest()
        found = shop.found(message)

        assert (found.state, found.attempt, found.reference) == ("sent", 1, f"ref-{message.message_id[-8:]}")
        assert found.times["sent"] == shop.provider.sent_at[0][1]
        assert found.lease_until is None
        (told,) = activities(shop)
        assert told["delivery"] == "sent"

    def test_it_costs_what_its_parts_cost(self) -> None:
        shop = stocked("c1")
        planned(shop)
        shop.to_rest()
        assert shop.tally("parts") == 1
        assert shop.amount("cost") == Decimal("0.35")


class TestRefused:
    def test_it_fails_with_the_reason_and_is_no_contact_and_costs_nothing(self) -> None:
        shop = shop_that_says(Refused("bad_number"))
        message = planned(shop)
        shop.to_rest()
        found = shop.found(message)

        assert (found.state, found.reason, found.counted_on) == ("failed", "bad_number", None)
        assert shop.contacts("c1").counted == ()
        assert shop.amount("cost") == 0
        assert activities(shop) == []

    def test_a_dead_address_is_written_to_no_more(self) -> None:
        shop = shop_that_says(Refused("bad_number", undeliverable=True))
        planned(shop)
        shop.to_rest()
        later = planned(shop, occurrence="later")
        shop.to_rest()

        assert shop.provider.calls == 1
        assert end_of(shop, later) == ("suppressed", "undeliverable")


class TestNotTaken:
    def test_it_waits_and_this_was_no_attempt(self) -> None:
        shop = shop_that_says(Unavailable("connection refused"))
        message = planned(shop)
        shop.deliver()
        found = shop.found(message)

        assert (found.state, found.attempt, found.in_doubt, found.reason) == ("queued", 0, False, "connection refused")
        assert timedelta(0) < found.due - shop.clock.now() <= timedelta(seconds=5)

    def test_people_have_to_act_where_something_is_not_set_up_and_nobody_else_calls_meanwhile(self) -> None:
        shop = shop_that_says(Unavailable("no_credit", misconfigured=True))
        planned(shop)
        shop.deliver()
        shop.run(timedelta(seconds=50))
        assert shop.provider.calls == 1

    def test_it_waits_until_it_would_be_about_something_that_is_over(self) -> None:
        shop = shop_that_says(Unavailable("connection refused"))
        message = shop.message("c1", purpose="service", valid=timedelta(hours=3))
        shop.plan(message)
        shop.to_rest(at_most=timedelta(hours=5))
        assert end_of(shop, message) == ("expired", "over")


class TestALostAnswer:
    @pytest.mark.parametrize("settling", WAYS)
    def test_is_settled_by_what_the_provider_can_do(self, settling: Settling) -> None:
        shop = stocked("c1", settling=settling, faults=Faults(answer_lost=1.0))
        message = planned(shop)
        shop.deliver()
        first = shop.found(message)
        assert (first.state, first.in_doubt) == {
            "takes_key": ("queued", True),
            "can_be_asked": ("sending", True),
            "neither": ("unknown", False),
        }[settling]
        shop.faults.answer_lost = 0.0
        shop.to_rest()

        assert shop.found(message).state == ("unknown" if settling == "neither" else "sent")
        assert not shop.found(message).in_doubt
        assert shop.provider.reached[message.message_id] == 1
        assert shop.provider.calls == (2 if settling == "takes_key" else 1)

    def test_goes_again_word_for_word(self) -> None:
        """Another text under the same key would be another message; and a number that changed meanwhile is another
        person's."""
        shop = stocked("c1", faults=Faults(dies=1.0))
        message = planned(shop)
        shop.deliver()
        shop.faults.dies = 0.0
        shop.rename("c1", "Fatema", phone="+8801799999999")
        shop.to_rest()

        first, again = shop.provider.handed
        assert again == first
        assert again.text.startswith("Hello Rahima Begum")
        assert again.to == "+8801700000001"
        assert shop.found(message).state == "sent"

    def test_after_so_many_tries_people_are_asked(self) -> None:
        shop = stocked("c1", faults=Faults(dies=1.0))
        message = planned(shop, purpose="service")
        shop.to_rest()
        found = shop.found(message)

        assert (found.state, found.reason, found.attempt) == ("unknown", "no_answer", MOST_ATTEMPTS)

    def test_of_another_provider_than_serves_now_is_for_people(self) -> None:
        """Only who may have had it knows its key."""
        shop, message = in_doubt()
        shop.say("providers", sms="gateway")
        shop.dispatch = shop.worker()
        shop.run(timedelta(minutes=3))
        assert end_of(shop, message) == ("unknown", "provider_changed")

    def test_of_a_customer_who_is_gone_is_for_people(self) -> None:
        shop, message = in_doubt()
        shop.remove("c1")
        shop.run(timedelta(minutes=3))
        assert end_of(shop, message) == ("unknown", "in_doubt_customer_removed")


class TestALease:
    @pytest.mark.parametrize("settling", WAYS)
    def test_is_left_alone_until_it_is_over(self, settling: Settling) -> None:
        shop = stocked("c1", settling=settling, faults=Faults(dies=1.0))
        message = planned(shop)
        shop.deliver()
        claimed = shop.found(message)
        assert claimed.state == "sending"
        shop.faults.dies = 0.0
        shop.clock.advance(seconds=LEASE.total_seconds() - 1)
        assert shop.dispatch.dispatch(message.message_id) == "under_way"
        assert shop.found(message) == claimed
        shop.clock.advance(seconds=1)
        assert shop.dispatch.dispatch(message.message_id) != "under_way"
        shop.to_rest()

        assert shop.found(message).state == ("unknown" if settling == "neither" else "sent")

    def test_a_worker_held_up_behind_its_claim_sends_no_more(self) -> None:
        """Frozen for a minute between claim and call: another may settle it by now."""
        shop = stocked("c1", settling="can_be_asked")
        message = planned(shop)
        worker = shop.worker(Freezing(shop))
        assert worker.dispatch(message.message_id) == "back_in_line"
        assert shop.provider.calls == 0
        shop.to_rest()
        assert shop.provider.reached[message.message_id] == 1

    def test_an_answer_settles_no_other_claim_than_its_own(self) -> None:
        """It comes when a person has sent the message again, and that is under way."""
        shop = stocked("c1", settling="neither", faults=Faults(dies=1.0))
        message = planned(shop, purpose="service")
        shop.deliver()
        first = shop.found(message)
        shop.run(timedelta(minutes=3))
        assert shop.found(message).state == "unknown"
        shop.send_again(message.message_id)
        while shop.found(message).state != "sending":
            shop.clock.advance(seconds=1)
            shop.deliver()
        second = shop.found(message)
        assert second.attempt == first.attempt

        assert shop.dispatch._settling.back(first, "late", None) == "settled_already"
        assert shop.found(message) == second


class TestAPause:
    def test_keeps_all_of_its_campaign_and_nothing_of_another(self) -> None:
        shop = stocked("c1", campaigns=("cmp_1", "cmp_2"))
        shop.pause("cmp_1")
        kept = planned(shop)
        other = shop.message("c1", "cmp_2", purpose="service")
        shop.plan(other)
        shop.run(timedelta(minutes=10))

        assert (shop.found(kept).state, shop.found(kept).attempt) == ("queued", 0)
        assert shop.found(other).state == "sent"

    def test_a_campaign_that_was_stopped_ends_what_waits(self) -> None:
        shop = stocked("c1")
        shop.pause(state="stopped")
        message = planned(shop)
        shop.run(timedelta(minutes=1))
        assert end_of(shop, message) == ("expired", "campaign_stopped")

    def test_what_was_in_doubt_when_it_was_stopped_is_for_people(self) -> None:
        shop, message = in_doubt()
        shop.pause(state="stopped")
        shop.run(timedelta(minutes=3))
        assert end_of(shop, message) == ("unknown", "in_doubt_campaign_stopped")

    def test_one_copy_of_the_flag_that_is_read_belongs_to_the_message(self) -> None:
        """Sixteen copies, so that a million claims have no hot record; each claim checks one, always the same."""
        shop = stocked("c1")
        message = planned(shop)
        copy = keys.pause_of(message.campaign_id, message.message_id)
        everyone: set[Key] = {keys.pause("cmp_1", number) for number in range(keys.PAUSE_COPIES)}
        assert copy in everyone
        shop.table.load((each, {"state": "paused"}) for each in everyone - {copy})
        shop.run(timedelta(minutes=1))
        assert shop.found(message).state == "sent"


class TestByHand:
    def test_only_what_failed_or_is_in_doubt_is_sent_again(self) -> None:
        shop = stocked("c1")
        message = planned(shop)
        with pytest.raises(NotToBeSentAgain):
            shop.send_again(message.message_id)
        shop.to_rest()
        with pytest.raises(NotToBeSentAgain):
            shop.send_again(message.message_id)
        assert shop.provider.reached[message.message_id] == 1

    def test_only_what_is_in_doubt_is_marked_as_sent(self) -> None:
        shop = shop_that_says(Refused("bad_number"))
        message = planned(shop)
        with pytest.raises(NothingInDoubt):
            shop.mark_sent(message.message_id)
        shop.to_rest()
        with pytest.raises(NothingInDoubt):
            shop.mark_sent(message.message_id)

    def test_marked_as_sent_it_stands_where_one_that_was_sent_does(self) -> None:
        shop = stocked("c1", settling="neither", faults=Faults(answer_lost=1.0))
        message = planned(shop)
        shop.to_rest()
        shop.mark_sent(message.message_id)

        assert shop.found(message).state == "sent"
        assert [each["delivery"] for each in activities(shop)] == ["sent"]
        assert shop.contacts("c1").within(shop.shop.today(), 1, {"sms"}) == 1
        shop.adds_up()

    def test_sent_again_after_a_failed_delivery_it_keeps_its_place_among_what_happened(self) -> None:
        shop = stocked("c1")
        message = planned(shop, purpose="service")
        shop.to_rest()
        shop.receipt(message.message_id, "failed")
        shop.clock.advance(hours=1)
        shop.send_again(message.message_id)
        shop.to_rest()
        shop.receipt(message.message_id, "delivered")
        shop.receipt(message.message_id, "read")

        assert shop.found(message).state == "read"
        assert [each["delivery"] for each in activities(shop)] == ["read"]

    def test_sent_again_by_hand_it_asks_for_leave_like_any_other(self) -> None:
        shop = shop_that_says(Refused("content"))
        message = planned(shop)
        shop.to_rest()
        shop.consent("c1", "sms", allowed=False)
        shop.send_again(message.message_id)
        shop.to_rest()
        assert end_of(shop, message) == ("suppressed", "no_consent")

    def test_sent_again_late_it_is_good_for_a_day(self) -> None:
        shop = shop_that_says(Refused("content"))
        message = shop.message("c1", valid=timedelta(hours=1))
        shop.plan(message)
        shop.run(timedelta(minutes=1))
        shop.clock.advance(days=3)
        again = shop.send_again(message.message_id)
        assert again.valid_until == shop.clock.now() + timedelta(days=1)


def activities(shop: SendingShop) -> list[dict[str, object]]:
    found = [shop.table.get(key) for key in shop.keys_of("c1") if key.sk.startswith("ACTIVITY#")]
    return [each for each in found if each is not None]


def test_who_is_told_of_a_message_that_there_is_not_does_nothing() -> None:
    shop = stocked("c1")
    assert shop.dispatch.dispatch(shop.message("c1").message_id) == "no_such_message"
    assert shop.messages() == []
