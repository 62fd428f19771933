import { connect, type Socket } from 'node:net'

type RawAnswer = {
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Opens a connection to a server that listens on this machine. */
export function openSocket(url: string): Promise<Socket> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true })
    socket.once('connect', () => resolve(socket)).once('error', reject)
  })
}

/** Sends exactly these bytes, and nothing after them, and reads until the other side is silent about it. */
export async function sendRaw(url: string, bytes: string | Buffer, cut = false): Promise<RawAnswer | null> {
  const socket = await openSocket(url)
  socket.write(bytes)
  if (cut) socket.end()
  const answer = await answerOn(socket)
  socket.destroy()
  return answer
}

/** What comes on a connection until one answer is whole; null where it is closed without one. */
export function answerOn(socket: Socket): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    let received = ''
    const look = (closed: boolean) => {
      const answer = readAnswer(received, closed)
      if (answer !== null || closed) resolve(answer)
    }
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      look(false)
    })
    socket
      .on('end', () => look(true))
      .on('close', () => look(true))
      .on('error', () => look(true))
  })
}

function readAnswer(received: string, closed: boolean): RawAnswer | null {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return null
  const [first = '', ...lines] = received.slice(0, end).split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const body = received.slice(end + 4)
  const length = headers.get('content-length')
  const whole =
    length === undefined ? body.endsWith('0\r\n\r\n') : Buffer.byteLength(body, 'latin1') >= Number(length)
  return whole || closed ? { status: Number(first.split(' ')[1]), headers, body } : null
}

/** A request as it goes over the wire. */
export function rawRequest(line: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${line}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}
