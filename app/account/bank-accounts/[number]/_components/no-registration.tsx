import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { pageTitle } from '../../../../_ui/form-words.ts'
import { Notice } from '../../../../_ui/notice.tsx'
import { Page } from '../../../../_ui/page.tsx'
import { bankAccountsPath } from '../../_components/registration-path.ts'

/** Says that no registration of this number is theirs, and where theirs are. */
export function NoRegistration({ t }: { t: Texts }) {
  const { title, body, back } = t.bankAccounts.notFound
  return (
    <Page title={pageTitle(t, title)} back={{ href: bankAccountsPath, label: t.bankAccounts.title }}>
      <Notice kind="info" heading="h1" title={title}>
        <p>{body}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink href={bankAccountsPath} kind="secondary">
          {back}
        </ButtonLink>
      </div>
    </Page>
  )
}
