import type { Locale } from '#lib/locale.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { MembershipView, MeView, SignedInAccount } from '../account-contract.ts'
import { type AccountDeps, unseal } from './sealed.ts'

const memberships = {
  name: 'identity.memberships',
  text: `SELECT holder.id AS "holderId", holder.kind, holder.name, member.role,
                holder.verified_at IS NOT NULL AS verified
           FROM membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL
          WHERE member.account_id = $1 AND member.ended_at IS NULL
          ORDER BY member.created_at, member.id`,
}

const phoneOf = {
  name: 'identity.account-phone',
  text: 'SELECT phone_cipher AS phone FROM id_account WHERE id = $1',
}

/** Whoever is signed in, for whom they act, and for whom else they may. */
export async function me(
  { database, config }: AccountDeps,
  { accountId, name, language, hasTotp, role, holder }: SignedInAccount,
): Promise<MeView> {
  const [rows, [row]] = await Promise.all([
    database.query<MembershipView>(memberships, [accountId]),
    database.query<{ phone: Uint8Array }>(phoneOf, [accountId]),
  ])
  const phone = row === undefined ? '' : unseal(config, 'id_account.phone', accountId, row.phone)
  return {
    name,
    language,
    maskedPhone: maskPhone(phone),
    hasTotp,
    role,
    holder: holder && { id: holder.id, kind: holder.kind, name: holder.name, verified: holder.verified },
    memberships: rows,
  }
}

const setLanguage = {
  name: 'identity.account-language',
  text: 'UPDATE id_account SET language = $2 WHERE id = $1',
}

/** In which language messages come from now on. */
export async function changeLanguage(database: Database, accountId: string, language: Locale): Promise<void> {
  await database.query(setLanguage, [accountId, language])
}
