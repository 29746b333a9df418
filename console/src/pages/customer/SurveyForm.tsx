import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api/asking'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { useFormDraft } from '../../saving/drafts'
import { save } from '../../saving/saving'
import { caseKindNames } from '../../texts/cases'
import { satisfactionNames, surveys } from '../../texts/surveys'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, Select, TextArea } from '../../ui/Field'
import { Refusal } from '../../ui/Refusal'
import styles from './Customer.module.css'
import type { Whole } from './saving'

const EMPTY = { nps: '', satisfaction: '', case_id: '', comment: '' }
const TEN = Array.from({ length: 11 }, (_, at) => 10 - at)
const FIVE = [5, 4, 3, 2, 1] as const

/** Somebody told it on the phone. */
export function SurveyForm({ of, settled }: { of: Whole; settled: Model['CaseTold'][] }) {
  const say = useSay()
  const { day, number } = useFormats()
  const [form, type, letGo] = useFormDraft(`survey.${of.customer_id}`, EMPTY)
  const [refused, setRefused] = useState<Refused>()
  const ready = form.nps !== '' || form.satisfaction !== ''
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setRefused(undefined)
    letGo()
    const end = await save({
      method: 'post',
      path: '/surveys/answers',
      body: {
        customer_id: of.customer_id,
        ...(form.nps && { nps: Number(form.nps) }),
        ...(form.satisfaction && { satisfaction: Number(form.satisfaction) }),
        ...(form.case_id && { case_id: form.case_id }),
        ...(form.comment.trim() && { comment: form.comment.trim() }),
      },
      label: say(surveys.saved, { name: nameOf(of) }),
      touches: ['/surveys/summary', '/cases/{case_id}', '/cdm/customers/{customer_id}/cases', '/cdm/customers/{customer_id}/timeline'],
      refusedHere: true,
    })
    if (!('refused' in end)) return
    type(form)
    setRefused(end.refused)
  }
  return (
    <Card title={say(surveys.log)}>
      <form className={styles.form} onSubmit={(event) => void send(event)}>
        <Field label={say(surveys.askNps)} hint={say(surveys.npsAbout)}>
          <Select value={form.nps} onChange={(event) => type({ nps: event.target.value })}>
            <option value="">{say(surveys.notAsked)}</option>
            {TEN.map((each) => (
              <option key={each} value={each}>
                {number(each)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say(surveys.askSatisfaction)}>
          <Select value={form.satisfaction} onChange={(event) => type({ satisfaction: event.target.value })}>
            <option value="">{say(surveys.notAsked)}</option>
            {FIVE.map((each) => (
              <option key={each} value={each}>
                {say(satisfactionNames[each])}
              </option>
            ))}
          </Select>
        </Field>
        {settled.length > 0 && (
          <Field label={say(surveys.about)} className={styles.across}>
            <Select value={form.case_id} onChange={(event) => type({ case_id: event.target.value })}>
              <option value="">{say(surveys.aboutShop)}</option>
              {settled.map((each) => (
                <option key={each.case_id} value={each.case_id}>
                  {say(caseKindNames[each.kind])}, {day(each.opened_at)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={say(surveys.comment)} className={styles.across}>
          <TextArea rows={2} value={form.comment} onChange={(event) => type({ comment: event.target.value })} />
        </Field>
        {refused && <Refusal of={refused} />}
        <div className={`${styles.ends} ${styles.across}`}>
          <Button kind="strong" type="submit" disabled={!ready}>
            {say(surveys.save)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
