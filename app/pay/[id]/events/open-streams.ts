/** Beyond this a page is told to ask now and then instead; each stream is a connection of this process. */
const MOST_OPEN = 1_000
const MOST_OF_ONE_PAYMENT = 20

type OpenStreams = { readonly ofPayment: Map<string, number>; readonly closing: AbortSignal }

/** Next loads a module once per bundle; the connections belong to the process. */
const perProcess = globalThis as { openStreams?: OpenStreams }

/**
 * Takes a place for one more stream, or null where there is none. `leave` gives it back, once however often it is called;
 * `closing` fires when the process is told to stop, so that open pages do not hold it up.
 */
export function takePlace(publicId: string): { leave: () => void; closing: AbortSignal } | null {
  perProcess.openStreams ??= { ofPayment: new Map(), closing: whenStopped() }
  const { ofPayment, closing } = perProcess.openStreams
  const all = [...ofPayment.values()].reduce((sum, count) => sum + count, 0)
  if (all >= MOST_OPEN || countOf(publicId) >= MOST_OF_ONE_PAYMENT) return null
  ofPayment.set(publicId, countOf(publicId) + 1)
  let taken = true
  const leave = () => {
    if (!taken) return
    taken = false
    const left = countOf(publicId) - 1
    if (left === 0) ofPayment.delete(publicId)
    else ofPayment.set(publicId, left)
  }
  return { leave, closing }

  function countOf(id: string): number {
    return ofPayment.get(id) ?? 0
  }
}

function whenStopped(): AbortSignal {
  const stopped = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopped.abort())
  return stopped.signal
}
