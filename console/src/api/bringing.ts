/** A file that somebody brings: sent as it is, or, where that is too much for a request, put where the shop says. */
import { ask, Unreached } from './asking'
import { address, type Model } from './words'

export type Import = Model['ImportTold']
export type Kind = Import['kind']

/** Bytes: on its way to the shop a file grows by a third, and six million are the most. */
const STRAIGHT = 4 * 1024 * 1024
const PATIENCE = 15 * 60_000

/** Gives what does it, and may be called again after it did not arrive: it is one import all the same. */
export function bringing(file: File, kind: Kind): () => Promise<Import> {
  const key = crypto.randomUUID()
  const asked = address('/cdm/customers/import', {}, { kind, file_name: named(file) })
  let place: string | undefined
  return async () => {
    if (file.size > STRAIGHT) place ??= await put(file)
    const body = place ? { upload_id: place } : file
    return (await ask<Import>({ method: 'post', address: asked, body, key })).body
  }
}

/** By a link that is good for just this size, and needs no name. */
async function put(file: File): Promise<string> {
  const asked = { method: 'post', address: '/cdm/imports/uploads', body: { size: file.size }, key: crypto.randomUUID() } as const
  const place = (await ask<Model['UploadTold']>(asked)).body
  const { url, headers } = place
  const response = await fetch(url, { method: 'PUT', headers, body: file, signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
  if (!response?.ok) throw new Unreached('the place for files')
  return place.upload_id
}

const LONGEST = 120

function named(file: File): string {
  return [...file.name].slice(-LONGEST).join('')
}
