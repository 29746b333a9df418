/** How one signs in here: the shop itself says, at `/sign-in.json`. */
import { demo } from './demo'
import { hosted } from './hosted'

export interface Tokens {
  access: string
  seconds: number
  renewal?: string
}

export interface Person {
  person: string
  role: string
  name: string
}

export interface Way {
  kind: 'demo' | 'hosted'
  people: Person[]
  /** On a laptop as one of the demo's people; in the cloud by leaving for the pool's own page. */
  signIn(person?: string): Promise<Tokens | undefined>
  /** What the pool's page sent back with us, if it did. */
  back(): Promise<Tokens | undefined>
  renew(renewal: string): Promise<Tokens | undefined>
  signOut(renewal: string | null): Promise<void>
}

export type Said = { kind: 'demo'; people: Person[] } | { kind: 'hosted'; page: string; client_id: string }

let found: Promise<Way> | undefined

export function wayIn(): Promise<Way> {
  found ??= ask().catch((trouble: unknown) => {
    found = undefined
    throw trouble
  })
  return found
}

async function ask(): Promise<Way> {
  const response = await fetch('/sign-in.json')
  if (!response.ok) throw new Error(`sign-in is not to be found (${response.status})`)
  const said = (await response.json()) as Said
  return said.kind === 'demo' ? demo(said.people) : hosted(said.page, said.client_id)
}
