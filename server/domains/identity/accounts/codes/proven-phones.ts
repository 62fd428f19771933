import type { Result } from '#lib/result.ts'
import type { TooManyRefusal } from '../../account-contract.ts'
import { type Asker, knock } from '../../limits/knock.ts'
import { rememberBrowser } from '../../limits/known-browsers.ts'
import type { TryDeps } from '../../limits/tries.ts'
import { type CodeOf, takeBackSends } from './strangers-sends.ts'

/**
 * Looks at a code that somebody types who is not signed in, if it may be looked at: guesses count for the telephone, the
 * address and the network, and wait. A browser that was right has proven the telephone, and waits for none but its own; what
 * asking for the code counted for is taken back.
 * @param code of which telephone, purpose and subject
 */
export async function guessCode<T, R extends { readonly code: string }>(
  deps: TryDeps,
  { browser, address, now }: Asker,
  { phone, ...code }: CodeOf & { readonly phone: string },
  look: () => Promise<Result<T, R>>,
): Promise<Result<T, R | TooManyRefusal>> {
  const attempt = await knock(deps, { door: 'code', subject: phone, browser, address, now })
  if (!attempt.ok) return attempt
  const said = await look()
  if (said.ok) {
    await attempt.value.right()
    await takeBackSends(deps, code)
  } else if (said.error.code === 'CODE_WRONG') await attempt.value.wrong()
  return said
}

/** Lets whoever has set a new password sign in with it at once, however often others have tried passwords. */
export async function letSignIn(deps: TryDeps, { browser, now }: Asker, phone: string): Promise<void> {
  if (browser !== null) await rememberBrowser(deps, { browser, door: 'sign-in', subject: phone, now })
}
