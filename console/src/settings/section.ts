/** A section of what the shop has decided, and how it is saved: what differs, against what was read, taken back whole. */
import type { QueryClient } from '@tanstack/react-query'
import { address, type Answer, type Body } from '../api/words'
import { save } from '../saving/saving'

const ALL = '/api/config'
const ONE = '/api/config/{section}'

type Config = Answer<typeof ALL, 'get'>

/** By the name of each setting. */
export type Values = Record<string, unknown>

interface Decided {
  section: string
  stands: Values
  different: Values
  /** Of all settings: whatever somebody else decided since stands against it. */
  version: number
  label: string
}

export function saveSection({ section, stands, different, version, label }: Decided) {
  const before = Object.fromEntries(Object.keys(different).map((each) => [each, stands[each]]))
  return save({
    method: 'put',
    path: ONE,
    names: { section },
    version,
    body: different as Body<typeof ONE, 'put'>,
    label,
    touches: [ALL, ONE],
    shows: (known) => show(known, section, different),
    undo: () => ({ method: 'put', address: address(ONE, { section }), body: before }),
    refusedHere: true,
  })
}

function show(known: QueryClient, section: string, different: Values): void {
  known.setQueriesData<Config>({ queryKey: [ALL] }, (all) =>
    all && { ...all, version: all.version + 1, settings: { ...all.settings, [section]: { ...all.settings[section], ...different } } as Config['settings'] },
  )
}
