import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { BrowserRouter } from 'react-router'
import { known } from '../api/reading'
import { sendAs } from '../saving/sender'
import { findMe, forgetMe, type Me } from '../sign-in/me'
import { SignIn } from '../sign-in/SignIn'
import { look, useStanding } from '../sign-in/session'
import { states } from '../texts/states'
import { Failed } from '../ui/Shown'
import { Shell } from './Shell'

export function App() {
  const standing = useStanding()
  const [me, setMe] = useState<Me>()
  const [trouble, setTrouble] = useState<Error>()

  useEffect(() => void look().catch(setTrouble), [])
  useEffect(() => {
    if (standing === 'in') {
      setTrouble(undefined)
      findMe().then((found) => {
        sendAs(found.user_id)
        setMe(found)
      }, setTrouble)
    } else if (standing === 'out') {
      // Nothing of the one person is left for the next.
      known.clear()
      forgetMe()
      setMe(undefined)
    }
  }, [standing])

  if (standing === 'out') return <SignIn />
  if (trouble && !me) return <Failed trouble={trouble} what={states.this.en} again={() => location.reload()} />
  if (!me) return null
  return (
    <QueryClientProvider client={known}>
      <BrowserRouter>
        <Shell key={me.user_id} />
      </BrowserRouter>
    </QueryClientProvider>
  )
}
