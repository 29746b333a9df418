import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { temperatureNames, typeNames } from '../../texts/customers'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Shown } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { CustomerType } from '../../ui/words'
import { customersWho, EVERY } from './lists'
import styles from './TypesByTemperature.module.css'

type Type = keyof typeof typeNames
type Warmth = keyof typeof temperatureNames
type Share = Model['Share']

const NONE: Share = { customers: 0, value: 0 }
const WARMTHS = Object.keys(temperatureNames) as Warmth[]

export function TypesByTemperature() {
  const say = useSay()
  const kinds = useRead('/cdm/segments/summary', { every: EVERY })
  return (
    <Card title={say(overview.types)} flush>
      <Shown of={kinds} what={say(overview.types)}>
        {({ by_type, type_by_temperature }) => {
          const columns: Column<Type>[] = [
            { name: say(overview.type), shows: (type) => <CustomerType is={type} /> },
            ...WARMTHS.map((warmth) => ({
              name: say(temperatureNames[warmth]),
              right: true,
              shows: (type: Type) => (
                <Cell of={type_by_temperature[type]?.[warmth] ?? NONE} to={customersWho({ customer_type: type, temperature: warmth })} />
              ),
            })),
            {
              name: say(overview.all),
              right: true,
              wide: true,
              shows: (type) => <Cell of={by_type[type] ?? NONE} to={customersWho({ customer_type: type })} />,
            },
          ]
          return <Table label={say(overview.types)} columns={columns} rows={Object.keys(typeNames) as Type[]} id={(type) => type} />
        }}
      </Shown>
    </Card>
  )
}

function Cell({ of, to }: { of: Share; to: string }) {
  const { number, shortMoney } = useFormats()
  if (of.customers === 0) return '–'
  return (
    <Link className={styles.cell} to={to}>
      {number(of.customers)}
      <span className={styles.value}>{shortMoney(of.value)}</span>
    </Link>
  )
}
