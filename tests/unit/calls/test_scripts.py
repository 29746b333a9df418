"""What to say: for every kind of task and customer, in both languages."""

from __future__ import annotations

import re
from itertools import product
from typing import get_args

import pytest

from rapport.calls.tasks.scripts import BANGLA, ENGLISH, SCRIPTS, Situation, script, situation
from rapport.calls.tasks.task import TaskType
from rapport.customers.rules import CustomerType
from rapport.kernel.figures import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
SAID = {"product": "Miniket Rice", "pack": "2 x 5 kg", "days": 25}
IN_BANGLA = re.compile(r"[\u0980-\u09ff]")


@pytest.mark.parametrize(
    ("task_type", "customer_type", "language"),
    list(product(get_args(TaskType), ("", *get_args(CustomerType)), LANGUAGES)),
)
def test_every_task_has_a_script_for_every_customer(task_type: str, customer_type: str, language: Language) -> None:
    for said in ({}, SAID):
        told = script(situation(task_type, customer_type), language, said)

        assert told.opening
        assert "{" not in told.opening
        assert len(told.do) >= 2
        assert len(told.dont) >= 2


@pytest.mark.parametrize("found", get_args(Situation))
def test_every_situation_stands_in_both_languages(found: Situation) -> None:
    assert set(SCRIPTS) == set(LANGUAGES)
    assert not IN_BANGLA.search(ENGLISH[found].opening + "".join(ENGLISH[found].do + ENGLISH[found].dont))
    for text in (BANGLA[found].opening, *BANGLA[found].do, *BANGLA[found].dont):
        assert IN_BANGLA.search(text)
        assert not re.search(r"[0-9]", text)


@pytest.mark.parametrize(
    ("task_type", "customer_type", "expected"),
    [
        ("new_customer", "new", "new"),
        ("new_customer", "vip", "new"),
        ("upsell", "repeat", "upsell"),
        ("upsell", "vip", "vip"),
        ("relationship", "repeat", "regular"),
        ("relationship", "vip", "vip"),
        ("manual", "", "regular"),
        ("manual", "vip", "vip"),
        ("at_risk", "vip", "at_risk"),
        ("birthday", "vip", "occasion"),
        ("repeat_reminder", "vip", "reminder"),
        ("win_back", "inactive", "win_back"),
        ("congratulate_gold_member", "new", "vip"),
    ],
)
def test_the_kind_of_call_decides_and_a_vip_is_spoken_to_as_one(
    task_type: str, customer_type: str, expected: str
) -> None:
    assert situation(task_type, customer_type) == expected


def test_a_reminder_names_what_is_likely_finished() -> None:
    told = script("reminder", "en", SAID)

    assert "Your Miniket Rice should be almost finished" in told.opening
    assert "shall I send 2 x 5 kg again?" in told.opening


def test_in_bangla_with_bangla_digits() -> None:
    assert "২ x ৫ kg" in script("reminder", "bn", SAID).opening


def test_a_reason_with_days_and_dates_of_its_own_disturbs_nothing() -> None:
    assert script("occasion", "en", {"falls": "2026-03-10", "today": True}).opening == ENGLISH["occasion"].opening
