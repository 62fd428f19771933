import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { lastMessage, messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshBankStaff, freshStaff, signInOrder } from '#tests/factories/staff.ts'
import {
  approveProposal,
  browserOf,
  disablePerson,
  letSignIn,
  newBrowserToken,
  proposeChange,
  signIn,
  usePass,
} from '../index.ts'

const { scratch, database } = await openTestDatabase(20)
const deps = { database, config: testSettings }

const now = new Date('2026-11-22T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const newMark = () => browserOf(testSettings, newBrowserToken(testSettings, now))
const staffNow = () => freshStaff(deps, 'OPERATOR', null, now)
const refused = (code: string) => ({ ok: false, error: { code } })
const waits = { ok: false, error: { code: 'TOO_MANY' } }
const times = <T>(count: number, run: () => Promise<T>) => Promise.all(Array.from({ length: count }, run))

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

/** Somebody who does not know the password, from an address of their own, at this second. */
const stranger = (staff: FreshStaff, at: Date, address = 'stranger') =>
  signIn(deps, { ...signInOrder(staff, at), password: 'wrong', code: '000000', address })
const letIn = (by: FreshStaff, staff: FreshStaff, at = now) =>
  letSignIn(deps, { staffId: staff.id, by: by.id, now: at })

/** The pass in the newest mail to this person. */
async function passOf({ email }: FreshStaff): Promise<string> {
  const { text } = await lastMessage(deps, email)
  return /\/staff\/sign-in\/pass\/([\w-]+)/.exec(text)?.[1] ?? 'none'
}

async function auditOf({ id }: FreshStaff) {
  const { rows } = await scratch.pool.query(
    `SELECT at, action, actor_id AS by FROM audit_entry WHERE subject = $1 ORDER BY at, id`,
    [`staff:${id}`],
  )
  return rows
}

describe('an administrator lets somebody sign in', () => {
  test('who waits because of a stranger signs in at once, in a new browser; the stranger’s tries count anew', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    let at = now
    for (let looked = 0; looked < 9; ) {
      const said = await stranger(staff, at)
      const wait = !said.ok && said.error.code === 'TOO_MANY' ? said.error.retryAfterSeconds : 0
      at = new Date(at.getTime() + wait * 1000)
      if (wait === 0) looked++
    }
    expect(await signIn(deps, signInOrder(staff, at))).toMatchObject(waits)
    expect(await letIn(administrator, staff, at)).toEqual({ ok: true, value: null })
    expect(await signIn(deps, signInOrder(staff, at))).toMatchObject({ ok: true })
    for (let tries = 0; tries < 5; tries++)
      expect(await stranger(staff, at, `elsewhere ${tries}`)).toEqual(refused('WRONG'))
    expect(await stranger(staff, at, 'elsewhere')).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: 2 },
    })
  })

  test('while the stranger goes on from the same address, all at once: the pass lets its browser in, and nobody else', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    const attack = () => times(16, () => stranger(staff, now, 'one-office'))
    for (let round = 0; round < 3; round++) await attack()
    await Promise.all([attack(), letIn(administrator, staff), attack()])
    await attack()
    const from = { address: 'one-office' }
    // What was forgotten has been used up again; without its pass a new browser waits like the stranger.
    expect(await signIn(deps, { ...signInOrder(staff, now), ...from, browser: newMark() })).toMatchObject(
      waits,
    )
    const browser = newMark()
    expect(await usePass(deps, { token: await passOf(staff), browser, now })).toEqual({
      ok: true,
      value: null,
    })
    const [, said] = await Promise.all([
      attack(),
      signIn(deps, { ...signInOrder(staff, now), ...from, browser }),
      attack(),
    ])
    expect(said).toMatchObject({ ok: true })
    expect(await stranger(staff, now, 'one-office')).toMatchObject(waits)
  })

  test('codes that were guessed with the password, and own wrong tries in a known browser, keep nobody waiting', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    const browser = newMark()
    expect(await signIn(deps, { ...signInOrder(staff, now), browser })).toMatchObject({ ok: true })
    for (let tries = 1; tries <= 10; tries++)
      await signIn(deps, { ...signInOrder(staff, later(60 * tries)), code: '000000' })
    const at = later(20 * 60)
    for (let tries = 0; tries < 11; tries++)
      await signIn(deps, { ...signInOrder(staff, at), code: '000000', browser })
    expect(await signIn(deps, signInOrder(staff, at))).toEqual(refused('WRONG'))
    expect(await signIn(deps, { ...signInOrder(staff, at), browser })).toMatchObject(waits)
    // Its own wait is over first, that for codes is not.
    expect(await signIn(deps, { ...signInOrder(staff, later(21 * 60)), browser })).toEqual(refused('WRONG'))
    await letIn(administrator, staff, later(22 * 60))
    expect(await signIn(deps, signInOrder(staff, later(22 * 60)))).toMatchObject({ ok: true })
    expect(await signIn(deps, { ...signInOrder(staff, later(23 * 60)), browser })).toMatchObject({ ok: true })
  })

  test('it is in the audit and in the person’s mail, and changes nothing to sign in with', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    const kept = () =>
      scratch.pool.query(
        'SELECT password_hash, totp_secret, totp_last_step FROM staff_member WHERE id = $1',
        [staff.id],
      )
    const before = (await kept()).rows
    await letIn(administrator, staff)
    expect((await kept()).rows).toEqual(before)
    expect(await auditOf(staff)).toEqual([{ at: now, action: 'STAFF_LET_IN', by: administrator.id }])
    const mail = await lastMessage(deps, staff.email)
    expect(mail.text).toContain('Phan Thị Thử Nghiệm đã cho Ông/Bà đăng nhập ngay')
    expect(await messagesTo(deps, administrator.email)).toEqual([])
    // The pass is nobody's password, and its mail is the only place where it stands.
    const browser = newMark()
    const token = await passOf(staff)
    await usePass(deps, { token, browser, now })
    expect(await signIn(deps, { ...signInOrder(staff, now), password: token, browser })).toEqual(
      refused('WRONG'),
    )
    expect(await signIn(deps, { ...signInOrder(staff, now), code: '000000', browser })).toEqual(
      refused('WRONG'),
    )
    const { rows } = await scratch.pool.query('SELECT m::text AS member FROM staff_member m')
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  })

  test('nobody lets in themselves, nor whom they do not see to, nor who is disabled; and then nothing happens', async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    const [bank, elsewhere] = [
      await freshBankStaff(deps, 'BANK_ADMINISTRATOR', {}, now),
      await freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank: 'hoi-an-bank' }, now),
    ]
    const teller = await freshBankStaff(deps, 'TELLER', {}, now)
    const gone = await freshStaff(deps, 'ADMINISTRATOR', null, now)
    const disabled = await staffNow()
    for (const { id } of [gone, disabled])
      await database.pool.query('UPDATE staff_member SET disabled_at = $2 WHERE id = $1', [id, now])
    for (let tries = 0; tries < 6; tries++) await stranger(teller, now, `x${tries}`)
    const nots: [FreshStaff, FreshStaff, string][] = [
      [administrator, administrator, 'YOURSELF'],
      [bank, bank, 'YOURSELF'],
      [bank, staff, 'NOT_FOUND'],
      [elsewhere, teller, 'NOT_FOUND'],
      [staff, teller, 'NOT_FOUND'],
      [gone, teller, 'NOT_FOUND'],
      [administrator, disabled, 'NOT_FOUND'],
    ]
    for (const [by, whom, code] of nots) expect(await letIn(by, whom)).toEqual(refused(code))
    for (const { email } of [administrator, bank, staff, teller, disabled])
      expect(await messagesTo(deps, email)).toEqual([])
    expect(await signIn(deps, signInOrder(teller, now))).toMatchObject(waits)
    expect(await auditOf(teller)).toEqual([])
    expect(await letIn(bank, teller)).toEqual({ ok: true, value: null })
    expect(await signIn(deps, signInOrder(teller, now))).toMatchObject({ ok: true })
  })
})

describe('a pass', () => {
  const given = async () => {
    const [administrator, staff] = [await freshStaff(deps, 'ADMINISTRATOR', null, now), await staffNow()]
    await letIn(administrator, staff)
    return { administrator, staff, token: await passOf(staff) }
  }
  const use = (token: string, at = now, browser = newMark()) => usePass(deps, { token, browser, now: at })

  test('is good for one browser, of however many at once', async () => {
    const { staff, token } = await given()
    const said = await times(8, () => use(token))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await use(token)).toEqual(refused('NOT_OPEN'))
    expect((await auditOf(staff)).map(({ action }) => action)).toEqual(['STAFF_LET_IN', 'STAFF_PASS_USED'])
  })

  test('ends after 30 minutes, by a newer one, and with its owner’s work', async () => {
    const { token } = await given()
    expect(await use(token, later(30 * 60))).toEqual(refused('NOT_OPEN'))
    expect(await use(token, later(30 * 60 - 1))).toMatchObject({ ok: true })
    const { administrator, staff, token: first } = await given()
    await letIn(administrator, staff, later(1))
    expect(await use(first, later(2))).toEqual(refused('NOT_OPEN'))
    const newest = await passOf(staff)
    await disablePerson(database, { staffId: staff.id, by: administrator.id, now: later(2) })
    expect(await use(newest, later(3))).toEqual(refused('NOT_OPEN'))
  })

  test('ends with the address that it was mailed to', async () => {
    const { administrator, staff, token } = await given()
    const second = await freshStaff(deps, 'ADMINISTRATOR', null, now)
    const people = { ...deps, config: { ...testSettings, OTHER_BANKS: [] } }
    const changed = { email: `new.${staff.email}`, role: 'OPERATOR', agencyId: '', bank: '', branch: '' }
    const by = { by: administrator.id, now: later(1) }
    const asked = await proposeChange(people, { ...changed, ...by, staffId: staff.id })
    if (!asked.ok) throw new Error(asked.error.code)
    const word = { ...asked.value, by: second.id, now: later(2) }
    expect(await approveProposal(people, word)).toMatchObject({ ok: true })
    expect(await use(token, later(3))).toEqual(refused('NOT_OPEN'))
  })

  test('is not used up by a browser that has no name', async () => {
    const { token } = await given()
    expect(await usePass(deps, { token, browser: null, now })).toEqual(refused('NOT_OPEN'))
    expect(await use(token)).toMatchObject({ ok: true })
  })

  test('of many administrators at once: one is good, and all of them are in the audit', async () => {
    const staff = await staffNow()
    const administrators = await times(6, () => freshStaff(deps, 'ADMINISTRATOR', null, now))
    await Promise.all(administrators.map((one) => letIn(one, staff)))
    expect((await auditOf(staff)).map(({ action }) => action)).toEqual(Array(6).fill('STAFF_LET_IN'))
    const mails = await messagesTo(deps, staff.email)
    const tokens = mails.flatMap(({ text }) => /\/pass\/([\w-]+)/.exec(text)?.[1] ?? [])
    const said = await Promise.all(tokens.map((token) => use(token)))
    expect([said.length, said.filter(({ ok }) => ok).length]).toEqual([6, 1])
  })

  test.each([
    ['of oneself', 'pass_given_by = id', /staff_member_pass_by_another/],
    [
      'for longer than an hour',
      `pass_until = pass_given_at + INTERVAL '61 minutes'`,
      /staff_member_pass_short/,
    ],
    ['that nobody gave', 'pass_given_by = NULL', /staff_member_pass_whole/],
  ])('%s: the database holds that there is none', async (_, change, constraint) => {
    const { staff } = await given()
    const changed = scratch.pool.query(`UPDATE staff_member SET ${change} WHERE id = $1`, [staff.id])
    await expect(changed).rejects.toThrow(constraint)
  })
})
