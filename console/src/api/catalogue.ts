/** The whole catalogue, page after page: small enough to be searched where one types. */
import { useEffect } from 'react'
import { usePages } from './reading'
import type { Model } from './words'

export type Product = Model['ProductTold']

const PAGE = 200

export function useProducts() {
  const found = usePages('/catalog/products', { query: { limit: PAGE } })
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isError } = found
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, isError])
  return { ...found, data: found.rows }
}

/** Every word that was typed stands somewhere in the name, the category or the short name. */
export function matches(product: Product, typed: string): boolean {
  const all = `${product.name} ${product.category} ${product.product_id}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** 5 kg stands before 10 kg. */
const names = new Intl.Collator(undefined, { numeric: true })

export function byName(a: Product, b: Product): number {
  return names.compare(a.name, b.name)
}
