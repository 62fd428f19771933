/** A line that keeps what stands between server and browser from closing a quiet connection. */
const HEARTBEAT_MS = 15_000
/** Then the browser connects again: a session that ended meanwhile is not followed for longer. */
const LIFE_MS = 10 * 60_000
/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000

/**
 * Server-sent events (WHATWG HTML, "Server-sent events") of whatever `subscribe` tells. It ends by itself after ten
 * minutes, when the reader leaves, and when `ended` fires.
 * @param subscribe is given what sends one event; answers with what ends the telling
 */
export function eventStream(
  subscribe: (send: (data: string) => void) => () => void,
  ended: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop: () => void
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const beat = setInterval(() => write(':\n\n'), HEARTBEAT_MS)
      const leave = subscribe((data) => write(`data: ${data}\n\n`))
      const finish = () => {
        stop()
        controller.close()
      }
      const life = setTimeout(finish, LIFE_MS)
      ended.addEventListener('abort', finish)
      stop = () => {
        clearInterval(beat)
        clearTimeout(life)
        ended.removeEventListener('abort', finish)
        leave()
      }
      write(`retry: ${RETRY_MS}\n\n`)
      if (ended.aborted) finish()
    },
    cancel() {
      stop()
    },
  })
}
