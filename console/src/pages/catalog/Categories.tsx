import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api/asking'
import type { Product } from '../../api/catalogue'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { useDraft } from '../../saving/drafts'
import { may } from '../../sign-in/me'
import { catalog } from '../../texts/catalog'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field, Input } from '../../ui/Field'
import { type Asking, Shown } from '../../ui/Shown'
import styles from './Categories.module.css'
import { addCategory } from './shelves'

interface Props {
  asked: Asking<Model['CategoryTold'][]>
  products: Product[]
  onChoose: (category: string) => void
  onClose: () => void
}

/** Each with how much stands in it, which leads to just that. */
export function Categories({ asked, products, onChoose, onClose }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const [name, setName] = useDraft('category.new')
  const [refused, setRefused] = useState<Refused>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (!wanted) return
    setName('')
    setRefused(undefined)
    const ended = await addCategory(wanted, say(catalog.categoryAdded, { name: wanted }))
    if ('answer' in ended) return
    setName(wanted)
    setRefused(ended.refused)
  }
  return (
    <Dialog side title={say(catalog.categories)} open onClose={onClose}>
      <div className={styles.categories}>
        {may('POST /catalog/categories') && (
          <form className={styles.add} onSubmit={(event) => void add(event)}>
            <Field label={say(catalog.newCategory)} problem={refused?.message}>
              <Input maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Button type="submit" icon="plus" disabled={!name.trim()}>
              {say(catalog.addCategory)}
            </Button>
          </form>
        )}
        <Shown of={asked} what={say(catalog.categories)}>
          {(found) => (
            <ul className={styles.list}>
              {found
                .toSorted((a, b) => a.name.localeCompare(b.name))
                .map((each) => (
                  <li key={each.category_id}>
                    <button type="button" onClick={() => onChoose(each.name)}>
                      <span>{each.name}</span>
                      <small>{say(catalog.counted, { n: number(products.filter((product) => product.category === each.name).length) })}</small>
                    </button>
                  </li>
                ))}
            </ul>
          )}
        </Shown>
      </div>
    </Dialog>
  )
}
