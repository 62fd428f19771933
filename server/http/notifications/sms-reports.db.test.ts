import { afterAll, expect, test } from 'vitest'
import { newToken, newUuid } from '#lib/ids.ts'
import { reportUrl } from '#server/domains/notifications/delivery-report.ts'
import { messagesAbout, queueMessage, sendMessage } from '#server/domains/notifications/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { servicesWorld } from '#tests/factories/services.ts'

const services = await servicesWorld()
afterAll(services.close)
const { messages } = services.deps

/** An SMS that a provider has taken over. */
async function sent() {
  const subject = `sign-up:${newUuid()}`
  const id = await unitOfWork(messages.database, (tx) =>
    queueMessage(tx, messages, {
      channel: 'SMS',
      template: 'SIGN_UP',
      to: '+84936000001',
      language: 'vi',
      words: { code: '123456' },
      subject,
      idempotencyKey: subject,
      now: messages.clock(),
    }),
  )
  const sms = { send: async () => ({ kind: 'ACCEPTED', providerId: null }) as const }
  await sendMessage({ ...messages, sms }, id, 1)
  return { id, state: async () => (await messagesAbout(messages.database, subject))[0]?.state }
}

const urlOf = (id: string, query: string) =>
  `${reportUrl(`http://127.0.0.1:${services.port}`, messages.config.LOOKUP_KEY, id)}?${query}`
const delivered = 'SendStatus=5&SendSuccess=1&SendFailed=0&phonenumber=0936000000'
const failed = 'SendStatus=5&SendSuccess=0&SendFailed=1'

async function report(url: string, method = 'GET') {
  const answer = await fetch(url, { method })
  return { status: answer.status, body: await answer.text() }
}
/** Every report gets it, so that a guess learns nothing. */
const same = { status: 200, body: '{"result":"ACCEPTED"}' }

test.each(['GET', 'POST'])('a report by %s is taken', async (method) => {
  const { id, state } = await sent()
  expect(await report(urlOf(id, delivered), method)).toEqual(same)
  expect(await state()).toBe('DELIVERED')
})

test('reports come early, twice and late: the first that says how it ended stands', async () => {
  const { id, state } = await sent()
  expect(await report(urlOf(id, 'SendStatus=7'))).toEqual(same)
  expect(await state()).toBe('SENT')
  for (const query of [failed, failed, delivered]) expect(await report(urlOf(id, query))).toEqual(same)
  expect(await state()).toBe('FAILED')
})

test('fifty at once are one', async () => {
  const { id, state } = await sent()
  const answers = await Promise.all(Array.from({ length: 50 }, () => report(urlOf(id, delivered))))
  for (const answer of answers) expect(answer).toEqual(same)
  expect(await state()).toBe('DELIVERED')
})

test('a token that was guessed, or is another message’s, changes nothing', async () => {
  const [one, other] = [await sent(), await sent()]
  const url = urlOf(one.id, delivered)
  const guessed = url.replace(/[^/]+\?/, `${newToken()}?`)
  const others = urlOf(other.id, delivered).replace(other.id, one.id)
  const short = url.replace(/[^/]+\?/, 'x?')
  for (const forged of [guessed, others, short]) {
    expect(forged).not.toBe(url)
    expect(await report(forged)).toEqual(same)
  }
  expect(await one.state()).toBe('SENT')
})

test.each([newUuid(), 'no-message', '%00'])(
  'a report on %s, which is no message, changes nothing',
  async (id) => {
    expect(await report(urlOf(id, delivered))).toEqual(same)
  },
)
