import type { Product } from '../../api/catalogue'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { catalog, unitNames } from '../../texts/catalog'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import type { Column } from '../../ui/Table'
import styles from './Catalog.module.css'
import { turn } from './shelves'

export function useColumns(): Column<Product>[] {
  const say = useSay()
  const { money, number } = useFormats()
  const { open } = useOpening()
  const columns: Column<Product>[] = [
    {
      name: say(catalog.product),
      shows: (product) => (
        <>
          <button type="button" className={styles.name} onClick={() => open('product', product.product_id)}>
            {product.name}
          </button>{' '}
          {!product.is_active && <Badge>{say(catalog.offSale)}</Badge>}
        </>
      ),
    },
    { name: say(catalog.category), shows: (product) => product.category, wide: true },
    {
      name: say(catalog.pack),
      shows: (product) => `${number(product.pack_size)} ${say(unitNames[product.unit])}`,
      right: true,
      wide: true,
    },
    { name: say(catalog.price), shows: (product) => money(product.price), right: true },
  ]
  if (!may('PUT /catalog/products/{product_id}')) return columns
  return [...columns, { name: say(catalog.more), shows: (product) => <ProductMenu product={product} />, right: true }]
}

function ProductMenu({ product }: { product: Product }) {
  const say = useSay()
  const { open } = useOpening()
  const { name, product_id, is_active } = product
  return (
    <Menu
      label={say(catalog.menu, { name })}
      opener={
        <Button bare small kind="quiet" icon="more">
          {say(catalog.menu, { name })}
        </Button>
      }
      choices={[
        { name: say(dialogs.edit), icon: 'edit', run: () => open('product', product_id) },
        {
          name: say(is_active ? catalog.takeOff : catalog.putOn),
          icon: is_active ? 'pause' : 'play',
          run: () => turn(product, !is_active, say(is_active ? catalog.nowOff : catalog.nowOn, { name })),
        },
      ]}
    />
  )
}
