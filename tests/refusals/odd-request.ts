import { rawRequest } from '#tests/factories/raw-http.ts'

/** A request that no page and no program of ours sends, and how it is answered. */
export type OddRequest = {
  readonly name: string
  readonly bytes: string
  /** Any of these; a fault of ours (5xx) never. */
  readonly answered: readonly number[]
  /** The sender closes its half after what it sent. */
  readonly cut?: boolean
}

export const odd = (name: string, bytes: string, ...answered: number[]): OddRequest => ({
  name,
  bytes,
  answered,
})

export const multipart = 'multipart/form-data; boundary=x'
export const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
export const form = (...parts: string[]) => `${parts.join('')}--x--\r\n`
export const unknownAction = `40${'a'.repeat(40)}`
export const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
export const json = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
export const pages = ['/', '/dossiers', '/sign-in', '/staff/sign-in', '/register', '/verify', '/pay/ABC']

type Headers = Readonly<Record<string, string>>

/** How requests to this portal are written. @param host as the portal's own address has it */
export const requestsTo = (host: string) => ({
  own: { Origin: `http://${host}` },
  get: (path: string, headers: Headers = {}) =>
    rawRequest(`GET ${path} HTTP/1.1`, { Host: host, ...headers }),
  post: (path: string, headers: Headers, body = '') =>
    rawRequest(
      `POST ${path} HTTP/1.1`,
      { Host: host, 'Content-Length': String(Buffer.byteLength(body)), ...headers },
      body,
    ),
})
