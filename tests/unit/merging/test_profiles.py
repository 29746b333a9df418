"""One profile of two: nothing anybody wrote is lost, and what was brought can be taken out again."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rapport.merging.profiles import differences, joined, parted

OURS = {
    "first_name": "Md. Karim",
    "phones": [{"number": "+8801712345678", "primary": True}],
    "tags": ["rice"],
    "notes": "Rings before ten.",
    "custom_fields": {"size": "L"},
}
THEIRS = {
    "first_name": "Karim",
    "district": "Dhaka",
    "phones": [{"number": "+8801812345678", "primary": True}, {"number": "+8801712345678", "primary": False}],
    "tags": ["honey", "rice"],
    "notes": "Wants Miniket.",
    "custom_fields": {"size": "M", "floor": 4},
}


class TestJoined:
    def test_where_both_speak_the_record_that_stays_is_right(self) -> None:
        assert joined(OURS, THEIRS)[0]["first_name"] == "Md. Karim"

    def test_unless_the_others_word_is_taken(self) -> None:
        assert joined(OURS, THEIRS, ["first_name"])[0]["first_name"] == "Karim"

    def test_what_only_the_other_says_is_kept(self) -> None:
        assert joined(OURS, THEIRS)[0]["district"] == "Dhaka"

    def test_both_numbers_are_kept_and_the_first_stays_the_first(self) -> None:
        phones = joined(OURS, THEIRS)[0]["phones"]
        assert [(each["number"], each["primary"]) for each in phones] == [
            ("+8801712345678", True),
            ("+8801812345678", False),
        ]

    def test_the_others_first_number_is_the_first_where_there_was_none(self) -> None:
        assert joined({"first_name": "Karim"}, THEIRS)[0]["phones"] == THEIRS["phones"]

    def test_tags_and_fields_are_put_together_and_notes_stand_below_one_another(self) -> None:
        profile, _ = joined(OURS, THEIRS)
        assert profile["tags"] == ["rice", "honey"]
        assert profile["custom_fields"] == {"size": "L", "floor": 4}
        assert profile["notes"] == "Rings before ten.\nWants Miniket."

    def test_only_what_both_say_differently_is_a_difference(self) -> None:
        assert differences(OURS, THEIRS) == ["first_name"]


class TestParted:
    def test_what_was_brought_goes(self) -> None:
        profile, brought = joined(OURS, THEIRS, ["first_name"])
        assert parted(profile, brought) == OURS

    def test_what_somebody_wrote_since_stays(self) -> None:
        profile, brought = joined(OURS, THEIRS)
        profile |= {"district": "Khulna", "notes": "Neither."}
        assert parted(profile, brought) == OURS | {"district": "Khulna", "notes": "Neither."}

    def test_somebody_who_is_left_with_other_numbers_has_a_first_one(self) -> None:
        profile, brought = joined({"first_name": "Karim"}, THEIRS)
        profile["phones"] = [*profile["phones"], {"number": "+8801912345678", "primary": False}]
        assert parted(profile, brought)["phones"] == [{"number": "+8801912345678", "primary": True}]


words = st.sampled_from(["a", "b", "c"])
numbers = st.lists(st.sampled_from(["1", "2", "3"]), unique=True, max_size=3).map(
    lambda each: [{"number": number, "primary": place == 0} for place, number in enumerate(each)]
)
profiles = st.fixed_dictionaries(
    {},
    optional={
        "first_name": words,
        "district": words,
        "notes": words,
        "tags": st.lists(words, unique=True, min_size=1),
        "phones": numbers.filter(bool),
        "custom_fields": st.dictionaries(words, words, min_size=1),
    },
)


@given(profiles, profiles, st.data())
def test_taken_apart_with_nothing_in_between_it_is_as_it_was(
    ours: dict[str, Any], theirs: dict[str, Any], data: st.DataObject
) -> None:
    take = data.draw(st.lists(st.sampled_from(["first_name", "district"]), unique=True))
    profile, brought = joined(ours, theirs, take)
    assert parted(profile, brought) == ours


@given(profiles, profiles)
def test_every_number_of_either_leads_to_the_person(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    kept = {each["number"] for each in joined(ours, theirs)[0].get("phones", [])}
    assert kept == {each["number"] for one in (ours, theirs) for each in one.get("phones", [])}
