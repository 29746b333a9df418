/** What the API says, taken from its own document: `contract.ts` is made from it and never edited. */
import type { components, paths } from './contract'

export type Model = components['schemas']
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type Path = keyof paths

type Operation<P extends Path, M extends Method> = NonNullable<paths[P][M]>
type Content<T> = T extends { content: { 'application/json': infer A } } ? A : undefined

export type PathWith<M extends Method> = {
  [P in Path]: [paths[P][M]] extends [undefined] ? never : P
}[Path]

export type Answer<P extends Path, M extends Method> =
  Operation<P, M> extends { responses: infer R }
    ? R extends { 200: infer A }
      ? Content<A>
      : R extends { 201: infer A }
        ? Content<A>
        : R extends { 202: infer A }
          ? Content<A>
          : undefined
    : never

export type Query<P extends Path, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never

export type Body<P extends Path, M extends Method> =
  Operation<P, M> extends { requestBody?: infer B } ? Content<NonNullable<B>> : undefined

/** `'/cdm/customers/{customer_id}'` needs `{ customer_id: string }`. */
export type Names<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name | keyof Names<Rest>]: string }
  : unknown

export function address(path: string, names: Record<string, string> = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value))
  }
  const said = asked.toString()
  return said ? `${filled}?${said}` : filled
}
