import type { Import } from '../../api/imports'
import { channelNames } from '../../texts/customers'
import { partNames } from '../../texts/imports'
import { fieldNames } from '../../texts/insight'
import { named } from '../../texts/named'
import { useLanguage, useSay } from '../../texts/text'

/** A field by its name: the shop tells those that a column may mean, and results name those of a record besides. */
export function useFieldNames(of: Import): (field: string) => string {
  const say = useSay()
  const language = useLanguage()
  return (field) => {
    const words = of.fields?.find((each) => each.name === field)?.words
    const [channel = '', purpose] = field.split(':')
    if (words) return words[language] ?? words['en'] ?? field
    if (purpose && channel in channelNames) return named(say, channelNames, channel)
    return named(say, { ...fieldNames, ...partNames }, field)
  }
}
