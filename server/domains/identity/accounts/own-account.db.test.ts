import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import {
  accountSession,
  freshOrganisation,
  freshPerson,
  freshPhone,
  freshTaxCode,
  signedInFor,
} from '#tests/factories/accounts.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { freshBrowser, typedOrganisation, typedPerson } from '#tests/factories/sign-up.ts'
import {
  accountOf,
  accountView,
  changeLanguage,
  finishReset,
  holderDetails,
  ownerKey,
  sendResetCode,
  signInWithAccount,
  startReset,
  updateDetails,
  verifyHolder,
} from '../index.ts'

const { database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

async function person() {
  const fresh = await freshPerson(deps, {}, { verified: false, now })
  return { ...fresh, account: await signedInFor(deps, fresh.owner, fresh.holderId, now) }
}

test('somebody signed in sees who they are, and in their language', async () => {
  const { account, details } = await person()
  await changeLanguage(database, account.accountId, 'en')
  const again = await signedInFor(deps, { id: account.accountId }, account.holder.id, now)
  expect(await accountView(deps, again)).toEqual({
    name: account.name,
    language: 'en',
    maskedPhone: expect.stringMatching(/^09x xxx x\d{3}$/),
    hasTotp: false,
    role: 'OWNER',
    holder: { id: account.holder.id, kind: 'PERSON', name: details.name, verified: false },
    memberships: [
      { holderId: account.holder.id, kind: 'PERSON', name: details.name, role: 'OWNER', verified: false },
    ],
  })
})

describe('a new password', () => {
  const password = 'gió đưa cành trúc la đà'
  const begin = (phone: string, at = now) =>
    startReset(deps, { phone, language: 'vi', address: newUuid(), now: at })
  const codeFor = async (phone: string) => (await codesSentTo(deps, phone))[0] ?? ''
  const signIn = (phone: string, typed: string) =>
    signInWithAccount(deps, { phone, password: typed, browser: freshBrowser(), now })

  test('is set by the code, once, and ends every session', async () => {
    const { owner, holderId } = await person()
    const session = await accountSession(deps, owner, holderId, now)
    const begun = await begin(owner.phone)
    const token = begun.ok ? begun.value.token : ''
    const order = { token, code: await codeFor(owner.phone), password, now }
    const said = await Promise.all(Array.from({ length: 8 }, () => finishReset(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accountOf(database, session, now)).toBeNull()
    expect(await signIn(owner.phone, owner.password)).toMatchObject({ ok: false })
    expect(await signIn(owner.phone, password)).toMatchObject({ ok: true })
  })

  test('of a telephone without an account goes the same way, and no SMS is sent', async () => {
    const { owner } = await person()
    const nobody = freshPhone()
    const [known, unknown] = [await begin(owner.phone), await begin(nobody)]
    if (!known.ok || !unknown.ok) throw new Error('Refused')
    const times = ({ validUntil, nextCodeAt }: typeof known.value) => ({ validUntil, nextCodeAt })
    expect(times(unknown.value)).toEqual(times(known.value))
    expect(await codesSentTo(deps, nobody)).toEqual([])
    const wrong = (token: string) => finishReset(deps, { token, code: '000000', password, now })
    for (let tries = 0; tries < 4; tries++) {
      expect(await wrong(unknown.value.token)).toEqual(await wrong(known.value.token))
    }
    const again = (token: string, at: Date) => sendResetCode(deps, { token, address: newUuid(), now: at })
    for (const seconds of [29, 31]) {
      const [one, other] = [
        await again(known.value.token, later(seconds)),
        await again(unknown.value.token, later(seconds)),
      ]
      expect(one.ok ? times(one.value) : one).toEqual(other.ok ? times(other.value) : other)
    }
  })

  test('is refused with all that is to be mended, too late, and by a made-up token', async () => {
    const { owner } = await person()
    const begun = await begin(owner.phone)
    const token = begun.ok ? begun.value.token : ''
    expect(await finishReset(deps, { token, code: '', password: 'short', now })).toEqual({
      ok: false,
      error: [{ code: 'CODE_EMPTY' }, { code: 'PASSWORD_SHORT' }],
    })
    const gone = { ok: false, error: [{ code: 'GONE' }] }
    expect(await finishReset(deps, { token, code: '123456', password, now: later(1800) })).toEqual(gone)
    expect(await finishReset(deps, { token: 'x', code: '123456', password, now })).toEqual(gone)
    expect(await sendResetCode(deps, { token: 'x', address: 'x', now })).toMatchObject({ ok: false })
    expect(await begin(' ')).toEqual({ ok: false, error: { code: 'PHONE_EMPTY' } })
  })
})

describe('what is known of a holder', () => {
  async function organisation() {
    const fresh = await freshOrganisation(deps, {}, { verified: false, now })
    const account = await signedInFor(deps, fresh.owner, fresh.holderId, now)
    const { phone: contactPhone, representative, shortName, kind, ...rest } = fresh.details
    const typed = {
      ...typedOrganisation(),
      ...rest,
      kind,
      organisationName: rest.name,
      issuedOn: rest.issuedOn ?? '',
      issuedBy: rest.issuedBy ?? '',
      contactPhone,
      shortName: shortName ?? '',
      representative: representative.name,
      position: representative.position,
    }
    return { ...fresh, account, typed }
  }

  test('is corrected before it is verified, the key to its dossiers with it', async () => {
    const { account, typed, holderId } = await organisation()
    const taxCode = freshTaxCode()
    expect(await updateDetails(deps, { account, typed: { ...typed, taxCode }, now })).toEqual({
      ok: true,
      value: null,
    })
    expect(await holderDetails(deps, holderId)).toMatchObject({ taxCode })
    const again = await signedInFor(deps, { id: account.accountId }, holderId, now)
    expect(Buffer.from(again.holder.ownerKey)).toEqual(ownerKey(config, taxCode))
  })

  test('keeps who it is once it is verified; how it is reached changes', async () => {
    const { account, typed, holderId, details } = await organisation()
    await unitOfWork(database, (tx) => verifyHolder(tx, { holderId, by: { kind: 'BANK', id: 'x' }, now }))
    for (const changes of [{ taxCode: freshTaxCode() }, { organisationName: 'Khác' }, { position: 'Khác' }]) {
      expect(await updateDetails(deps, { account, typed: { ...typed, ...changes }, now })).toEqual({
        ok: false,
        error: [{ code: 'VERIFIED' }],
      })
    }
    const reached = { address: '1 Đường Mới', email: 'moi@moi.example', contactPhone: '0235 381 2345' }
    expect(await updateDetails(deps, { account, typed: { ...typed, ...reached }, now })).toMatchObject({
      ok: true,
    })
    expect(await holderDetails(deps, holderId)).toEqual({
      ...details,
      address: '1 Đường Mới',
      email: 'moi@moi.example',
      phone: '+842353812345',
    })
  })

  test('is refused for what does not fit, and of another kind', async () => {
    const { account, typed } = await organisation()
    expect(await updateDetails(deps, { account, typed: { ...typed, email: 'x' }, now })).toEqual({
      ok: false,
      error: [{ code: 'EMAIL_FORM' }],
    })
    const other = { ...typedPerson(), kind: 'PERSON' } as const
    expect(await updateDetails(deps, { account, typed: other, now })).toMatchObject({ ok: false })
  })
})
