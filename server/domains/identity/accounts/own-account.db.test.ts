import { describe, expect, test } from 'vitest'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, freshPerson, freshTaxCode, signedInFor } from '#tests/factories/accounts.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { typedOrganisation, typedPerson } from '#tests/factories/sign-up.ts'
import {
  accountView,
  changeLanguage,
  holderDetails,
  ownerKey,
  updateDetails,
  verifyHolder,
} from '../index.ts'

const { database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')

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
    await unitOfWork(database, (tx) => verifyHolder(tx, { holderId, by: { kind: 'COMMAND', id: null }, now }))
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
