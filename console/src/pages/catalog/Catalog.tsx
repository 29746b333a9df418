import { useState } from 'react'
import { useProducts } from '../../api/catalogue'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { may } from '../../sign-in/me'
import { catalog } from '../../texts/catalog'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { BringFile } from '../../ui/BringFile'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Catalog.module.css'
import { Categories } from './Categories'
import { useColumns } from './columns'
import { Filters, useFilters } from './Filters'

/** What the shop sells, in which packs, at which price. */
export default function Catalog() {
  const say = useSay()
  const { number } = useFormats()
  const { open } = useOpening()
  const products = useProducts()
  const categories = useRead('/catalog/categories')
  const filters = useFilters()
  const columns = useColumns()
  const [sorting, setSorting] = useState(false)
  const adds = may('POST /catalog/products')
  const add = () => open('product', 'new')
  const rows = filters.among(products.data ?? [])
  useKeys([{ press: 'n', does: catalog.newProduct, run: add }], adds)
  return (
    <Page
      title={say(pageNames.catalog)}
      about={products.data && say(catalog.shown, { n: number(rows.length), all: number(products.data.length) })}
      actions={
        <>
          <BringFile kind="products" />
          <Button onClick={() => setSorting(true)}>{say(catalog.categories)}</Button>
          {adds && (
            <Button kind="strong" icon="plus" press="N" onClick={add}>
              {say(catalog.newProduct)}
            </Button>
          )}
        </>
      }
    >
      <Filters filters={filters} categories={categories.data ?? []} />
      <Card flush>
        <Shown
          of={products}
          what={say(catalog.list)}
          skeleton={
            <div className={styles.soon}>
              <Skeleton lines={12} height="1.5rem" />
            </div>
          }
        >
          {(found) =>
            rows.length > 0 ? (
              <Table
                label={say(pageNames.catalog)}
                columns={columns}
                rows={rows}
                id={(row) => row.product_id}
                open={(row) => open('product', row.product_id)}
                keys
              />
            ) : found.length > 0 ? (
              <Empty action={<Button onClick={filters.clear}>{say(catalog.showAll)}</Button>}>{say(catalog.none)}</Empty>
            ) : (
              <Empty action={adds && <Button onClick={add}>{say(catalog.newProduct)}</Button>}>{say(catalog.noneYet)}</Empty>
            )
          }
        </Shown>
      </Card>
      {sorting && (
        <Categories
          asked={categories}
          products={products.data ?? []}
          onChoose={(category) => {
            filters.choose({ category })
            setSorting(false)
          }}
          onClose={() => setSorting(false)}
        />
      )}
    </Page>
  )
}
