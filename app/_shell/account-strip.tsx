import type { Texts } from '../_text/vi/index.ts'
import type { FrameAccount } from './frame-account.ts'

type Props = { readonly account: FrameAccount; readonly t: Texts }

const link = 'inline-flex min-h-11 items-center text-small text-indigo underline underline-offset-4'

/** Below the band: for whom somebody is signed in and the way out, which needs no script; or the way in. */
export function AccountStrip({ account, t }: Props) {
  if (account.kind === 'STAFF') return null
  const words = t.account.header
  return (
    <section aria-label={words.label} className="border-b border-hair bg-sunk" data-screen-only="">
      <div className="mx-auto flex max-w-[60rem] items-center justify-end gap-4 px-4">
        {account.kind === 'GUEST' ? (
          <a href="/sign-in" className={link}>
            {words.signIn}
          </a>
        ) : (
          <>
            <a href="/account" className={`${link} me-auto min-w-0 font-medium`}>
              <span className="truncate">{account.holder ?? words.label}</span>
            </a>
            <form method="post" action="/account/sign-out" className="shrink-0">
              <button type="submit" className={link}>
                {words.signOut}
              </button>
            </form>
          </>
        )}
      </div>
    </section>
  )
}
