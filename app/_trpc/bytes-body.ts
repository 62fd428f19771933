/**
 * Bytes as the body of an answer. Given as they are they would be copied twice, on the thread of all pages: some fifteen
 * milliseconds for a paper of a thousand lines.
 */
export function bytesBody(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}
