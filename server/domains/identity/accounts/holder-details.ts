import { z } from 'zod'
import type { Locale } from '#lib/locale.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { HolderContact, HolderDetails } from '../account-contract.ts'
import { type AccountDeps, type AccountKeys, unseal } from './sealed.ts'

const text = z.string()
const perhaps = z.string().nullable()

/** Details as their column holds them, once it is opened. */
export const detailsSchema: z.ZodType<HolderDetails> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ORGANISATION'),
    name: text,
    shortName: perhaps,
    taxCode: text,
    issuedOn: perhaps,
    issuedBy: perhaps,
    address: text,
    phone: text,
    email: text,
    representative: z.object({ name: text, position: text, identityNumber: perhaps, authority: perhaps }),
  }),
  z.object({
    kind: z.literal('PERSON'),
    name: text,
    identityNumber: text,
    issuedOn: perhaps,
    issuedBy: perhaps,
    address: perhaps,
    phone: text,
    email: perhaps,
  }),
])

/** Everything about a holder that its registration form prints; whether the caller may see it is the caller's to know. */
export async function holderDetails(
  { database, config }: AccountDeps,
  holderId: string,
): Promise<HolderDetails | null> {
  return detailsIn(database.prisma, config, holderId)
}

/** The same within a unit of work. */
export async function detailsIn(
  tx: Transaction,
  config: Pick<AccountKeys, 'COLUMN_KEY'>,
  holderId: string,
): Promise<HolderDetails | null> {
  const [row] = await tx.$queryRaw<{ cipher: Uint8Array }[]>`
    SELECT details_cipher AS cipher FROM holder WHERE id = ${holderId}::uuid`
  if (row === undefined) return null
  return detailsSchema.parse(JSON.parse(unseal(config, 'holder.details', holderId, row.cipher)))
}

type Owner = { readonly id: string; readonly phone: Uint8Array; readonly language: Locale }

/**
 * Where messages about a holder go: to each owner's telephone, and to the holder's e-mail, in the first owner's
 * language. Read within the unit of work that queues them.
 */
export async function holderContacts(
  tx: Transaction,
  config: Pick<AccountKeys, 'COLUMN_KEY'>,
  holderId: string,
): Promise<HolderContact[]> {
  const details = await detailsIn(tx, config, holderId)
  const owners = await tx.$queryRaw<Owner[]>`
    SELECT account.id, account.phone_cipher AS phone, account.language
      FROM membership member JOIN id_account account ON account.id = member.account_id
     WHERE member.holder_id = ${holderId}::uuid AND member.role = 'OWNER' AND member.ended_at IS NULL
     ORDER BY member.created_at, member.id`
  return owners.map(({ id, phone, language }, n) => ({
    phone: unseal(config, 'id_account.phone', id, phone),
    email: n === 0 ? (details?.email ?? null) : null,
    language,
  }))
}
