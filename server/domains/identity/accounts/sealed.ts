import type { Config } from '#server/platform/config.ts'
import { decryptColumn, encryptColumn, keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'

export type AccountKeys = Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY'>
export type AccountDeps = { readonly database: Database; readonly config: AccountKeys }

/** The columns that hold what nobody is to read in a table, each value bound to its row. */
export type SealedColumn =
  | 'holder.details'
  | 'id_account.phone'
  | 'id_account.totp_secret'
  | 'member_invitation.phone'
  | 'sign_up.details'

type Keys = Pick<AccountKeys, 'COLUMN_KEY'>

export function seal({ COLUMN_KEY }: Keys, column: SealedColumn, id: string, plain: string): Buffer {
  return encryptColumn(COLUMN_KEY, `${column}:${id}`, plain)
}

/** @throws when it was changed or comes from another row */
export function unseal({ COLUMN_KEY }: Keys, column: SealedColumn, id: string, stored: Uint8Array): string {
  return decryptColumn(COLUMN_KEY, `${column}:${id}`, stored)
}

/** What an account is found by. `phone` is in E.164. */
export const phoneHash = (config: Pick<AccountKeys, 'LOOKUP_KEY'>, phone: string): Buffer =>
  keyedHash(config.LOOKUP_KEY, 'account.phone', phone)
