import { useState } from 'react'
import { usePages } from '../../api/reading'
import { may } from '../../sign-in/me'
import { channelNames } from '../../texts/customers'
import { purposeNames, templates } from '../../texts/templates'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import styles from './Templates.module.css'
import type { Template } from './template'
import { TemplateDialog } from './TemplateDialog'

export function Templates() {
  const say = useSay()
  const language = useLanguage()
  const found = usePages('/crm/automation/templates', { query: { limit: 100 } })
  const [opened, setOpened] = useState<Template | 'new'>()
  const mayChange = may('PUT /crm/automation/templates/{template_id}')
  const add = may('POST /crm/automation/templates') && (
    <Button kind="strong" icon="plus" onClick={() => setOpened('new')}>
      {say(templates.add)}
    </Button>
  )
  const columns: Column<Template>[] = [
    {
      name: say(templates.name),
      shows: (each) => (
        <>
          <b>{each.name}</b>
          <div className={styles.marks}>
            {!each.is_default && <Badge tone="accent">{say(templates.own)}</Badge>}
            {each.channel === 'whatsapp' && each.needs_approval && <Badge tone="warn">{say(templates.needsApproval)}</Badge>}
          </div>
        </>
      ),
    },
    { name: say(templates.says), wide: true, shows: (each) => <p className={styles.says}>{each.texts[language] ?? each.texts.en ?? each.texts.bn}</p> },
    { name: say(templates.channel), shows: (each) => <span className={styles.once}>{say(channelNames[each.channel])}</span> },
    { name: say(templates.purpose), wide: true, shows: (each) => <span className={styles.once}>{say(purposeNames[each.purpose])}</span> },
  ]
  return (
    <Card flush title={say(templates.title)} actions={add}>
      <Shown of={{ ...found, data: found.rows }} what={say(templates.list)} skeleton={<Skeleton lines={8} height="2.5rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={add}>{say(templates.none)}</Empty>
          ) : (
            <Table label={say(templates.title)} keys columns={columns} rows={rows} id={(each) => each.id} open={mayChange ? setOpened : undefined} />
          )
        }
      </Shown>
      <More of={found} />
      {opened && <TemplateDialog template={opened === 'new' ? undefined : opened} onClose={() => setOpened(undefined)} />}
    </Card>
  )
}
