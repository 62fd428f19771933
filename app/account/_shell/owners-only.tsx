import type { Texts } from '../../_text/vi/index.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'

/** Says to an accountant that a page is an owner's, and what to do. */
export function OwnersOnly({ t }: { t: Texts }) {
  const { title, body, back } = t.account.ownersOnly
  return (
    <Page title={pageTitle(t, title)}>
      <Notice kind="waiting" heading="h1" title={title}>
        <p>{body}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink href="/account" kind="secondary">
          {back}
        </ButtonLink>
      </div>
    </Page>
  )
}
