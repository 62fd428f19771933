import type { LivePayment } from './contract.ts'

type Listener = (live: LivePayment) => void

/** Follows payments for open pages. `follow` returns what ends the following. */
export type PaymentWatch = { readonly follow: (publicId: string, listener: Listener) => () => void }

/**
 * One reader for all open pages of a process: it asks once in a while for all payments that somebody follows, in one
 * statement, and not at all while nobody does. Each listener hears what is there when it begins, and then what changes.
 * @param read the present state of these payments
 * @param everyMs between two readings
 */
export function watchPayments(
  read: (publicIds: readonly string[]) => Promise<readonly LivePayment[]>,
  everyMs: number,
  onError: (error: unknown) => void,
): PaymentWatch {
  const followed = new Map<string, Map<Listener, string | null>>()
  let timer: NodeJS.Timeout | null = null

  const arrange = (wait: number): void => {
    timer = setTimeout(() => void round(), wait)
    timer.unref()
  }

  async function round(): Promise<void> {
    try {
      if (followed.size > 0) for (const live of await read([...followed.keys()])) tell(live)
    } catch (error) {
      onError(error)
    }
    timer = null
    if (followed.size > 0) arrange(everyMs)
  }

  function tell(live: LivePayment): void {
    const listeners = followed.get(live.publicId)
    for (const [listener, heard] of listeners ?? []) {
      if (heard === live.stamp) continue
      listeners?.set(listener, live.stamp)
      listener(live)
    }
  }

  function follow(publicId: string, listener: Listener): () => void {
    const listeners = followed.get(publicId) ?? new Map<Listener, string | null>()
    listeners.set(listener, null)
    followed.set(publicId, listeners)
    if (timer === null) arrange(0)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && followed.get(publicId) === listeners) followed.delete(publicId)
    }
  }

  return { follow }
}
