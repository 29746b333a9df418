import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { calendar } from '../../texts/automation'
import { channelNames } from '../../texts/customers'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { CampaignStatus, useSegmentName } from '../../ui/campaign-words'
import { Shown, Skeleton } from '../../ui/Shown'
import styles from './OfferCalendar.module.css'
import type { Calendar, Month } from './month'
import { MonthDialog } from './MonthDialog'

/** Years that the API keeps a calendar for. */
const [FIRST, LAST] = [2000, 2100]

export function OfferCalendar() {
  const say = useSay()
  const { today } = useFormats()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || Number(today().slice(0, 4))
  const found = useRead('/crm/automation/offer-calendar/{year}', { names: { year: String(year) } })
  const turn = (by: number) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      after.set('year', String(year + by))
      return after
    })
  return (
    <div className={styles.calendar}>
      <header className={styles.head}>
        <Button bare icon="left" disabled={year <= FIRST} onClick={() => turn(-1)}>
          {say(calendar.before)}
        </Button>
        <h2>{say(calendar.year, { year: yearSaid(year, useLanguage()) })}</h2>
        <Button bare icon="right" disabled={year >= LAST} onClick={() => turn(1)}>
          {say(calendar.after)}
        </Button>
      </header>
      <Shown of={found} what={say(calendar.list)} skeleton={<Skeleton lines={4} height="8rem" />}>
        {(told) => <Months told={told} />}
      </Shown>
    </div>
  )
}

function yearSaid(year: number, language: string): string {
  return new Intl.NumberFormat(language === 'bn' ? 'bn-BD' : 'en', { useGrouping: false }).format(year)
}

function Months({ told }: { told: Calendar }) {
  const say = useSay()
  const language = useLanguage()
  const { day, today } = useFormats()
  const segmentName = useSegmentName()
  const [opened, setOpened] = useState<Month>()
  const mayChange = may('PUT /crm/automation/offer-calendar/{year}')
  const nameOf = (month: number) => monthName(month, language)
  return (
    <>
      <ol className={styles.months}>
        {told.offers.map((month) => {
          const first = `${told.year}-${String(month.month).padStart(2, '0')}`
          const now = today().startsWith(first)
          return (
            <li key={month.month} className={now ? `${styles.month} ${styles.now}` : styles.month} aria-current={now ? 'date' : undefined}>
              <header>
                <h3>{nameOf(month.month)}</h3>
                {now && <Badge tone="accent">{say(calendar.thisMonth)}</Badge>}
                {mayChange && (
                  <Button bare small kind="quiet" icon="edit" onClick={() => setOpened(month)}>
                    {say(calendar.edit, { month: nameOf(month.month) })}
                  </Button>
                )}
              </header>
              <p className={styles.theme}>{month.theme[language] ?? month.theme.en ?? month.theme.bn}</p>
              <p className={styles.soft}>
                {[segmentName(month.segment), say(channelNames[month.channel]), month.code].filter(Boolean).join(' · ')}
              </p>
              <p className={styles.marks}>
                {month.campaign_status ? (
                  <>
                    <CampaignStatus is={month.campaign_status} />
                    {month.campaign_id && <Link to={`/admin/crm/campaigns/${month.campaign_id}`}>{say(calendar.campaign)}</Link>}
                  </>
                ) : month.is_active && first >= today().slice(0, 7) ? (
                  <Badge tone="good" icon="clock">
                    {say(calendar.goes, { day: day(`${first}-${String(month.day).padStart(2, '0')}`) })}
                  </Badge>
                ) : (
                  <Badge>{say(first < today().slice(0, 7) ? calendar.past : calendar.waits)}</Badge>
                )}
              </p>
            </li>
          )
        })}
      </ol>
      {opened && <MonthDialog calendar={told} month={opened} name={nameOf(opened.month)} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function monthName(month: number, language: string): string {
  return new Intl.DateTimeFormat(language === 'bn' ? 'bn-BD' : 'en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month - 1, 15)))
}
