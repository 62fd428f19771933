import type { Member } from '../actors.ts'
import type { PrintedForm } from '../printed-form.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { unsealForm } from '../sealed.ts'

export type PrintedRegistration = PrintedForm & {
  readonly number: string
  /** How often it was printed with other contents. */
  readonly print: number
  readonly verificationCode: string
}

/** What the last form of a holder's registration says; null where none was printed, where an edit made it void, and for another's. */
export async function printedRegistration(
  { database, config }: RegistrationDeps,
  { holderId }: Member,
  number: string,
): Promise<PrintedRegistration | null> {
  const row = await database.prisma.registration.findFirst({ where: { number, holderId } })
  if (row === null || row.state === 'DRAFT') return null
  const form = unsealForm(config, row.id, row.formCipher)
  return form && { ...form, number, print: row.formVersion, verificationCode: row.verificationCode }
}
