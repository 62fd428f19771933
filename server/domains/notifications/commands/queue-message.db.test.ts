import { describe, expect, test } from 'vitest'
import { LOCALES } from '#lib/locale.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { someTime as now } from '#tests/factories/facts.ts'
import { codesSentTo, lastMessage, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { fitName, messagesAbout, type NewMessage, queueMessage } from '../index.ts'

const { scratch, database } = await openTestDatabase(20)
const deps = { config, database }

let count = 0
const phone = () => `+849${String(10_000_000 + count++)}`

const signUp = (
  to: string,
  code: string,
  changes: Partial<Extract<NewMessage, { template: 'SIGN_UP' }>> = {},
) =>
  ({
    channel: 'SMS',
    template: 'SIGN_UP',
    to,
    language: 'vi',
    words: { code },
    subject: `sign-up:${to}`,
    idempotencyKey: `${to}.${code}`,
    now,
    ...changes,
  }) as const

const queue = (message: NewMessage) => unitOfWork(database, (tx) => queueMessage(tx, deps, message))

const jobsOf = async (id: string) => {
  const { rows } = await scratch.pool.query(
    `SELECT j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-code' AND j.payload->>'messageId' = $1`,
    [id],
  )
  return rows.map(({ payload }) => payload)
}

test('the message and its job are written with their cause', async () => {
  const to = phone()
  const id = await queue(signUp(to, '123456'))
  expect(await jobsOf(id)).toEqual([{ messageId: id, round: 1 }])
  expect(await codesSentTo(deps, to)).toEqual(['123456'])
  expect(await messagesAbout(database, `sign-up:${to}`)).toEqual([
    {
      id,
      channel: 'SMS',
      template: 'SIGN_UP',
      to: expect.stringMatching(/^09x xxx x\d{3}$/),
      state: 'QUEUED',
      tries: 0,
      lastError: null,
      createdAt: '2026-11-21T03:00:00Z',
      sentAt: null,
      deliveredAt: null,
    },
  ])
})

test('and undone with it', async () => {
  const to = phone()
  const undone = unitOfWork(database, async (tx) => {
    await queueMessage(tx, deps, signUp(to, '123456'))
    throw new Error('the cause failed')
  })
  await expect(undone).rejects.toThrow('the cause failed')
  expect(await messagesTo(deps, to)).toEqual([])
  const { rows } = await scratch.pool.query(
    `SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'messageId' NOT IN (SELECT id::text FROM message)`,
  )
  expect(rows).toEqual([])
})

test('one key is one message, asked for sixteen times at once', async () => {
  const to = phone()
  const asked = await Promise.all(Array.from({ length: 16 }, () => queue(signUp(to, '123456'))))
  const [id = ''] = asked
  expect(new Set(asked).size).toBe(1)
  expect(await jobsOf(id)).toHaveLength(1)
  expect(await queue(signUp(to, '654321', { idempotencyKey: `${to}.123456` }))).toBe(id)
  expect(await codesSentTo(deps, to)).toEqual(['123456'])
})

test('codes are found newest first', async () => {
  const to = phone()
  await queue(signUp(to, '111111'))
  await queue(signUp(to, '222222', { now: new Date(now.getTime() + 1000), language: 'en' }))
  expect(await codesSentTo(deps, to)).toEqual(['222222', '111111'])
})

test.each(LOCALES)('an e-mail in %s waits with subject, text and HTML', async (language) => {
  const to = `ke.toan.${language}@example.vn`
  await queue({
    channel: 'EMAIL',
    template: 'INVITATION',
    to,
    language,
    words: {
      holder: fitName({ name: 'Công ty Đá & Cát', verified: false }),
      link: 'https://a.example/i/token',
      until: now,
    },
    subject: 'holder:1',
    idempotencyKey: `invitation.${language}`,
    now,
  })
  const content = await lastMessage(deps, to)
  expect(content).toMatchObject({
    channel: 'EMAIL',
    to,
    subject: expect.stringMatching(/^(Cổng TTDVC Quảng Nam|Quang Nam Payments): /),
  })
  expect(content.text).toContain('https://a.example/i/token')
})

describe('what is stored', () => {
  test('says nothing of address, code and link in the clear, in any table', async () => {
    const to = '+84987123456'
    await queue(signUp(to, '918273', { subject: 'sign-up:0', idempotencyKey: 'code:0' }))
    const tables = await copyOfEveryTable(scratch.ownerUrl)
    const found = (text: string) =>
      [...tables].filter(([, rows]) => rows.includes(text)).map(([table]) => table)
    expect(tables.get('public.message')).toContain('09x xxx x456')
    for (const secret of ['987123456', '918273', 'a.example/i']) expect(found(secret)).toEqual([])
  })

  test('does not open under another message’s id', async () => {
    const to = phone()
    await queue(signUp(to, '123456'))
    await queue(signUp(to, '654321'))
    await expect(
      scratch.pool.query(
        `UPDATE message m SET content = o.content FROM message o WHERE m.to_hash = o.to_hash AND m.id <> o.id
         AND m.subject = $1`,
        [`sign-up:${to}`],
      ),
    ).resolves.toBeDefined()
    await expect(messagesTo(deps, to)).rejects.toThrow()
  })
})
