import { sha256 } from '#server/platform/crypto.ts'

/** The reference of an attempt that a bank began at a counter under its own key: the same key is the same attempt. */
export const counterReference = (connector: string, key: string): string => `C${digest(connector, key)}`

/**
 * The reference of a transfer: what its notice says. A repetition of the notice has the same, other money under the same
 * number another. `day` is the business day of its value date.
 */
export const transferReference = (
  connector: string,
  notice: {
    readonly bankReference: string
    readonly amount: bigint
    readonly content: string
    readonly day: string
  },
): string => `T${digest(connector, notice.bankReference, String(notice.amount), notice.day, notice.content)}`

/** The reference of an attempt by which money out of suspense pays what it did not come for. */
export const assignedReference = (connector: string, captureId: string, paymentId: string): string =>
  `T${digest(connector, captureId, paymentId)}`

/** The reference that a transfer had before two could bear one number. */
export const formerTransferReference = (connector: string, bankReference: string): string =>
  `T${digest(connector, bankReference)}`

/** 92 bits, of the letters that references have. */
function digest(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts)).toString('hex').slice(0, 23).toUpperCase()
}
