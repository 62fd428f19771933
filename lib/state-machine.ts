import { err, ok, type Result } from './result.ts'

/** For each state, what each event leads to. A state without events is an end. */
export type TransitionTable = Readonly<Record<string, Readonly<Record<string, string>>>>

type StateOf<Table> = keyof Table & string
type EventOf<Table> = { [State in keyof Table]: keyof Table[State] }[keyof Table] & string

/** The table itself where every target is one of its states; otherwise the wrong targets fail to compile. */
type Closed<Table> = {
  readonly [State in keyof Table]: { readonly [Event in keyof Table[State]]: StateOf<Table> }
}

export interface IllegalTransition<State extends string, Event extends string> {
  readonly code: 'ILLEGAL_TRANSITION'
  readonly from: State
  readonly event: Event
}

export interface Machine<State extends string, Event extends string> {
  readonly initial: State
  readonly states: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>
}

/** The states and events of a machine, for types elsewhere. */
export type MachineState<M> = M extends Machine<infer State, string> ? State : never
export type MachineEvent<M> = M extends Machine<string, infer Event> ? Event : never

/**
 * Transitions as data, typed by their own names:
 * `defineMachine({ initial: 'OPEN', states: { OPEN: { PAY: 'PAID' }, PAID: {} } })`.
 */
export function defineMachine<const Table extends TransitionTable>(definition: {
  readonly initial: StateOf<NoInfer<Table>>
  readonly states: Table & Closed<NoInfer<Table>>
}): Machine<StateOf<Table>, EventOf<Table>> {
  return definition as unknown as Machine<StateOf<Table>, EventOf<Table>>
}

/** The state that `event` leads to from `from`, or the refusal that names both. */
export function next<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  from: NoInfer<State>,
  event: NoInfer<Event>,
): Result<State, IllegalTransition<State, Event>> {
  const transitions = machine.states[from]
  const target = Object.hasOwn(transitions, event) ? transitions[event] : undefined
  return target === undefined ? err({ code: 'ILLEGAL_TRANSITION', from, event }) : ok(target)
}

export function allStates<State extends string>(machine: Machine<State, string>): readonly State[] {
  return Object.keys(machine.states) as State[]
}

export function allEvents<State extends string, Event extends string>(
  machine: Machine<State, Event>,
): readonly Event[] {
  return [...new Set(allStates(machine).flatMap((state) => eventsFrom(machine, state)))]
}

/** The events that a state takes. */
export function eventsFrom<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: NoInfer<State>,
): readonly Event[] {
  return Object.keys(machine.states[state]) as Event[]
}

export function isTerminal<State extends string>(
  machine: Machine<State, string>,
  state: NoInfer<State>,
): boolean {
  return eventsFrom(machine, state).length === 0
}

export function terminalStates<State extends string>(machine: Machine<State, string>): readonly State[] {
  return allStates(machine).filter((state) => isTerminal(machine, state))
}

/** Every state that some row of events leads to, with a shortest such row; the initial state's is empty. */
export function reachable<State extends string, Event extends string>(
  machine: Machine<State, Event>,
): ReadonlyMap<State, readonly Event[]> {
  const paths = new Map<State, readonly Event[]>([[machine.initial, []]])
  for (const [state, path] of paths) {
    for (const event of eventsFrom(machine, state)) {
      const target = machine.states[state][event]
      if (target !== undefined && !paths.has(target)) paths.set(target, [...path, event])
    }
  }
  return paths
}

/** States that no row of events leads to: empty for a sound machine, and every room's test says so. */
export function unreachableStates<State extends string>(machine: Machine<State, string>): readonly State[] {
  const paths = reachable(machine)
  return allStates(machine).filter((state) => !paths.has(state))
}
