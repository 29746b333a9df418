from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.customers import names
from rapport.customers.names import MOST_WORDS, matches, words
from rapport.kernel.spelling import folded

people = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("Md. Karim Uddin", ["karim", "uddin"]),
        ("MST RAHIMA", ["rahima"]),
        ("মোঃ করিম", ["করিম"]),
        ("মোসাঃ রহিমা বেগম", ["রহিমা", "বেগম"]),
        ("Jürgen Müller-Lüdenscheidt", ["jurgen", "muller", "ludenscheidt"]),
        ("O'Brien", ["brien"]),
        ("A. K. M. Rahman", ["rahman"]),
        ("Straße", ["strasse"]),
        ("Karim  karim", ["karim"]),
        ("😀", []),
        ("", []),
        ("Md.", []),
        ("Ｆｕｌｌ Ｗｉｄｔｈ", ["full", "width"]),
        ("24 Hours Store", ["24", "hours", "store"]),
    ],
)
def test_a_name_is_found_by_its_words_without_titles(name: str, found_by: list[str]) -> None:
    assert words(name) == found_by


def test_bangla_signs_are_kept_and_looked_for_in_either_spelling() -> None:
    composed = "\u09a1\u09bc\u09cb"  # ড়ো with the dot apart
    written = unicodedata.normalize("NFC", composed)

    assert folded(composed) == folded(written)
    assert folded("কি") != folded("ক")
    assert words("কৃষ্ণচূড়া") == [folded("কৃষ্ণচূড়া")]


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("kar", "Md. Karim Uddin", True),
        ("karim", "Md. Karim Uddin", True),
        ("ud ka", "Md. Karim Uddin", True),
        ("KARIM", "karim", True),
        ("arim", "Karim", False),
        ("karim x1", "Karim", False),
        ("রহি", "মোসাঃ রহিমা বেগম", True),
        ("রহিমাতুল", "রহিমা", False),
        ("mul", "Müller", True),
        ("Mül", "Muller", True),
    ],
)
def test_a_search_finds_by_the_beginning_of_any_word(typed: str, name: str, found: bool) -> None:
    assert matches(words(typed), name) is found


@given(name=people)
def test_a_name_has_few_words_of_sane_length_and_every_one_finds_it(name: str) -> None:
    found = words(name)

    assert len(found) <= MOST_WORDS
    assert len(set(found)) == len(found)
    assert all(names.SHORTEST <= len(word) <= 40 for word in found)
    assert all(matches([word[:2]], name) for word in found)


@given(name=people)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(name=people)
def test_a_name_is_found_however_it_is_cased_and_composed(name: str) -> None:
    assert words(unicodedata.normalize("NFD", name)) == words(unicodedata.normalize("NFC", name))
