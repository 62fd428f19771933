import { err, ok, type Result } from '#lib/result.ts'
import type { TooManyRefusal } from '../account-contract.ts'
import { isPassword } from '../credentials/password-hash.ts'
import { passwordText } from '../credentials/password-rules.ts'
import { count, forget, type LimitDeps } from './limits.ts'

const hashOf = {
  name: 'identity.own-password',
  text: 'SELECT password_hash AS hash FROM id_account WHERE id = $1 AND disabled_at IS NULL',
}
const longest = 1_000

/** Whether somebody who is signed in knows their password: whoever found their browser open does not. */
export async function checkOwnPassword(
  deps: LimitDeps,
  accountId: string,
  typed: string,
): Promise<Result<null, { readonly code: 'PASSWORD_WRONG' } | TooManyRefusal>> {
  const counted = await count(deps, 'account-password', accountId)
  if (!counted.ok) return counted
  const [row] = await deps.database.query<{ hash: string }>(hashOf, [accountId])
  if (!(await isPassword(passwordText(typed.slice(0, longest)), row?.hash ?? null)))
    return err({ code: 'PASSWORD_WRONG' })
  await forget(deps, 'account-password', accountId)
  return ok(null)
}
