import { useSearchParams } from 'react-router'
import { byName, matches, type Product } from '../../api/catalogue'
import type { Model } from '../../api/words'
import { catalog } from '../../texts/catalog'
import { useSay } from '../../texts/text'
import { Field, Input, Select } from '../../ui/Field'
import styles from './Catalog.module.css'

interface Chosen {
  q?: string
  category?: string
  state?: string
}

const NAMES = ['q', 'category', 'state'] as const

/** They stand in the address, and are sifted here: the whole catalogue is at hand. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const [q, category, state] = NAMES.map((name) => params.get(name) ?? '') as [string, string, string]
  const choose = (changed: Chosen) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changed)) {
          if (value) next.set(name, String(value))
          else next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  const fits = (product: Product) =>
    (!category || product.category === category) &&
    (!state || product.is_active === (state === 'on')) &&
    matches(product, q.trim())
  return {
    q,
    category,
    state,
    choose,
    clear: () => choose({ q: '', category: '', state: '' }),
    among: (products: Product[]) => products.filter(fits).sort((a, b) => a.category.localeCompare(b.category) || byName(a, b)),
  }
}

export function Filters({ filters, categories }: { filters: ReturnType<typeof useFilters>; categories: Model['CategoryTold'][] }) {
  const say = useSay()
  const { q, category, state, choose } = filters
  const names = [...new Set([...categories.map((each) => each.name), ...(category ? [category] : [])])].sort()
  return (
    <div className={styles.filters}>
      <Field label={say(catalog.search)}>
        <Input type="search" value={q} placeholder={say(catalog.searchAbout)} onChange={(event) => choose({ q: event.target.value })} />
      </Field>
      <Field label={say(catalog.category)}>
        <Select value={category} onChange={(event) => choose({ category: event.target.value })}>
          <option value="">{say(catalog.allCategories)}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field label={say(catalog.state)}>
        <Select value={state} onChange={(event) => choose({ state: event.target.value })}>
          <option value="">{say(catalog.all)}</option>
          <option value="on">{say(catalog.onSale)}</option>
          <option value="off">{say(catalog.offSale)}</option>
        </Select>
      </Field>
    </div>
  )
}
