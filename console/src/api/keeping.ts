/** Files that the browser is given to keep: fetched as the person who is signed in, or made here from an answer. */
import { askForFile } from './asking'

export async function keepFile(address: string, name: string): Promise<void> {
  keep(await askForFile(address), name)
}

export function keepAnswer(answer: unknown, name: string): void {
  keep(new Blob([JSON.stringify(answer, undefined, 2)], { type: 'application/json' }), name)
}

/** Where the shop has put it itself: by a link that is good for minutes, and leads to a file. */
export function keepFrom(url: string): void {
  location.assign(url)
}

function keep(content: Blob, name: string): void {
  const place = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = place
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(place), 60_000)
}
