/** The item could not be written this time, for no fault of its own. */
export const again = 'AGAIN'

/** The item's turn comes after another of its batch, which is no failed try. */
export const later = 'LATER'

type Postponed = typeof again | typeof later

type Waiting<Item, Answer> = {
  readonly item: Item
  readonly done: (answer: Answer) => void
  readonly failed: (error: unknown) => void
  tries: number
}

/**
 * Writes items together: those that arrive while others are being written wait for them and go as one batch,
 * so that load makes the batches larger and not the queue longer. Each caller gets its own answer or error.
 * @param write answers in the order of the items, `again` or `later` for one that must come once more
 * @param limits `largest`: items of a batch; `tries`: of one item, before it fails
 */
export function inBatches<Item, Answer>(
  limits: { readonly largest: number; readonly tries: number },
  write: (items: readonly Item[]) => Promise<readonly (Answer | Postponed)[]>,
): (item: Item) => Promise<Answer> {
  const queue: Waiting<Item, Answer>[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    while (queue.length > 0) queue.unshift(...(await attempt(queue.splice(0, limits.largest))))
    running = false
  }

  /** @returns those that must come once more */
  async function attempt(batch: Waiting<Item, Answer>[]): Promise<Waiting<Item, Answer>[]> {
    try {
      const answers = await write(batch.map(({ item }) => item))
      return batch.filter((one, n) => !settle(one, answers[n] ?? again))
    } catch (error) {
      return batch.length === 1 ? fail(batch, error) : oneByOne(batch)
    }
  }

  /** One item that cannot be written must not hold up the others. */
  async function oneByOne(batch: Waiting<Item, Answer>[]): Promise<Waiting<Item, Answer>[]> {
    const rest: Waiting<Item, Answer>[] = []
    for (const one of batch) rest.push(...(await attempt([one])))
    return rest
  }

  /** @returns whether the item has its answer or its error now */
  function settle(one: Waiting<Item, Answer>, answer: Answer | Postponed): boolean {
    if (answer === later) return false
    if (answer !== again) {
      one.done(answer)
      return true
    }
    one.tries += 1
    if (one.tries < limits.tries) return false
    one.failed(new Error('Written by others again and again'))
    return true
  }

  return (item) =>
    new Promise((done, failed) => {
      queue.push({ item, done, failed, tries: 0 })
      if (!running) void drain()
    })
}

function fail<Item, Answer>(batch: Waiting<Item, Answer>[], error: unknown): [] {
  for (const one of batch) one.failed(error)
  return []
}
