/** One request to the API, and the three ways it may end: answered, refused, or not reached. */
import { renewed, SignedOut, token } from '../sign-in/session'
import type { Method } from './words'

export interface Detail {
  field: string
  problem: string
}

/** The API understood and said no; asking the same again would bring the same. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Detail[],
    readonly current: unknown,
    readonly requestId: string,
  ) {
    super(message)
  }
}

/** Nobody knows whether it arrived: no connection, no answer in time, or the far side is unwell. */
export class Unreached extends Error {
  constructor(
    message: string,
    readonly requestId = '',
  ) {
    super(message)
  }
}

export interface Asked {
  method: Method
  address: string
  /** A file goes as it is, everything else as JSON. */
  body?: unknown
  /** Made at the click and kept across retries, so that one click has one effect. */
  key?: string
  /** What the caller believes the record's version to be. */
  version?: number
  signal?: AbortSignal
}

export interface Answered<T> {
  body: T
  version: number | undefined
  next: string | undefined
}

const PATIENCE = 20_000
const PATIENCE_WITH_A_FILE = 180_000

export async function ask<T>(asked: Asked): Promise<Answered<T>> {
  const { response, text } = await answered(asked)
  const body: unknown = text ? parsed(text) : undefined
  const tag = response.headers.get('etag')?.replace(/\D/g, '')
  return {
    body: body as T,
    version: tag ? Number(tag) : undefined,
    next: response.headers.get('x-next-cursor') ?? undefined,
  }
}

/** What is no JSON: a file to be kept. */
export async function askForFile(address: string): Promise<Blob> {
  const { response, text } = await answered({ method: 'get', address })
  // Reading it as text took the mark at its beginning, by which a spreadsheet knows Bangla.
  return new Blob(['\ufeff', text], { type: response.headers.get('content-type') ?? '' })
}

async function answered(asked: Asked): Promise<{ response: Response; text: string }> {
  let response = await send(asked, await bearer(token))
  // The token may have been revoked or the clock be wrong: once more with a new one.
  if (response.status === 401) response = await send(asked, await bearer(renewed))
  const requestId = response.headers.get('x-request-id') ?? response.headers.get('apigw-requestid') ?? ''
  if (response.status >= 500 || response.status === 429) throw new Unreached(`${response.status}`, requestId)
  const text = await response.text().catch(() => {
    throw new Unreached('cut off', requestId)
  })
  if (!response.ok) throw refusal(response.status, text ? parsed(text) : undefined, requestId)
  return { response, text }
}

async function bearer(from: () => Promise<string>): Promise<string> {
  try {
    return await from()
  } catch (trouble) {
    if (trouble instanceof SignedOut) throw trouble
    throw new Unreached(trouble instanceof Error ? trouble.message : 'no sign-in')
  }
}

async function send(asked: Asked, bearer: string): Promise<Response> {
  const headers = new Headers({ Authorization: `Bearer ${bearer}` })
  const file = asked.body instanceof Blob ? asked.body : undefined
  // Said to be text, a file would be read as such on its way, in whatever encoding it is not.
  if (asked.body !== undefined) headers.set('Content-Type', file ? 'application/octet-stream' : 'application/json')
  if (asked.key) headers.set('Idempotency-Key', asked.key)
  if (asked.version !== undefined) headers.set('If-Match', `"${asked.version}"`)
  const signal = AbortSignal.any([AbortSignal.timeout(file ? PATIENCE_WITH_A_FILE : PATIENCE), ...(asked.signal ? [asked.signal] : [])])
  const body = asked.body === undefined ? null : (file ?? JSON.stringify(asked.body))
  try {
    return await fetch(asked.address, { method: asked.method.toUpperCase(), headers, body, signal })
  } catch (trouble) {
    if (asked.signal?.aborted) throw trouble
    throw new Unreached(trouble instanceof Error ? trouble.message : 'no connection')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreached('not an answer of the API')
  }
}

function refusal(status: number, body: unknown, requestId: string): Refused {
  const error = (body as { error?: { code?: string; message?: string; details?: Detail[]; current?: unknown } })?.error
  return new Refused(
    status,
    error?.code ?? 'refused',
    error?.message ?? String(status),
    error?.details ?? [],
    error?.current,
    requestId,
  )
}
