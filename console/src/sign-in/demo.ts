/** The laptop's way in: one click as somebody of the made-up shop. In the cloud the shop does not offer it. */
import type { Person, Tokens, Way } from './ways'

interface Given {
  access_token: string
  refresh_token?: string
  expires_in: number
}

export function demo(people: Person[]): Way {
  return {
    kind: 'demo',
    people,
    signIn: (person) => given({ person }),
    back: async () => undefined,
    renew: (renewal) => given({ refresh_token: renewal }),
    signOut: async (renewal) => {
      if (renewal) await post('/sign-out', { refresh_token: renewal }).catch(() => undefined)
    },
  }
}

async function given(asked: object): Promise<Tokens | undefined> {
  const response = await post('/sign-in', asked)
  if (response.status >= 400 && response.status < 500) return undefined
  if (!response.ok) throw new Error(`the sign-in does not answer (${response.status})`)
  const { access_token, refresh_token, expires_in } = (await response.json()) as Given
  return { access: access_token, seconds: expires_in, ...(refresh_token ? { renewal: refresh_token } : {}) }
}

function post(address: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
}
