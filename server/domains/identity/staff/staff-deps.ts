import type { Config } from '#server/platform/config.ts'
import { decryptColumn, encryptColumn } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'

export type StaffDeps = {
  readonly database: Database
  readonly config: Pick<Config, 'COLUMN_KEY'>
}

type Row = { readonly table: 'staff_member' | 'staff_invitation'; readonly id: string }

/** A TOTP secret as its column holds it: sealed, and bound to its row. */
export function sealSecret({ config }: Pick<StaffDeps, 'config'>, row: Row, secret: string): Buffer {
  return encryptColumn(config.COLUMN_KEY, place(row), secret)
}

/** @throws when it was changed or comes from another row */
export function openSecret({ config }: Pick<StaffDeps, 'config'>, row: Row, sealed: Uint8Array): string {
  return decryptColumn(config.COLUMN_KEY, place(row), sealed)
}

const place = ({ table, id }: Row): string => `${table}.totp_secret:${id}`
