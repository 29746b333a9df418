"""Guards of making two records one person, and two again."""

from __future__ import annotations

from tests.planted_faults.fault import HOUSE, Fault

LIVES = (
    "tests/promises/test_24_merged_and_taken_apart.py::test_made_two_again_each_has_every_order_consent_and_open_task"
)
SILENCES = "tests/promises/test_28_merged.py"

MERGED = [
    Fault(
        "of two who are one only the first one's orders count",
        24,
        f"{HOUSE}/merging/merging.py",
        "counted(work, (*ours.ids, *theirs.ids))",
        "counted(work, ours.ids)",
        LIVES,
    ),
    Fault(
        "a later yes outweighs the no of the other record",
        24,
        f"{HOUSE}/merging/consents.py",
        "key=lambda each: (not each.allowed, each.since)",
        "key=lambda each: each.since",
        "tests/unit/merging/test_consents.py::test_a_no_outweighs_a_later_yes",
    ),
    Fault(
        "a task that was set aside is not given back",
        24,
        f"{HOUSE}/calls/merging.py",
        "            task = _back(work, task)\n",
        "            pass\n",
        LIVES,
    ),
    Fault(
        "a silence noted under the other record is noted again",
        28,
        f"{HOUSE}/merging/merging.py",
        "        _silences_noted(work, ours, theirs, known.last)\n",
        "        pass\n",
        f"{SILENCES}::test_a_silence_noted_under_the_other_record_is_not_noted_again",
    ),
    Fault(
        "brought history becomes news under the other name",
        28,
        f"{HOUSE}/merging/merging.py",
        "work, ours, facts, quiet_until=quiet, also",
        "work, ours, facts, quiet_until=None, also",
        f"{SILENCES}::test_history_that_was_brought_stays_silent_under_the_other_name",
    ),
    Fault(
        "what was written to one record is written to the person again",
        1,
        f"{HOUSE}/messaging/dispatch/claiming.py",
        "if customer.aliases and written_already(",
        "if False and written_already(",
        "tests/functional/messaging/dispatch/test_two_who_are_one.py::test_the_same_word_to_both_goes_once",
    ),
]
