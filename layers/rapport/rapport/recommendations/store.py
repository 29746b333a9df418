"""Reading and writing the shop's rules."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotFound, StaleVersion, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.money import as_number
from rapport.kernel.table import Absent, Equal, Put, Range
from rapport.kernel.work import Work
from rapport.recommendations import record
from rapport.recommendations.record import Achieved
from rapport.recommendations.rule import Rule


class NoSuchRule(NotFound):
    code = "no_such_rule"


class RuleIdTaken(Conflict):
    code = "rule_id_taken"


def get(work: Work, rule_id: str) -> Rule:
    item = work.table.get(keys.recommendation_rule(rule_id))
    if item is None or "removed_at" in item:
        raise NoSuchRule(f"there is no recommendation rule {rule_id}")
    return record.decode(item)


def every(work: Work) -> list[Rule]:
    rules: list[Rule] = []
    after: str | None = None
    while True:
        found, after = page(work, 500, after)
        rules += found
        if after is None:
            return rules


def page(work: Work, limit: int, after: str | None) -> tuple[list[Rule], str | None]:
    found = work.table.query(keys.OFFERS, keys.RECOMMENDATION_RULES, limit=limit, after=after)
    return [record.decode(item) for item in found.items if "removed_at" not in item], found.after


def achieved(work: Work, rules: list[Rule]) -> dict[str, Achieved]:
    """What each of a page of rules achieved: one query, for both stand in the order of their ids."""
    if not rules:
        return {}
    ids = sorted(each.rule_id for each in rules)
    within = Range(keys.achieved(ids[0]).sk, keys.achieved(ids[-1]).sk)
    found: dict[str, Achieved] = {}
    after: str | None = None
    while True:
        page = work.table.query(keys.OFFERS, within, limit=500, after=after)
        found |= {keys.achiever(item["sk"]): record.achieved(item) for item in page.items}
        after = page.after
        if after is None:
            return found


def achieved_by(work: Work, rule_id: str) -> Achieved:
    return record.achieved(work.table.get(keys.achieved(rule_id)))


def create(work: Work, rule: Rule, *, named: bool) -> Rule:
    if named and rule.rule_id.lower() in ROUTE_WORDS:
        raise invalid("id", "is a word of our addresses; choose another")
    if named and work.table.get(keys.recommendation_rule(rule.rule_id)) is not None:
        raise RuleIdTaken(f"there is a recommendation rule {rule.rule_id} already")
    return _save(work, None, rule, "created")


def change(work: Work, before: Rule, after: Rule, expected: int | None) -> Rule:
    _as_expected(before, expected)
    return _save(work, before, replace(after, version=before.version + 1), "changed")


def remove(work: Work, rule_id: str, expected: int | None) -> None:
    """Its place stays taken: what it achieved, and its audit chain, are not another rule's."""
    before = get(work, rule_id)
    _as_expected(before, expected)
    version = before.version + 1
    head = _audit(work, before, None, version, "removed")
    item = record.encode(before) | {"version": version, "audit_head": head, "removed_at": work.now.isoformat()}
    unchanged = (Equal("version", before.version),)
    work.write(Put(keys.recommendation_rule(rule_id), item, when=unchanged, label="rule"))


def fresh_id(work: Work) -> str:
    return new_id("rul", work.now)


def _as_expected(before: Rule, expected: int | None) -> None:
    if expected is not None and expected != before.version:
        raise StaleVersion("this recommendation rule has changed", current=audited(before))


def _save(work: Work, before: Rule | None, rule: Rule, what: str) -> Rule:
    rule = replace(rule, audit_head=_audit(work, before, rule, rule.version, what))
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.recommendation_rule(rule.rule_id), record.encode(rule), when=when, label="rule"))
    return rule


def _audit(work: Work, before: Rule | None, after: Rule | None, number: int, what: str) -> str:
    rule = after or before
    assert rule is not None
    return work.audit(
        "recommendation_rule",
        rule.rule_id,
        number,
        what,
        place=keys.recommendation_rule(rule.rule_id),
        before=audited(before) if before else None,
        after=audited(after) if after else None,
        previous=before.audit_head if before else "",
    )


def audited(rule: Rule) -> dict[str, Any]:
    said = asdict(rule)
    said["id"] = said.pop("rule_id")
    del said["audit_head"]
    for name in ("min_order_value", "discount_percentage"):
        said[name] = as_number(said[name])
    return {name: value for name, value in said.items() if value is not None}
