"""Making and changing rules: what no shop can mean is refused by the name of the field."""

from __future__ import annotations

from rapport.catalog import store as catalog
from rapport.catalog.shelf_names import shelf_called
from rapport.kernel.errors import Detail, NotAcceptable
from rapport.kernel.work import Work
from rapport.recommendations import store
from rapport.recommendations.model import NewRule, RuleFields
from rapport.recommendations.rule import Rule


def create(work: Work, asked: NewRule) -> Rule:
    rule = _sensible(work, Rule(rule_id=asked.id or store.fresh_id(work), **asked.model_dump(exclude={"id"})))
    return store.create(work, rule, named=asked.id is not None)


def change(work: Work, rule_id: str, asked: RuleFields, expected: int | None) -> Rule:
    before = store.get(work, rule_id)
    after = Rule(rule_id=rule_id, **asked.model_dump(), version=before.version, audit_head=before.audit_head)
    return store.change(work, before, _sensible(work, after), expected)


def _sensible(work: Work, rule: Rule) -> Rule:
    problems = [*_days(rule), *_products(work, rule), *_category(work, rule)]
    if problems:
        raise NotAcceptable(f"invalid: {', '.join(each.field for each in problems)}", problems)
    return rule


def _days(rule: Rule) -> list[Detail]:
    if rule.max_days_passed is not None and rule.min_days_passed > rule.max_days_passed:
        return [Detail("min_days_passed", "is above max_days_passed")]
    return []


def _products(work: Work, rule: Rule) -> list[Detail]:
    named = [each for each in (rule.recommended_product_id, rule.trigger_product_id) if each]
    known = catalog.among(work.table.get_many(catalog.keys_of(named)), named)
    problems = []
    if rule.trigger_product_id and rule.trigger_product_id not in known:
        problems.append(Detail("trigger_product_id", f"names no product: {rule.trigger_product_id}"))
    recommended = known.get(rule.recommended_product_id)
    if recommended is None or recommended.removed:
        problems.append(Detail("recommended_product_id", f"names no product: {rule.recommended_product_id}"))
    elif not recommended.is_active:
        problems.append(Detail("recommended_product_id", f"is not for sale: {rule.recommended_product_id}"))
    elif rule.recommended_product_id == rule.trigger_product_id:
        problems.append(Detail("recommended_product_id", "is the trigger itself"))
    return problems


def _category(work: Work, rule: Rule) -> list[Detail]:
    """A category is known when it was made, or when a product stands in it."""
    if rule.trigger_category is None:
        return []
    if rule.trigger_product_id:
        return [Detail("trigger_category", "is said beside trigger_product_id; a rule has one trigger")]
    wanted = shelf_called(rule.trigger_category)
    if any(shelf_called(each.name) == wanted for each in catalog.categories(work)):
        return []
    if any(shelf_called(each.category) == wanted for each in catalog.ever(work).values()):
        return []
    return [Detail("trigger_category", f"names no category: {rule.trigger_category}")]
