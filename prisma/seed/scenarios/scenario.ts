import type { Stage } from '../stage.ts'

/** A state of the running demonstration: what it shows, in a line, and how it is reached. `play` answers with how to go on. */
export type Scenario = { readonly shows: string; readonly play: (stage: Stage) => Promise<string> }
export type Scenarios = Readonly<Record<string, Scenario>>
