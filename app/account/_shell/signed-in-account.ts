import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { AccountRole, MeView } from '#server/domains/identity/account-contract.ts'
import { orNull } from '../../_trpc/known-payment.ts'
import { api } from '../../_trpc/visitor.ts'
import { signInPath } from '../../sign-in/local-path.ts'

/** Somebody signed in who acts for a holder. */
export type Acting = MeView & {
  readonly role: AccountRole
  readonly holder: NonNullable<MeView['holder']>
}

/** Who is signed in with an account, asked once for the whole drawing of a page; null for nobody. */
export const accountOrNobody = cache(
  (): Promise<MeView | null> => orNull(async () => (await api()).account.me()),
)

/** Who is signed in; leads to the sign-in, and from there back to `here`, whoever is not. */
export async function signedInAccount(here: string): Promise<MeView> {
  return (await accountOrNobody()) ?? redirect(signInPath(here))
}

/** Who is signed in and acts for a holder; leads to where one is chosen whoever acts for none. */
export async function actingAccount(here: string): Promise<Acting> {
  const me = await signedInAccount(here)
  const { role, holder } = me
  return role && holder ? { ...me, role, holder } : redirect('/account')
}
