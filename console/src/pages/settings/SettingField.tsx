import { useFormats } from '../../formats/formats'
import { choiceNames, settings, unitNames } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Check, Field, Input, Select } from '../../ui/Field'
import { Dates } from './Dates'
import type { Setting } from './fields'
import { type OwnField, OwnFields } from './OwnFields'
import { isWrong } from './values'
import { Weekdays } from './Weekdays'

interface Props {
  setting: Setting
  name: string
  value: unknown
  onChange: (value: unknown) => void
  /** What the shop said against it. */
  refused?: string | undefined
}

export function SettingField({ setting, name, value, onChange, refused }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const wrong = isWrong(setting, value)
  switch (setting.kind) {
    case 'number': {
      const bounds = say(settings.between, { least: number(setting.least), most: number(setting.most) })
      return (
        <Field
          label={setting.unit ? `${name} (${say(unitNames[setting.unit])})` : name}
          problem={wrong ? bounds : refused}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={setting.least}
            max={setting.most}
            value={String(value)}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      )
    }
    case 'money': {
      const bounds = say(settings.between, { least: number(0), most: number(setting.most) })
      return (
        <Field label={name} problem={wrong ? bounds : refused}>
          <Input type="number" inputMode="decimal" min={0} step="0.01" value={String(value)} onChange={(event) => onChange(event.target.value)} />
        </Field>
      )
    }
    case 'choice':
      return (
        <Field label={name} problem={refused}>
          <Select value={String(value)} onChange={(event) => onChange(event.target.value)}>
            {setting.of.map((each) => (
              <option key={each} value={each}>
                {say(choiceNames[each])}
              </option>
            ))}
          </Select>
        </Field>
      )
    case 'switch':
      return <Check label={name} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
    case 'weekdays':
      return <Weekdays label={name} chosen={value as string[]} onChange={onChange} />
    case 'dates':
      return <Dates label={name} days={value as string[]} onChange={onChange} />
    case 'own_fields':
      return <OwnFields fields={value as Record<string, OwnField>} onChange={onChange} />
    default:
      return (
        <Field label={name} problem={refused}>
          <Input
            type={setting.kind}
            maxLength={setting.kind === 'text' ? 100 : undefined}
            value={String(value)}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      )
  }
}
