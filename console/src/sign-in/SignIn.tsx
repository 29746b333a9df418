import { useEffect, useState } from 'react'
import { roleNames, signIn as texts } from '../texts/sign-in'
import { choose, useLanguage, useSay } from '../texts/text'
import { Button } from '../ui/Button'
import { take } from './session'
import styles from './SignIn.module.css'
import { type Way, wayIn } from './ways'

export function SignIn() {
  const say = useSay()
  const language = useLanguage()
  const [way, setWay] = useState<Way>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState<string>()
  useEffect(() => {
    document.title = 'Rapport'
    wayIn().then(setWay, (error: Error) => setTrouble(error.message))
  }, [])

  const enter = async (person?: string) => {
    setBusy(person ?? 'page')
    setTrouble(undefined)
    try {
      const tokens = await way?.signIn(person)
      if (tokens) take(tokens)
      else if (way?.kind === 'demo') setTrouble(say(texts.refused))
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <main className={styles.place}>
      <div className={styles.card}>
        <h1>Rapport</h1>
        <p className={styles.promise}>{say(texts.promise)}</p>
        {way?.kind === 'demo' && (
          <>
            <p>{say(texts.demo)}</p>
            <ul className={styles.people}>
              {way.people.map((one) => (
                <li key={one.person}>
                  <button
                    type="button"
                    data-role={one.role}
                    disabled={busy !== undefined}
                    onClick={() => void enter(one.person)}
                  >
                    <b>{one.name}</b>
                    <span>{say(roleNames[one.role as keyof typeof roleNames] ?? roleNames.crm_agent)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {way?.kind === 'hosted' && (
          <Button kind="strong" disabled={busy !== undefined} onClick={() => void enter()}>
            {say(texts.enter)}
          </Button>
        )}
        {trouble && (
          <p className={styles.trouble} role="alert">
            {say(texts.trouble)} {trouble}
          </p>
        )}
        <Button kind="quiet" small icon="language" onClick={() => choose(language === 'en' ? 'bn' : 'en')}>
          {language === 'en' ? 'বাংলা' : 'English'}
        </Button>
      </div>
    </main>
  )
}
