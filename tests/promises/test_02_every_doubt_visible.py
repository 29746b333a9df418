"""Promise 2: with a provider that takes no key and cannot be asked, nothing goes twice by itself, and every doubt is
shown to a person, who settles it. Nobody can promise more with such a provider."""

from __future__ import annotations

from datetime import timedelta

from rapport.messaging.ledger.message import Message
from tests.promises.conftest import Counted, Size
from tests.rig.sending import Faults, SendingShop

FAULTS = Faults(
    refused=0.10,
    answer_lost=0.10,
    not_reached=0.02,
    throttled=0.03,
    dies=0.02,
    dies_at_store=0.003,
    doubled=0.25,
    redelivered=0.08,
    lost=0.02,
)


def doubts(shop: SendingShop) -> list[Message]:
    return [each for each in shop.messages() if each.state == "unknown"]


def at_rest(seed: int, people: int) -> SendingShop:
    shop = SendingShop(seed, "neither", FAULTS)
    shop.campaign()
    for number in range(people):
        shop.customer(f"c{number}")
    offers = [shop.message(f"c{number}") for number in range(people)]
    errands = [
        shop.message(f"c{number}", occurrence=f"order_{each}", purpose="service")
        for number in range(people)
        for each in range(3)
    ]
    shop.plan(*offers, *errands)
    shop.to_rest(at_most=timedelta(days=5))
    return shop


def test_nothing_goes_twice_by_itself_and_every_doubt_is_shown(size: Size, counted: Counted) -> None:
    for seed in range(size(2, 250, 1)):
        shop = at_rest(seed, size(250, 250, 50))

        assert shop.reached_twice() == [], seed
        assert [each for each in shop.messages() if each.waits] == [], seed
        shown = doubts(shop)
        # Whoever is told of as reached was; whoever was reached and is not told of so is a doubt that is shown.
        assert shop.told_of() <= shop.reached(), seed
        assert shop.reached() - shop.told_of() <= {each.message_id for each in shown}, seed
        assert all(each.reason for each in shown), seed
        assert shown, seed
        shop.adds_up()
        counted(
            2,
            "{messages} messages to a provider that can do neither: 0 twice by itself, {reached} of which nobody heard "
            "are among {shown} shown doubts",
            messages=len(shop.messages()),
            reached=len(shop.reached() - shop.told_of()),
            shown=len(shown),
        )


def test_send_again_and_mark_sent_settle_every_doubt(size: Size, counted: Counted) -> None:
    """People ask the provider's own console; while they settle one, others fall into doubt anew."""
    shop = at_rest(100, size(100, 2_000, 40))
    again = marked = 0
    while shown := doubts(shop):
        for each in shown:
            if each.message_id in shop.reached():
                shop.mark_sent(each.message_id)
                marked += 1
            else:
                shop.send_again(each.message_id)
                again += 1
        shop.to_rest(at_most=timedelta(days=9))

    assert shop.reached_twice() == []
    assert shop.reached() == shop.told_of()
    assert {each.state for each in shop.messages()} == {"sent", "failed"}
    shop.adds_up()
    counted(
        2,
        "doubts settled by people: {marked} marked as sent, {again} sent again, none left, 0 twice",
        marked=marked,
        again=again,
    )
