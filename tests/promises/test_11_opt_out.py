"""Promise 11: somebody opts out at t, and nothing is claimed after t, whether it was queued, held or in doubt.

Two workers send while the customer opts out: by consent as it is recorded, by STOP, or by the link in a message. All
that is committed is watched in its order; t is the instant at which the word itself was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import pytest

from rapport.cases import opening
from rapport.cases.model import NewCase
from rapport.customers import consent, editing
from rapport.customers.asked import ConsentAsked, CustomerFields
from rapport.kernel import keys
from rapport.kernel.shop import Shop
from rapport.kernel.table import Put, Table, Update, Write
from rapport.kernel.work import perform
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.receiving import opted_out, receive
from tests.promises.conftest import Counted, Size
from tests.rig.faulty_table import FaultyTable
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.pretending import PretendProvider
from tests.rig.sending import SendingShop, stocked
from tests.rig.shop import ADMIN

NEW_NUMBER = "+8801799999999"
type Event = tuple[str, str]


class Watched(FaultyTable):
    """Notes what is committed, in its order."""

    def __init__(self, table: Table, log: list[Event]) -> None:
        super().__init__(table)
        self._log = log

    def transact(self, writes: Sequence[Write]) -> None:
        super().transact(writes)
        for write in writes:
            match write:
                case Put(key, item) if key.sk.startswith("MESSAGE#") and item["state"] == "sending":
                    self._log.append(("claimed", item["message_id"]))
                case Put(key) if key.pk.startswith("SUPPRESSED#"):
                    self._log.append(("suppressed", ""))
                case Update(key, said) if key.sk == "PROFILE" and "cases" in said:
                    self._log.append(("complained", ""))
                case Update(key, said) if key.sk == "PROFILE" and "consent" in said:
                    allowed, _, _ = said["consent"]["sms:marketing"]
                    self._log.append(("consent", "") if not allowed else ("edited", ""))


class WatchedProvider(PretendProvider):
    def __init__(self, shop: SendingShop, log: list[Event]) -> None:
        super().__init__(shop.dice, shop.clock, "takes_key", shop.faults)
        self._log = log

    def send(self, envelope: Envelope) -> Answer:
        self._log.append(("sent to", envelope.to))
        return super().send(envelope)


# -- ways to opt out ---------------------------------------------------------------------------------------------


def by_record(shop: Shop, _: Message, __: str) -> None:
    asked = ConsentAsked(channel="sms", purpose="marketing", allowed=False, source="form")
    perform(shop, ADMIN, partial(consent.record, customer_id="c1", asked=asked, expected=None))


def by_stop(shop: Shop, _: Message, number: str) -> None:
    stop = Receipt("outbox", "replied", shop.clock.now(), address=number, channel="sms", text="STOP")
    receive(shop, ADMIN, stop)


def by_link(shop: Shop, message: Message, _: str) -> None:
    perform(shop, ADMIN, partial(opted_out, message_id=message.message_id, source="link"))


def by_complaint(shop: Shop, _: Message, __: str) -> None:
    """Who complains has not opted out; until it is settled they are not advertised to all the same."""
    asked = NewCase(customer_id="c1", kind="complaint", what_happened="two packs were open")
    perform(shop, ADMIN, partial(opening.open_case, asked=asked))


WAYS: dict[str, tuple[Callable[[Shop, Message, str], None], str]] = {
    "as recorded": (by_record, "consent"),
    "by STOP": (by_stop, "suppressed"),
    "by the link": (by_link, "consent"),
    "by a complaint": (by_complaint, "complained"),
}


# -- where the message stands ------------------------------------------------------------------------------------


def queued(shop: SendingShop, message: Message) -> None:
    shop.plan(message)


def held(shop: SendingShop, message: Message) -> None:
    now = shop.clock.now()
    shop.clock.set(now.replace(hour=17))
    shop.plan(message)
    shop.deliver()
    assert shop.found(message).state == "held"
    shop.clock.set(now + timedelta(days=1))


def in_doubt(shop: SendingShop, message: Message) -> None:
    """The answer was lost, before it was taken by anybody."""
    shop.faults.dies = 1.0
    shop.plan(message)
    shop.deliver()
    shop.faults.dies = 0.0
    shop.clock.advance(seconds=61)


STANDS = (queued, held, in_doubt)


def sends(shop: SendingShop, workers: Interleaving, log: list[Event], messages: Sequence[Message]) -> None:
    table = StoppingTable(Watched(shop.table, log), workers)
    dispatch = shop.worker(table)
    for _ in range(2):
        for message in messages:
            dispatch.dispatch(message.message_id)
        workers.stop()
        shop.clock.advance(seconds=8)


def moves(shop: Shop) -> None:
    """The customer gets another number meanwhile."""
    asked = CustomerFields(phone=NEW_NUMBER)
    perform(shop, ADMIN, lambda work: editing.change(work, "c1", asked, None))


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_claimed_after_the_word(way: str, size: Size, counted: Counted) -> None:
    opts_out, the_word = WAYS[way]
    cases = size(300, 10_000, 45)
    seen: Counter[str] = Counter()
    for seed in range(cases):
        shop, workers, log = stocked("c1", seed=seed), Interleaving(seed), list[Event]()
        offer = shop.message("c1")
        errand = shop.message("c1", occurrence="order", purpose="service")
        stands, moved = STANDS[seed % 3], seed % 2 == 1
        stands(shop, offer)
        shop.plan(errand)
        shop.provider = WatchedProvider(shop, log)
        number = str(shop.person("c1").phone)
        customer = shop.shop_on(StoppingTable(Watched(shop.table, log), workers))
        doings: list[Callable[[], None]] = [
            partial(sends, shop, workers, log, [offer, errand]),
            partial(sends, shop, workers, log, [errand, offer]),
            partial(opts_out, customer, offer, number),
        ]
        if moved:
            doings.append(partial(moves, shop.shop_on(StoppingTable(Watched(shop.table, log), workers))))
        workers.run(doings)
        shop.dispatch = shop.worker(Watched(shop.table, log))
        shop.to_rest()

        later = log[log.index((the_word, "")) :]
        # STOP speaks for a number, and for who has it: nothing at all goes there, whatever it is about.
        assert way != "by STOP" or ("sent to", number) not in later, (seed, log)
        if way != "by STOP" or not moved:
            assert ("claimed", offer.message_id) not in later, (seed, log)
        # Who answers STOP has read what went before.
        state = shop.found(offer).state.replace("read", "sent")
        assert state in ("sent", "suppressed") or (state == "unknown" and stands is in_doubt), (seed, state)
        assert ("claimed", offer.message_id) in log or state == "suppressed" or stands is in_doubt, (seed, log)
        assert shop.reached_twice() == [], seed
        shop.adds_up()
        seen[state] += 1
    counted(
        11,
        "{cases} interleavings of two workers with an opt-out: {sent} sent before the word, {kept} kept back, "
        "{unknown} in doubt shown to a person, 0 claimed after it",
        cases=cases,
        sent=seen["sent"],
        kept=seen["suppressed"],
        unknown=seen["unknown"],
    )


def test_whose_number_changes_gets_it_at_the_new_one_or_not_at_all(size: Size, counted: Counted) -> None:
    """What was read before the change is not sent behind it."""
    cases = size(100, 3_000, 30)
    for seed in range(cases):
        shop, workers, log = stocked("c1", seed=seed), Interleaving(seed), list[Event]()
        message = shop.message("c1")
        shop.plan(message)
        shop.provider = WatchedProvider(shop, log)
        old = str(shop.person("c1").phone)

        def changes(shop: SendingShop = shop, workers: Interleaving = workers, log: list[Event] = log) -> None:
            moves(shop.shop_on(StoppingTable(shop.table, workers)))
            log.append(("moved", ""))

        workers.run([partial(sends, shop, workers, log, [message]) for _ in range(2)] + [changes])
        sent = [where for what, where in log if what == "sent to"]
        assert len(sent) == 1, (seed, log)
        if log.index(("moved", "")) < log.index(("sent to", sent[0])):
            assert sent == [NEW_NUMBER], (seed, log)
        assert sent[0] in (old, NEW_NUMBER)
    counted(11, "{cases} interleavings with a number that changes: none sent to a number read before", cases=cases)


def test_start_of_before_undoes_no_later_stop(counted: Counted) -> None:
    """START, then STOP, and then the START is delivered once more: neither they nor who shares their number hears."""
    shop = stocked("c1")
    number = shop.person("c1").phone

    def writes(text: str, at: datetime) -> None:
        shop.clock.advance(minutes=1)
        shop.receipt("", "replied", at=at, address=number, channel="sms", text=text)

    start, stop = shop.clock.now(), shop.clock.now() + timedelta(seconds=30)
    for text, at in (("START", start), ("STOP", stop), ("START", start)):
        writes(text, at)
    shop.customer("c2", phone=str(number))
    offers = [shop.message("c1"), shop.message("c2")]
    shop.plan(*offers)
    shop.to_rest()
    assert [shop.found(each).reason for each in offers] == ["no_consent", "opted_out"]

    writes("START", shop.clock.now() + timedelta(minutes=1))
    again = shop.message("c1", occurrence="again")
    shop.plan(again)
    shop.to_rest()
    assert shop.found(again).state == "sent"
    counted(11, "START delivered once more behind a STOP: it stays stopped", cases=1)


def test_start_gives_no_leave_that_stop_did_not_take() -> None:
    """Who never consented, or took it back by a form, has not consented by writing START."""
    shop = stocked("c1")
    shop.customer("c9", consents=False)
    shop.consent("c1", "sms", allowed=False)
    shop.clock.advance(minutes=1)
    for customer_id in ("c1", "c9"):
        number = shop.person(customer_id).phone
        shop.receipt("", "replied", address=number, channel="sms", text="START")
        message = shop.message(customer_id)
        shop.plan(message)
        shop.to_rest()
        assert shop.found(message).reason == "no_consent"


def test_stop_outlives_the_customer() -> None:
    """The number comes back with a new customer, who even says yes on a form: they have not written START."""
    shop = stocked("c1")
    number = str(shop.person("c1").phone)
    shop.receipt("", "replied", address=number, channel="sms", text="STOP")
    shop.remove("c1")
    shop.customer("c2", phone=number)
    message = shop.message("c2")
    shop.plan(message)
    shop.to_rest()

    assert (shop.found(message).state, shop.found(message).reason) == ("suppressed", "opted_out")
    assert shop.table.get(keys.message(message.message_id)) is not None
