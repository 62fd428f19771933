import type { Config } from '#server/platform/config.ts'
import { decryptColumn, encryptColumn, keyedHash } from '#server/platform/crypto.ts'
import type { PrintedForm } from './printed-form.ts'

type ColumnKey = Pick<Config, 'COLUMN_KEY'>

const accountPlace = (id: string): string => `registration.account:${id}`
const formPlace = (id: string): string => `registration.form:${id}`

export const sealAccount = (
  { COLUMN_KEY }: ColumnKey,
  id: string,
  account: string,
): Uint8Array<ArrayBuffer> => new Uint8Array(encryptColumn(COLUMN_KEY, accountPlace(id), account))

/** @throws when it was changed or comes from another row */
export const unsealAccount = ({ COLUMN_KEY }: ColumnKey, id: string, stored: Uint8Array): string =>
  decryptColumn(COLUMN_KEY, accountPlace(id), stored)

export const sealForm = ({ COLUMN_KEY }: ColumnKey, id: string, form: PrintedForm): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encryptColumn(COLUMN_KEY, formPlace(id), JSON.stringify(form)))

/** What we wrote ourselves, sealed: its form is not doubted. Null where nothing was printed. */
export const unsealForm = (
  { COLUMN_KEY }: ColumnKey,
  id: string,
  stored: Uint8Array | null,
): PrintedForm | null =>
  stored === null ? null : JSON.parse(decryptColumn(COLUMN_KEY, formPlace(id), stored))

/** What an account is found by among all of a bank's. */
export const accountHash = (
  { LOOKUP_KEY }: Pick<Config, 'LOOKUP_KEY'>,
  connector: string,
  account: string,
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash(LOOKUP_KEY, 'registration.account', `${connector}:${account}`))

/** "••••6789": the last four digits, of a short number the last two. */
export const maskAccount = (account: string): string => `••••${account.slice(account.length < 8 ? -2 : -4)}`

/** Where a scan's bytes belong. */
export const scanPlace = (scanId: string): string => `registration.scan:${scanId}`
