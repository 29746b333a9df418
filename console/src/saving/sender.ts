/** Sends what waits, one after another and in order, until each is confirmed, refused, or in conflict. */
import { type Answered, ask, Refused, Unreached } from '../api/asking'
import { known } from '../api/reading'
import { all, find, forget, keep, type Waiting } from './waiting'

export const TAB = crypto.randomUUID()
const LONGEST_WAIT = 30_000
const TAB_LOCK = 'rapport.tab.'

type Outcome = { answered: Answered<unknown> } | { refused: Refused }
type Listener = (each: Waiting, outcome: Outcome) => void

const whenDone = new Map<string, Listener>()
let user: string | undefined
let sending = false
let misses = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Lives as long as the page: others see by it whether what it left is still somebody's. */
void navigator.locks.request(TAB_LOCK + TAB, () => new Promise(() => undefined))

export function sendAs(signedIn: string): void {
  user = signedIn
  void adopt().then(send)
}

export function put(each: Waiting, done: Listener): void {
  whenDone.set(each.id, done)
  keep(each)
  void send()
}

/** Again, with what the person decided meanwhile: a new version, or simply once more. */
export function again(id: string, changed: Partial<Waiting> = {}): void {
  const each = find(id)
  if (!each) return
  misses = 0
  keep({ ...each, ...changed, problem: undefined, state: 'waiting' })
  void send()
}

async function send(): Promise<void> {
  if (sending || user === undefined) return
  sending = true
  clearTimeout(timer)
  try {
    for (let next = first(); next; next = first()) {
      if (!(await tried(next))) break
    }
  } finally {
    sending = false
  }
}

function first(): Waiting | undefined {
  return all().find((each) => each.tab === TAB && each.user === user && ['waiting', 'sending'].includes(each.state))
}

async function tried(each: Waiting): Promise<boolean> {
  keep({ ...each, state: 'sending' })
  try {
    const { method, address, body, key, version } = each
    const answered = await ask<unknown>({ method, address, body, key, version })
    misses = 0
    forget(each.id)
    tell(each, { answered })
    refresh(each)
    return true
  } catch (trouble) {
    if (trouble instanceof Refused) {
      if (isShownElsewhere(each, trouble)) forget(each.id)
      else keep(refused(each, trouble))
      tell(each, { refused: trouble })
      refresh(each)
      return true
    }
    keep({ ...each, state: 'waiting' })
    if (trouble instanceof Unreached) later()
    return false
  }
}

/** What stands against somebody else's work is always decided in the list; and after a reload there is no form. */
function isShownElsewhere(each: Waiting, trouble: Refused): boolean {
  const against = trouble.status === 409 && each.version !== undefined
  return each.refusedHere === true && whenDone.has(each.id) && !against
}

function refused(each: Waiting, trouble: Refused): Waiting {
  const { status, code, message, details, current, requestId } = trouble
  const state = status === 409 && current !== undefined ? 'conflict' : 'failed'
  return { ...each, state, problem: { status, code, message, details, current, requestId } }
}

function tell(each: Waiting, outcome: Outcome): void {
  whenDone.get(each.id)?.(each, outcome)
}

function refresh(each: Waiting): void {
  for (const path of each.touches) void known.invalidateQueries({ queryKey: [path] })
}

function later(): void {
  misses += 1
  const wait = Math.min(LONGEST_WAIT, 500 * 2 ** misses)
  timer = setTimeout(() => void send(), wait * (0.5 + Math.random() / 2))
}

/** Takes over what pages left behind that are closed or were loaded anew. */
async function adopt(): Promise<void> {
  const { held = [] } = await navigator.locks.query()
  const alive = new Set(held.map((lock) => lock.name))
  for (const each of all()) {
    if (each.tab !== TAB && each.user === user && !alive.has(TAB_LOCK + each.tab)) keep({ ...each, tab: TAB })
  }
}

addEventListener('online', () => {
  misses = 0
  void send()
})
setInterval(() => void adopt().then(send), 60_000)
