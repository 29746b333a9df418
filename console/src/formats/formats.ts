/** The one place where numbers, money and times become words: in the shop's zone and currency, in the person's digits. */
import { useMemo, useSyncExternalStore } from 'react'
import { me } from '../sign-in/me'
import { type Language, useLanguage } from '../texts/text'

export type Digits = 'own' | 'latin'

const PLACE = 'rapport.digits'
const listeners = new Set<() => void>()
let digits: Digits = localStorage.getItem(PLACE) === 'latin' ? 'latin' : 'own'

export function chooseDigits(next: Digits): void {
  digits = next
  localStorage.setItem(PLACE, next)
  for (const each of listeners) each()
}

export function useDigits(): Digits {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => digits,
  )
}

export interface Formats {
  number: (value: number) => string
  /** ৳12,25,000; with poisha only where there are some. */
  money: (value: number) => string
  /** Short, for charts: ৳12.3 lakh. */
  shortMoney: (value: number) => string
  percent: (share: number) => string
  /** 21 Nov; with the year where it is another one. */
  day: (iso: string) => string
  weekday: (iso: string) => string
  /** Nov 2026. */
  month: (iso: string) => string
  time: (iso: string) => string
  moment: (iso: string) => string
  /** Of a clock without a day: 20:00. */
  hour: (clock: string) => string
  /** "in 3 days", "2 hours ago". */
  ago: (iso: string) => string
  days: (count: number) => string
  /** As long as it is, in the one unit that tells it best: 45 min, 3 hr, 2 days. */
  span: (minutes: number) => string
  /** The day of a moment where the shop is: 2026-11-21. */
  isoDay: (iso: string) => string
  /** Today there. */
  today: () => string
  dayAfter: (days: number, from?: string) => string
}

export function useFormats(): Formats {
  const language = useLanguage()
  const chosen = useDigits()
  return useMemo(() => {
    const { currency, time_zone } = me()
    return formats(language, chosen, currency, time_zone)
  }, [language, chosen])
}

export function formats(language: Language, chosen: Digits, currency: string, timeZone: string): Formats {
  // en-BD groups by thousands; people there write lakhs, as en-IN does.
  const numbers = chosen === 'own' && language === 'bn' ? 'beng' : 'latn'
  const locale = `${language === 'bn' ? 'bn-BD' : currency === 'BDT' || currency === 'INR' ? 'en-IN' : 'en'}-u-nu-${numbers}`
  const dates = `${language === 'bn' ? 'bn-BD' : 'en-GB'}-u-nu-${numbers}`

  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const inMoney = (fraction: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    })
  const [whole, broken] = [inMoney(0), inMoney(2)]
  const short = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  })
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  // A bare day is the same day everywhere; a moment is a day and a time where the shop is.
  const date = (options: Intl.DateTimeFormatOptions) => {
    const moments = new Intl.DateTimeFormat(dates, { timeZone, ...options })
    const bare = new Intl.DateTimeFormat(dates, { timeZone: 'UTC', ...options })
    return (iso: string) => (isDay(iso) ? bare : moments).format(at(iso))
  }
  const thisYear = date({ day: 'numeric', month: 'short' })
  const otherYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const weekday = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const month = date({ month: 'short', year: 'numeric' })
  const time = date({ hour: 'numeric', minute: '2-digit', hour12: language === 'en' })
  const inClock = new Intl.DateTimeFormat(dates, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit', hour12: language === 'en' })
  const hour = (clock: string) => inClock.format(new Date(`2000-01-01T${clock.slice(0, 5)}:00Z`))
  const relative = new Intl.RelativeTimeFormat(dates, { numeric: 'auto' })
  const days = new Intl.NumberFormat(dates, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const spans = (['day', 'hour', 'minute'] as const).map((unit) => new Intl.NumberFormat(dates, { style: 'unit', unit, unitDisplay: 'short' }))
  const isoDays = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

  const today = () => isoDays.format(new Date())
  const isoDay = (iso: string) => (isDay(iso) ? iso : isoDays.format(at(iso)))
  const day = (iso: string) => (isoDay(iso).slice(0, 4) === today().slice(0, 4) ? thisYear : otherYear)(iso)

  return {
    number: (value) => plain.format(value),
    money: (value) => (Number.isInteger(value) ? whole : broken).format(value),
    shortMoney: (value) => short.format(value),
    percent: (value) => share.format(value),
    day,
    weekday,
    month,
    time,
    hour,
    moment: (iso) => `${day(iso)}, ${time(iso)}`,
    ago: (iso) =>
      isDay(iso)
        ? distance(relative, at(iso).getTime() - at(today()).getTime(), 'day')
        : distance(relative, at(iso).getTime() - Date.now(), 'minute'),
    days: (count) => days.format(count),
    span: (minutes) => {
      const [inDays, inHours, inMinutes] = spans as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat]
      if (minutes < 60) return inMinutes.format(Math.max(0, Math.floor(minutes)))
      return minutes < 2 * 24 * 60 ? inHours.format(Math.floor(minutes / 60)) : inDays.format(Math.floor(minutes / 1440))
    },
    isoDay,
    today,
    dayAfter: (count, from = today()) => new Date(at(from).getTime() + count * 86_400_000).toISOString().slice(0, 10),
  }
}

function isDay(iso: string): boolean {
  return iso.length === 10
}

function at(iso: string): Date {
  return new Date(isDay(iso) ? `${iso}T12:00:00Z` : iso)
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** Of something nearer than the smallest unit, that unit tells it: "today", "this minute". */
function distance(relative: Intl.RelativeTimeFormat, milliseconds: number, smallest: 'day' | 'minute'): string {
  const [unit, size] = STEPS.find(([, each]) => Math.abs(milliseconds) >= each) ?? [smallest, 60_000]
  return relative.format(Math.trunc(milliseconds / size), unit)
}
