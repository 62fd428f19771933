import { createServer, type IncomingHttpHeaders, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readFormRefusal } from '#lib/form-refusal.ts'
import { openSocket, rawRequest, sendRaw } from '#tests/factories/raw-http.ts'
import { admission } from './admit.ts'

const handled: { headers: IncomingHttpHeaders; body: string }[] = []
const admit = admission({
  trustedProxies: 0,
  ownHost: 'portal.example',
  bodyWithinMs: 500,
  mostAtOnce: 5,
  mostStreams: 3,
})
const server = createServer(async (request, response) => {
  const admitted = await admit(request, response)
  if (admitted === null) return
  if (request.url === '/never' || request.url?.startsWith('/pay/')) return
  handled.push({ headers: admitted.headers, body: (await buffer(admitted)).toString('utf8') })
  response.end('handled')
})
let url = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, done))
  url = `http://localhost:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  handled.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends headers alone and resolves with the status of the answer; null where there was none yet after a moment. */
function askHead(headers: Record<string, string>, path = '/', method = 'POST'): Promise<number | null> {
  return new Promise((done, failed) => {
    const request = send(url, { method, path, headers }, (response) => {
      done(response.statusCode ?? null)
      response.resume()
      request.destroy()
    })
    request.on('error', failed).flushHeaders()
  })
}

const form = {
  Host: 'portal.example',
  'Content-Type': 'application/x-www-form-urlencoded',
  'Content-Length': '3',
}
const post = (changes: Record<string, string> = {}, body = 'a=1') =>
  sendRaw(url, rawRequest('POST / HTTP/1.1', { ...form, ...changes }, body))

test('what a browser says about itself is replaced by what the socket says', async () => {
  const told = { 'X-Client-Address': '6.6.6.6', 'X-Forwarded-For': '6.6.6.6', 'X-Forwarded-Proto': 'https' }
  expect((await post({ ...told, 'X-Forwarded-Host': 'elsewhere.example' }))?.status).toBe(200)
  expect(handled.at(-1)?.headers).toMatchObject({ 'x-client-address': '127.0.0.1' })
  for (const name of ['x-forwarded-proto', 'x-forwarded-host'])
    expect(handled.at(-1)?.headers).not.toHaveProperty(name)
})

test('a form is handed on byte for byte, once it is whole', async () => {
  expect((await post({ 'Content-Length': '12' }, 'ten=Nguy\u1ec5n'))?.status).toBe(200)
  expect(handled).toMatchObject([{ body: 'ten=Nguyễn' }])
})

test.each([
  [262_145, 413],
  [50 * 1024 * 1024, 413],
])('a body of %i bytes is answered %i, before any of it has come', async (length, status) => {
  expect(await askHead({ 'Content-Length': String(length) })).toBe(status)
})

test('a body that does not say how long it is ends at the same size', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const { 'Content-Length': _, ...headers } = form
  const head = rawRequest('POST / HTTP/1.1', { ...headers, 'Transfer-Encoding': 'chunked' })
  expect((await sendRaw(url, `${head}${chunk.repeat(4)}0\r\n\r\n`))?.status).toBe(200)
  expect((await sendRaw(url, `${head}${chunk.repeat(5)}0\r\n\r\n`))?.status).toBe(413)
})

const scan = '/staff/registrations/scan/491234567816'
test.each([
  ['POST', `${scan}?version=3`, 20 * 1024 * 1024 + 1, 413],
  ['POST', scan, 200 * 1024 * 1024, 413],
  ['PUT', scan, 262_145, 405],
  ['POST', `${scan}/more`, 262_145, 413],
  ['POST', `/?to=${scan}`, 262_145, 413],
])('%s %s of %i bytes is answered %i: files have one way in', async (method, path, length, status) => {
  expect(await askHead({ 'Content-Length': String(length) }, path, method)).toBe(status)
})

test('a file is handed on as it comes, up to 20 MiB', async () => {
  const length = 20 * 1024 * 1024
  const head = rawRequest(`POST ${scan} HTTP/1.1`, { ...form, 'Content-Length': String(length) })
  expect((await sendRaw(url, Buffer.concat([Buffer.from(head), Buffer.alloc(length, 'x')])))?.status).toBe(
    200,
  )
  expect(handled.at(-1)?.body).toHaveLength(length)
})

describe('where a form comes from', () => {
  test.each<[string, Record<string, string>, number]>([
    ['nothing said: no browser', {}, 200],
    ['a page of ours', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://portal.example' }, 200],
    [
      'a page of ours, behind a proxy that changes the host',
      { Host: '10.0.0.1:3000', Origin: 'https://portal.example' },
      200,
    ],
    ['loaded again by the person', { 'Sec-Fetch-Site': 'none' }, 200],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a neighbour below the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['another origin', { Origin: 'https://elsewhere.example' }, 403],
    [
      'another origin that claims to be ours',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://elsewhere.example' },
      403,
    ],
    [
      'another origin that a proxy would have named',
      { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example' },
      403,
    ],
    ['no origin', { Origin: 'null' }, 403],
    ['what is no origin', { Origin: 'http://[' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await post(headers))?.status).toBe(status)
    expect(handled).toHaveLength(status === 200 ? 1 : 0)
    // Next is shown one that it takes: it has been judged.
    if ('Origin' in headers && status === 200)
      expect(handled[0]?.headers.origin).toBe(`http://${handled[0]?.headers.host}`)
  })
})

test.each([
  ['TRACE / HTTP/1.1', 405],
  ['OPTIONS / HTTP/1.1', 405],
  ['PROPFIND / HTTP/1.1', 405],
  ['DELETE /pay/x HTTP/1.1', 405],
  ['GET /%E0%A4%A HTTP/1.1', 400],
  ['GET /% HTTP/1.1', 400],
  ['GET /pay/%00 HTTP/1.1', 400],
  ['GET /%c0%af HTTP/1.1', 400],
  ['GET /?q=%E0%A4%A HTTP/1.1', 200],
  ['GET http://elsewhere.example/ HTTP/1.1', 400],
  [`GET /?q=${'x'.repeat(12_289)} HTTP/1.1`, 414],
  [`GET /?q=${'x'.repeat(10_000)} HTTP/1.1`, 200],
])('%s is answered %i', async (line, status) => {
  expect((await sendRaw(url, rawRequest(line, { Host: 'portal.example' })))?.status).toBe(status)
})

test.each([['a b'], ['['], ['x/y'], ['portal.example:99999']])('the host %j is refused', async (host) => {
  expect((await sendRaw(url, rawRequest('GET / HTTP/1.1', { Host: host })))?.status).toBe(400)
})

const multipart = 'multipart/form-data; boundary=x'
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
test.each<[string, Record<string, string>, string, number]>([
  ['a whole form', { 'Content-Type': multipart }, `${part('code', 'H47')}--x--\r\n`, 200],
  ['a form without its end', { 'Content-Type': multipart }, part('code', 'H47'), 400],
  [
    'a form without a boundary',
    { 'Content-Type': 'multipart/form-data' },
    `${part('code', 'H47')}--x--\r\n`,
    400,
  ],
  ['bytes that are no form', { 'Content-Type': multipart }, 'garbage', 400],
  [
    'broken arguments of an action',
    { 'Content-Type': multipart },
    `${part('$ACTION_1:0', '{')}--x--\r\n`,
    400,
  ],
  ['a broken call of an action', { 'Content-Type': 'text/plain', 'Next-Action': '40aa' }, '["$', 400],
  ['a body where none belongs', { 'Content-Type': 'application/json' }, '{', 200],
])('%s', async (_, headers, body, status) => {
  expect((await post({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) }, body))?.status).toBe(
    status,
  )
})

test('a body that comes too slowly ends, with an answer', async () => {
  const answer = await sendRaw(url, rawRequest('POST / HTTP/1.1', { ...form, 'Content-Length': '100' }, 'a='))
  expect([answer?.status, answer?.headers.get('connection')]).toEqual([408, 'close'])
})

test('one address has so many requests answered at once, and no more; those that end make room', async () => {
  const head = rawRequest('GET /never HTTP/1.1', { Host: 'portal.example' })
  const held = await Promise.all(Array.from({ length: 5 }, () => openSocket(url)))
  for (const socket of held) socket.write(head)
  const next = () => sendRaw(url, rawRequest('GET / HTTP/1.1', { Host: 'portal.example' }))
  await expect.poll(async () => (await next())?.status).toBe(429)
  const refused = await next()
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused?.body).toMatch(/Ông\/Bà|Wait 5 seconds/)
  for (const socket of held) socket.destroy()
  await expect.poll(async () => (await next())?.status).toBe(200)
})

test('streams of events have a count of their own: pages of the same address go on, and the other way round', async () => {
  const stream = (path: string) => rawRequest(`GET ${path} HTTP/1.1`, { Host: 'portal.example' })
  const held = await Promise.all(Array.from({ length: 3 }, () => openSocket(url)))
  const paths = ['/pay/AB/events', '/pay/CD/%65vents?x=1', '/pay/EF/events/']
  for (const [n, socket] of held.entries()) socket.write(stream(paths[n] ?? ''))
  await expect.poll(async () => (await sendRaw(url, stream('/pay/GH/events')))?.status).toBe(429)
  const page = () => sendRaw(url, rawRequest('GET / HTTP/1.1', { Host: 'portal.example' }))
  const pages = await Promise.all(Array.from({ length: 5 }, () => openSocket(url)))
  for (const socket of pages.slice(0, 4)) socket.write(stream('/never'))
  expect((await page())?.status).toBe(200)
  for (const socket of [...held, ...pages]) socket.destroy()
  const again = async () => {
    const socket = await openSocket(url)
    socket.write(stream('/pay/GH/events'))
    return new Promise<string>((done) => {
      socket.once('data', () => done('refused'))
      setTimeout(() => done('open'), 100)
    }).finally(() => socket.destroy())
  }
  await expect.poll(again).toBe('open')
})

test('a refusal says what to do in both languages, as JSON to a program, and is kept nowhere', async () => {
  const refused = (headers: Record<string, string>) =>
    post({ Origin: 'https://elsewhere.example', ...headers })
  const page = await refused({})
  expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page?.headers.get('cache-control')).toBe('no-store')
  expect(Buffer.from(page?.body ?? '', 'latin1').toString('utf8')).toMatch(
    /Ông\/Bà vui lòng[\s\S]*lang="en"[\s\S]*href="\/"/,
  )
  const json = await refused({ Accept: 'application/json' })
  expect(JSON.parse(json?.body ?? '')).toMatchObject({
    code: 'NOT_FROM_OWN_PAGE',
    message: { en: expect.any(String) },
  })
})

describe('a form that the script of a page sends, and that is refused', () => {
  const action = { 'Next-Action': '40c0ffee', Accept: 'text/x-component' }
  const refusalOf = async (bytes: string) => {
    const answer = await sendRaw(url, bytes)
    // Without a charset: only then does Next hand the text on to the page.
    expect(answer?.headers.get('content-type')).toBe('text/plain')
    return [answer?.status, readFormRefusal(answer?.body ?? '')]
  }

  test('reads that it is too long, or came too slowly', async () => {
    const head = (length: string) =>
      rawRequest('POST / HTTP/1.1', { ...form, ...action, 'Content-Length': length })
    expect(await refusalOf(head('262145'))).toEqual([413, { code: 'BODY_TOO_LARGE', wait: null }])
    expect(await refusalOf(head('3'))).toEqual([408, { code: 'TOO_SLOW', wait: null }])
  })

  test('reads that there are too many, and how long to wait', async () => {
    const held = await Promise.all([1, 2, 3, 4, 5].map(() => openSocket(url)))
    for (const socket of held) socket.write(rawRequest('GET /never HTTP/1.1', { Host: 'portal.example' }))
    const tooMany = () =>
      refusalOf(rawRequest('POST / HTTP/1.1', { ...form, ...action }, 'a=1')).catch(() => null)
    await expect.poll(tooMany).toEqual([429, { code: 'TOO_MANY', wait: 5 }])
    for (const socket of held) socket.destroy()
    await expect.poll(async () => (await post())?.status).toBe(200)
  })

  test('reads nothing of the kind where it may not be sent again', async () => {
    const foreign = { ...form, ...action, Origin: 'https://elsewhere.example' }
    expect(await refusalOf(rawRequest('POST / HTTP/1.1', foreign, 'a=1'))).toEqual([403, null])
  })
})

test('a page that refuses a form says to go back, and to enter again what is gone', async () => {
  const answer = await post({ 'Content-Length': '262145' })
  expect(answer?.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const page = Buffer.from(answer?.body ?? '', 'latin1').toString('utf8')
  expect(page).toMatch(/quay lại trang trước, nhập lại những gì không còn/)
  expect(page).toMatch(/[Gg]o back to the page before, enter again what is gone/)
})
