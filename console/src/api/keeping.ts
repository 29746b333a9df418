import { askForFile } from './asking'

/** Fetched as the person who is signed in, and given to the browser to keep. */
export async function keepFile(address: string, name: string): Promise<void> {
  const place = URL.createObjectURL(await askForFile(address))
  const link = document.createElement('a')
  link.href = place
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(place), 60_000)
}
