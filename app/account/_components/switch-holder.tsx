import type { MembershipView } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { HolderButtons } from './holder-buttons.tsx'

type Props = {
  readonly memberships: readonly MembershipView[]
  /** The holder that the session acts for now. */
  readonly acting: string
  readonly t: Texts
}

/** The way to another of several holders. */
export function SwitchHolder({ memberships, acting, t }: Props) {
  const words = t.account.home.switch
  return (
    <section className="mt-10" aria-labelledby="switch">
      <h2 id="switch">{words.heading}</h2>
      <p className="mt-1">{words.lead}</p>
      <HolderButtons memberships={memberships.filter(({ holderId }) => holderId !== acting)} t={t} />
    </section>
  )
}
