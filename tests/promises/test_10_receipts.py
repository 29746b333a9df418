"""Promise 10: receipts doubled, late and out of order: a status never goes back, and ends as far as was ever told.

What `failed` means is a matter of when it is told. Of a message of which nothing better is known, it is the end: what
is told afterwards changes nothing, until a person sends it again. Of one that was delivered or read, it is too late:
what arrived has arrived. Whoever opened or clicked has read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from rapport.kernel import keys
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope, Settling
from rapport.messaging.receipts.receipt import ReceiptKind
from tests.promises.conftest import Counted, Size
from tests.rig.interleaving import Interleaving
from tests.rig.pretending import Died, PretendProvider
from tests.rig.sending import Faults, SendingShop, planned, stocked

KINDS: tuple[ReceiptKind, ...] = ("sent", "delivered", "read", "opened", "clicked", "failed")
AT_ONCE: tuple[ReceiptKind, ...] = ("sent", "delivered", "delivered", "read", "opened", "clicked")
FAR = {"sent": 1, "delivered": 2, "read": 3, "opened": 3, "clicked": 3}
NAMES = {1: "sent", 2: "delivered", 3: "read"}
BEFORE = {"queued": 0, "sending": 0, "unknown": 0, "sent": 1, "delivered": 2, "read": 3, "failed": 4}
"""How far a status is; failed is behind all of them, for nothing follows it by itself."""

PEOPLE = tuple(f"c{number}" for number in range(40))


def told(start: str, receipts: Sequence[ReceiptKind]) -> str:
    """The plain oracle: one receipt after the other, and never back."""
    state = start
    for kind in receipts:
        if state == "failed":
            break
        if kind != "failed":
            state = NAMES[max(FAR[kind], BEFORE[state])]
        elif BEFORE[state] < FAR["delivered"]:
            state = "failed"
    return state


def drawn(dice: Random) -> list[ReceiptKind]:
    """Some of them, some twice and thrice, in any order."""
    kinds = [kind for kind in KINDS if dice.random() < (0.6 if kind in ("sent", "delivered") else 0.25)] or ["sent"]
    all_of_them = kinds + [kind for kind in kinds for _ in range(2) if dice.random() < 0.3]
    dice.shuffle(all_of_them)
    return all_of_them


def in_state(state: str, shop: SendingShop, number: int) -> Message:
    """Sent; or with the provider, whose answer is still to come; or in doubt, in line or parked."""
    message = shop.message(PEOPLE[number % len(PEOPLE)], occurrence=f"o{number}", purpose="service")
    shop.provider.settling = "neither" if state == "unknown" else "takes_key"
    shop.faults.answer_lost = 1.0 if state in ("queued", "unknown") else 0.0
    shop.faults.dies = 1.0 if state == "sending" else 0.0
    planned(shop.shop, message)
    with suppress(Died):
        shop.dispatch.dispatch(message.message_id)
    shop.faults.answer_lost = shop.faults.dies = 0.0
    # A provider that does this to all of them would be left alone for a while.
    shop.table.delete_many([keys.provider("outbox")])
    shop.dispatch = shop.worker()
    found = shop.found(message)
    assert (found.state, found.in_doubt) == (state, state == "queued")
    return found


@pytest.mark.parametrize("start", ["sent", "sending", "queued", "unknown"])
def test_in_any_order_and_number_a_status_never_goes_back(start: str, size: Size, counted: Counted) -> None:
    """The queued one is in doubt: the provider took it, its answer was lost, and it waits to go again with its key."""
    cases = size(500, 25_000, 60)
    ends: Counter[str] = Counter()
    heard = 0
    dice = Random(start)
    shop = SendingShop()
    for number in range(cases):
        if number % 500 == 0:
            shop = stocked(*PEOPLE)
        message = in_state(start, shop, number)
        receipts = drawn(dice)
        far = BEFORE[start]
        for kind in receipts:
            shop.clock.advance(seconds=1)
            shop.receipt(message.message_id, kind)
            now = shop.found(message)
            assert BEFORE[now.state] >= far, (receipts, kind, now.state)
            far = BEFORE[now.state]
        end = shop.found(message)
        assert end.state == told(start, receipts), receipts
        assert not end.in_doubt or end.state == start, receipts
        for kind in ("opened", "clicked"):
            assert (kind in end.times) == (kind in receipts), receipts
        _told_on_the_timeline(shop, end)
        ends[end.state] += 1
        heard += len(receipts)
        if number % 100 == 99:
            shop.adds_up()
    counted(
        10,
        "{cases} messages with {heard} receipts doubled, late and out of order: {read} read, {delivered} delivered, "
        "{failed} failed, 0 went back",
        cases=cases,
        heard=heard,
        **{name: ends[name] for name in ("read", "delivered", "failed")},
    )


def _told_on_the_timeline(shop: SendingShop, message: Message) -> None:
    items = [shop.table.get(key) for key in shop.keys_of(message.customer_id) if key.sk.startswith("ACTIVITY#")]
    theirs = [item for item in items if item is not None and item.get("message_id") == message.message_id]
    if "sent" in message.times:
        assert [item["delivery"] for item in theirs] == [message.state]
    else:
        assert theirs == []


# -- faster than the answer --------------------------------------------------------------------------------------


class TellsBeforeItAnswers(PretendProvider):
    """Its receipts come while the call is still under way."""

    def __init__(self, shop: SendingShop, settling: Settling, receipts: Sequence[ReceiptKind]) -> None:
        super().__init__(shop.dice, shop.clock, settling, shop.faults)
        self._shop, self._receipts = shop, receipts

    def take(self, envelope: Envelope) -> None:
        super().take(envelope)
        for kind in self._receipts:
            self._shop.receipt(envelope.message_id, kind)

    def send(self, envelope: Envelope) -> Answer:
        return super().send(envelope)


@pytest.mark.parametrize("settling", ["takes_key", "can_be_asked", "neither"])
def test_a_receipt_that_is_faster_than_the_answer_is_not_undone_by_it(
    settling: Settling, size: Size, counted: Counted
) -> None:
    """And where the answer is lost, the receipt settles what nobody would know."""
    cases = size(60, 2_000, 20)
    for seed in range(cases):
        dice = Random(seed)
        receipts = drawn(dice)
        shop = stocked("c1", seed=seed, settling=settling, faults=Faults(answer_lost=0.5))
        shop.provider = TellsBeforeItAnswers(shop, settling, receipts)
        shop.dispatch = shop.worker()
        message = shop.message("c1", purpose="service")
        shop.plan(message)
        shop.to_rest()

        assert shop.found(message).state == told("sending", receipts), (seed, receipts)
        assert shop.reached_twice() == [], seed
        shop.adds_up()
    counted(10, "{cases} messages whose receipts were faster than the answer: none undone by it", cases=cases)


def test_receipts_heard_by_several_at_once_leave_the_furthest(size: Size, counted: Counted) -> None:
    cases = size(60, 2_000, 15)
    for seed in range(cases):
        shop = stocked("c1", seed=seed)
        message = shop.message("c1", purpose="service")
        shop.plan(message)
        shop.to_rest()
        workers = Interleaving(seed)
        kinds = Random(seed).sample(AT_ONCE, 4)
        workers.run([shop.hearing(workers, message.message_id, kind) for kind in kinds])

        assert shop.found(message).state == NAMES[max(FAR[kind] for kind in kinds)], (seed, kinds)
        _told_on_the_timeline(shop, shop.found(message))
        shop.adds_up()
    counted(10, "{cases} interleavings of four receipts at once: the furthest stands", cases=cases)


# -- sent again -------------------------------------------------------------------------------------------------


def test_what_failed_and_was_sent_again_does_not_fail_by_the_old_receipts(counted: Counted) -> None:
    """While it waits in line, receipts of the first time say nothing about the second; then its own count."""
    shop = stocked("c1")
    message = shop.message("c1", purpose="service")
    shop.plan(message)
    shop.to_rest()
    shop.receipt(message.message_id, "failed")
    again = shop.send_again(message.message_id)
    for kind in ("failed", "sent", "delivered"):
        shop.receipt(message.message_id, kind)
        assert shop.found(message) == again
    shop.to_rest()
    assert shop.found(message).state == "sent"
    shop.clock.advance(minutes=1)
    shop.receipt(message.message_id, "delivered")

    assert shop.found(message).state == "delivered"
    _told_on_the_timeline(shop, shop.found(message))
    shop.adds_up()
    counted(10, "sent again after a failure: old receipts change nothing, new ones count", cases=1)


def test_a_receipt_for_a_customer_who_is_gone_is_kept_by_the_message_alone() -> None:
    shop = stocked("c1", faults=Faults(dies=1.0))
    message = shop.message("c1", purpose="service")
    shop.plan(message)
    shop.deliver()
    shop.remove("c1")
    for kind in ("sent", "delivered", "opened", "failed"):
        shop.receipt(message.message_id, kind)

    assert shop.found(message).state == "read"
    shop.adds_up()


def test_a_receipt_about_nothing_of_ours_changes_nothing() -> None:
    shop = stocked("c1")
    assert shop.receipt("msg_20260310_00000000000000000000000000_c1") == "no_such_message"
    assert shop.receipt("somebody-elses-id") == "no_such_message"
    assert replace(shop.message("c1"), state="sent") not in shop.messages()


def test_of_two_answers_the_later_stands_however_they_come() -> None:
    shop = stocked("c1")
    message = shop.message("c1", purpose="service")
    shop.plan(message)
    shop.to_rest()
    number = shop.person("c1").phone
    first = shop.clock.now() + timedelta(seconds=10)
    later = first + timedelta(seconds=5)
    for at, text in ((later, "no"), (first, "yes"), (later, "no"), (first, "yes")):
        shop.clock.advance(minutes=1)
        shop.receipt("", "replied", at=at, address=number, channel="sms", text=text)

    found = shop.found(message)
    assert (found.answer, found.times["answered"], found.state) == ("negative", later, "read")
    assert shop.tally("answered") == 1
