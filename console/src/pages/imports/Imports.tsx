import { Link, useNavigate } from 'react-router'
import { useAgents } from '../../api/agents'
import { type Import, IMPORTS } from '../../api/imports'
import { usePages } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { imports, kindsOfFile } from '../../texts/imports'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import styles from './imports.module.css'
import { NewFile } from './NewFile'
import { ImportState } from './words'

const A_PAGE = 30

/** Bring another file, or look again at one that was brought. */
export default function Imports() {
  const say = useSay()
  const go = useNavigate()
  const found = usePages(IMPORTS, { query: { limit: A_PAGE } })
  const columns = useColumns()
  const open = (one: Import) => void go(addressOf(one))
  return (
    <Page title={say(pageNames.imports)} about={say(imports.about)}>
      <NewFile onBrought={open} />
      <Card title={say(imports.these)} flush>
        <Shown of={{ ...found, data: found.rows }} what={say(imports.list)} skeleton={<Skeleton lines={6} height="1.75rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty>{say(imports.none)}</Empty>
            ) : (
              <>
                <Table label={say(imports.these)} columns={columns} rows={rows} id={(row) => row.import_id} open={open} keys />
                <More of={found} />
              </>
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}

function addressOf({ import_id }: Import): string {
  return `/admin/customers/import/${import_id}`
}

function useColumns(): Column<Import>[] {
  const say = useSay()
  const { moment } = useFormats()
  const agents = useAgents()
  return [
    {
      name: say(imports.file),
      shows: (one) => (
        <Link className={styles.name} to={addressOf(one)}>
          {one.file_name}
        </Link>
      ),
    },
    { name: say(imports.kind), shows: (one) => say(kindsOfFile[one.kind]) },
    { name: say(imports.state), shows: (one) => <ImportState is={one.status} /> },
    { name: say(imports.at), wide: true, shows: (one) => moment(one.created_at) },
    { name: say(imports.by), wide: true, shows: (one) => agents.person(one.created_by) ?? '' },
  ]
}
