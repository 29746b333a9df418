import { useState } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { may } from '../../sign-in/me'
import { ops } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Ops.module.css'

type Letter = Model['DeadLetterTold']

/** What was tried in vain, and the way back to where it came from. */
export function DeadLetters() {
  const say = useSay()
  const { ago, number } = useFormats()
  const letters = useRead('/ops/dead-letters', { every: 60_000 })
  const [chosen, setChosen] = useState<string[]>([])
  const [said, setSaid] = useState<Model['RedriveTold']>()
  const drives = may('POST /ops/dead-letters/redrive')
  const redrive = async (body: Model['RedriveAsked']) => {
    const saved = await save({
      method: 'post',
      path: '/ops/dead-letters/redrive',
      body,
      label: say(ops.redriven),
      touches: ['/ops/dead-letters', '/ops/messages', '/ops/runs'],
    })
    setChosen([])
    if ('answer' in saved) setSaid(saved.answer)
  }
  const some = (letters.data?.length ?? 0) > 0
  return (
    <Card
      title={say(ops.letters)}
      flush
      actions={
        drives &&
        some && (
          <>
            {chosen.length > 0 && (
              <Button kind="strong" onClick={() => void redrive({ ids: chosen })}>
                {say(ops.redriveChosen, { n: number(chosen.length) })}
              </Button>
            )}
            <Button onClick={() => void redrive({ all: true })}>{say(ops.redriveAll)}</Button>
          </>
        )
      }
    >
      {said && (
        <p className={styles.more} role="status">
          {say(ops.redriveSaid, { n: number(said.sent_again), left: number(said.not_sent.length) })} {said.more && say(ops.redriveMore)}
        </p>
      )}
      <Shown of={letters} what={say(ops.letters)}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{say(ops.noLetters)}</Empty>
          ) : (
            <Table<Letter>
              label={say(ops.letters)}
              rows={found}
              id={(letter) => letter.id}
              columns={[
                {
                  name: say(ops.cameFrom),
                  shows: (letter) => (
                    <label>
                      {drives && letter.understood && (
                        <input
                          type="checkbox"
                          className={styles.chosen}
                          aria-label={say(ops.choose, { what: letter.what ?? letter.came_from })}
                          checked={chosen.includes(letter.id)}
                          onChange={(event) =>
                            setChosen(event.target.checked ? [...chosen, letter.id] : chosen.filter((each) => each !== letter.id))
                          }
                        />
                      )}
                      {letter.came_from}
                    </label>
                  ),
                },
                { name: say(ops.what), shows: (letter) => (letter.understood ? letter.what : say(ops.unreadable)) },
                { name: say(ops.why), wide: true, shows: (letter) => letter.why },
                { name: say(ops.tried), wide: true, right: true, shows: (letter) => letter.tried !== undefined && number(letter.tried) },
                { name: say(ops.when), right: true, shows: (letter) => ago(letter.when) },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
