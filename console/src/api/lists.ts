/** A list that was written as a file: its link is asked for at the click, since it is good for minutes only. */
import { ask } from './asking'
import { keepFrom } from './keeping'
import { address, type Answer } from './words'

const ONE = '/cdm/exports/{export_id}'

/** False if the file is gone already. */
export async function fetchList(export_id: string): Promise<boolean> {
  const { url } = (await ask<Answer<typeof ONE, 'get'>>({ method: 'get', address: address(ONE, { export_id }) })).body
  if (url) keepFrom(url)
  return url !== undefined
}
