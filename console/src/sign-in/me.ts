/** Who the person is to the API, and what they may: pages show no more than that. */
import { ask } from '../api/asking'
import type { Model } from '../api/words'

export type Me = Model['MeTold']

let found: Me | undefined

export async function findMe(): Promise<Me> {
  found = (await ask<Me>({ method: 'get', address: '/me' })).body
  return found
}

/** After the shell has opened there is always one. */
export function me(): Me {
  if (!found) throw new Error('nobody is signed in')
  return found
}

/** `may('PUT /orders/{order_id}')`: the routes are the API's own, so what is hidden is what would be refused. */
export function may(route: string): boolean {
  return me().routes.includes(route)
}

export function forgetMe(): void {
  found = undefined
}
