import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { usePages, useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { asPhone, latinDigits } from '../../formats/phones'
import { may } from '../../sign-in/me'
import { customerList, newCustomer } from '../../texts/customer-list'
import { pageNames } from '../../texts/pages'
import { privacy } from '../../texts/privacy'
import { states } from '../../texts/states'
import { useSay } from '../../texts/text'
import { BringFile } from '../../ui/BringFile'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { useAsked } from './asked'
import { Birthdays } from './Birthdays'
import { ExportList } from './ExportList'
import styles from './Customers.module.css'
import { Filters } from './Filters'
import { Found } from './Found'
import { NewCustomer } from './NewCustomer'
import { Views } from './Views'

const A_PAGE = 50

export default function CustomersList() {
  const say = useSay()
  const go = useNavigate()
  const { number } = useFormats()
  const [params, setParams] = useSearchParams()
  const whole = useRead('/cdm/segments/summary', { when: may('GET /cdm/segments/summary') })
  const making = params.has('new')
  const { asked } = useAsked()
  const [exporting, setExporting] = useState(false)
  const make = (now: boolean) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (now) next.set('new', '1')
      else next.delete('new')
      return next
    })
  return (
    <Page
      title={say(pageNames.customers)}
      about={whole.data && say(customerList.customers, { n: number(whole.data.customers) })}
      actions={
        <>
          {may('POST /cdm/customers/exports') && params.get('view') !== 'birthdays' && (
            <Button icon="down" onClick={() => setExporting(true)}>
              {say(privacy.exportList)}
            </Button>
          )}
          {may('GET /cdm/customers/duplicates') && (
            <Button icon="two" onClick={() => void go('/admin/customers/duplicates')}>
              {say(pageNames.duplicates)}
            </Button>
          )}
          <BringFile kind="customers" />
          {may('POST /cdm/customers') && (
            <Button kind="strong" icon="plus" onClick={() => make(true)}>
              {say(newCustomer.title)}
            </Button>
          )}
        </>
      }
    >
      <Views />
      {params.get('view') === 'birthdays' && may('GET /cdm/upcoming-events') ? (
        <Birthdays />
      ) : (
        <>
          <Filters />
          <Searched />
        </>
      )}
      {exporting && <ExportList asked={asked} onClose={() => setExporting(false)} />}
      {making && may('POST /cdm/customers') && <NewCustomer onClose={() => make(false)} />}
    </Page>
  )
}

/** A whole number finds the caller, whoever's customer that is; everything else is the list. */
function Searched() {
  const say = useSay()
  const { number } = useFormats()
  const { asked, clear } = useAsked()
  const search = latinDigits((asked.search ?? '').trim())
  const phone = may('GET /cdm/lookup') ? asPhone(search) : undefined
  const short = search.length === 1 || /^\+?\d{2,5}$/.test(search)
  const caller = useRead('/cdm/lookup', { query: { phone: phone ?? '' }, when: phone !== undefined })
  const list = usePages('/cdm/customer360', {
    query: { ...asked, search: search || undefined, limit: A_PAGE },
    when: phone === undefined && !short,
  })
  if (short) return <Empty>{say(customerList.tooShort)}</Empty>
  const more = phone === undefined && list.hasNextPage
  return (
    <Card flush>
      <Shown
        of={phone === undefined ? { ...list, data: list.rows } : caller}
        what={say(customerList.these)}
        skeleton={<Skeleton lines={10} height="2rem" />}
      >
        {(rows) => (
          <>
            {rows.length > 0 && <Found rows={rows} key={JSON.stringify(asked)} />}
            {rows.length === 0 && (
              <Empty
                action={
                  !more && (
                    <Button icon="close" onClick={clear}>
                      {say(customerList.clear)}
                    </Button>
                  )
                }
              >
                {say(phone ? customerList.noneByNumber : more ? customerList.notOnThisPage : customerList.none, { number: phone ?? '' })}
              </Empty>
            )}
            {more && (
              <p className={styles.more}>
                {say(customerList.listed, { n: number(rows.length) })}
                <Button small disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {say(states.more)}
                </Button>
              </p>
            )}
          </>
        )}
      </Shown>
    </Card>
  )
}
