import { useState } from 'react'
import { useProducts } from '../../api/catalogue'
import { usePages } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { automation, priorityNames, rules } from '../../texts/automation'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Switch } from '../../ui/Switch'
import { type Column, Table } from '../../ui/Table'
import styles from './automation.module.css'
import { formOf, type Rule, sentence, switchRule } from './rule'
import { RuleDialog } from './RuleDialog'

export function Rules() {
  const say = useSay()
  const language = useLanguage()
  const formats = useFormats()
  const { money, number, percent } = formats
  const found = usePages('/crm/automation/recommendation-rules', { query: { limit: 100 } })
  const products = useProducts().data
  const [opened, setOpened] = useState<Rule | 'new'>()
  const mayChange = may('PUT /crm/automation/recommendation-rules/{rule_id}')
  const nameOf = (id: string) => products?.find((each) => each.product_id === id)?.name ?? id
  const add = may('POST /crm/automation/recommendation-rules') && (
    <Button kind="strong" icon="plus" onClick={() => setOpened('new')}>
      {say(rules.add)}
    </Button>
  )
  const columns: Column<Rule>[] = [
    {
      name: say(rules.rule),
      shows: (rule) => (
        <>
          <div className={styles.marks}>
            <span className={styles.name}>{rule.rule_name}</span>
            {rule.priority === 'high' && <Badge tone="accent">{say(priorityNames.high)}</Badge>}
          </div>
          <div className={styles.soft}>{sentence(formOf(rule), nameOf, language, formats)}</div>
        </>
      ),
    },
    { name: say(rules.shown), right: true, wide: true, shows: (rule) => number(rule.shown) },
    { name: say(rules.accepted), right: true, wide: true, shows: (rule) => number(rule.accepted) },
    { name: say(rules.success), right: true, shows: (rule) => (rule.shown ? percent(rule.success_rate / 100) : '–') },
    { name: say(rules.revenue), right: true, wide: true, shows: (rule) => money(rule.revenue) },
    {
      name: say(automation.on),
      shows: (rule) =>
        mayChange ? (
          <Switch
            on={rule.is_active}
            label={say(automation.switchOn, { name: rule.rule_name })}
            onTurn={(on) => switchRule(rule, on, say(on ? automation.switchedOn : automation.switchedOff, { name: rule.rule_name }))}
          />
        ) : (
          <Badge tone={rule.is_active ? 'good' : 'calm'}>{say(rule.is_active ? automation.on : automation.off)}</Badge>
        ),
    },
  ]
  return (
    <Card flush title={say(rules.title)} actions={add}>
      <Shown of={{ ...found, data: found.rows }} what={say(rules.list)} skeleton={<Skeleton lines={6} height="2.5rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={add}>{say(rules.none)}</Empty>
          ) : (
            <Table label={say(rules.title)} keys columns={columns} rows={rows} id={(rule) => rule.id} open={mayChange ? setOpened : undefined} />
          )
        }
      </Shown>
      <More of={found} />
      {opened && <RuleDialog rule={opened === 'new' ? undefined : opened} nameOf={nameOf} onClose={() => setOpened(undefined)} />}
    </Card>
  )
}
