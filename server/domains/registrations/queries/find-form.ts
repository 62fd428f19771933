import { readFormNumber } from '#lib/form-number.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Officer } from '../actors.ts'
import type { FindRefusal } from '../desk-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'

/**
 * The form that a number on paper names, typed or scanned, at the officer's own bank. Another bank's is not found. One that its
 * holder is changing is of an older print, whatever the paper says.
 */
export async function findForm(
  { database }: RegistrationDeps,
  { bank }: Officer,
  typed: string,
): Promise<Result<{ number: string }, FindRefusal>> {
  const number = readFormNumber(typed)
  if (!number.ok) return number
  const row = await database.prisma.registration.findFirst({
    where: { number: number.value, connector: bank },
    select: { state: true, formVersion: true },
  })
  if (row === null) return err({ code: 'NOT_FOUND' })
  if (row.formVersion === 0) return err({ code: 'NOT_PRINTED' })
  if (row.state === 'DRAFT') return err({ code: 'OLD_PRINT', current: row.formVersion + 1 })
  return ok({ number: number.value })
}
