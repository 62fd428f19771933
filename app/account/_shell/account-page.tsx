import type { ReactElement } from 'react'
import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import { AccountNav } from './account-nav.tsx'
import { OwnersOnly } from './owners-only.tsx'
import { type Acting, actingAccount } from './signed-in-account.ts'

type Place = {
  /** The page's own address: where the sign-in leads back to. */
  readonly here: string
  /** Whose page it is; everyone's who acts for a holder unless said otherwise. */
  readonly roles?: readonly AccountRole[]
}

/**
 * A page of an account, with the way between them above it: leads to the sign-in whoever is not signed in, and says so to
 * whoever has another role. It spares people a page that would fail; what may be done is up to the procedures.
 */
export function accountPage(
  { here, roles = ['OWNER', 'ACCOUNTANT'] }: Place,
  render: (account: Acting) => Promise<ReactElement>,
): Promise<ReactElement> {
  return orProblem(async () => {
    const account = await actingAccount(here)
    const { t } = await getText()
    return (
      <>
        <AccountNav here={here} t={t} />
        {roles.includes(account.role) ? await render(account) : <OwnersOnly t={t} />}
      </>
    )
  })
}
