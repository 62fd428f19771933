import { createServer, type IncomingHttpHeaders, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admit } from './admit.ts'

const handled: IncomingHttpHeaders[] = []
const server = createServer((request, response) => {
  if (!admit(request, response, 0)) return
  handled.push(request.headers)
  response.end()
})

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => new Promise((done) => server.close(done)))

/** Sends headers alone and resolves with the status of the answer. */
function ask(headers: Record<string, string>, path = '/', method = 'POST'): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo
  return new Promise((done, failed) => {
    const request = send({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      done(response.statusCode)
      response.resume()
      request.destroy()
    })
    request.on('error', failed).flushHeaders()
  })
}

test('what a browser says about itself is replaced by what the socket says', async () => {
  const told = { 'X-Client-Address': '6.6.6.6', 'X-Forwarded-For': '6.6.6.6', 'X-Forwarded-Proto': 'https' }
  expect(await ask({ ...told, 'Content-Length': '0' })).toBe(200)
  expect(handled.at(-1)).toMatchObject({ 'x-client-address': '127.0.0.1' })
  expect(handled.at(-1)).not.toHaveProperty('x-forwarded-proto')
})

test.each([
  [262_144, 200],
  [262_145, 413],
  [50 * 1024 * 1024, 413],
])('a body of %i bytes is answered %i, before any of it has come', async (length, status) => {
  expect(await ask({ 'Content-Length': String(length) })).toBe(status)
})

const scan = '/staff/registrations/scan/491234567816'
test.each([
  ['POST', `${scan}?version=3`, 20 * 1024 * 1024, 200],
  ['POST', scan, 20 * 1024 * 1024 + 1, 413],
  ['POST', scan, 200 * 1024 * 1024, 413],
  ['PUT', scan, 262_145, 413],
  ['POST', `${scan}/more`, 262_145, 413],
  ['POST', `/?to=${scan}`, 262_145, 413],
])('%s %s of %i bytes is answered %i: files have one way in', async (method, path, length, status) => {
  expect(await ask({ 'Content-Length': String(length) }, path, method)).toBe(status)
})
