import { once } from 'node:events'
import { connect } from 'node:net'
import { importSigningKeys, signMessage } from '#lib/signed-message.ts'
import type { KeySet } from '#scripts/secrets.ts'
import { BenchFailure } from '../measure.ts'
import { amount, bankReferenceOf, referenceOf } from './rows.ts'

const path = '/bank/v1/results'

/** The bank's messages that payments `first` … `first + count - 1` succeeded, signed, as they go over the wire. */
export async function prepareMessages(bank: KeySet, first: number, count: number): Promise<Buffer[]> {
  const [key] = await importSigningKeys(bank.privateKeys.keys as Parameters<typeof importSigningKeys>[0])
  if (key === undefined) throw new BenchFailure('The bank has no key')
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const n = first + index
      const body = JSON.stringify({
        reference: referenceOf(n),
        status: 'SUCCEEDED',
        amount: String(amount),
        bankReference: bankReferenceOf(n),
        at: '2026-11-21T03:00:00.000Z',
      })
      const jti = `bench-message-${n}`
      const aud = `POST ${path}`
      const signature = await signMessage({ privateKey: key, kid: key.kid, jti, aud, body, now: new Date() })
      return Buffer.from(
        `POST ${path} HTTP/1.1\r\nHost: services\r\nContent-Type: application/json\r\n` +
          `Message-Signature: ${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    }),
  )
}

/**
 * Sends the messages over as many connections as there are clients, each waiting for its answer before the next.
 * Plain sockets: on a small machine a heavier client would be measured instead of the server.
 * @returns messages per second; every one was answered ACCEPTED
 */
export async function sendAll(url: string, messages: readonly Buffer[], clients: number): Promise<number> {
  const queue = messages.values()
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, () => client(url, queue)))
  return messages.length / ((performance.now() - began) / 1000)
}

async function client(url: string, queue: Iterator<Buffer>): Promise<void> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  await new Promise<void>((resolve, reject) => {
    let received = ''
    const sendNext = () => {
      const { value, done } = queue.next()
      if (done) resolve()
      else socket.write(value)
    }
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const answered = completeAnswer(received)
      if (answered === null) return
      if (!answered.startsWith('HTTP/1.1 200') || !answered.includes('"ACCEPTED"'))
        reject(new BenchFailure(`A message was answered: ${answered}`))
      received = ''
      sendNext()
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new BenchFailure('The services process closed a connection')))
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
