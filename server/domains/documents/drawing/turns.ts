export type TurnRules = {
  /** Pieces of work at once. */
  readonly atOnce: number
  /** What waits in all, and what one reader, and the free readers of one address, have asked for. */
  readonly mostWaiting: number
  readonly mostOfOne: number
  readonly mostOfAddress: number
  readonly waitWithinMs: number
  /** So much later than it was asked for stands a piece of work for each of its lines. */
  readonly backPerLineMs: number
  /** So much later again for each that was asked for from the same address and is not done. */
  readonly backPerNeighbourMs: number
}

/** `signal` aborts when nobody waits for the answer any more. */
export type Wish = {
  readonly reader: string
  /** From where, of a reader that anybody can become as often as they like; null where that takes an account. */
  readonly address: string | null
  readonly lines: number
  readonly signal?: AbortSignal | undefined
}

type Asked = Pick<Wish, 'reader' | 'address'>
type Waiting = Asked & {
  readonly place: number
  readonly begin: () => void
  readonly refuse: () => void
}

/**
 * Gives work its turn: so many pieces at once, one for a reader. A short one goes before a long one that was asked for at the
 * same time, and the first of an address before the next of another; what stands further back moves up while it waits, so that it
 * has its turn, too. Where too much waits, what stands last is refused; what nobody waits for any more is forgotten.
 */
export function turns(rules: TurnRules) {
  const waiting: Waiting[] = []
  /** By reader. */
  const busy = new Map<string, Asked>()

  const next = () => {
    while (busy.size < rules.atOnce) {
      const at = waiting.findIndex(({ reader }) => !busy.has(reader))
      if (at === -1) return
      for (const one of waiting.splice(at, 1)) {
        busy.set(one.reader, one)
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
  const count = (like: (one: Asked) => boolean) =>
    waiting.filter(like).length + [...busy.values()].filter(like).length
  const turn = ({ reader, address, lines, signal }: Wish): Promise<boolean> =>
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
      const neighbours = address === null ? 0 : count((one) => one.address === address)
      const back = lines * rules.backPerLineMs + neighbours * rules.backPerNeighbourMs
      const place = performance.now() + back
      const mine: Waiting = { reader, address, place, begin: () => answer(true), refuse: leave }
      const late = setTimeout(leave, rules.waitWithinMs)
      signal?.addEventListener('abort', leave)
      const isTooMuch =
        count((one) => one.reader === reader) >= rules.mostOfOne || neighbours >= rules.mostOfAddress
      if (signal?.aborted === true || isTooMuch) answer(false)
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
