/** What the columns mean and how cells are read, as somebody has corrected it and not yet tried. */
import type { Import, Options } from '../../api/imports'
import { useFormDraft } from '../../saving/drafts'

export interface Draft {
  mapping: Record<string, string>
  options: Options
}

export interface Drafting extends Draft {
  changed: boolean
  means: (column: string, field: string) => void
  set: (options: Partial<Options>) => void
  letGo: () => void
}

export function useDrafting(of: Import): Drafting {
  const start = { mapping: of.mapping, options: of.options }
  const [draft, change, letGo] = useFormDraft<Draft>(`import.${of.import_id}`, start)
  return {
    ...draft,
    changed: JSON.stringify([sorted(draft.mapping), draft.options]) !== JSON.stringify([sorted(of.mapping), of.options]),
    // A field is said by one column: whichever said it before says nothing.
    means: (column, field) => {
      const others = Object.entries(draft.mapping).filter(([name, said]) => name !== column && said !== field)
      change({ mapping: Object.fromEntries(field ? [...others, [column, field]] : others) })
    },
    set: (options) => change({ options: { ...draft.options, ...options } }),
    letGo,
  }
}

function sorted(mapping: Record<string, string>): [string, string][] {
  return Object.entries(mapping).sort(([one], [other]) => (one < other ? -1 : 1))
}

/** What no column says and one has to: each a field, or several of which one is enough. */
export function missing(of: Import, draft: Drafting): string[][] {
  const said = new Set(Object.values(draft.mapping))
  const needed = of.fields?.filter((field) => field.needed).map((field) => [field.name]) ?? []
  return [...needed, ...(of.one_of ?? [])].filter((choices) => !choices.some((field) => said.has(field)))
}
