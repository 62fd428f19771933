import type { Texts } from '../../_text/vi/index.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'

/** For an account whose last membership has ended. */
export function NoHolder({ t }: { t: Texts }) {
  const { title, body } = t.account.home.nobody
  return (
    <Page title={pageTitle(t, title)}>
      <Notice kind="waiting" heading="h1" title={title}>
        <p>{body}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink href="/" kind="secondary">
          {t.common.home}
        </ButtonLink>
      </div>
    </Page>
  )
}
