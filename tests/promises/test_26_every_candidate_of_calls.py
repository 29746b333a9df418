"""Promise 26, of call tasks: every candidate has exactly one outcome: done, deferred until, or suppressed with a
reason. The ledger says which, and `why` tells it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from rapport.calls.morning.generating import Generated
from rapport.kernel import decisions
from rapport.kernel.decisions import Decision
from tests.promises.conftest import Counted, Size
from tests.rig.call_days import Days
from tests.rig.call_shop import CallShop


def test_every_candidate_has_one_outcome_and_why_tells_it(size: Size, counted: Counted) -> None:
    seen: Counter[str] = Counter()
    for seed in range(700, 700 + size(3, 60, 1)):
        days = Days(seed, 30)
        for customer_id in sorted(days.shop.oracle.people)[::6]:
            days.shop.says(customer_id, False)
        for _ in range(size(5, 20, 4)):
            days.shop.it_is(days.shop.today, 6)
            due = _due(days.shop)
            ran = days.shop.morning()
            assert due <= {each.customer_id for each in ran.plan}, "nobody who is due is passed over in silence"
            seen.update(_one_outcome_each(days.shop, ran))
            days.shop.delivered()
            days.day()
            days.next_day()
    assert {"done", "contact_gap", "open_task", "no_call_consent", "no_capacity"} <= set(seen)
    told = {name: seen[name] for name in ("candidates", "done", "deferred", "suppressed")}
    assert told["candidates"] == told["done"] + told["deferred"] + told["suppressed"]
    counted(
        26, "call tasks: {candidates} candidates = {done} done + {deferred} deferred + {suppressed} suppressed", **told
    )


def _due(shop: CallShop) -> set[str]:
    """Whom the agenda of the day has, and about whom there is something to say."""
    said = shop.oracle.expected(shop.today)
    today = f"LOOK#{shop.today.isoformat()}#"
    return {key.sk for key in shop.shop.table.everything() if key.pk.startswith(today)} & said.keys()


def _one_outcome_each(shop: CallShop, ran: Generated) -> Counter[str]:
    tally = decisions.tally(ran.plan)
    assert tally["candidates"] == len({each.customer_id for each in ran.plan}), "each candidate once"
    assert tally["candidates"] == tally["done"] + tally["deferred"] + tally["suppressed"]
    named = Counter(tally) + Counter(each.why for each in ran.plan if each.outcome != "done")
    assert ran.run.counts.get("candidates", 0) == tally["candidates"]
    assert ran.run.counts.get("made", 0) == tally["done"]
    for decision in ran.plan:
        _ledger_has_it_once(shop, decision)
        _why_tells_it(shop, decision)
    return named


def _ledger_has_it_once(shop: CallShop, decision: Decision) -> None:
    entries = [
        item
        for key, item in shop.shop.table.everything().items()
        if key.pk == f"CUSTOMER#{decision.customer_id}"
        and key.sk.startswith(f"DECISION#{shop.today.isoformat()}#call_tasks#{shop.today.isoformat()}")
        and "#" not in item["occurrence"]
    ]
    (entry,) = entries
    assert (entry["outcome"], entry["why"]) == (decision.outcome, decision.why)
    assert entry.get("until") == (decision.until.isoformat() if decision.until else None)
    assert ("task_id" in entry) == (decision.outcome == "done")


def _why_tells_it(shop: CallShop, decision: Decision) -> None:
    answer = shop.shop.call("GET", f"/cdm/customers/{decision.customer_id}/why")
    assert answer.status == 200, answer.text
    (told,) = [
        each
        for each in answer.body["decided"]
        if date.fromisoformat(each["day"]) == shop.today and each["occurrence"] == shop.today.isoformat()
    ]
    assert (told["outcome"], told["why"]) == (decision.outcome, decision.why)
    assert told["text"]
    assert sum(point["points"] for point in told["points"]) == decision.score
