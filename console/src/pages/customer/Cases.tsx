import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { CaseClock, CaseKind, CaseStatus } from '../../ui/case-words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { Answers } from './Answers'
import styles from './Customer.module.css'
import type { Whole } from './saving'
import { SurveyForm } from './SurveyForm'

type Case = Model['CaseTold']

const A_PAGE = 50

/** What went wrong with them or was asked for, and how they say it went. */
export function Cases({ of }: { of: Whole }) {
  const say = useSay()
  const { day } = useFormats()
  const { open } = useOpening()
  const found = usePages('/cdm/customers/{customer_id}/cases', { names: { customer_id: of.customer_id }, query: { limit: A_PAGE } })
  const fresh = may('POST /cases') && (
    <Button small icon="plus" onClick={() => open('new-case', of.customer_id)}>
      {say(cases.fresh)}
    </Button>
  )
  return (
    <div className={styles.columns}>
      <Card title={say(cases.ofCustomer)} flush actions={found.rows?.length ? fresh : undefined}>
        <Shown of={{ ...found, data: found.rows }} what={say(cases.list)}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty action={fresh}>{say(cases.noneOfCustomer)}</Empty>
            ) : (
              <Table
                label={say(cases.ofCustomer)}
                rows={openFirst(rows)}
                id={(row) => row.case_id}
                open={(row) => open('case', row.case_id)}
                columns={[
                  { name: say(cases.kind), shows: (row) => <CaseKind of={row} /> },
                  {
                    name: say(cases.happened),
                    wide: true,
                    shows: (row) => (
                      <span className={styles.happened} title={row.what_happened}>
                        {row.what_happened}
                      </span>
                    ),
                  },
                  {
                    name: say(cases.status),
                    shows: (row) => (
                      <span className={styles.standing}>
                        <CaseStatus is={row.status} />
                        {row.status !== 'resolved' && <CaseClock of={row} />}
                      </span>
                    ),
                  },
                  {
                    name: say(cases.opened),
                    right: true,
                    shows: (row) => (
                      <span className={styles.order}>
                        <button type="button" onClick={() => open('case', row.case_id)}>
                          {day(row.opened_at)}
                        </button>
                      </span>
                    ),
                  },
                ]}
              />
            )
          }
        </Shown>
        <More of={found} />
      </Card>
      <div className={styles.stack}>
        {may('GET /cdm/customers/{customer_id}/timeline') && <Answers of={of} />}
        {may('POST /surveys/answers') && <SurveyForm of={of} settled={(found.rows ?? []).filter((row) => row.rating_path)} />}
      </div>
    </div>
  )
}

function openFirst(rows: Case[]): Case[] {
  const isOpen = ({ status }: Case) => Number(status !== 'resolved')
  return rows.toSorted((a, b) => isOpen(b) - isOpen(a))
}
