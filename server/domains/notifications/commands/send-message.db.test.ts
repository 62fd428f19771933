import { describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { createLogger } from '#server/platform/logger.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { someTime } from '#tests/factories/facts.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { reportUrl } from '../delivery-report.ts'
import { messagesAbout, queueMessage, recordDelivery, type SendDeps, sendMessage } from '../index.ts'
import type { GatewayAnswer, Sms } from '../port.ts'

const { scratch, database } = await openTestDatabase(20)
const config = { ...testSettings, SERVICES_URL: 'https://services.example' }
const taken: GatewayAnswer = { kind: 'ACCEPTED', providerId: 'provider-1' }
const silent: GatewayAnswer = { kind: 'SILENT', code: 'TIMEOUT' }

let count = 0

/** A code that waits, and a gateway that answers as it is told and remembers what it was asked. */
async function codeOnItsWay(answer: (sms: Sms) => GatewayAnswer | Promise<GatewayAnswer> = () => taken) {
  const to = `+8491${String(2_000_000 + count++)}`
  const asked: Sms[] = []
  let now = someTime
  const deps: SendDeps = {
    config,
    database,
    clock: () => now,
    log: createLogger('test', 'silent'),
    sms: {
      send: async (sms) => {
        asked.push(sms)
        return answer(sms)
      },
    },
    mail: {
      send: async () => {
        throw new Error('an SMS is no mail')
      },
    },
  }
  const subject = `sign-up:${count}`
  const id = await unitOfWork(database, (tx) =>
    queueMessage(tx, deps, {
      channel: 'SMS',
      template: 'SIGN_UP',
      to,
      language: 'vi',
      words: { code: '123456' },
      subject,
      idempotencyKey: subject,
      now,
    }),
  )
  return {
    id,
    asked,
    deps,
    send: (round: number) => sendMessage(deps, id, round),
    later: (ms: number) => {
      now = addMs(now, ms)
    },
    state: async () => {
      const [view] = await messagesAbout(database, subject)
      if (view === undefined) throw new Error('The message is not there')
      return view
    },
    texts: () => messagesTo(deps, to),
    /** The rounds that the queue holds for it, and how many seconds from the start each runs. */
    rounds: async () => {
      const { rows } = await scratch.pool.query(
        `SELECT (payload->>'round')::int AS round, extract(epoch FROM run_at - $2::timestamptz)::int AS after
         FROM graphile_worker._private_jobs WHERE payload->>'messageId' = $1`,
        [id, someTime],
      )
      return rows
    },
  }
}

test('what is taken over is SENT, and its text is gone', async () => {
  const code = await codeOnItsWay()
  await code.send(1)
  expect(code.asked).toEqual([
    {
      to: expect.stringMatching(/^\+849/),
      text: expect.stringContaining('123456'),
      messageId: code.id,
      deliveryUrl: reportUrl(config.SERVICES_URL, config.LOOKUP_KEY, code.id),
    },
  ])
  expect(await code.state()).toMatchObject({ state: 'SENT', tries: 1, sentAt: '2026-11-21T03:00:00Z' })
  expect(await code.texts()).toEqual([])
  await code.send(2)
  expect(code.asked).toHaveLength(1)
})

test('sixteen workers with the same round ask the gateway once', async () => {
  const code = await codeOnItsWay()
  await Promise.all(Array.from({ length: 16 }, () => code.send(1)))
  expect(code.asked).toHaveLength(1)
  expect(await code.state()).toMatchObject({ state: 'SENT', tries: 1 })
})

test('silence is unknown: the next round asks again under the same id', async () => {
  const answers = [silent, taken]
  const code = await codeOnItsWay(() => answers.shift() ?? silent)
  await code.send(1)
  expect(await code.state()).toMatchObject({ state: 'QUEUED', tries: 1, lastError: 'TIMEOUT' })
  expect(await code.rounds()).toEqual([{ round: 2, after: 10 }])
  code.later(10_000)
  await code.send(2)
  expect(new Set(code.asked.map(({ messageId }) => messageId))).toEqual(new Set([code.id]))
  expect(await code.state()).toMatchObject({ state: 'SENT', tries: 2 })
})

test('a worker that dies while it asks has arranged the next round before', async () => {
  let dies = true
  const code = await codeOnItsWay(() => {
    if (dies) throw new Error('killed')
    return taken
  })
  await expect(code.send(1)).rejects.toThrow('killed')
  expect(await code.rounds()).toEqual([{ round: 2, after: 10 }])
  dies = false
  await code.send(1)
  expect(code.asked).toHaveLength(1)
  code.later(10_000)
  await code.send(2)
  expect(await code.state()).toMatchObject({ state: 'SENT', tries: 2 })
})

test('a code that has expired is not sent any more, and its text is gone', async () => {
  const code = await codeOnItsWay()
  code.later(120_000)
  await code.send(1)
  expect(code.asked).toEqual([])
  expect(await code.state()).toMatchObject({ state: 'GIVEN_UP', lastError: 'EXPIRED', tries: 0 })
  expect(await code.texts()).toEqual([])
})

test('a gateway that never answers is given up within the life of the code', async () => {
  const code = await codeOnItsWay(() => silent)
  for (let round = 1; round <= 6; round++) {
    await code.send(round)
    const [next] = await code.rounds()
    if (next?.round === round + 1)
      code.later(next.after * 1000 - (code.deps.clock().getTime() - someTime.getTime()))
  }
  expect(code.asked).toHaveLength(5)
  expect(await code.state()).toMatchObject({ state: 'GIVEN_UP', lastError: 'TIMEOUT', tries: 5 })
  expect(await code.texts()).toEqual([])
})

describe('a refusal', () => {
  test('because of the number is the end', async () => {
    const code = await codeOnItsWay(() => ({ kind: 'REFUSED', code: 'ESMS_108', again: false }))
    await code.send(1)
    expect(await code.state()).toMatchObject({ state: 'GIVEN_UP', lastError: 'ESMS_108' })
    expect(await code.texts()).toEqual([])
  })

  test('because of our account is tried again', async () => {
    const code = await codeOnItsWay(() => ({ kind: 'REFUSED', code: 'ESMS_103', again: true }))
    await code.send(1)
    expect(await code.state()).toMatchObject({ state: 'QUEUED', lastError: 'ESMS_103' })
    expect(await code.texts()).toHaveLength(1)
  })
})

test('a report that overtakes the answer stands', async () => {
  const code = await codeOnItsWay(async ({ messageId, deliveryUrl }) => {
    await recordDelivery(code.deps, messageId, deliveryUrl.split('/').at(-1) ?? '', 'DELIVER')
    return taken
  })
  await code.send(1)
  expect(await code.state()).toMatchObject({ state: 'DELIVERED', deliveredAt: '2026-11-21T03:00:00Z' })
})

test('a message that does not exist is no error: its job has nothing to do', async () => {
  const code = await codeOnItsWay()
  await sendMessage(code.deps, '00000000-0000-7000-8000-000000000000', 1)
  expect(code.asked).toEqual([])
})
