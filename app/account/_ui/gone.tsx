import type { Texts } from '../../_text/vi/index.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'

type Props = {
  readonly words: { readonly title: string; readonly body: string; readonly again: string }
  readonly back: { readonly href: string; readonly label: string }
  /** Where it begins anew. */
  readonly again: string
  readonly t: Texts
}

/** Says that what was begun here is over, and where it begins anew. */
export function Gone({ words, back, again, t }: Props) {
  return (
    <Page title={pageTitle(t, words.title)} back={back}>
      <Notice kind="waiting" heading="h1" title={words.title}>
        <p>{words.body}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink href={again}>{words.again}</ButtonLink>
      </div>
    </Page>
  )
}
