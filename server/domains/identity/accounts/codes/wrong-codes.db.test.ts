import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson } from '#tests/factories/accounts.ts'
import { paymentCode, sentCode, spendCode, wrongly } from '#tests/factories/codes.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import type { CodeOrder } from '../../index.ts'
import type { Lane } from './send-bounds.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('wrong codes', () => {
  /** A telephone's owner, and a code that went there. */
  async function owned(lane: Lane) {
    const { owner } = await freshPerson(deps, {}, { now })
    const code = (at = now) =>
      sentCode(deps, { ...paymentCode(now, owner.phone), lane, now: at } as CodeOrder)
    const told = async () =>
      (await messagesTo(deps, owner.phone)).filter(({ text }) => text.includes('nhap sai')).length
    return { owner, code, told }
  }

  test('are in the audit, without the telephone, and its owner is told from the third on, once a day', async () => {
    const { owner, code, told } = await owned('STRANGER')
    const before = await refusals()
    const order = await code()
    await spendCode(deps, wrongly(order))
    await spendCode(deps, wrongly(order))
    expect(await told()).toBe(0)
    await spendCode(deps, wrongly(order))
    expect(await told()).toBe(1)
    const another = await code(later(30))
    await spendCode(deps, { ...wrongly(another), now: later(31) })
    expect(await told()).toBe(1)
    const rows = (await refusals()).slice(before.length)
    expect(rows).toHaveLength(4)
    expect(rows[0]?.detail).toEqual({ purpose: 'CONFIRM_PAYMENT', lane: 'STRANGER' })
    expect(JSON.stringify(rows)).not.toContain(owner.phone.slice(3))
    const nextDay = 24 * 3600
    const late = await code(later(nextDay))
    for (let n = 0; n < 3; n++) await spendCode(deps, { ...wrongly(late), now: later(nextDay + 1) })
    expect(await told()).toBe(2)
  })

  const refusals = async () =>
    (
      await scratch.pool.query(
        `SELECT detail, subject FROM audit_entry WHERE action = 'CODE_REFUSED' ORDER BY id`,
      )
    ).rows

  test('of somebody signed in wait after ten, twice as long each, until one is right; strangers’ do not count', async () => {
    const { code } = await owned('OWN')
    let at = 0
    const tries: string[] = []
    for (let n = 0; n < 4; n++) {
      const order = await code(later(at))
      for (let m = 0; m < 3; m++) {
        const said = await spendCode(deps, { ...wrongly(order), now: later(at) })
        tries.push(said.ok ? 'DONE' : said.error.code)
      }
      at += 300
    }
    expect(tries).toEqual([...Array(10).fill('CODE_WRONG'), 'TOO_MANY', 'TOO_MANY'])
    const right = await code(later(at))
    expect(await spendCode(deps, { ...right, now: later(at) })).toMatchObject({
      ok: false,
      error: { code: 'TOO_MANY' },
    })
    const after = await code(later(900 + 900))
    expect(await spendCode(deps, { ...after, now: later(1_800) })).toEqual({ ok: true, value: null })
    const next = await code(later(1_801))
    expect(await spendCode(deps, { ...wrongly(next), now: later(1_801) })).toMatchObject({
      error: { code: 'CODE_WRONG', triesLeft: 2 },
    })
  })
})
