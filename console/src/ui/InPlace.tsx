import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useDraft } from '../saving/drafts'
import { dialogs } from '../texts/dialogs'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Input, Select, TextArea } from './Field'
import { Icon } from './Icon'
import styles from './InPlace.module.css'

interface Props {
  label: string
  /** As it is typed. */
  value: string
  /** As it is read, where that is something else. */
  shown?: ReactNode
  kind?: 'text' | 'tel' | 'email' | 'date' | 'long'
  /** To choose among, instead of typing. */
  options?: [value: string, name: string][]
  /** What the typed text belongs to, so that it outlives a reload. */
  about: string
  /** Answers with what is wrong with it, if it was refused. */
  onSave: (value: string) => Promise<string | undefined>
  hint?: string
  fixed?: boolean
  /** As wide as there is room, for what is long as a rule. */
  wide?: boolean
}

/** A fact that is changed where it stands: click or Enter begins, Enter saves, Escape leaves it as it was. */
export function InPlace({ label, value, shown, kind = 'text', options, about, onSave, hint, fixed, wide = kind === 'long' }: Props) {
  const say = useSay()
  const [draft, keep] = useDraft(about)
  const [typed, setTyped] = useState<string | undefined>(draft || undefined)
  const [problem, setProblem] = useState<string>()
  const opener = useRef<HTMLButtonElement>(null)
  const [ended, setEnded] = useState(0)
  useEffect(() => {
    if (ended) opener.current?.focus()
  }, [ended])

  if (fixed && !value) return null
  const type = (next: string) => {
    setTyped(next)
    keep(next)
  }
  const leave = () => {
    setTyped(undefined)
    setProblem(undefined)
    keep('')
    setEnded((before) => before + 1)
  }
  const finish = async () => {
    const next = (typed ?? '').trim()
    leave()
    if (next === value) return
    const wrong = await onSave(next)
    if (wrong === undefined) return
    setProblem(wrong)
    type(next)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    } else if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void finish()
    }
  }
  const field = {
    value: typed ?? '',
    'aria-label': label,
    'aria-invalid': problem ? true : undefined,
    onKeyDown: press,
    autoFocus: !draft || draft !== typed || ended > 0,
  }
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{label}</dt>
      <dd>
        {fixed ? (
          (shown ?? value)
        ) : typed === undefined ? (
          <button ref={opener} type="button" className={styles.value} title={say(dialogs.edit)} onClick={() => setTyped(draft || value)}>
            {value ? (shown ?? value) : <span className={styles.none}>{say(dialogs.add)}</span>}
            <span className={styles.pen}>
              <Icon name="edit" size={13} />
            </span>
            <span className="unseen">
              {say(dialogs.edit)}: {label}
            </span>
          </button>
        ) : (
          <span className={styles.editing}>
            {options ? (
              <Select {...field} onChange={(event) => type(event.target.value)}>
                {options.map(([option, name]) => (
                  <option key={option} value={option}>
                    {name}
                  </option>
                ))}
              </Select>
            ) : kind === 'long' ? (
              <TextArea {...field} rows={4} onChange={(event) => type(event.target.value)} />
            ) : (
              <Input {...field} type={kind} onChange={(event) => type(event.target.value)} />
            )}
            {hint && <span className={styles.hint}>{hint}</span>}
            {problem && (
              <span role="alert" className={styles.problem}>
                {problem}
              </span>
            )}
            <span className={styles.ends}>
              <Button small kind="strong" onClick={() => void finish()}>
                {say(dialogs.save)}
              </Button>
              <Button small kind="quiet" onClick={leave}>
                {say(dialogs.cancel)}
              </Button>
            </span>
          </span>
        )}
      </dd>
    </div>
  )
}
