/** The cloud's way in: the user pool's own page, with a code that only this browser can turn into tokens (PKCE). */
import type { Tokens, Way } from './ways'

const VERIFIER = 'rapport.verifier'
const STATE = 'rapport.state'
const ADDRESS = 'rapport.address'

interface Given {
  access_token: string
  refresh_token?: string
  expires_in: number
}

export function hosted(page: string, client: string): Way {
  const home = `${location.origin}/admin`

  async function tokens(asked: Record<string, string>): Promise<Tokens | undefined> {
    const body = new URLSearchParams({ client_id: client, ...asked })
    const response = await fetch(`${page}/oauth2/token`, { method: 'POST', body })
    if (response.status >= 400 && response.status < 500) return undefined
    if (!response.ok) throw new Error(`the sign-in does not answer (${response.status})`)
    const given = (await response.json()) as Given
    const renewal = given.refresh_token ? { renewal: given.refresh_token } : {}
    return { access: given.access_token, seconds: given.expires_in, ...renewal }
  }

  return {
    kind: 'hosted',
    people: [],
    async signIn() {
      const verifier = random()
      const state = random()
      sessionStorage.setItem(VERIFIER, verifier)
      sessionStorage.setItem(STATE, state)
      sessionStorage.setItem(ADDRESS, location.pathname + location.search)
      const asked = new URLSearchParams({
        response_type: 'code',
        client_id: client,
        redirect_uri: home,
        scope: 'openid email profile',
        state,
        code_challenge_method: 'S256',
        code_challenge: await challenge(verifier),
      })
      location.assign(`${page}/oauth2/authorize?${asked}`)
      return undefined
    },
    async back() {
      const said = new URLSearchParams(location.search)
      const code = said.get('code')
      const verifier = sessionStorage.getItem(VERIFIER)
      // Somebody else's code, slipped into a link, must not sign anybody in.
      const ours = said.get('state') !== null && said.get('state') === sessionStorage.getItem(STATE)
      if (!code || !verifier || !ours) return undefined
      history.replaceState(null, '', sessionStorage.getItem(ADDRESS) ?? '/')
      for (const each of [VERIFIER, STATE, ADDRESS]) sessionStorage.removeItem(each)
      return tokens({ grant_type: 'authorization_code', code, redirect_uri: home, code_verifier: verifier })
    },
    renew: (renewal) => tokens({ grant_type: 'refresh_token', refresh_token: renewal }),
    async signOut(renewal) {
      if (renewal) {
        const body = new URLSearchParams({ token: renewal, client_id: client })
        await fetch(`${page}/oauth2/revoke`, { method: 'POST', body }).catch(() => undefined)
      }
      location.assign(`${page}/logout?${new URLSearchParams({ client_id: client, logout_uri: home })}`)
    },
  }
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

async function challenge(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
