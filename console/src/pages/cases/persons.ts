import { useAgents } from '../../api/agents'
import { me } from '../../sign-in/me'

/** Who wrote it, as far as one is told of the team. */
export function usePersons(): (user: string) => string | undefined {
  const { person } = useAgents()
  return (user) => (user === me().user_id ? me().name : person(user))
}
