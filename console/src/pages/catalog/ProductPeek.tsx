import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { catalog, unitNames } from '../../texts/catalog'
import { useSay } from '../../texts/text'
import { Facts } from '../../ui/Facts'
import { Shown } from '../../ui/Shown'
import { ProductForm } from './ProductForm'

/** A product at the side: to be changed by those who may, to be read by the others. `product:new` is a new one. */
export default function ProductPeek({ id }: { id: string }) {
  const say = useSay()
  const { close } = useOpening()
  const { money, number } = useFormats()
  const product = useRead('/catalog/products/{product_id}', { names: { product_id: id }, when: id !== 'new' })
  if (id === 'new') return may('POST /catalog/products') ? <ProductForm product={undefined} onClose={close} /> : null
  return (
    <Shown of={product} what={say(catalog.product)}>
      {(found) =>
        may('PUT /catalog/products/{product_id}') ? (
          <ProductForm product={found} onClose={close} />
        ) : (
          <>
            <h3>{found.name}</h3>
            <Facts
              facts={[
                [say(catalog.category), found.category],
                [say(catalog.price), money(found.price)],
                [say(catalog.pack), `${number(found.pack_size)} ${say(unitNames[found.unit])}`],
                [say(catalog.state), say(found.is_active ? catalog.onSale : catalog.offSale)],
                [say(catalog.code), found.product_id],
              ]}
            />
          </>
        )
      }
    </Shown>
  )
}
