import { once } from 'node:events'
import { connect } from 'node:net'
import { importSigningKeys, requestAudience, signMessage } from '#lib/signed-message.ts'
import type { KeySet } from '#scripts/secrets.ts'
import { BenchFailure } from './measure.ts'

export type Call = { readonly path: string; readonly messageId: string; readonly body: string }

/** What a load showed: messages per second, and the time in ms within which 99 of 100 were answered. */
export type Load = { readonly perSecond: number; readonly p99: number }

/**
 * A bank's POSTs, signed, as they go over the wire. Good for five minutes.
 * @param host as the receiver's SERVICES_URL names it
 */
export async function signedRequests(bank: KeySet, host: string, calls: readonly Call[]): Promise<Buffer[]> {
  const [key] = await importSigningKeys(bank.privateKeys.keys as Parameters<typeof importSigningKeys>[0])
  if (key === undefined) throw new BenchFailure('The bank has no key')
  return Promise.all(
    calls.map(async ({ path, messageId, body }) => {
      const aud = requestAudience('POST', host, path)
      const message = { privateKey: key, kid: key.kid, jti: messageId, aud, body, now: new Date() }
      return Buffer.from(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
          `Message-Signature: ${await signMessage(message)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    }),
  )
}

/**
 * Sends the messages over as many connections as there are clients, each waiting for its answer before the next.
 * Plain sockets: on a small machine a heavier client would be measured instead of the server.
 * @throws BenchFailure when an answer is not 200 or does not contain `expected`
 */
export async function sendAll(
  url: string,
  messages: readonly Buffer[],
  clients: number,
  expected: string,
): Promise<Load> {
  const queue = messages.values()
  const times: number[] = []
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, () => client(url, queue, expected, times)))
  const perSecond = messages.length / ((performance.now() - began) / 1000)
  return { perSecond, p99: percentile(times, 0.99) }
}

async function client(
  url: string,
  queue: Iterator<Buffer>,
  expected: string,
  times: number[],
): Promise<void> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  await new Promise<void>((resolve, reject) => {
    let received = ''
    let sentAt = 0
    const sendNext = () => {
      const { value, done } = queue.next()
      sentAt = performance.now()
      if (done) resolve()
      else socket.write(value)
    }
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const answered = completeAnswer(received)
      if (answered === null) return
      times.push(performance.now() - sentAt)
      if (!answered.startsWith('HTTP/1.1 200') || !answered.includes(expected))
        reject(new BenchFailure(`A message was answered: ${answered}`))
      received = ''
      sendNext()
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new BenchFailure('A server closed a connection')))
    sendNext()
  }).finally(() => socket.destroy())
}

/** The answer once all of it is there. One is awaited at a time, so nothing follows it. */
function completeAnswer(received: string): string | null {
  const head = received.indexOf('\r\n\r\n')
  if (head === -1) return null
  const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1]
  if (length === undefined) return received.endsWith('0\r\n\r\n') ? received : null
  return received.length >= head + 4 + Number(length) ? received : null
}

/** The least of the values that so large a part of them does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.ceil(part * sorted.length) - 1]
  if (value === undefined) throw new BenchFailure('Nothing was measured')
  return value
}
