import { answerOn, openSocket, rawRequest, sendRaw } from '#tests/factories/raw-http.ts'
import { oddRequests } from '#tests/refusals/table.ts'
import { expect, test } from '../fixtures/test.ts'
import { stackOfRun } from '../setup/stack-of-run.ts'

const { portal, services } = stackOfRun()
const { host } = new URL(portal)

test('no odd request is answered with a fault of ours, and every answer has a policy', async () => {
  const faults: string[] = []
  for (const { name, bytes, answered, cut } of oddRequests(host)) {
    const answer = await sendRaw(portal, bytes, cut)
    const policy = answer?.headers.get('content-security-policy') ?? ''
    if (answer === null || !answered.includes(answer.status))
      faults.push(`${name}: ${answer?.status ?? 'no answer'} instead of ${answered.join(' or ')}`)
    else if (!policy.includes("default-src 'none'")) faults.push(`${name}: the policy is "${policy}"`)
    else if (/x-powered-by/.test([...answer.headers.keys()].join())) faults.push(`${name}: names its maker`)
  }
  expect(faults).toEqual([])
})

test('a refusal at the door is a plain page in both languages, or JSON for a program', async () => {
  const foreign = { Host: host, Origin: 'https://elsewhere.example', 'Content-Length': '0' }
  const page = await sendRaw(portal, rawRequest('POST / HTTP/1.1', foreign))
  expect([page?.status, page?.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8'])
  expect(Buffer.from(page?.body ?? '', 'latin1').toString('utf8')).toMatch(/Ông\/Bà[\s\S]*lang="en"/)
  const json = await sendRaw(portal, rawRequest('POST /api/trpc/staff.me HTTP/1.1', foreign))
  expect(JSON.parse(json?.body ?? '')).toMatchObject({ code: 'NOT_FROM_OWN_PAGE' })
})

test('assets, redirects, what does not exist, JSON and the machines’ endpoints have a policy too', async () => {
  const get = async (base: string, path: string) => {
    const answer = await sendRaw(base, rawRequest(`GET ${path} HTTP/1.1`, { Host: new URL(base).host }))
    return answer?.headers.get('content-security-policy') ?? 'none'
  }
  const asset = /\/_next\/static\/[^"]+\.css/.exec(await (await fetch(portal)).text())?.[0] ?? ''
  expect(asset).not.toBe('')
  const paths = [
    asset,
    '/icon.svg',
    '/favicon.ico',
    '/_next/static/nothing.js',
    '/khong-co',
    '/api/health',
    '/api/nothing',
    '/account',
    '/pay/X/state',
  ]
  for (const path of paths) expect(await get(portal, path), path).toContain("default-src 'none'")
  for (const path of ['/health', '/nothing'])
    expect(await get(services, path), path).toContain("default-src 'none'")
})

test('a form that never comes whole ends, and so does a head; events and files go on', async () => {
  const slow = { Host: host, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '100' }
  const [body, head] = await Promise.all([
    sendRaw(portal, rawRequest('POST / HTTP/1.1', slow, 'a=')),
    sendRaw(portal, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '),
  ])
  expect([body?.status, head?.status]).toEqual([408, 408])
})

test('a connection that was to become another protocol ends with the first bytes that are none of HTTP', async () => {
  const socket = await openSocket(portal)
  const wish = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  }
  socket.write(rawRequest('GET /khong-co HTTP/1.1', { Host: host, ...wish, 'Sec-WebSocket-Version': '13' }))
  expect((await answerOn(socket))?.status).toBe(404)
  const ended = new Promise((resolve) => socket.once('close', resolve))
  socket.on('end', () => socket.destroy())
  socket.write(Buffer.from([0x81, 0x85, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  await ended
})
