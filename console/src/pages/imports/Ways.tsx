import type { Import, Options } from '../../api/imports'
import { ways } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Check, Field, Select } from '../../ui/Field'
import { GoodsSelect, goodsOf, inGoods } from '../../ui/GoodsSelect'
import type { Drafting } from './draft'
import styles from './imports.module.css'
import { Mended } from './Mended'

/** What a file cannot say of itself. */
export function Ways({ of, draft }: { of: Import; draft: Drafting }) {
  const say = useSay()
  const { options, set } = draft
  return (
    <Card title={say(ways.title)}>
      <div className={styles.form}>
        {of.kind !== 'orders' && (
          <Field label={say(of.kind === 'products' ? ways.knownProducts : ways.known)}>
            <Select value={options.on_match} onChange={(event) => set({ on_match: event.target.value as Options['on_match'] })}>
              {(['fill', 'overwrite', 'skip'] as const).map((each) => (
                <option key={each} value={each}>
                  {say(ways[each])}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {of.kind !== 'products' && (
          <Field label={say(ways.days)}>
            <Select value={options.day_first ? 'day' : 'month'} onChange={(event) => set({ day_first: event.target.value === 'day' })}>
              <option value="day">{say(ways.dayFirst)}</option>
              <option value="month">{say(ways.monthFirst)}</option>
            </Select>
          </Field>
        )}
        {of.kind !== 'customers' && (
          <Field label={say(ways.decimals)}>
            <Select value={options.decimal_comma ? 'comma' : 'point'} onChange={(event) => set({ decimal_comma: event.target.value === 'comma' })}>
              <option value="point">{say(ways.point)}</option>
              <option value="comma">{say(ways.comma)}</option>
            </Select>
          </Field>
        )}
        {of.kind === 'orders' && (
          <Field label={say(ways.general)}>
            <GoodsSelect
              value={goodsOf(options.general_product)}
              none={say(ways.noGeneral)}
              onChoose={(goods) => set({ general_product: inGoods(goods).product })}
            />
          </Field>
        )}
        {of.sheet.damaged && (
          <>
            <Check label={say(ways.repair)} checked={options.repair} onChange={(event) => set({ repair: event.target.checked })} />
            <Mended of={of} />
          </>
        )}
      </div>
    </Card>
  )
}
