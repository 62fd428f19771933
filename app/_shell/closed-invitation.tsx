import type { Texts } from '../_text/vi/index.ts'
import { ButtonLink } from '../_ui/button-link.tsx'
import { pageTitle } from '../_ui/form-words.ts'
import { Notice } from '../_ui/notice.tsx'
import { Page } from '../_ui/page.tsx'

type Props = {
  readonly t: Texts
  readonly words: { readonly title: string; readonly body: string }
  /** The way on, where there is one. */
  readonly signIn: { readonly href: string; readonly label: string } | null
}

/** An invitation that was used, is too old, was replaced or is unknown: what happened, and what to do. */
export function ClosedInvitation({ t, words, signIn }: Props) {
  return (
    <Page title={pageTitle(t, words.title)}>
      <Notice kind="waiting" heading="h1" title={words.title}>
        <p>{words.body}</p>
      </Notice>
      {signIn && (
        <div className="mt-6">
          <ButtonLink href={signIn.href}>{signIn.label}</ButtonLink>
        </div>
      )}
    </Page>
  )
}
