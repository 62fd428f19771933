import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/**
 * Ports that are handed out: below those that the system gives to outgoing connections and to listeners that ask for any, which
 * would take the port of a program that was killed and is to start again.
 */
const [first, last] = [20_000, 31_998]

/** Whether nobody listens on a port of this machine. A listener on all addresses counts too. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = await listen(port, host)
  await close(server)
  return server !== null
}

/**
 * A port of 127.0.0.1 on which nobody listens, held for as long as this process lives: no other process is given it, though nobody
 * listens there for a while. The preferred one when it is free.
 */
export async function holdPort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isHeldNow(preferred))) return preferred
  const pairs = (last - first) / 2
  const start = randomInt(pairs)
  for (let step = 0; step < pairs; step++) {
    const port = first + 2 * ((start + step) % pairs)
    if (await isHeldNow(port)) return port
  }
  throw new Error(`Every port from ${first} to ${last} is in use`)
}

const heldHere = new Set<number>()

/** Even ports are handed out; who listens on the odd one after it has it. The system lets go of it with the process. */
async function isHeldNow(port: number): Promise<boolean> {
  if (heldHere.has(port)) return isPortFree(port)
  const holder = await listen(port + 1, '127.0.0.1')
  if (holder === null) return false
  if (await isPortFree(port)) {
    holder.unref()
    heldHere.add(port)
    return true
  }
  await close(holder)
  return false
}

function listen(port: number, host: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error),
    )
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}

async function close(server: Server | null): Promise<void> {
  await new Promise<void>((closed) => (server === null ? closed() : server.close(() => closed())))
}
