import { TRPCError } from '@trpc/server'
import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { accountSession, freshOrganisation } from '#tests/factories/accounts.ts'
import { registrationOf } from '#tests/factories/registered-account.ts'
import { beginCard, type Reader, relationScene } from './relation-scene.ts'
import { accessWorld, type Caller } from './world.ts'

const world = await accessWorld()
afterAll(world.services.close)
const { deps } = world

/** An organisation with a registered account, signed in; what it finds as this reader comes onto its list. */
async function holderWithAccount() {
  const { holderId, owner } = await freshOrganisation(deps)
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await deps.database.pool.query<Row>(text, values)).rows
  const token = await accountSession(deps, owner, holderId)
  const nobody = { token: null, device: '' }
  return {
    caller: createCallerFactory(appRouter)(await createContext(deps, null, newUuid(), nobody, token)),
    registrationId: await registrationOf({ sql, clock: deps.clock }, { holderId, accountId: owner.id }),
  }
}

const outcomeOf = async (
  said: Promise<{ ok: boolean; error?: { code: string } } | object>,
): Promise<string> => {
  try {
    const answer = await said
    return 'ok' in answer && !answer.ok && 'error' in answer ? (answer.error?.code ?? '') : 'DONE'
  } catch (error) {
    if (error instanceof TRPCError) return error.code
    throw error
  }
}

/** The three procedures of this way of paying; a debit last, since it pays. */
async function byAccount({ payments }: Caller, publicId: string, registrationId: string): Promise<string[]> {
  const confirmation = { by: 'SESSION' } as const
  return [
    await outcomeOf(payments.accounts({ publicId })),
    await outcomeOf(payments.sendDebitCode({ publicId, registrationId })),
    await outcomeOf(payments.debitAccount({ publicId, registrationId, confirmation, requestId: newUuid() })),
  ]
}

const readers: readonly Reader[] = [
  'finder by tax code',
  'finder by one of two',
  'second device by secret',
  'second device by last digits',
  'outsider by secret',
]

test.each(readers)('a holder who is %s pays from an account in a payment of its own', async (reader) => {
  const { caller, registrationId } = await holderWithAccount()
  const { publicId, maker } = await relationScene(world, reader, caller)
  await beginCard(maker, publicId)
  const before = await maker.payments.view({ publicId })
  expect(await byAccount(caller, publicId, registrationId)).toEqual(Array(3).fill('NOT_FOUND'))
  expect(await maker.payments.view({ publicId })).toEqual(before)
  const own = await caller.payments.payRest({ publicId, requestId: newUuid() })
  if (!own.ok) throw new Error(own.error.code)
  expect(own.value.publicId).not.toBe(publicId)
  expect(await byAccount(caller, own.value.publicId, registrationId)).toEqual(Array(3).fill('DONE'))
  const { attempt } = await caller.payments.view(own.value)
  expect(attempt).toMatchObject({ method: 'ACCOUNT', yours: true })
})
