import { useFormDraft } from '../../saving/drafts'
import { automation, profiles, rules } from '../../texts/automation'
import { unitNames } from '../../texts/catalog'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Check, Field, Input, Select } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { GoodsSelect, inGoods } from '../../ui/GoodsSelect'
import styles from './automation.module.css'
import { formOf, NEW_PROFILE, type Profile, type ProfileForm, removeProfile, saveProfile } from './profile'

interface Props {
  profile: Profile | undefined
  nameOf: (profile: Profile) => string
  onClose: () => void
}

export function ProfileDialog({ profile, nameOf, onClose }: Props) {
  const say = useSay()
  const [form, change, letGo] = useFormDraft(`profile.${profile?.profile_id ?? 'new'}.${profile?.version ?? 0}`, profile ? formOf(profile) : NEW_PROFILE)
  const typed = (name: 'pack' | 'average' | 'buffer' | 'min' | 'max') => ({
    value: form[name],
    type: 'number',
    required: true,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  const chosen = inGoods(form.of)
  const name = profile ? nameOf(profile) : (chosen.category ?? chosen.product ?? '')
  const send = async () => {
    const end = await saveProfile(form, profile, say(profile ? automation.changed : automation.made, { name }))
    if ('answer' in end) letGo()
    return end
  }
  return (
    <FormDialog
      title={profile ? `${say(profiles.change)}: ${name}` : say(profiles.add)}
      onClose={onClose}
      onCancel={letGo}
      onSave={send}
      ready={form.of !== '' && [form.pack, form.average, form.buffer, form.min, form.max].every(Boolean)}
      aside={
        profile &&
        !profile.is_default && (
          <Button
            className={styles.aside}
            kind="danger"
            icon="trash"
            title={say(profiles.backToDefault)}
            onClick={() => {
              removeProfile(profile, say(automation.removed, { name }))
              onClose()
            }}
          >
            {say(dialogs.remove)}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        {!profile && (
          <Field label={say(profiles.of)}>
            <GoodsSelect categories none={say(rules.choose)} value={form.of} onChoose={(of) => change({ of })} />
          </Field>
        )}
        <div className={styles.two}>
          <Field label={say(profiles.packSize)}>
            <Input min={0.001} step="any" {...typed('pack')} />
          </Field>
          <Field label={say(profiles.unit)}>
            <Select value={form.unit} onChange={(event) => change({ unit: event.target.value as ProfileForm['unit'] })}>
              {Object.entries(unitNames).map(([unit, name]) => (
                <option key={unit} value={unit}>
                  {say(name)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say(profiles.average)}>
            <Input min={1} max={730} {...typed('average')} />
          </Field>
          <Field label={say(profiles.buffer)}>
            <Input min={0} max={365} {...typed('buffer')} />
          </Field>
          <Field label={say(profiles.min)}>
            <Input min={1} max={730} {...typed('min')} />
          </Field>
          <Field label={say(profiles.max)}>
            <Input min={1} max={730} {...typed('max')} />
          </Field>
        </div>
        {chosen.category !== undefined && (
          <Check label={`${say(profiles.oneNeed)}. ${say(profiles.oneNeedAbout)}`} checked={form.oneNeed} onChange={(event) => change({ oneNeed: event.target.checked })} />
        )}
        <Check label={say(profiles.active)} checked={form.active} onChange={(event) => change({ active: event.target.checked })} />
      </div>
    </FormDialog>
  )
}
