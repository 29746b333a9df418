import type { QueryClient } from '@tanstack/react-query'

interface Pages {
  pages: { body: unknown[] }[]
}

/** Changes a row wherever it is known under a path: in a list, in a list by pages, and as the record itself. */
export function changeKnown<T>(known: QueryClient, path: string, is: (row: T) => boolean, change: (row: T) => T): void {
  const each = (row: unknown) => (is(row as T) ? change(row as T) : row)
  known.setQueriesData({ queryKey: [path] }, (data: unknown) => {
    if (data === undefined || data === null) return data
    if (Array.isArray(data)) return data.map(each)
    const pages = (data as Pages).pages
    if (Array.isArray(pages)) return { ...data, pages: pages.map((page) => ({ ...page, body: page.body.map(each) })) }
    return each(data)
  })
}

/** Takes rows out of every list under a path. */
export function dropKnown<T>(known: QueryClient, path: string, is: (row: T) => boolean): void {
  const stays = (row: unknown) => !is(row as T)
  known.setQueriesData({ queryKey: [path] }, (data: unknown) => {
    if (Array.isArray(data)) return data.filter(stays)
    const pages = (data as Pages | undefined)?.pages
    if (Array.isArray(pages)) return { ...(data as object), pages: pages.map((page) => ({ ...page, body: page.body.filter(stays) })) }
    return data
  })
}
