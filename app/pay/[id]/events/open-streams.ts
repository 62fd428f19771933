/** Beyond this a page is told to ask now and then instead; each stream is a connection of this process. */
const MOST_OPEN = 1_000
const MOST_OF_PAYMENT = 20
/** A browser, or the people of an organisation together; of one address there are bounds at the door besides. */
const MOST_OF_VISITOR = 10

/** By what is followed, and by who follows. */
type OpenStreams = { readonly counts: Map<string, number>; all: number; readonly closing: AbortSignal }

/** Next loads a module once per bundle; the connections belong to the process. */
const perProcess = globalThis as { openStreams?: OpenStreams }

/**
 * Takes a place for one more stream, or null where there is none: for all, for the payment, or for the visitor, so that
 * nobody takes the places of others. `leave` gives it back, once however often it is called; `closing` fires when the
 * process is told to stop, so that open pages do not hold it up.
 */
export function takePlace(
  publicId: string,
  visitorId: string,
): { leave: () => void; closing: AbortSignal } | null {
  perProcess.openStreams ??= { counts: new Map(), all: 0, closing: whenStopped() }
  const open = perProcess.openStreams
  const { counts, closing } = open
  const [payment, visitor] = [`payment:${publicId}`, `visitor:${visitorId}`]
  const keys = [payment, visitor]
  const countOf = (key: string) => counts.get(key) ?? 0
  const full = countOf(payment) >= MOST_OF_PAYMENT || countOf(visitor) >= MOST_OF_VISITOR
  if (open.all >= MOST_OPEN || full) return null
  open.all += 1
  for (const key of keys) counts.set(key, countOf(key) + 1)
  let taken = true
  const leave = () => {
    if (!taken) return
    taken = false
    open.all -= 1
    for (const key of keys) {
      if (countOf(key) === 1) counts.delete(key)
      else counts.set(key, countOf(key) - 1)
    }
  }
  return { leave, closing }
}

function whenStopped(): AbortSignal {
  const stopped = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopped.abort())
  return stopped.signal
}
