import type { Worker } from 'node:worker_threads'

export type PoolRules = {
  readonly threads: number
  /** Documents that wait for a thread. */
  readonly mostWaiting: number
  /** How long one may wait, and how long it may be drawn, in milliseconds. */
  readonly waitWithinMs: number
  readonly drawWithinMs: number
}

/** BUSY: nothing was begun, ask later. FAULT: the thread failed, died or took too long; `why` is for the log. */
export type Drawn =
  | { readonly kind: 'BYTES'; readonly bytes: Uint8Array }
  | { readonly kind: 'BUSY' }
  | { readonly kind: 'FAULT'; readonly why: string }

type Job = { readonly document: Uint8Array; readonly done: (drawn: Drawn) => void }
type Answer = { readonly bytes: Uint8Array } | { readonly fault: string }

/**
 * Threads that draw, started when there is something to draw and kept. What waits is bounded; one that dies or takes too long
 * is ended, its document is answered, and the next document gets a new one.
 * @param start makes a thread that answers each message with one of its own
 */
export function drawingPool(start: () => Worker, rules: PoolRules) {
  const idle: Worker[] = []
  const waiting: Job[] = []
  let threads = 0

  const next = () => {
    while (waiting.length > 0 && (idle.length > 0 || threads < rules.threads)) {
      const job = waiting.shift()
      if (job !== undefined) void run(job)
    }
  }
  const run = async ({ document, done }: Job) => {
    const thread = idle.pop() ?? begin()
    const answer = await ask(thread, document, rules.drawWithinMs)
    if (answer !== null && 'bytes' in answer) done({ kind: 'BYTES', bytes: answer.bytes })
    else done({ kind: 'FAULT', why: answer?.fault ?? 'the thread died or took too long' })
    // What failed may have left something behind: the next one starts clean.
    if (answer !== null && 'bytes' in answer) idle.push(thread)
    else end(thread)
    next()
  }
  const begin = (): Worker => {
    threads += 1
    const thread = start()
    // One that ends while nobody waits for it is not asked again.
    thread
      .on('error', () => {})
      .once('exit', () => {
        const at = idle.indexOf(thread)
        if (at === -1) return
        idle.splice(at, 1)
        threads -= 1
      })
    thread.unref()
    return thread
  }
  const end = (thread: Worker) => {
    threads -= 1
    void thread.terminate()
  }

  return {
    draw: (document: Uint8Array): Promise<Drawn> =>
      new Promise((resolve) => {
        const isFree = idle.length > 0 || threads < rules.threads
        if (!isFree && waiting.length >= rules.mostWaiting) return resolve({ kind: 'BUSY' })
        const giveUp = setTimeout(() => {
          const at = waiting.indexOf(job)
          if (at === -1) return
          waiting.splice(at, 1)
          resolve({ kind: 'BUSY' })
        }, rules.waitWithinMs)
        const job: Job = {
          document,
          done: (drawn) => {
            clearTimeout(giveUp)
            resolve(drawn)
          },
        }
        waiting.push(job)
        next()
      }),
    threads: () => threads,
  }
}

/** The thread's answer to one document; null where it ended, or was silent for too long. */
function ask(thread: Worker, document: Uint8Array, withinMs: number): Promise<Answer | null> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | null) => {
      clearTimeout(late)
      thread.off('message', finish).off('exit', gone).off('error', gone)
      thread.unref()
      resolve(answer)
    }
    const gone = () => finish(null)
    const late = setTimeout(gone, withinMs)
    thread.ref()
    thread.on('message', finish).on('exit', gone).on('error', gone)
    thread.postMessage(document)
  })
}
