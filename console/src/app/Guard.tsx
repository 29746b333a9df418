/** A page that breaks breaks alone: the rail, what waits to be saved, and the way to other pages stay. */
import { Component, type ReactNode } from 'react'
import { Failed } from '../ui/Shown'
import { shell } from '../texts/shell'
import { useSay } from '../texts/text'

interface Props {
  /** Another address is another chance. */
  at: string
  children: ReactNode
}

interface State {
  trouble?: Error
  at: string
}

export class Guard extends Component<Props, State> {
  override state: State = { at: this.props.at }

  static getDerivedStateFromError(trouble: Error): Partial<State> {
    return { trouble }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.at === state.at ? null : { at: props.at }
  }

  override render(): ReactNode {
    return this.state.trouble ? <Broken trouble={this.state.trouble} /> : this.props.children
  }
}

function Broken({ trouble }: { trouble: Error }) {
  const say = useSay()
  return <Failed trouble={trouble} what={say(shell.page)} again={() => location.reload()} />
}
