"""Reasons in words: for every rule, in both languages, with what the rules give them."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from rapport.calls.plan.known import Known
from rapport.calls.plan.rules import Rule, reasons
from rapport.calls.plan.summary import Summary
from rapport.calls.tasks import words
from rapport.calls.tasks.words import POINTS, REASONS, WHY_NOT
from rapport.kernel.figures import LANGUAGES, Language
from tests.unit.calls.people import DAY, anniversary, before, birthday, on, person, reason, reminder

BANGLA = re.compile(r"[\u0980-\u09ff]")

EVERY_RULE: dict[Rule, Known] = {
    "follow_up": person(calls=Summary(follow_ups=(before(2),))),
    "upsell": person(silent=10, average="2500"),
    "vip_care": person(silent=10, orders=6, first=200, contact=20),
    "repeat_reminder": person(silent=5, reminders=[reminder(bought=25)]),
    "birthday": person(occasions=[birthday(1)]),
    "anniversary": person(occasions=[anniversary(0)]),
    "at_risk": person(silent=65),
    "repeat_buyer": person(silent=20, orders=2, first=100),
    "welcome": person(silent=1),
    "cadence": person(silent=12),
    "win_back": person(silent=95),
}


def test_every_rule_is_tried() -> None:
    assert set(EVERY_RULE) == set(get_args(Rule))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", EVERY_RULE)
def test_what_a_rule_gives_fills_its_words(rule: Rule, language: Language) -> None:
    found = reason(rule, EVERY_RULE[rule])
    assert found is not None

    text = words.reason(rule, found.said, language)

    assert text
    assert "{" not in text
    assert bool(BANGLA.search(text)) is (language == "bn")


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_bangla_has_its_own_digits(rule: Rule) -> None:
    found = reason(rule, EVERY_RULE[rule])
    assert found is not None

    text = words.reason(rule, {**found.said, "product": "মিনিকেট চাল", "pack": "5 kg"}, "bn")

    assert not re.search(r"[0-9]", text)


@pytest.mark.parametrize(
    ("rule", "english", "bangla"),
    [
        ("follow_up", "Follow-up agreed for 2026-03-08", "২০২৬-০৩-০৮ তারিখে আবার কথা বলার কথা ছিল"),
        (
            "upsell",
            "Upsell opportunity - Recent high-value customer",
            "ভালো ক্রেতা, ১০ দিন আগে কিনেছেন - নতুন কিছু দেখানোর সুযোগ",
        ),
        ("vip_care", "VIP, no contact for 20 days", "ভিআইপি গ্রাহক, ২০ দিন কোনো কথা হয়নি"),
        (
            "repeat_reminder",
            "Miniket Rice 5 kg likely finished: 25 days since 5 kg",
            "Miniket Rice ৫ kg সম্ভবত শেষ: ৫ kg নেওয়ার পর ২৫ দিন হয়েছে",
        ),
        ("birthday", "Birthday on 2026-03-11", "২০২৬-০৩-১১ তারিখে জন্মদিন"),
        ("anniversary", "Anniversary today", "আজ বিবাহবার্ষিকী"),
        ("at_risk", "At risk: no order for 65 days", "হারানোর ঝুঁকি: ৬৫ দিন কোনো অর্ডার নেই"),
        ("repeat_buyer", "Repeat buyer, last order 20 days ago", "নিয়মিত ক্রেতা, শেষ অর্ডার ২০ দিন আগে"),
        ("welcome", "Welcome: their first order", "স্বাগত: প্রথম অর্ডার করেছেন"),
        ("cadence", "Keep in touch: no contact for 12 days", "যোগাযোগ রাখুন: ১২ দিন কথা হয়নি"),
        ("win_back", "Win back: gone for 95 days", "ফিরিয়ে আনুন: ৯৫ দিন ধরে নেই"),
    ],
)
def test_what_is_said(rule: Rule, english: str, bangla: str) -> None:
    found = reason(rule, EVERY_RULE[rule])
    assert found is not None

    assert words.reason(rule, found.said, "en") == english
    assert words.reason(rule, found.said, "bn") == bangla


def test_an_occasion_of_today_is_said_as_such() -> None:
    for known, rule in (
        (person(occasions=[birthday()]), "birthday"),
        (person(occasions=[anniversary()]), "anniversary"),
    ):
        (found,) = reasons(on(known, DAY))
        assert words.reason(rule, found.said, "en") == f"{rule.title()} today"


@pytest.mark.parametrize("table", [REASONS, POINTS, WHY_NOT], ids=["reasons", "points", "why not"])
def test_whatever_is_said_is_said_in_both_languages(table: dict[str, dict[Language, str]]) -> None:
    for name, said in table.items():
        assert set(said) == set(LANGUAGES), name
        assert said["en"].isascii(), name
        assert BANGLA.search(said["bn"]), name


def test_both_languages_need_the_same_facts() -> None:
    """But for the upsell, whose English is the guide's own sentence."""
    for name, said in REASONS.items():
        needs = {language: set(re.findall(r"{(\w+)}", text)) for language, text in said.items()}
        assert needs["en"] == needs["bn"] or name == "upsell"


@pytest.mark.parametrize(
    "code", ["open_task", "contact_gap", "no_call_consent", "wrong_number", "cold", "reason_is_over", "no_capacity"]
)
def test_every_word_against_a_call_is_put_into_words(code: str) -> None:
    assert code in WHY_NOT
    assert words.why_not(code, "en") == WHY_NOT[code]["en"]


def test_a_code_without_words_is_still_readable() -> None:
    assert words.why_not("something_else", "en") == "something else"
    assert words.point("something_else", "en") == "something else"
    assert words.point("vip", "en") == "VIP customer"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", [*get_args(Rule), "vip", "high_average", "further_reasons"])
def test_every_term_of_a_score_has_words(what: str, language: Language) -> None:
    assert what in POINTS
    assert bool(BANGLA.search(words.point(what, language))) is (language == "bn")
