import { err, ok, type Result } from '#lib/result.ts'
import type { TooManyRefusal } from '../account-contract.ts'
import { isPassword } from '../credentials/password-hash.ts'
import { passwordText } from '../credentials/password-rules.ts'
import { beginTry, forgetTries, type TryDeps } from '../limits/tries.ts'

const hashOf = {
  name: 'identity.own-password',
  text: 'SELECT password_hash AS hash FROM id_account WHERE id = $1 AND disabled_at IS NULL',
}
const longest = 1_000

/**
 * Whether somebody who is signed in knows their password: whoever found their browser open does not. Answers with the hash
 * that it fits, for those who write later: the password may be another one by then.
 */
export async function checkOwnPassword(
  deps: TryDeps,
  { accountId, typed, now }: { readonly accountId: string; readonly typed: string; readonly now: Date },
): Promise<Result<string, { readonly code: 'PASSWORD_WRONG' } | TooManyRefusal>> {
  const tries = [{ kind: 'own-password', of: accountId }] as const
  const begun = await beginTry(deps, tries, now)
  if (!begun.ok) return begun
  const [row] = await deps.database.query<{ hash: string }>(hashOf, [accountId])
  const hash = row?.hash ?? null
  if (hash === null || !(await isPassword(passwordText(typed.slice(0, longest)), hash)))
    return err({ code: 'PASSWORD_WRONG' })
  await forgetTries(deps, tries)
  return ok(hash)
}
