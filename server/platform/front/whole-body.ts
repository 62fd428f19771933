import { IncomingMessage } from 'node:http'
import type { RefusalStatus } from './refusal.ts'

/**
 * Reads a form's body whole, so that what is cut, broken, too long or too slow is refused before anything acts on it.
 * @param withinMs for all of it
 * @returns the bytes, or the refusal; null where the sender has left
 */
export function readBody(
  request: IncomingMessage,
  longest: number,
  withinMs: number,
): Promise<Buffer | RefusalStatus | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (result: Buffer | RefusalStatus | null) => {
      clearTimeout(late)
      request.off('data', take).off('end', whole).off('close', left)
      request.on('error', () => {})
      resolve(result)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > longest) finish(413)
      else chunks.push(chunk)
    }
    const whole = () => finish(Buffer.concat(chunks))
    const left = () => finish(null)
    const late = setTimeout(() => finish(408), withinMs)
    request.on('data', take).on('end', whole).on('close', left)
  })
}

/** Whether a body is what its content type says, as far as the program behind would fail on it. */
export async function isWellFormed(body: Buffer, { headers }: IncomingMessage): Promise<boolean> {
  const type = headers['content-type'] ?? ''
  const isCall = headers['next-action'] !== undefined
  if (!/^multipart\/form-data\b/i.test(type)) return !isCall || isJson(body.toString('utf8'))
  try {
    const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData()
    return [...form].every(
      ([name, value]) => !isEncoded(name, isCall) || (typeof value === 'string' && isJson(value)),
    )
  } catch {
    return false
  }
}

/** Fields in which React sends arguments of a form's action: its own JSON, with marks before it in some. */
const isEncoded = (name: string, isCall: boolean): boolean =>
  /^\$ACTION_\d+:\d+$/.test(name) || (isCall && name === '0')

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The request once more, with the body that was read, for a program that reads it itself. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket)
  again.method = request.method
  again.url = request.url
  again.headers = request.headers
  again.rawHeaders = request.rawHeaders
  again.httpVersion = request.httpVersion
  again.httpVersionMajor = request.httpVersionMajor
  again.httpVersionMinor = request.httpVersionMinor
  again.complete = true
  again.push(body)
  again.push(null)
  return again
}
