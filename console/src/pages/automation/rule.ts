/** An offer rule as a form has it, as the API takes it, and as a sentence in either language. */
import { changeKnown, dropKnown } from '../../api/shown'
import type { Model } from '../../api/words'
import type { Formats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { rules, toWhom } from '../../texts/automation'
import { type Language, said } from '../../texts/text'
import { type Goods, goodsOf, inGoods } from '../../ui/GoodsSelect'

export type Rule = Model['RuleTold']

const RULES = '/crm/automation/recommendation-rules'
const RULE = '/crm/automation/recommendation-rules/{rule_id}'
const TOUCHES = [RULES, RULE] as const

export interface RuleForm {
  name: string
  trigger: Goods
  from: string
  to: string
  amount: string
  product: Goods
  percent: string
  priority: string
  type: string
}

export const NEW_RULE: RuleForm = { name: '', trigger: '', from: '0', to: '', amount: '0', product: '', percent: '0', priority: 'medium', type: 'all' }

export function formOf(rule: Rule): RuleForm {
  return {
    name: rule.rule_name,
    trigger: goodsOf(rule.trigger_product_id, rule.trigger_category),
    from: String(rule.min_days_passed),
    to: rule.max_days_passed === undefined ? '' : String(rule.max_days_passed),
    amount: String(rule.min_order_value),
    product: goodsOf(rule.recommended_product_id),
    percent: String(rule.discount_percentage),
    priority: String(rule.priority),
    type: rule.target_customer_type,
  }
}

function bodyOf(form: RuleForm, active: boolean): Model['RuleFields'] {
  const bought = inGoods(form.trigger)
  return {
    rule_name: form.name.trim(),
    recommended_product_id: inGoods(form.product).product ?? '',
    trigger_product_id: bought.product ?? null,
    trigger_category: bought.category ?? null,
    min_days_passed: Number(form.from || 0),
    max_days_passed: form.to ? Number(form.to) : null,
    min_order_value: form.amount || '0',
    discount_percentage: form.percent || '0',
    priority: (/^\d+$/.test(form.priority) ? Number(form.priority) : form.priority) as 'high',
    target_customer_type: form.type === 'all' ? null : (form.type as 'new'),
    is_active: active,
  }
}

export function saveRule(form: RuleForm, rule: Rule | undefined, label: string) {
  const touches = [...TOUCHES]
  if (!rule) {
    return save({
      method: 'post',
      path: RULES,
      body: bodyOf(form, true),
      label,
      touches,
      refusedHere: true,
      undo: (made) => ({ method: 'delete', address: `${RULES}/${made.id}` }),
    })
  }
  return save({
    method: 'put',
    path: RULE,
    names: { rule_id: rule.id },
    version: rule.version,
    body: bodyOf(form, rule.is_active),
    label,
    touches,
    refusedHere: true,
    undo: () => ({ method: 'put', address: `${RULES}/${rule.id}`, body: bodyOf(formOf(rule), rule.is_active) }),
  })
}

export function switchRule(rule: Rule, on: boolean, label: string): void {
  const body = bodyOf(formOf(rule), on)
  void save({
    method: 'put',
    path: RULE,
    names: { rule_id: rule.id },
    version: rule.version,
    body,
    label,
    touches: [...TOUCHES],
    shows: (known) => changeKnown<Rule>(known, RULES, (each) => each.id === rule.id, (each) => ({ ...each, is_active: on })),
    undo: () => ({ method: 'put', address: `${RULES}/${rule.id}`, body: { ...body, is_active: !on } }),
  })
}

export function removeRule(rule: Rule, label: string): void {
  void save({
    method: 'delete',
    path: RULE,
    names: { rule_id: rule.id },
    version: rule.version,
    label,
    touches: [...TOUCHES],
    shows: (known) => dropKnown<Rule>(known, RULES, (each) => each.id === rule.id),
    undo: () => ({ method: 'post', address: RULES, body: { ...bodyOf(formOf(rule), rule.is_active), id: rule.id } }),
  })
}

/** As a person would say it; what says nothing is left out. */
export function sentence(form: RuleForm, nameOf: (id: string) => string, language: Language, { money, number, percent }: Formats): string {
  const bought = inGoods(form.trigger)
  const what = bought.product ? nameOf(bought.product) : (bought.category ?? rules.anything[language])
  const [from, to] = [Number(form.from || 0), form.to ? Number(form.to) : undefined]
  const when = to !== undefined ? (from ? rules.saidBetween : rules.saidWithin) : from ? rules.saidSince : rules.saidEver
  const product = inGoods(form.product).product
  const pieces = [
    said(rules.saidBought, { what }, language),
    said(when, { from: number(from), to: number(to ?? 0) }, language),
    Number(form.amount) > 0 ? said(rules.saidAmount, { amount: money(Number(form.amount)) }, language) : '',
    said(rules.saidOffer, { product: product ? nameOf(product) : '…' }, language),
    Number(form.percent) > 0 ? said(rules.saidLess, { percent: percent(Number(form.percent) / 100) }, language) : '',
    said(rules.saidTo, { type: toWhom[form.type as keyof typeof toWhom][language] }, language),
  ]
  return pieces.join('')
}
