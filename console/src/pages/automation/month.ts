/** A month of the offer calendar: as a form has it, and as the API takes it. */
import type { Model } from '../../api/words'
import { save } from '../../saving/saving'

export type Month = Model['MonthTold']
export type Calendar = Model['CalendarTold']

const CALENDAR = '/crm/automation/offer-calendar/{year}'

export interface MonthForm {
  themeEn: string
  themeBn: string
  messageEn: string
  messageBn: string
  segment: string
  channel: Month['channel']
  code: string
  day: string
  kpi: string
  active: boolean
}

/** How the shop says an offer that has no words of its own: such a sentence follows the offer, and is not kept. */
const SENTENCES = {
  en: ['Offer of the month: {theme}! {shop_name}', 'Offer of the month: {theme}! Code {discount_code}. {shop_name}'],
  bn: ['এ মাসের অফার: {theme}! {shop_name}', 'এ মাসের অফার: {theme}! কোড {discount_code}। {shop_name}'],
}

function ownWords(month: Month, language: 'en' | 'bn'): string {
  const [words = '', theme = ''] = [month.message?.[language], month.theme[language]]
  return SENTENCES[language].some((sentence) => sentence.replace('{theme}', () => theme) === words) ? '' : words
}

export function formOf(month: Month): MonthForm {
  return {
    themeEn: month.theme.en ?? '',
    themeBn: month.theme.bn ?? '',
    messageEn: ownWords(month, 'en'),
    messageBn: ownWords(month, 'bn'),
    segment: month.segment,
    channel: month.channel,
    code: month.code ?? '',
    day: String(month.day),
    kpi: month.kpi,
    active: month.is_active,
  }
}

function said(en: string, bn: string): Model['Subjects'] {
  return { en: en.trim() || null, bn: bn.trim() || null }
}

function bodyOf(month: Month, form: MonthForm): Model['MonthSaid'] {
  const words = form.messageEn.trim() || form.messageBn.trim()
  return {
    month: month.month,
    theme: said(form.themeEn, form.themeBn),
    message: words && !month.template_id ? said(form.messageEn, form.messageBn) : null,
    template_id: month.template_id ?? null,
    segment: form.segment,
    channel: form.channel,
    code: form.code.trim() || null,
    day: Number(form.day) || 1,
    kpi: form.kpi.trim(),
    is_active: form.active,
  }
}

export function saveMonth(calendar: Calendar, month: Month, form: MonthForm, label: string) {
  return save({
    method: 'put',
    path: CALENDAR,
    names: { year: String(calendar.year) },
    version: calendar.version,
    body: { offers: [bodyOf(month, form)] },
    label,
    touches: [CALENDAR],
    refusedHere: true,
    undo: () => ({ method: 'put', address: `/crm/automation/offer-calendar/${calendar.year}`, body: { offers: [bodyOf(month, formOf(month))] } }),
  })
}
