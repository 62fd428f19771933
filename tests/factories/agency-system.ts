import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  generateKeyPairJwk,
  importSigningKeys,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Peer } from '#server/platform/signed-http.ts'

/**
 * An agency's system that takes note of everything, but for the first so many messages, which it refuses; `told` is what it was
 * told, in order.
 */
export async function agencySystem(clock: Clock, { refuseFirst = 0 } = {}) {
  const [ours, theirs] = [await generateKeyPairJwk('portal-1'), await generateKeyPairJwk('agency-1')]
  const [ourKey] = await importSigningKeys([ours.privateJwk])
  if (ourKey === undefined) throw new Error('no key')
  const told: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const signature = String(request.headers['message-signature'])
    const aud = requestAudience(request.method ?? '', request.headers.host ?? '', request.url ?? '')
    const verified = await verifyMessage({ signature, body, aud, keys: [ours.publicJwk], now: clock() })
    if (!verified.ok) return void response.writeHead(401).end()
    told.push(JSON.parse(body))
    const refused = told.length <= refuseFirst
    const answer = JSON.stringify(refused ? { code: 'DOSSIER_UNKNOWN' } : { result: 'ACCEPTED' })
    const { jti } = verified.value
    const signed = await signMessage({
      privateKey: theirs.privateJwk,
      kid: 'agency-1',
      jti: `re-${jti}`,
      aud: `reply:${jti}`,
      body: answer,
      now: clock(),
    })
    response.writeHead(refused ? 422 : 200, { 'message-signature': signed }).end(answer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const peer: Peer = {
    name: 'agency',
    baseUrl: `http://127.0.0.1:${port}`,
    ourKey,
    theirKeys: [theirs.publicJwk],
    timeoutMs: 5_000,
  }
  return { peer, told, close: () => server.close() }
}
