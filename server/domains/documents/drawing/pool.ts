import type { Worker } from 'node:worker_threads'

/** FAULT: the thread failed, died or took too long; `why` is for the log. */
export type Drawn =
  | { readonly kind: 'BYTES'; readonly bytes: Uint8Array }
  | { readonly kind: 'FAULT'; readonly why: string }

type Answer = { readonly bytes: Uint8Array } | { readonly fault: string }

/**
 * Threads that draw, started when there is something to draw and kept: as many as documents are drawn at once, which whoever
 * asks bounds. One that dies or takes too long is ended, its document is answered, and the next document gets a new one.
 * @param start makes a thread that answers each message with one of its own
 */
export function drawingPool(start: () => Worker, drawWithinMs: number) {
  const idle: Worker[] = []
  let threads = 0

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
    draw: async (document: Uint8Array): Promise<Drawn> => {
      const thread = idle.pop() ?? begin()
      const answer = await ask(thread, document, drawWithinMs)
      if (answer !== null && 'bytes' in answer) {
        idle.push(thread)
        return { kind: 'BYTES', bytes: answer.bytes }
      }
      // What failed may have left something behind: the next one starts clean.
      end(thread)
      return { kind: 'FAULT', why: answer?.fault ?? 'the thread died or took too long' }
    },
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
