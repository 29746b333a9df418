import { useState } from 'react'
import type { Product } from '../../api/catalogue'
import { may } from '../../sign-in/me'
import { catalog } from '../../texts/catalog'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import styles from './ProductForm.module.css'
import { removeProduct } from './shelves'

/** The one thing here that nobody can take back, so it is said before. */
export function Removal({ product, onGone }: { product: Product; onGone: () => void }) {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string>()
  if (!may('DELETE /catalog/products/{product_id}')) return null
  if (!asked) {
    return (
      <Button kind="quiet" icon="trash" className={styles.remove} onClick={() => setAsked(true)}>
        {say(catalog.remove)}
      </Button>
    )
  }
  const remove = async () => {
    const ended = await removeProduct(product, say(catalog.removed, { name: product.name }))
    if ('refused' in ended && ended.refused.status !== 409) setRefused(ended.refused.message)
    else onGone()
  }
  return (
    <div className={styles.sure} role="alert">
      <p>{refused ?? say(catalog.removeSure)}</p>
      <Button onClick={() => setAsked(false)}>{say(dialogs.no)}</Button>
      <Button kind="danger" icon="trash" onClick={() => void remove()}>
        {say(catalog.removeYes)}
      </Button>
    </div>
  )
}
