import { getText } from '../_text/text.ts'
import { ButtonLink } from '../_ui/button-link.tsx'
import { pageTitle } from '../_ui/form-words.ts'
import { Notice } from '../_ui/notice.tsx'
import { Page } from '../_ui/page.tsx'

/** Says that the fault is ours and that nobody should pay twice because of it. */
export async function ProblemPage() {
  const { t } = await getText()
  const { problem, home } = t.common
  return (
    <Page title={pageTitle(t, problem.title)}>
      <div className="mt-4 space-y-6">
        <Notice kind="error" heading="h1" title={problem.title}>
          <p>{problem.body}</p>
          <p>{problem.next}</p>
        </Notice>
        <ButtonLink href="/" kind="secondary">
          {home}
        </ButtonLink>
      </div>
    </Page>
  )
}
