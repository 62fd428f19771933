import { describe, expect, test } from 'vitest'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson } from '#tests/factories/accounts.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { confirmByTotp, totpCode } from '../../index.ts'

const { database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('a code of the authenticator', () => {
  async function enrolled() {
    const { owner } = await freshPerson(deps, {}, { totp: true, now })
    const secret = owner.secret ?? ''
    const confirm = (typed: string, at = now) =>
      unitOfWork(database, (tx) => confirmByTotp(tx, config, { accountId: owner.id, typed, now: at }))
    return { secret, confirm }
  }

  test('confirms once, by however many at once, and none before it does', async () => {
    const { secret, confirm } = await enrolled()
    const said = await Promise.all(Array.from({ length: 16 }, () => confirm(totpCode(secret, now))))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await confirm(totpCode(secret, later(-30)))).toEqual({ ok: false, error: { code: 'CODE_USED' } })
    expect(await confirm(totpCode(secret, later(30)), later(30))).toEqual({ ok: true, value: null })
  })

  test('takes ten wrong ones in a row, at once or not, and then none for a quarter of an hour', async () => {
    const { secret, confirm } = await enrolled()
    const said = await Promise.all(Array.from({ length: 16 }, () => confirm('x')))
    const codes = said.map((one) => (one.ok ? 'DONE' : one.error.code))
    expect(codes.filter((code) => code === 'CODE_WRONG')).toHaveLength(10)
    expect(await confirm(totpCode(secret, now))).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: 900 },
    })
    expect(await confirm(totpCode(secret, later(900)), later(900))).toEqual({ ok: true, value: null })
  })

  test('is guessed by nobody who has days: wrong ones add up, and each after the tenth doubles the wait', async () => {
    const { secret, confirm } = await enrolled()
    for (let n = 0; n < 9; n++) await confirm('x', later(n * 3_600))
    expect(await confirm('x', later(9 * 3_600))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
    let at = 9 * 3_600
    for (const wait of [900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400]) {
      expect(await confirm(totpCode(secret, later(at + 1)), later(at + 1))).toEqual({
        ok: false,
        error: { code: 'TOO_MANY', retryAfterSeconds: wait - 1 },
      })
      at += wait
      expect(await confirm('x', later(at))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
    }
    expect(await confirm(totpCode(secret, later(at)), later(at))).toEqual({ ok: true, value: null })
    expect(await confirm('x', later(at + 30))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
  })

  test('is nobody’s who has none', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const order = { accountId: owner.id, typed: '123456', now }
    expect(await unitOfWork(database, (tx) => confirmByTotp(tx, config, order))).toEqual({
      ok: false,
      error: { code: 'NOT_ENROLLED' },
    })
  })
})
