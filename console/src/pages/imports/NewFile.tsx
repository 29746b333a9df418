import { type DragEvent, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Refused } from '../../api/asking'
import { bringing } from '../../api/bringing'
import type { Import, Kind } from '../../api/imports'
import { useFormats } from '../../formats/formats'
import { imports, kindsOfFile } from '../../texts/imports'
import { states } from '../../texts/states'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, Select } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import styles from './imports.module.css'
import { useTroubleSaid } from './words'

const KINDS = Object.keys(kindsOfFile) as Kind[]
const MEGABYTE = 1024 * 1024
const MOST = 30

interface Standing {
  name: string
  problem?: string
  again?: () => void
}

/** Dropped or chosen, it is sent at once: what happens with it is decided on its page. */
export function NewFile({ onBrought }: { onBrought: (one: Import) => void }) {
  const say = useSay()
  const { number } = useFormats()
  const troubleSaid = useTroubleSaid()
  const [params] = useSearchParams()
  const [kind, setKind] = useState(KINDS.find((each) => each === params.get('kind')) ?? 'customers')
  const [standing, setStanding] = useState<Standing>()
  const [over, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const sends = standing !== undefined && standing.problem === undefined

  const bring = (file: File | undefined) => {
    if (!file || sends) return
    const { name, size } = file
    if (size > MOST * MEGABYTE) {
      setStanding({ name, problem: say(imports.tooLarge, { name, size: number(Math.ceil(size / MEGABYTE)), most: number(MOST) }) })
      return
    }
    const send = bringing(file, kind)
    const trying = async () => {
      setStanding({ name })
      try {
        onBrought(await send())
      } catch (trouble) {
        if (trouble instanceof Refused) setStanding({ name, problem: troubleSaid(trouble.code, trouble.message) })
        else setStanding({ name, problem: say(imports.notSent, { name }), again: () => void trying() })
      }
    }
    void trying()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    bring(event.dataTransfer.files[0])
  }
  return (
    <Card>
      <div className={styles.new}>
        <Field label={say(imports.what)}>
          <Select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {say(kindsOfFile[each])}
              </option>
            ))}
          </Select>
        </Field>
        <div
          className={`${styles.drop} ${over ? styles.over : ''}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Icon name="file" size={28} />
          {sends ? (
            <p role="status">{say(imports.sends, { name: standing.name })}</p>
          ) : (
            <>
              <p>{say(imports.drop)}</p>
              <Button kind="strong" onClick={() => field.current?.click()}>
                {say(imports.choose)}
              </Button>
            </>
          )}
          <p className={styles.soft}>{say(imports.takes)}</p>
          <input
            ref={field}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/*"
            aria-label={say(imports.choose)}
            onChange={(event) => {
              bring(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </div>
        {standing?.problem && (
          <p role="alert">
            {standing.problem}{' '}
            {standing.again && (
              <Button small onClick={standing.again}>
                {say(states.again)}
              </Button>
            )}
          </p>
        )}
      </div>
    </Card>
  )
}
