import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { answerOn, openSocket, rawRequest, sendRaw } from '#tests/factories/raw-http.ts'
import { type Guard, guardServer, serverLimits } from './guard-server.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A guarded server whose times are shortened, so that no test waits for them. */
async function guarded({
  connections = { inAll: 50, perAddress: 50 },
  trustedProxies = 0,
  secure = false,
}: Partial<Guard> = {}) {
  const times = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 }
  const server = createServer(
    { ...serverLimits, ...times, shouldUpgradeCallback: () => false },
    (request, response) => {
      if (request.url === '/never') return
      if (request.url === '/own-policy') response.setHeader('Content-Security-Policy', "default-src 'self'")
      request.resume().on('end', () => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok'))
    },
  )
  guardServer(server, { connections, trustedProxies, secure })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, done))
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` }
}

const get = (path = '/', headers = {}) =>
  rawRequest(`GET ${path} HTTP/1.1`, { Host: 'portal.example', ...headers })

test('a head that does not end is answered 408 and closed; so is a body', async () => {
  const { url } = await guarded()
  for (const cut of [
    'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    rawRequest('POST / HTTP/1.1', { Host: 'x', 'Content-Length': '9' }, 'a'),
  ]) {
    const answer = await sendRaw(url, cut)
    expect([answer?.status, answer?.headers.get('connection')]).toEqual([408, 'close'])
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('a connection that asks for another protocol gets an ordinary answer, and then ends', async () => {
  const { server, url } = await guarded()
  const upgrade = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  }
  // As Next does when it is first asked something.
  server.on('upgrade', () => undefined)
  const socket = await openSocket(url)
  socket.write(get('/', { ...upgrade, 'Sec-WebSocket-Version': '13' }))
  expect((await answerOn(socket))?.status).toBe(200)
  const ended = new Promise((resolve) => socket.once('close', resolve))
  socket.write(Buffer.from([0x81, 0x85, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  socket.on('end', () => socket.destroy())
  await ended
})

test('a connection on which nothing moves ends by itself', async () => {
  const { server, url } = await guarded()
  expect(server.timeout).toBe(180_000)
  server.timeout = 200
  const socket = await openSocket(url)
  socket.write(get('/never'))
  expect(await answerOn(socket)).toBeNull()
})

test('one address has so many connections and no more; closing one makes room', async () => {
  const { url } = await guarded({ connections: { inAll: 50, perAddress: 3 } })
  const held = await Promise.all([1, 2, 3].map(() => openSocket(url)))
  const refused = await sendRaw(url, get())
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([429, '5'])
  held[0]?.destroy()
  await expect.poll(async () => (await sendRaw(url, get()))?.status).toBe(200)
  for (const socket of held) socket.destroy()
})

test('behind a proxy, from whose address all come, only all together are bounded', async () => {
  const { url } = await guarded({ connections: { inAll: 5, perAddress: 2 }, trustedProxies: 1 })
  const held = await Promise.all([1, 2, 3, 4].map(() => openSocket(url)))
  expect((await sendRaw(url, get()))?.status).toBe(200)
  for (const socket of held) socket.destroy()
})

test('all together have so many; connections that only wait make room first', async () => {
  const { url } = await guarded({ connections: { inAll: 3, perAddress: 50 } })
  const busy = await Promise.all([1, 2, 3].map(() => openSocket(url)))
  for (const socket of busy) socket.write(get('/never'))
  await expect.poll(async () => (await sendRaw(url, get()))?.status).toBe(503)
  for (const socket of busy) socket.destroy()
  const idle = await Promise.all([1, 2, 3].map(() => openSocket(url)))
  for (const socket of idle) {
    socket.write(get())
    await answerOn(socket)
  }
  await expect.poll(async () => (await sendRaw(url, get()))?.status).toBe(200)
})

test.each([
  ['what is no HTTP', 'hello\r\n\r\n', 400],
  ['a head over 16 KiB', get('/', { 'X-Long': 'x'.repeat(17_000) }), 431],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na', 400],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
])('%s is answered %3$i', async (_, bytes, status) => {
  const { url } = await guarded({ secure: true })
  const answer = await sendRaw(url, bytes)
  expect(answer?.status).toBe(status)
})

test('a body that is cut off is answered 400', async () => {
  const { url } = await guarded()
  const cut = rawRequest('POST / HTTP/1.1', { Host: 'x', 'Content-Length': '100' }, 'half')
  expect((await sendRaw(url, cut, true))?.status).toBe(400)
})

test('an expectation that nobody can meet is answered 417 with the headers of every answer', async () => {
  const { url } = await guarded()
  const refused = await sendRaw(url, get('/', { Expect: 'nonsense' }))
  expect(refused?.status).toBe(417)
  expect(refused?.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(refused?.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(refused?.body ?? '', 'latin1').toString('utf8')).toMatch(/Ông\/Bà[\s\S]*lang="en"/)
})

test('every answer has a policy, its own where it has one, and over TLS says that there is no other way in', async () => {
  const open = await guarded()
  const secure = await guarded({ secure: true })
  const headersOf = async (url: string, bytes: string) => (await sendRaw(url, bytes))?.headers
  const plain = await headersOf(open.url, get())
  expect(plain?.get('content-security-policy')).toContain("default-src 'none'")
  expect(plain?.get('x-content-type-options')).toBe('nosniff')
  expect(plain?.get('strict-transport-security')).toBeUndefined()
  expect((await headersOf(secure.url, get('/own-policy')))?.get('content-security-policy')).toBe(
    "default-src 'self'",
  )
  for (const bytes of [get(), 'hello\r\n\r\n', get('/', { Expect: 'nonsense' })])
    expect((await headersOf(secure.url, bytes))?.get('strict-transport-security')).toBe('max-age=63072000')
})
