import { afterAll, expect, test } from 'vitest'
import { agencyDossierSchema, storeDossier } from '#server/domains/dossiers/index.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { success, told } from '#tests/factories/bank-words.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { fee } from '#tests/factories/fee-world.ts'
import { codeUnanswered, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'

const world = await paymentWorld()
afterAll(world.close)

test.each([200_000, 90_000])(
  'a payer whose code has gone on pays what the card page showed, though the fee is %i by then',
  async (amount) => {
    const dossier = await freshDossier(world.seed)
    const chargeOf = () => world.database.prisma.charge.findFirstOrThrow({ where: { sourceId: dossier.id } })
    const { id } = await chargeOf()
    const attempt = await codeUnanswered(world, await openPayment(world, [id]))
    const message = agencyDossierSchema.parse({ ...dossier.message, fees: [fee('F1', amount)] })
    await storeDossier(world.seed, { code: dossier.code, message, sender: 'H47', now: world.clock() })
    expect(await chargeOf()).toMatchObject({ amount: BigInt(amount), state: 'OPEN' })
    expect(await world.deps.recordBankStatus(told(success(attempt.reference, attempt.amount)))).toBe(
      'ACCEPTED',
    )
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', paidAmount: '150000' })
    expect(await chargeOf()).toMatchObject({ amount: 150_000n, state: 'PAID' })
    const [job] = await world.jobsWith(`settle-fee-difference:${id}`)
    expect(job?.payload).toEqual({ chargeId: id, round: 1 })
    await expectSoundBooks(world)
  },
)
