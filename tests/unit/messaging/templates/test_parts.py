"""Parts of an SMS, against a splitter that is slow and plain, and at every boundary."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.templates.parts import BASIC, EXTENSION, Dear, dear_signs, hint, parts, plainly

PRICE = Decimal("0.35")

plain = st.text(st.sampled_from(sorted(BASIC)), max_size=700)
with_escapes = st.text(st.sampled_from([*"ab^{}\\[~]|€"]), max_size=400)
bangla = st.text(st.sampled_from([*"আপনারচালশেষ িেa😀🎉"]), max_size=300)
anything = st.one_of(plain, with_escapes, bangla, st.text(max_size=300))


def slowly(text: str) -> list[list[str]]:
    """As a phone's modem does it: sign by sign in its own code, a new part whenever the next does not fit."""
    septets = {sign: ["x"] for sign in BASIC} | {sign: ["esc", "x"] for sign in EXTENSION}
    if set(text) <= septets.keys():
        codes, alone, most = [septets[sign] for sign in text], 160, 153
    else:
        codes = [["u"] * (len(sign.encode("utf-16-be", "surrogatepass")) // 2) for sign in text]
        alone, most = 70, 67
    if not text:
        return []
    if sum(map(len, codes)) <= alone:
        return [[unit for code in codes for unit in code]]
    made: list[list[str]] = [[]]
    for code in codes:
        if len(made[-1] + code) > most:
            made.append([])
        made[-1] = made[-1] + code
    return made


class TestTheAlphabet:
    def test_the_basic_table_has_its_127_signs_beside_the_escape(self) -> None:
        assert len(BASIC) == 127
        assert len(EXTENSION) == 10
        assert not BASIC & EXTENSION

    @pytest.mark.parametrize("text", ["a", "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ", "Ñandú? ¿Sí!", "€5 [x] {y}"])
    def test_latin_letters_are_gsm(self, text: str) -> None:
        assert parts(text.replace("ú", "ù").replace("í", "ì")).encoding == "gsm7"

    @pytest.mark.parametrize("sign", ["চ", "’", "–", "৳", "😀", "ç", "`", "\u00a0"])
    def test_one_sign_outside_makes_all_of_it_ucs2(self, sign: str) -> None:
        assert parts("a" * 60 + sign).encoding == "ucs2"


class TestBoundaries:
    @pytest.mark.parametrize(
        ("text", "count", "room", "fewer"),
        [
            ("", 0, 160, 0),
            ("a" * 160, 1, 0, 0),
            ("a" * 161, 2, 145, 1),
            ("a" * 169, 2, 137, 9),
            ("a" * 306, 2, 0, 146),
            ("a" * 307, 3, 152, 1),
            ("আ" * 70, 1, 0, 0),
            ("আ" * 71, 2, 63, 1),
            ("আ" * 134, 2, 0, 64),
            ("আ" * 135, 3, 66, 1),
            ("€" * 80, 1, 0, 0),
            ("€" * 81, 2, 143, 2),
            ("😀" * 35, 1, 0, 0),
            ("😀" * 36, 2, 61, 2),
        ],
    )
    def test_a_part_holds_what_the_standard_says(self, text: str, count: int, room: int, fewer: int) -> None:
        found = parts(text)
        assert (found.parts, found.room_left, found.fewer_for_one_less) == (count, room, fewer)

    def test_a_euro_sign_counts_two(self) -> None:
        assert parts("a€").characters == 3

    def test_an_emoji_counts_two(self) -> None:
        assert parts("আ😀").characters == 3

    def test_an_escape_is_not_parted_from_its_sign(self) -> None:
        assert parts("a" * 152 + "€" + "a" * 152).parts == 3
        assert parts("a" * 151 + "€" + "a" * 153).parts == 2

    def test_an_emoji_is_not_cut_in_two(self) -> None:
        assert parts("আ" * 66 + "😀" + "আ" * 66).parts == 3
        assert parts("আ" * 65 + "😀" + "আ" * 67).parts == 2


class TestAnyText:
    @given(anything)
    def test_it_comes_to_what_a_slow_splitter_says(self, text: str) -> None:
        slow, found = slowly(text), parts(text)
        assert found.parts == len(slow)
        assert found.characters == sum(map(len, slow))

    @given(anything)
    def test_the_room_that_is_left_costs_nothing_and_one_more_costs_a_part(self, text: str) -> None:
        found = parts(text)
        fill = "a" if found.encoding == "gsm7" else "আ"
        assert len(slowly(text + fill * found.room_left)) == max(found.parts, 1)
        assert len(slowly(text + fill * (found.room_left + 1))) == max(found.parts, 1) + 1

    @given(anything)
    def test_that_many_fewer_off_the_end_save_a_part_and_less_does_not(self, text: str) -> None:
        found = parts(text)
        if found.parts < 2:
            assert found.fewer_for_one_less == 0
            return
        shorter = text
        while found.characters - parts(shorter).characters < found.fewer_for_one_less:
            one_more, shorter = shorter, shorter[:-1]
            if parts(shorter).encoding != found.encoding:
                return  # the only sign that made it UCS-2 went: cheaper still
        assert len(slowly(shorter)) == found.parts - 1
        assert len(slowly(one_more)) == found.parts


class TestSignsThatMakeItDear:
    def test_a_typographic_apostrophe_is_named_with_the_plain_one(self) -> None:
        assert dear_signs("We’re here – come") == (Dear("’", "'"), Dear("–", "-"))
        assert plainly("We’re here – come…") == "We're here - come..."

    def test_an_emoji_has_to_go(self) -> None:
        assert dear_signs("20% off 🎉") == (Dear("🎉", ""),)

    def test_an_accent_that_gsm_does_not_know_falls(self) -> None:
        assert dear_signs("Façade") == (Dear("ç", "c"),)

    def test_a_red_heart_is_two_signs_of_which_one_is_called_by_its_number(self) -> None:
        assert [each.shown for each in dear_signs("❤\ufe0f")] == ["❤", "U+FE0F"]

    @pytest.mark.parametrize("text", ["আপনার ‘চাল’", "২০% off", "日本 – here"])
    def test_in_another_script_no_sign_is_to_blame(self, text: str) -> None:
        assert dear_signs(text) == ()
        assert plainly(text) == text

    @given(anything)
    def test_without_them_it_is_gsm(self, text: str) -> None:
        if dear_signs(text):
            assert parts(plainly(text)).encoding == "gsm7"

    @given(plain)
    def test_a_plain_text_has_none(self, text: str) -> None:
        assert dear_signs(text) == ()


class TestTheHint:
    def test_nine_characters_fewer_save_350_taka_for_a_thousand(self) -> None:
        assert hint("a" * 169, PRICE, "en") == "9 characters fewer save ৳350 for 1,000 messages"
        assert hint("a" * 169, PRICE, "bn") == "৯টি অক্ষর কমালে প্রতি ১,০০০ বার্তায় ৳৩৫০ বাঁচবে"

    def test_one_character_is_one(self) -> None:
        assert hint("a" * 161, PRICE, "en") == "1 character fewer saves ৳350 for 1,000 messages"

    def test_plain_letters_come_before_fewer_letters(self) -> None:
        said = "We’re waiting for you, with 20% off everything until Friday. Come and see!"
        assert hint(said, PRICE, "en") == "’ in plain letters saves ৳350 for 1,000 messages"

    def test_several_parts_at_once(self) -> None:
        assert hint("’" + "a" * 159, PRICE, "en") == "’ in plain letters saves ৳700 for 1,000 messages"

    def test_a_shop_without_a_price_saves_parts(self) -> None:
        assert hint("a" * 161, Decimal(0), "en") == "1 character fewer saves 1 part"

    @pytest.mark.parametrize("text", ["a", "’", "আ" * 70, "a" * 160])
    def test_one_part_cannot_be_less(self, text: str) -> None:
        assert hint(text, PRICE, "en") is None
