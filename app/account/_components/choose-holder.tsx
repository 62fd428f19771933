import type { MembershipView } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { HolderButtons } from './holder-buttons.tsx'

/** For whoever may act for several and has not said for whom. */
export function ChooseHolder({ memberships, t }: { memberships: readonly MembershipView[]; t: Texts }) {
  const { title, lead } = t.account.home.choose
  return (
    <Page title={pageTitle(t, title)}>
      <h1>{title}</h1>
      <p className="mt-1">{lead}</p>
      <h2 className="sr-only">{t.account.home.switch.heading}</h2>
      <HolderButtons memberships={memberships} t={t} />
    </Page>
  )
}
