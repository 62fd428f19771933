import { sha256 } from '#server/platform/crypto.ts'

/** The reference of an attempt that a bank began at a counter under its own key: the same key is the same attempt. */
export const counterReference = (connector: string, key: string): string => `C${digest(connector, key)}`

/** The reference of a transfer, which is known by the bank's number of it. */
export const transferReference = (connector: string, bankReference: string): string =>
  `T${digest(connector, bankReference)}`

/** 92 bits, of the letters that references have. */
function digest(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts)).toString('hex').slice(0, 23).toUpperCase()
}
