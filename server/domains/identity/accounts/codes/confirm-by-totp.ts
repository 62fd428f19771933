import { err, ok, type Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { TotpRefusal } from '../../account-contract.ts'
import { stepOfCode } from '../../credentials/totp.ts'
import { unseal } from '../sealed.ts'
import { secondsToWait, type WrongCodes, wrongBefore } from './growing-waits.ts'

type TotpOrder = { readonly accountId: string; readonly typed: string; readonly now: Date }
type Row = WrongCodes & { readonly totpSecret: Uint8Array | null; readonly lastStep: bigint }

/**
 * Spends the code that the account's authenticator shows: once, and none before it either. Wrong ones are counted in
 * the caller's transaction, which has to commit: a refusal is returned, never thrown.
 */
export async function confirmByTotp(
  tx: Transaction,
  config: Pick<Config, 'COLUMN_KEY'>,
  { accountId, typed, now }: TotpOrder,
): Promise<Result<null, TotpRefusal>> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT totp_secret AS "totpSecret", totp_last_step AS "lastStep", totp_wrong AS wrong, totp_wrong_at AS "wrongAt"
      FROM id_account WHERE id = ${accountId}::uuid AND disabled_at IS NULL FOR UPDATE`
  if (row?.totpSecret == null) return err({ code: 'NOT_ENROLLED' })
  const wait = secondsToWait(row, now)
  if (wait > 0) return err({ code: 'TOO_MANY', retryAfterSeconds: wait })
  const secret = unseal(config, 'id_account.totp_secret', accountId, row.totpSecret)
  const step = stepOfCode(secret, typed, now)
  if (step === null) {
    await tx.$executeRaw`
      UPDATE id_account SET totp_wrong = ${wrongBefore(row, now) + 1}, totp_wrong_at = ${now}::timestamptz WHERE id = ${accountId}::uuid`
    return err({ code: 'CODE_WRONG' })
  }
  if (step <= row.lastStep) return err({ code: 'CODE_USED' })
  await tx.$executeRaw`
    UPDATE id_account SET totp_last_step = ${step}, totp_wrong = 0 WHERE id = ${accountId}::uuid`
  return ok(null)
}
