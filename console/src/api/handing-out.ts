/** Gives the browser a file to keep, made here from what the shop answered. */
export function handOut(content: unknown, name: string): void {
  const place = URL.createObjectURL(new Blob([JSON.stringify(content, undefined, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = place
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(place), 60_000)
}

/** Where the shop has put it: a link that is good for minutes, and leads to a file. */
export function fetchFrom(url: string): void {
  location.assign(url)
}
