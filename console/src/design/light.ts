/** Light or dark: as the machine says, until the person says otherwise. */
export type Light = 'light' | 'dark' | 'machine'

const PLACE = 'rapport.light'

export function light(): Light {
  const said = localStorage.getItem(PLACE)
  return said === 'light' || said === 'dark' ? said : 'machine'
}

export function chooseLight(next: Light): void {
  localStorage.setItem(PLACE, next)
  show()
}

function show(): void {
  const chosen = light()
  if (chosen === 'machine') delete document.documentElement.dataset['light']
  else document.documentElement.dataset['light'] = chosen
}

show()
