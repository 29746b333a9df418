"""Who is held out and who reads which words: in proportion, for good, and each draw by itself."""

from __future__ import annotations

from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from rapport.campaigns.campaign import OWN_WORDS, VariantName
from rapport.campaigns.groups import chosen, held_out, is_held_out, variant_of
from tests.unit.campaigns.made import campaign, variant

PEOPLE = [f"cus_{number}" for number in range(10_000)]
NAMES: tuple[VariantName, ...] = ("A", "B", "C", "D")
EXPERIMENTS = st.text(min_size=1, max_size=40)


def within_chance(count: int, percent: int, of: int) -> bool:
    """Five standard deviations: of a million such shares not one should lie outside."""
    share = percent / 100
    return abs(count - of * share) <= 5 * sqrt(of * share * (1 - share)) + 1


@st.composite
def shares(draw: st.DrawFn) -> list[int]:
    cuts = sorted(draw(st.lists(st.integers(1, 100), min_size=1, max_size=4, unique=True)))
    return [later - earlier for earlier, later in zip([0, *cuts], cuts, strict=False)]


@given(EXPERIMENTS, st.integers(0, 50))
def test_so_many_percent_are_held_out(experiment: str, percent: int) -> None:
    held = sum(held_out(experiment, percent, each) for each in PEOPLE)

    assert within_chance(held, percent, len(PEOPLE))


@given(EXPERIMENTS, shares())
def test_each_variant_has_its_share_and_the_rest_read_the_campaigns_own_words(
    experiment: str, shares: list[int]
) -> None:
    variants = [variant(name, share) for name, share in zip(NAMES, shares, strict=False)]

    readers = [chosen(experiment, variants, each) for each in PEOPLE]

    for each in variants:
        assert within_chance(readers.count(each.name), each.share, len(PEOPLE))
    assert within_chance(readers.count(OWN_WORDS), 100 - sum(shares), len(PEOPLE))


@given(EXPERIMENTS, st.integers(0, 49))
def test_a_larger_hold_out_lets_nobody_back_in(experiment: str, percent: int) -> None:
    held = {each for each in PEOPLE[:2000] if held_out(experiment, percent, each)}

    assert held <= {each for each in PEOPLE[:2000] if held_out(experiment, percent + 1, each)}


@given(shares())
def test_whatever_becomes_of_the_variants_nobody_leaves_the_hold_out(shares: list[int]) -> None:
    before = campaign(holdout_percent=10)
    variants = tuple(variant(name, share) for name, share in zip(NAMES, shares, strict=False))
    after = campaign(holdout_percent=10, variants=variants)

    assert [is_held_out(before, each) for each in PEOPLE[:2000]] == [is_held_out(after, each) for each in PEOPLE[:2000]]


def test_a_variant_added_behind_takes_readers_from_the_campaigns_own_words_alone() -> None:
    before = campaign(variants=(variant("A", 30), variant("B", 30)))
    after = campaign(variants=(variant("A", 30), variant("B", 30), variant("C", 20)))

    moved = {(variant_of(before, each), variant_of(after, each)) for each in PEOPLE}

    assert moved == {("A", "A"), ("B", "B"), (OWN_WORDS, OWN_WORDS), (OWN_WORDS, "C")}


def test_what_one_reads_says_nothing_about_being_held_out() -> None:
    draws = [(held_out("honey", 50, each), chosen("honey", [variant("A", 50)], each) == "A") for each in PEOPLE]

    assert all(within_chance(draws.count(pair), 25, len(PEOPLE)) for pair in set(draws))
    assert len(set(draws)) == 4


def test_two_campaigns_draw_by_themselves_and_those_of_one_experiment_together() -> None:
    honey, rice = campaign(holdout_percent=20), campaign(campaign_id="cmp_rice", holdout_percent=20)
    together = [
        campaign(campaign_id=each, holdout_percent=20, experiment="spring") for each in ("cmp_honey", "cmp_rice")
    ]

    assert [is_held_out(honey, each) for each in PEOPLE] != [is_held_out(rice, each) for each in PEOPLE]
    assert [is_held_out(together[0], each) for each in PEOPLE] == [is_held_out(together[1], each) for each in PEOPLE]


def test_nobody_is_held_out_of_a_campaign_without_a_hold_out() -> None:
    assert not any(is_held_out(campaign(), each) for each in PEOPLE)
    assert {variant_of(campaign(), each) for each in PEOPLE} == {OWN_WORDS}


def test_a_draw_is_for_ever() -> None:
    """Written down once: another hash would deal everybody anew in the middle of a campaign."""
    three = [variant("A", 34), variant("B", 33), variant("C", 33)]

    assert [chosen("cmp_honey", three, each) for each in PEOPLE[:8]] == FIRST_EIGHT
    assert [number for number in range(60) if held_out("cmp_honey", 10, PEOPLE[number])] == FIRST_HELD_OUT


FIRST_EIGHT = ["A", "C", "B", "C", "A", "C", "C", "C"]
FIRST_HELD_OUT = [6, 17, 34, 38, 44, 47, 49, 58]
