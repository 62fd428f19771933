import { err, ok, type Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { TotpRefusal } from '../../account-contract.ts'
import { stepOfCode } from '../../credentials/totp.ts'
import { unseal } from '../sealed.ts'

type TotpOrder = { readonly accountId: string; readonly typed: string; readonly now: Date }
type Row = {
  readonly totpSecret: Uint8Array | null
  readonly lastStep: bigint
  readonly wrong: number
  readonly wrongAt: Date | null
}

/** So many wrong codes in a row, each within the window of the last, and none is looked at for so long. */
const mostWrong = 10
const windowMs = 15 * 60_000

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
  const wrong = wrongBefore(row, now)
  if (row.wrongAt !== null && wrong >= mostWrong) return err(tooMany(row.wrongAt, now))
  const secret = unseal(config, 'id_account.totp_secret', accountId, row.totpSecret)
  const step = stepOfCode(secret, typed, now)
  if (step === null) {
    await tx.$executeRaw`
      UPDATE id_account SET totp_wrong = ${wrong + 1}, totp_wrong_at = ${now}::timestamptz WHERE id = ${accountId}::uuid`
    return err({ code: 'CODE_WRONG' })
  }
  if (step <= row.lastStep) return err({ code: 'CODE_USED' })
  await tx.$executeRaw`
    UPDATE id_account SET totp_last_step = ${step}, totp_wrong = 0 WHERE id = ${accountId}::uuid`
  return ok(null)
}

function wrongBefore({ wrong, wrongAt }: Row, now: Date): number {
  return wrongAt !== null && now.getTime() - wrongAt.getTime() < windowMs ? wrong : 0
}

function tooMany(wrongAt: Date, now: Date): TotpRefusal {
  const leftMs = wrongAt.getTime() + windowMs - now.getTime()
  return { code: 'TOO_MANY', retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) }
}
