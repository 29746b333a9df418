/** The one place where pages fetch: `useRead` for a record or a short list, `usePages` for a list by cursors. */
import { QueryClient, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { ask, Refused } from './asking'
import { address, type Answer, type Body, type Names, type PathWith, type Query } from './words'

export const known = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 15 * 60_000,
      retry: (count, trouble) => !(trouble instanceof Refused) && count < 2,
      retryDelay: (count) => 500 * 2 ** count,
      // Offline is shown by the shell; asking anyway tells the truth about captive networks.
      networkMode: 'always',
    },
  },
})

type Reading<P extends PathWith<'get'>> = (Names<P> extends Record<string, string> ? { names: Names<P> } : { names?: undefined }) & {
  query?: Query<P, 'get'>
  /** False where the question cannot be asked yet. */
  when?: boolean
  /** Milliseconds between looks, for what others change meanwhile. */
  every?: number
}

type Rest<P extends PathWith<'get'>> = Names<P> extends Record<string, string> ? [Reading<P>] : [Reading<P>?]

/** Starts with the path, so that a change can say what it touches: `known.invalidateQueries({ queryKey: ['/orders'] })`. */
function keyOf(path: string, names?: unknown, query?: unknown): unknown[] {
  return [path, names ?? {}, query ?? {}]
}

export function useRead<P extends PathWith<'get'>>(path: P, ...[reading]: Rest<P>) {
  return useQuery({
    queryKey: keyOf(path, reading?.names, reading?.query),
    queryFn: async ({ signal }) => {
      const asked = { method: 'get', address: address(path, reading?.names, reading?.query), signal } as const
      return (await ask<Answer<P, 'get'>>(asked)).body
    },
    enabled: reading?.when ?? true,
    refetchInterval: reading?.every ?? false,
    placeholderData: sameRecord(reading?.names),
  })
}

type WithoutNames<P extends PathWith<'get'>> = Names<P> extends Record<string, string> ? never : P

/** One question asked several ways, a list for each, told as one list: what is there stays when one of them fails. */
export function useReadEach<P extends PathWith<'get'>>(path: WithoutNames<P>, queries: Query<P, 'get'>[], every: number) {
  return useQueries({
    queries: queries.map((query) => ({
      queryKey: keyOf(path, undefined, query),
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await ask<ItemOf<Answer<P, 'get'>>[]>({ method: 'get', address: address(path, {}, query), signal })).body,
      refetchInterval: every,
    })),
    combine: (each) => {
      const isPending = queries.length === 0 || each.some((one) => one.isPending)
      const known = each.filter((one) => one.data !== undefined)
      return {
        data: isPending || known.length === 0 ? undefined : known.flatMap((one) => one.data ?? []),
        error: each.find((one) => one.error)?.error ?? null,
        isPending,
        dataUpdatedAt: Math.min(...known.map((one) => one.dataUpdatedAt)),
        refetch: () => Promise.all(each.map((one) => one.refetch())),
      }
    },
  })
}

/** While a list is asked another way, what was there stays; but nobody's facts ever stand under another's name. */
function sameRecord<P extends PathWith<'get'> | PathWith<'post'>>(names: Names<P> | undefined) {
  const wanted = JSON.stringify(names ?? {})
  return <T>(before: T | undefined, asked: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    JSON.stringify(asked?.queryKey[1]) === wanted ? before : undefined
}

type ItemOf<T> = T extends (infer Item)[] ? Item : never

export function usePages<P extends PathWith<'get'>>(path: P, ...[reading]: Rest<P>) {
  const found = useInfiniteQuery({
    queryKey: keyOf(path, reading?.names, reading?.query),
    queryFn: async ({ signal, pageParam }) => {
      const query = { ...reading?.query, cursor: pageParam }
      return ask<ItemOf<Answer<P, 'get'>>[]>({ method: 'get', address: address(path, reading?.names, query), signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: reading?.when ?? true,
    refetchInterval: reading?.every ?? false,
    placeholderData: sameRecord(reading?.names),
  })
  return { ...found, rows: found.data?.pages.flatMap((page) => page.body) }
}

type Trial<P extends PathWith<'post'>> = (Names<P> extends Record<string, string> ? { names: Names<P> } : { names?: undefined }) & {
  query?: Query<P, 'post'>
  body?: Body<P, 'post'>
  when?: boolean
}

/** A question that is asked by POST because it is long, and changes nothing: a preview, a dry run. */
export function useTrial<P extends PathWith<'post'>>(path: P, trial: Trial<P>) {
  const { names, query, body } = trial
  return useQuery({
    queryKey: keyOf(path, names, { ...query, body }),
    queryFn: async ({ signal }) =>
      (await ask<Answer<P, 'post'>>({ method: 'post', address: address(path, names, query), body: body ?? {}, signal })).body,
    enabled: trial.when ?? true,
    // It is about this moment; but it does not change under the eyes of who reads it.
    staleTime: 0,
    refetchOnWindowFocus: false,
    placeholderData: sameRecord(names),
  })
}
