import type { State } from '../../api/imports'
import { inBangla } from '../../texts/file-troubles'
import { importStates } from '../../texts/imports'
import { useLanguage, useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'

const TONES: Partial<Record<State, Tone>> = {
  proposed: 'accent',
  checked: 'accent',
  drifted: 'warn',
  cancelled: 'warn',
  done: 'good',
}

export function ImportState({ is }: { is: State }) {
  const say = useSay()
  return <Badge tone={TONES[is] ?? 'calm'}>{say(importStates[is])}</Badge>
}

/** What is wrong, in the person's language: the shop says it in English, with the cell's own words. */
export function useTroubleSaid(): (code: string, said: string) => string {
  const language = useLanguage()
  return (code, said) => (language === 'bn' ? (inBangla[code] ?? said) : said)
}
