import { useState } from 'react'
import { useProducts } from '../../api/catalogue'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { automation, profiles } from '../../texts/automation'
import { unitNames } from '../../texts/catalog'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Switch } from '../../ui/Switch'
import { type Column, Table } from '../../ui/Table'
import styles from './automation.module.css'
import { DueAhead } from './DueAhead'
import { type Profile, switchProfile } from './profile'
import { ProfileDialog } from './ProfileDialog'

export function Profiles() {
  const say = useSay()
  const { days, number } = useFormats()
  const found = useRead('/crm/automation/consumption-profiles')
  const products = useProducts().data
  const [opened, setOpened] = useState<Profile | 'new'>()
  const mayChange = may('PUT /crm/automation/consumption-profiles/{profile_id}')
  const nameOf = (profile: Profile) =>
    profile.category ?? products?.find((each) => each.product_id === profile.product_id)?.name ?? profile.product_id ?? ''
  const add = may('POST /crm/automation/consumption-profiles') && (
    <Button kind="strong" icon="plus" onClick={() => setOpened('new')}>
      {say(profiles.add)}
    </Button>
  )
  const columns: Column<Profile>[] = [
    {
      name: say(profiles.of),
      shows: (profile) => (
        <>
          <div className={styles.marks}>
            <span className={styles.name}>{nameOf(profile)}</span>
            {profile.is_default && <Badge>{say(profiles.isDefault)}</Badge>}
          </div>
          {profile.one_need && <div className={styles.soft}>{say(profiles.oneNeed)}</div>}
        </>
      ),
    },
    { name: say(profiles.pack), right: true, shows: (profile) => `${number(profile.standard_pack)} ${say(unitNames[profile.unit])}` },
    { name: say(profiles.lasts), right: true, shows: (profile) => days(profile.avg_consumption_days) },
    { name: say(profiles.before), right: true, wide: true, shows: (profile) => days(profile.buffer_days) },
    {
      name: say(profiles.bounds),
      right: true,
      wide: true,
      shows: (profile) => say(profiles.boundsAre, { min: number(profile.min_days), max: number(profile.max_days) }),
    },
    {
      name: say(automation.on),
      shows: (profile) =>
        mayChange ? (
          <Switch
            on={profile.is_active}
            label={say(automation.switchOn, { name: nameOf(profile) })}
            onTurn={(on) => switchProfile(profile, on, say(on ? automation.switchedOn : automation.switchedOff, { name: nameOf(profile) }))}
          />
        ) : (
          <Badge tone={profile.is_active ? 'good' : 'calm'}>{say(profile.is_active ? automation.on : automation.off)}</Badge>
        ),
    },
  ]
  return (
    <div className={styles.stack}>
      <Card flush title={say(profiles.title)} actions={add}>
        <Shown of={found} what={say(profiles.list)} skeleton={<Skeleton lines={5} height="2.25rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty action={add}>{say(profiles.none)}</Empty>
            ) : (
              <Table
                label={say(profiles.title)}
                keys
                columns={columns}
                rows={rows}
                id={(profile) => profile.profile_id}
                open={mayChange ? setOpened : undefined}
              />
            )
          }
        </Shown>
      </Card>
      <DueAhead />
      {opened && <ProfileDialog profile={opened === 'new' ? undefined : opened} nameOf={nameOf} onClose={() => setOpened(undefined)} />}
    </div>
  )
}
