import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { parseIdentityNumber } from '#lib/vietnamese/identity-number.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import { openBankAccount } from '../bank/account-store.ts'
import { bankIds } from '../bank/banks.ts'
import {
  randomAccounts,
  randomCompany,
  randomIdentityNumber,
  randomTaxCode,
} from '../bank/random-accounts.ts'
import { accountFor, accountOutcomes, type DemoHolder } from '../bank/seed-accounts.ts'
import type { Queryable } from '../database/open.ts'

/** What the form says, as typed, to be shown again when something is wrong with it. */
export type OpenFields = {
  readonly bank: string
  readonly name: string
  readonly holderId: string
  readonly outcome: string
}

export type OpenFault = 'FORM' | 'NAME' | 'NUMBER_FORM' | 'CHECK_DIGIT' | 'NUMBER_OF_ANOTHER'

/** Numbers that stand under nobody's account yet, and a name to go with them. */
export type Offers = {
  readonly name: string
  readonly taxCodes: readonly string[]
  readonly identityNumbers: readonly string[]
}

const OFFERED = 3

/** Made-up holders that no account at these banks has: tax codes with a good check digit, identity numbers. */
export async function readOffers(db: Queryable): Promise<Offers> {
  const unused = async (make: () => string) => {
    const made = Array.from({ length: OFFERED * 3 }, make)
    const used = await db.query<{ id: string }>(
      'SELECT holder_id AS id FROM bank_account WHERE holder_id = ANY($1)',
      [made],
    )
    const taken = new Set(used.rows.map(({ id }) => id))
    return [...new Set(made)].filter((number) => !taken.has(number)).slice(0, OFFERED)
  }
  return {
    name: randomCompany().name,
    taxCodes: await unused(randomTaxCode),
    identityNumbers: await unused(randomIdentityNumber),
  }
}

export const emptyFields = ({ name, taxCodes: [taxCode = ''] }: Offers): OpenFields => ({
  bank: 'collecting-bank',
  name,
  holderId: taxCode,
  outcome: 'SUCCESS',
})

export function readFields(form: Record<string, unknown>): OpenFields {
  const text = (name: keyof OpenFields) => (typeof form[name] === 'string' ? form[name].trim() : '')
  return { bank: text('bank'), name: text('name'), holderId: text('holderId'), outcome: text('outcome') }
}

const choices = z.object({ bank: z.enum(bankIds), outcome: z.enum(accountOutcomes) })

/** Opens an account for the holder who is typed in. Answers its number. */
export async function openFor(
  db: Queryable,
  fields: OpenFields,
  now: Date,
): Promise<Result<string, OpenFault>> {
  const chosen = choices.safeParse(fields)
  if (!chosen.success) return err('FORM')
  const holder = readHolder(fields)
  if (!holder.ok) return holder
  for (;;) {
    const [made] = randomAccounts({ ...chosen.data, count: 1, holder: holder.value })
    if (made === undefined) return err('FORM')
    const account = accountFor(made)
    if (await isAnothers(db, account)) return err('NUMBER_OF_ANOTHER')
    if (await openBankAccount(db, account, now)) return ok(account.number)
  }
}

function readHolder({ name, holderId }: OpenFields): Result<DemoHolder, OpenFault> {
  if (!/[A-Z]/i.test(fold(name)) || name.length > 200) return err('NAME')
  const taxCode = parseTaxCode(holderId)
  if (taxCode.ok && taxCode.value.kind !== 'PERSON') return ok({ name, taxCode: taxCode.value.value })
  if (!taxCode.ok && taxCode.error === 'CHECK_DIGIT') return err('CHECK_DIGIT')
  const identity = parseIdentityNumber(holderId)
  return identity.ok ? ok({ name, identityNumber: identity.value.value }) : err('NUMBER_FORM')
}

/** A number belongs to one name at these banks. */
async function isAnothers(db: Queryable, account: { holder: string; holderId: string }): Promise<boolean> {
  const found = await db.query(
    `SELECT 1 FROM bank_account b JOIN account a ON a.id = b.account_id WHERE b.holder_id = $1 AND a.holder <> $2 LIMIT 1`,
    [account.holderId, account.holder],
  )
  return found.rows.length > 0
}
