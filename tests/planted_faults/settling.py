"""Guards of cases and surveys: what is settled, who may say how it went, and what a return takes back."""

from __future__ import annotations

from tests.planted_faults.fault import HOUSE, Fault

CASES = "tests/functional/cases"

SETTLING = [
    Fault(
        "an accepted return leaves the order's figures where they are",
        24,
        "functions/cases_api/app.py",
        '    order_status.change_status(work, order_id, "returned", None)\n',
        "    pass\n",
        f"{CASES}/test_returns.py::test_an_accepted_return_settles_the_case_and_takes_the_figures_back",
    ),
    Fault(
        "a link to rate is believed unsigned",
        22,
        f"{HOUSE}/cases/surveys/link.py",
        "    if not hmac.compare_digest(written(letters, int(resolution), day, digest), token):\n",
        "    if False:\n",
        "tests/unit/cases/test_surveys.py::TestTheLink::test_no_sign_of_it_may_be_another",
    ),
    Fault(
        "a case is rated as often as somebody likes",
        7,
        f"{HOUSE}/cases/surveys/answering.py",
        "        if case.rated >= resolution:\n",
        "        if False:\n",
        f"{CASES}/test_surveys.py::TestByLink::test_the_first_word_counts_and_twice_is_thanked_twice",
    ),
    Fault(
        "a delivery sees every case of a customer it drives to",
        16,
        f"{HOUSE}/cases/store.py",
        "    if work.caller.only_delivers and case.kind not in TO_DELIVER:\n",
        "    if False:\n",
        f"{CASES}/test_cases.py::TestWhoSeesIt::test_a_delivery_sees_what_somebody_has_to_drive_for",
    ),
    Fault(
        "an agent sees everybody's cases",
        16,
        f"{HOUSE}/cases/store.py",
        "    return has_it or sees(work.caller, customer, work.today, work.settings.access)\n",
        "    return True\n",
        f"{CASES}/test_cases.py::TestWhoSeesIt::test_agents_see_those_of_their_customers",
    ),
    Fault(
        "what happened stands readable in the store",
        19,
        f"{HOUSE}/cases/record.py",
        '    item["sealed"] = seal.close(words(case), _context(case.case_id))\n',
        '    item["sealed"] = seal.close(words(case), _context(case.case_id))\n    item["words"] = words(case)\n',
        f"{CASES}/test_cases.py::TestOpening::test_what_happened_is_sealed_with_the_customers_key",
    ),
    Fault(
        "something is noted about somebody who is taken out in the same moment",
        21,
        f"{HOUSE}/cases/store.py",
        "    customers.unedited(work, customer)\n",
        "",
        f"{CASES}/test_cases.py::test_nothing_is_written_about_who_was_taken_out_in_the_same_moment[a note]",
    ),
]
