import { useState } from 'react'
import { useFormats } from '../../formats/formats'
import { type Agent, saveAgent } from '../../people/agent'
import { dialogs } from '../../texts/dialogs'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import styles from './Away.module.css'

/** The days on which somebody is not here: new ones, and those that are known. */
export function Away({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const say = useSay()
  const { day, today } = useFormats()
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState(today())
  const known = agent.absences.filter((each) => each.end >= today())
  const add = () => {
    const absences = [...agent.absences, { start: from, end: to }]
    return saveAgent(agent, { absences }, say(team.awaySaved, { agent: agent.name, from: day(from), to: day(to) }), true)
  }
  const take = (absence: Agent['absences'][number]) => {
    const absences = agent.absences.filter((other) => other !== absence)
    void saveAgent(agent, { absences }, say(team.awayTaken, { agent: agent.name, from: day(absence.start) }))
  }

  return (
    <FormDialog title={say(team.awayTitle, { agent: agent.name })} onClose={onClose} onSave={add} ready={from <= to}>
      <div className={styles.form}>
        <div className={styles.dates}>
          <Field label={say(team.awayFrom)}>
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label={say(team.awayTo)} problem={to < from && say(team.awayOrder)}>
            <Input type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
        <p className={styles.about}>{say(team.awayAbout)}</p>
        {known.length > 0 && (
          <section>
            <h3>{say(team.awayKnown)}</h3>
            <ul className={styles.known}>
              {known.map((each) => (
                <li key={`${each.start} ${each.end}`}>
                  {say(team.days, { from: day(each.start), to: day(each.end) })}
                  <Button small icon="trash" onClick={() => take(each)}>
                    {say(dialogs.remove)}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </FormDialog>
  )
}
