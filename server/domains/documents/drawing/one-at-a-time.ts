/**
 * One piece of work at a time for each of many, the others after it in order. What waits for one is bounded, so that nobody
 * fills the queue that all share.
 * @returns what the work gives, or null where too much of this one's waits already
 */
export function oneAtATime(mostWaiting: number) {
  const lines = new Map<string, { last: Promise<unknown>; count: number }>()
  return async <T>(whose: string, work: () => Promise<T>): Promise<T | null> => {
    const line = lines.get(whose) ?? { last: Promise.resolve(), count: 0 }
    if (line.count > mostWaiting) return null
    lines.set(whose, line)
    line.count += 1
    const mine = line.last.then(work)
    line.last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      line.count -= 1
      if (line.count === 0) lines.delete(whose)
    }
  }
}
