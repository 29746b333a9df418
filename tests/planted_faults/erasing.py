"""Guards of telling a person everything and of forgetting them."""

from __future__ import annotations

from tests.planted_faults.fault import HOUSE, Fault

TESTS = "tests/promises/test_21_export_and_erasure.py"

FORGOTTEN = [
    Fault(
        "a kind of record stands in no line of the manifest",
        21,
        f"{HOUSE}/privacy/manifest.py",
        '    Line("CUSTOMER/SURVEY", "survey_answers", "goes", '
        '"what they answered; how many answered stays counted", _answer),\n',
        "",
        f"{TESTS}::test_an_export_holds_every_kind_of_record_and_every_word",
    ),
    Fault(
        "what nobody knows is left out of the export in silence",
        21,
        f"{HOUSE}/privacy/manifest.py",
        "        raise UnknownKindOfRecord(kind)\n",
        "        return BESIDE[0]\n",
        f"{TESTS}::test_a_record_of_a_kind_that_nobody_knows_ends_the_export",
    ),
    Fault(
        "erasure leaves the key with the place",
        21,
        f"{HOUSE}/customers/erasing.py",
        '"version": version, "audit_head": head}\n',
        '"version": version, "audit_head": head, "key": item["key"]}\n',
        f"{TESTS}::test_after_erasure_nothing_readable_is_left",
    ),
    Fault(
        "erasure leaves what they are found by",
        21,
        f"{HOUSE}/customers/erasing.py",
        "    work.write(*(Delete(key) for key in places[:AT_ONCE]))\n",
        "",
        f"{TESTS}::test_after_erasure_nothing_readable_is_left",
    ),
    Fault(
        "the job leaves what was said in messages",
        21,
        f"{HOUSE}/privacy/clearing.py",
        'WORDS = ("sealed", "said")\n',
        'WORDS = ("sealed",)\n',
        f"{TESTS}::test_after_erasure_nothing_readable_is_left",
    ),
    Fault(
        "who was erased can be written to again",
        21,
        f"{HOUSE}/privacy/erasing.py",
        '            suppression.suppress(work, channel, address, "erased")\n',
        "            pass\n",
        f"{TESTS}::test_the_same_numbers_stay_suppressed_when_they_are_brought_again",
    ),
    Fault(
        "a file subscribes who was erased",
        21,
        f"{HOUSE}/customers/coming_back.py",
        "    if not work.table.get_many(_places(work, phones, emails)):\n",
        "    if True:\n",
        f"{TESTS}::test_a_file_that_says_yes_for_them_subscribes_nobody",
    ),
    Fault(
        "who was erased is counted among people",
        21,
        f"{HOUSE}/customers/erasing.py",
        "    counting.count(work, customer, -1)\n",
        "",
        f"{TESTS}::test_amounts_and_counters_are_those_of_the_shop_without_the_person",
    ),
    Fault(
        "a legal hold is not asked",
        21,
        f"{HOUSE}/privacy/erasing.py",
        "    holding.refuse_if_held(who.customer)\n",
        "",
        f"{TESTS}::test_on_legal_hold_nobody_is_erased_or_taken_out",
    ),
]
