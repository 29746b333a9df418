"""A budget stops before it is overspent, however many plan at once, and wherever one of them dies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rapport.kernel.table import Table
from tests.rig.campaign_shop import CampaignShop, Trigger
from tests.rig.faulty_table import Broken, Fault, FaultyTable
from tests.rig.interleaving import Interleaving, StoppingTable

ONE = Decimal("0.35")
"""Of an SMS of one part."""


@pytest.fixture
def crowd(shop: CampaignShop) -> CampaignShop:
    shop.says("messages", only_with_consent=False)
    for number in range(60):
        shop.customer(f"c{number:02d}", allows=())
    return shop


def worth(shop: CampaignShop) -> Decimal:
    """What those cost that were planned to go."""
    return ONE * sum(each.state in ("queued", "held") for each in shop.messages())


@pytest.mark.parametrize(
    ("budget", "paid"), [("0.34", 0), ("0.35", 1), ("3.50", 10), ("3.84", 10), ("20.99", 59), ("21.00", 60)]
)
def test_it_is_spent_to_the_last_message_and_not_beyond(crowd: CampaignShop, budget: str, paid: int) -> None:
    crowd.campaign(budget=Decimal(budget), texts={"en": "Honey"})
    expected = crowd.previews()

    crowd.sends()

    assert (len(crowd.who()), crowd.spent()) == (paid, paid * ONE)
    assert expected.to_be_sent == paid
    assert expected.reasons == ({"budget": 60 - paid} if paid < 60 else {})
    assert crowd.stats().suppressed_by_reason == expected.reasons


def test_what_waits_for_its_hour_is_paid_for_as_well(crowd: CampaignShop) -> None:
    crowd.it_is(crowd.today, 22)
    crowd.campaign(budget=Decimal("3.50"), texts={"en": "Honey"})

    crowd.sends()

    assert (len(crowd.who(state="held")), crowd.spent()) == (10, Decimal("3.50"))


def test_looks_of_a_trigger_spend_of_one_budget(shop: CampaignShop) -> None:
    for number in range(4):
        shop.customer(f"c{number}")
        shop.buys(f"c{number}", 30 - number)
    shop.delivered()
    shop.campaign(Trigger("days_inactive", value=30), budget=Decimal("0.70"), texts={"en": "Honey"})

    for _ in range(4):
        shop.job()
        shop.days_pass()

    assert [each.reason for each in shop.messages()] == ["", "", "budget", "budget"]
    assert shop.spent() == Decimal("0.70")


@pytest.mark.parametrize("seed", range(8))
def test_several_at_once_never_overspend(crowd: CampaignShop, seed: int) -> None:
    crowd.campaign(budget=Decimal("7.00"), texts={"en": "Honey"})
    interleaving = Interleaving(seed)

    def worker(table: Table) -> None:
        crowd.sends(table=table)

    interleaving.run([lambda: worker(StoppingTable(crowd.table, interleaving)) for _ in range(3)])

    assert crowd.spent() == worth(crowd) == Decimal("7.00")
    assert len(crowd.messages()) == 60
    crowd.adds_up()


def test_a_death_between_pages_neither_loses_nor_spends_twice(crowd: CampaignShop) -> None:
    crowd.campaign(budget=Decimal("7.00"), texts={"en": "Honey"})
    counting = FaultyTable(crowd.copied().table)
    crowd.copied().sends(table=counting)
    for call in range(1, len(counting.calls) + 1):
        for moment in ("before", "after"):
            shop = crowd.copied()
            with pytest.raises(Broken):
                shop.sends(table=FaultyTable(shop.table, Fault(call, moment)))
            assert shop.spent() == worth(shop) <= Decimal("7.00")

            shop.sends()

            assert shop.spent() == worth(shop) == Decimal("7.00")
            assert len(shop.messages()) == 60
