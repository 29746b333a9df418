import { light, chooseLight, type Light } from '../design/light'
import { chooseDigits, useDigits } from '../formats/formats'
import { WaitingButton } from '../saving/WaitingList'
import { useWaiting } from '../saving/saving'
import { signOut } from '../sign-in/session'
import { me } from '../sign-in/me'
import { shell } from '../texts/shell'
import { roleNames } from '../texts/sign-in'
import { choose, useLanguage, useSay } from '../texts/text'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { type Choice, Menu } from '../ui/Menu'
import styles from './Topbar.module.css'

export function Topbar({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const say = useSay()
  const language = useLanguage()
  const digits = useDigits()
  const waiting = useWaiting()
  const { name, roles } = me()
  const role = roles[0]
  const leave = () => {
    if (waiting.length === 0 || confirm(say(shell.signOutWaiting, { n: waiting.length }))) void signOut()
  }
  const lights: Light[] = ['machine', 'light', 'dark']
  const choices: (Choice | 'line')[] = [
    { name: 'English', run: () => choose('en'), chosen: language === 'en' },
    { name: 'বাংলা', run: () => choose('bn'), chosen: language === 'bn' },
    'line',
    ...(language === 'bn'
      ? ([
          { name: say(shell.ownDigits), run: () => chooseDigits('own'), chosen: digits === 'own' },
          { name: say(shell.latinDigits), run: () => chooseDigits('latin'), chosen: digits === 'latin' },
          'line',
        ] as const)
      : []),
    ...lights.map((each) => ({ name: say(shell[each]), run: () => chooseLight(each), chosen: light() === each })),
    'line',
    { name: say(shell.keys), icon: 'keys', run: onKeys },
    { name: say(shell.signOut), icon: 'out', run: leave },
  ]
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Icon name="search" size={16} />
        <span>{say(shell.search)}</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      <WaitingButton />
      <Menu
        label={say(shell.you)}
        choices={choices}
        opener={
          <Button kind="quiet" className={styles.me}>
            <span className={styles.who}>
              <b>{name ?? say(roleNames[role ?? 'crm_agent'])}</b>
              {name && role && <small>{say(roleNames[role])}</small>}
            </span>
            <Icon name="down" size={14} />
          </Button>
        }
      />
    </header>
  )
}
