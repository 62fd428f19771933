export type TurnRules = {
  /** Pieces of work at once. */
  readonly atOnce: number
  /** What waits in all, and what one reader has asked for. */
  readonly mostWaiting: number
  readonly mostOfOne: number
  readonly waitWithinMs: number
  /** So much later than it was asked for stands a piece of work for each of its lines. */
  readonly backPerLineMs: number
}

/** `signal` aborts when nobody waits for the answer any more. */
export type Wish = {
  readonly reader: string
  readonly lines: number
  readonly signal?: AbortSignal | undefined
}

type Waiting = {
  readonly reader: string
  readonly place: number
  readonly begin: () => void
  readonly refuse: () => void
}

/**
 * Gives work its turn: so many pieces at once, one for a reader. A short one goes before a long one that was asked for at the
 * same time, but a long one moves up while it waits, so that it has its turn, too. Where too much waits, what stands last is
 * refused; what nobody waits for any more is forgotten.
 */
export function turns(rules: TurnRules) {
  const waiting: Waiting[] = []
  const busy = new Set<string>()

  const next = () => {
    while (busy.size < rules.atOnce) {
      const at = waiting.findIndex(({ reader }) => !busy.has(reader))
      if (at === -1) return
      for (const one of waiting.splice(at, 1)) {
        busy.add(one.reader)
        one.begin()
      }
    }
  }
  const enter = (mine: Waiting) => {
    const behind = waiting.findIndex(({ place }) => place > mine.place)
    waiting.splice(behind === -1 ? waiting.length : behind, 0, mine)
    next()
    if (waiting.length > rules.mostWaiting) waiting.at(-1)?.refuse()
  }
  const turn = ({ reader, lines, signal }: Wish): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isMine: boolean) => {
        clearTimeout(late)
        signal?.removeEventListener('abort', leave)
        resolve(isMine)
      }
      const leave = () => {
        const at = waiting.indexOf(mine)
        if (at === -1) return
        waiting.splice(at, 1)
        answer(false)
      }
      const place = performance.now() + lines * rules.backPerLineMs
      const mine: Waiting = { reader, place, begin: () => answer(true), refuse: leave }
      const late = setTimeout(leave, rules.waitWithinMs)
      signal?.addEventListener('abort', leave)
      const asked = waiting.filter((other) => other.reader === reader).length + (busy.has(reader) ? 1 : 0)
      if (signal?.aborted === true || asked >= rules.mostOfOne) answer(false)
      else enter(mine)
    })

  /** @returns what the work gives, or null where it got no turn */
  return async <T>(wish: Wish, work: () => Promise<T>): Promise<T | null> => {
    if (!(await turn(wish))) return null
    try {
      return await work()
    } finally {
      busy.delete(wish.reader)
      next()
    }
  }
}
