import { useKeys } from '../keys/keys'
import { dialogs } from '../texts/dialogs'

/** Ctrl+Enter saves the form that this stands in; a dialog hears only what lies inside of it. */
export function SaveKey({ run }: { run: () => void }) {
  useKeys([{ press: 'ctrl+enter', does: dialogs.save, run, whileTyping: true }])
  return null
}
