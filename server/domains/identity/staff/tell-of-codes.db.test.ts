import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff, signInOrder } from '#tests/factories/staff.ts'
import { browserOf, disablePerson, newBrowserToken, signIn, tellOfCodes } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }

const now = new Date('2026-11-22T03:00:10Z')
const hour = 3600
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const staffNow = () => freshStaff(deps, 'OPERATOR', null, now)

beforeEach(async () => {
  await scratch.pool.query('DELETE FROM try_counter')
  await scratch.pool.query('DELETE FROM graphile_worker._private_jobs')
})

type Payload = { staffId: string; misses: number }
/** Runs what was written for the worker, as the worker would. */
async function runJobs(at: Date): Promise<Payload[]> {
  const { rows } = await scratch.pool.query<{ payload: Payload }>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND t.identifier = 'tell-of-codes' RETURNING j.payload`,
  )
  for (const { payload } of rows) await tellOfCodes(deps, payload, at)
  return rows.map(({ payload }) => payload)
}
/** A wrong code with the right password, from a place that nobody tried from. */
async function guess(staff: FreshStaff, at: Date, browser: ReturnType<typeof browserOf> = null) {
  const said = await signIn(deps, { ...signInOrder(staff, at), code: '000000', browser })
  expect(said.ok).toBe(false)
  await runJobs(at)
}
const mailsTo = async ({ email }: FreshStaff) => (await messagesTo(deps, email)).length
const actionsOf = async (subject: string) =>
  (
    await scratch.pool.query<{ action: string }>('SELECT action FROM audit_entry WHERE subject = $1', [
      subject,
    ])
  ).rows.map(({ action }) => action)

describe('wrong codes with the right password', () => {
  test('from the third on the person is told, with when and whom to call; each is in the audit', async () => {
    const staff = await staffNow()
    await guess(staff, now)
    await guess(staff, later(60))
    expect(await mailsTo(staff)).toBe(0)
    await guess(staff, later(120))
    const [mail] = await messagesTo(deps, staff.email)
    expect(mail?.text).toContain('nhập đúng mật khẩu của Ông/Bà, rồi nhiều lần nhập sai mã')
    expect(mail?.text).toContain('10:02')
    expect(await actionsOf(`staff:${staff.id}`)).toEqual(Array(3).fill('STAFF_CODE_REFUSED'))
  })

  test('whoever goes on for a day: after an hour, two, four, eight, not after each try', async () => {
    const staff = await staffNow()
    const told: number[] = []
    for (let minutes = 0; minutes < 24 * 60; minutes += 30) {
      const before = await mailsTo(staff)
      await guess(staff, later(minutes * 60))
      if ((await mailsTo(staff)) > before) told.push(minutes)
    }
    expect(told.length).toBeGreaterThanOrEqual(4)
    expect(told.length).toBeLessThanOrEqual(6)
    const pauses = told.slice(1).map((minutes, n) => minutes - (told[n] ?? 0))
    for (const [n, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(60 * 2 ** n)
  })

  test('in a browser that is known as well, and again after a right one', async () => {
    const staff = await staffNow()
    const browser = browserOf(testSettings, newBrowserToken(testSettings, now))
    expect(await signIn(deps, { ...signInOrder(staff, now), browser })).toMatchObject({ ok: true })
    for (const seconds of [60, 120, 180]) await guess(staff, later(seconds), browser)
    expect(await mailsTo(staff)).toBe(1)
    expect(await signIn(deps, { ...signInOrder(staff, later(240)), browser })).toMatchObject({ ok: true })
    await guess(staff, later(2 * hour), browser)
    expect(await mailsTo(staff)).toBe(2)
  })

  test('ten at the same moment are one mail', async () => {
    const staff = await staffNow()
    await Promise.all(
      Array.from({ length: 10 }, () => signIn(deps, { ...signInOrder(staff, now), code: '000000' })),
    )
    const job = { staffId: staff.id, misses: 10 }
    await Promise.all(Array.from({ length: 10 }, () => tellOfCodes(deps, job, now)))
    expect(await mailsTo(staff)).toBe(1)
  })

  test('nobody is told who is disabled', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    await disablePerson(database, { staffId: staff.id, by: administrator.id, now })
    await tellOfCodes(deps, { staffId: staff.id, misses: 3 }, now)
    expect(await mailsTo(staff)).toBe(0)
  })
})

test('wrong passwords, spent codes and addresses of nobody tell nobody anything, and leave a job as well', async () => {
  const staff = await staffNow()
  const order = signInOrder(staff, now)
  expect(await signIn(deps, order)).toMatchObject({ ok: true })
  for (let tries = 0; tries < 4; tries++) {
    for (const change of [
      { password: 'wrong' },
      { email: 'nobody@example.gov.vn' },
      // Spent above.
      {},
    ]) {
      await signIn(deps, { ...signInOrder(staff, now), ...change })
      expect(await runJobs(now)).toEqual([{ staffId: '', misses: 0 }])
    }
    await scratch.pool.query('DELETE FROM try_counter')
  }
  expect(await mailsTo(staff)).toBe(0)
  expect(await actionsOf(`staff:${staff.id}`)).toEqual([])
})
