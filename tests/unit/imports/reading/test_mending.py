"""Bangla that was read in the wrong encoding comes back letter by letter, and sound text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rapport.imports.reading.mending import damaged, mended
from tests.unit.imports.reading.files import misread

BANGLA = st.text(st.characters(min_codepoint=0x0981, max_codepoint=0x09FE) | st.sampled_from(" ।\u200c\u200d–’.,5a"))


@pytest.mark.parametrize("text", ["রহিম", "আব্দুল্লাহ এঁ ঠাকুর", "৳৫০০ – “চাল”", "ক্র্যাব ✓", "মোঃ করিম (ঢাকা) 🌾"])
def test_it_is_mended_once_and_twice_damaged(text: str) -> None:
    assert mended(misread(text)) == text
    assert mended(misread(misread(text))) == text


def test_the_other_wrong_encoding_is_known_as_well() -> None:
    assert mended("রহিম এঁ".encode().decode("latin-1")) == "রহিম এঁ"


def test_only_what_is_damaged_is_changed() -> None:
    assert mended(f"করিম, {misread('রহিম')} & José – “5%”") == "করিম, রহিম & José – “5%”"


@pytest.mark.parametrize(
    "text", ["", "José Ünal", "à la carte", "à ¦ §", "naïve café – “ok” €5", "Ã la mode", "Â§ 5", "รายชื่อ", "नमस्ते"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert not damaged(text)
    assert mended(text) == text


def test_what_lost_a_byte_is_not_made_up() -> None:
    assert mended("à¦?à¦°") == "à¦?র"


@given(BANGLA)
def test_whatever_bangla_comes_back(text: str) -> None:
    assume(any("\u0981" <= sign <= "\u09fe" for sign in text))

    assert damaged(misread(text))
    assert mended(misread(text)) == text
    assert mended(text) == text


@given(st.text())
def test_text_without_the_marks_is_never_changed(text: str) -> None:
    assume(not damaged(text))

    assert mended(text) is text
