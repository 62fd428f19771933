import { afterAll, expect, test } from 'vitest'
import { formatVerificationCode, newVerificationCode } from '#lib/ids.ts'
import { paymentWorld } from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { verifyForm } from './verify-form.ts'

const world = await paymentWorld()
afterAll(() => world.close())

test('a printed form is known by its code as people type it, and tells neither holder nor account', async () => {
  const { registrationId } = await registeredAccount(world)
  const code = newVerificationCode()
  const at = world.clock()
  const change =
    'UPDATE registration SET version = version + 1, verification_code = $2, printed_at = $3 WHERE id = $1'
  await world.sql(change, [registrationId, code, null])
  expect(await verifyForm(world.database, code)).toBeNull()
  await world.sql(change, [registrationId, code, at])
  expect(await verifyForm(world.database, formatVerificationCode(code).toLowerCase())).toEqual({
    kind: 'REGISTRATION_FORM',
    number: expect.stringMatching(/^\d{12}$/),
    print: 1,
    issuedAt: at.toISOString(),
    present: 'APPROVED',
  })
})

test.each([newVerificationCode(), '', 'not a code'])('%s is of no form', async (code) => {
  expect(await verifyForm(world.database, code)).toBeNull()
})
