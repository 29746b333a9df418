from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rapport.kernel.settings import (
    Access,
    Business,
    CustomField,
    CustomFields,
    DropOff,
    Lifecycle,
    Settings,
    Temperature,
    Value,
)
from rapport.kernel.settings_in_force import from_item, to_item
from rapport.kernel.table.memory import _copied


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Temperature(hot_days=30, warm_days=30), "hot_days must be below warm_days"),
        (lambda: Temperature(hot_days=31), "hot_days must be below warm_days"),
        (lambda: Temperature(hot_days=-1), "hot_days must be between"),
        (lambda: Temperature(warm_days=731), "warm_days must be between"),
        (lambda: Lifecycle(at_risk_days=90), "at_risk_days must be below churned_days"),
        (lambda: Lifecycle(churned_days=60), "at_risk_days must be below churned_days"),
        (lambda: Lifecycle(inactive_days=0), "inactive_days must be between"),
        (lambda: DropOff(low_days=60), "low_days must be below medium_days"),
        (lambda: DropOff(medium_days=90), "medium_days must be below high_days"),
        (lambda: DropOff(high_days=120), "high_days must be below critical_days"),
        (lambda: DropOff(critical_days=1461), "critical_days must be between"),
        (lambda: Value(repeat_orders=1), "repeat_orders must be between"),
        (lambda: Value(repeat_orders=6), "repeat_orders must be below vip_orders"),
        (lambda: Value(vip_spend=Decimal("-0.01")), "vip_spend must be between"),
        (lambda: Business(name=""), "name must have 1 to 100 characters"),
        (lambda: Business(weekend=("friday",) * 7), "weekend may hold at most 6"),
        (lambda: Access(delivery_days=0), "delivery_days must be between"),
        (lambda: CustomFields({"": CustomField("text")}), "a field's name must have"),
        (lambda: CustomFields({f"f{n}": CustomField("text") for n in range(51)}), "customer may hold at most 50"),
    ],
)
def test_edges_stand_in_order_and_the_one_that_does_not_is_named(make: Callable[[], Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        make()


def test_what_a_shop_has_not_decided_is_as_the_words_say() -> None:
    settings = Settings()

    assert (settings.temperature.hot_days, settings.temperature.warm_days) == (7, 30)
    assert (settings.lifecycle.at_risk_days, settings.lifecycle.churned_days) == (60, 90)
    assert settings.lifecycle.inactive_days == 90
    drop_off = settings.drop_off
    assert (drop_off.low_days, drop_off.medium_days, drop_off.high_days, drop_off.critical_days) == (30, 60, 90, 120)
    assert (settings.value.repeat_orders, settings.value.vip_orders) == (2, 6)
    assert settings.value.vip_spend == 50_000
    assert settings.value.high_average_order == 1_000
    assert set(settings.business.weekend) == {"friday", "saturday"}


def test_settings_survive_the_store() -> None:
    decided = Settings(
        temperature=Temperature(3, 20),
        value=Value(3, 9, Decimal("75000.50"), Decimal("1500.25")),
        business=Business("মুদি দোকান", "bn", ("friday",), (date(2026, 3, 26),)),
        access=Access("own", 0, 60),
        custom_fields=CustomFields({"loyalty_card": CustomField("choice", ("gold", "silver"))}),
    )

    assert from_item(_copied({"settings": to_item(decided)})) == decided


def test_what_a_newer_release_has_decided_does_not_stop_an_older_one() -> None:
    kept = to_item(Settings())
    kept["temperature"]["lukewarm_days"] = 15
    kept["horoscopes"] = {"believed": True}

    assert from_item({"settings": kept}) == Settings()
