import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api/asking'
import type { Product } from '../../api/catalogue'
import { useRead } from '../../api/reading'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { catalog, unitNames } from '../../texts/catalog'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Check, Field, Input, Select } from '../../ui/Field'
import { addProduct, changeProduct, mistakesIn, NEW, typedOf, UNITS } from './shelves'
import styles from './ProductForm.module.css'
import { Removal } from './Removal'

/** Kept as it is typed; what is wrong stands under its field, whether this page or the shop has found it. */
export function ProductForm({ product, onClose }: { product: Product | undefined; onClose: () => void }) {
  const say = useSay()
  const about = product ? `product.${product.product_id}.${product.version}` : 'product.new'
  const [typed, change, letGo] = useFormDraft(about, product ? typedOf(product) : NEW)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const categories = useRead('/catalog/categories')
  const names = [...new Set([...(categories.data ?? []).map((each) => each.name), typed.category])].filter(Boolean).sort()
  const mistakes = mistakesIn(typed)
  const problem = (field: string) => {
    const mistake = tried ? mistakes[field] : undefined
    return mistake ? say(mistake) : refused?.details.find((each) => each.field === field)?.problem
  }

  const keep = async () => {
    setTried(true)
    setRefused(undefined)
    if (Object.keys(mistakes).length > 0) return
    const name = typed.name.trim()
    const saving = product ? changeProduct(product, typed, say(catalog.changed, { name })) : addProduct(typed, say(catalog.added, { name }))
    const ended = await saving
    if ('refused' in ended && ended.refused.status !== 409) return setRefused(ended.refused)
    if ('refused' in ended && !product) return setRefused(ended.refused)
    letGo()
    onClose()
  }
  useKeys([{ press: 'ctrl+enter', does: dialogs.save, run: () => void keep(), whileTyping: true }])
  const send = (event: FormEvent) => {
    event.preventDefault()
    void keep()
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <h3>{product ? product.name : say(catalog.newProduct)}</h3>
      {refused && (
        <p className={styles.refused} role="alert">
          {refused.message}
        </p>
      )}
      <Field label={say(catalog.name)} problem={problem('name')}>
        <Input maxLength={120} value={typed.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={say(catalog.category)} problem={problem('category')}>
        <Select value={typed.category} onChange={(event) => change({ category: event.target.value })}>
          <option value="" disabled />
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field label={say(catalog.price)} hint={say(catalog.priceAbout)} problem={problem('price')}>
        <Input inputMode="decimal" value={typed.price} onChange={(event) => change({ price: event.target.value })} />
      </Field>
      <div className={styles.pack}>
        <Field label={say(catalog.packSize)} problem={problem('pack_size')}>
          <Input inputMode="decimal" value={typed.pack} onChange={(event) => change({ pack: event.target.value })} />
        </Field>
        <Field label={say(catalog.unit)} problem={problem('unit')}>
          <Select value={typed.unit} onChange={(event) => change({ unit: event.target.value as Product['unit'] })}>
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {say(unitNames[unit])}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {product ? (
        <p className={styles.code}>
          {say(catalog.code)}: {product.product_id}
        </p>
      ) : (
        <Field label={say(catalog.code)} hint={say(catalog.codeAbout)} problem={problem('product_id')}>
          <Input maxLength={64} value={typed.code} onChange={(event) => change({ code: event.target.value })} />
        </Field>
      )}
      <Check label={say(catalog.activeAbout)} checked={typed.active} onChange={(event) => change({ active: event.target.checked })} />
      <div className={styles.actions}>
        {product && <Removal product={product} onGone={onClose} />}
        <Button
          onClick={() => {
            letGo()
            onClose()
          }}
        >
          {say(dialogs.cancel)}
        </Button>
        <Button kind="strong" type="submit" press="Ctrl ↵">
          {say(dialogs.save)}
        </Button>
      </div>
    </form>
  )
}
