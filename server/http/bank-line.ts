import { addMs } from '#lib/dates.ts'
import type { Clock } from '#server/platform/clock.ts'

/** How long the bank's last answer is good for; a line that is down is looked at again sooner, so that its return shows. */
const goodForMs = { up: 10_000, down: 1_000 } as const
/** Older than this it says nothing of now, and whoever asks waits for a new one. */
const oldestMs = 60_000

type State = 'up' | 'down'

/**
 * How the line to the bank is, as the bank was last asked. Whoever asks us makes us ask the bank at most once at a time, and
 * only when the last answer is no longer good; meanwhile they hear the last one.
 * @param ping asks the bank; false, or a rejection, means that it does not answer
 */
export function bankLine(ping: () => Promise<boolean>, clock: Clock): () => Promise<State> {
  let known: { readonly state: State; readonly at: Date } | null = null
  let asking: Promise<State> | null = null
  const ask = (): Promise<State> => {
    asking ??= ping()
      .catch(() => false)
      .then((answers) => {
        known = { state: answers ? 'up' : 'down', at: clock() }
        return known.state
      })
      .finally(() => {
        asking = null
      })
    return asking
  }
  return async () => {
    if (known === null || clock() > addMs(known.at, oldestMs)) return ask()
    if (clock() > addMs(known.at, goodForMs[known.state])) void ask()
    return known.state
  }
}
