import type { ChildProcess } from 'node:child_process'

/** FAULT: the process failed, died or took too long; `why` is for the log. */
export type Drawn =
  | { readonly kind: 'BYTES'; readonly bytes: Uint8Array }
  | { readonly kind: 'FAULT'; readonly why: string }

type Answer = { readonly bytes: Uint8Array } | { readonly fault: string }

/**
 * Processes that draw, started when there is something to draw and kept: as many as documents are drawn at once, which whoever
 * asks bounds. One that dies or takes too long is ended, its document is answered, and the next document gets a new one.
 * @param start makes a process that answers each message with one of its own
 */
export function drawingPool(start: () => ChildProcess, drawWithinMs: number) {
  const idle: ChildProcess[] = []
  let processes = 0

  const begin = (): ChildProcess => {
    processes += 1
    const one = start()
    // One that ends while nobody waits for it is not asked again.
    one
      .on('error', () => {})
      .once('exit', () => {
        const at = idle.indexOf(one)
        if (at === -1) return
        idle.splice(at, 1)
        processes -= 1
      })
    return one
  }
  const end = (one: ChildProcess) => {
    processes -= 1
    one.kill('SIGKILL')
  }

  return {
    draw: async (document: Uint8Array): Promise<Drawn> => {
      const one = idle.pop() ?? begin()
      hold(one)
      const answer = await ask(one, document, drawWithinMs)
      letGo(one)
      if ('bytes' in answer) {
        idle.push(one)
        return { kind: 'BYTES', bytes: answer.bytes }
      }
      // What failed may have left something behind: the next one starts clean.
      end(one)
      return { kind: 'FAULT', why: answer.fault }
    },
    processes: () => processes,
  }
}

/** The process's answer to one document; a fault where it ended, or was silent for too long. */
function ask(one: ChildProcess, document: Uint8Array, withinMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer) => {
      clearTimeout(late)
      one.off('message', hear).off('exit', ended).off('error', failed)
      resolve(answer)
    }
    const hear = (message: unknown) => finish(message as Answer)
    const ended = (code: number | null, signal: string | null) =>
      finish({ fault: `the process ended (${signal ?? code})` })
    const failed = (error: Error) => finish({ fault: error.message })
    const late = setTimeout(() => finish({ fault: `no answer within ${withinMs} ms` }), withinMs)
    one.on('message', hear).on('exit', ended).on('error', failed)
    // Where none could be started there is no way to send.
    if (one.connected) one.send(document, (error) => error && failed(error))
    else finish({ fault: 'the process could not be started' })
  })
}

/** Only one that draws keeps this process from ending. */
function hold(one: ChildProcess): void {
  one.ref()
  one.channel?.ref()
}

function letGo(one: ChildProcess): void {
  one.unref()
  one.channel?.unref()
}
