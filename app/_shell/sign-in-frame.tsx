import type { ReactNode } from 'react'
import type { Texts } from '../_text/vi/index.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { Notice } from '../_ui/notice.tsx'
import { Page } from '../_ui/page.tsx'
import { WaitLeft } from '../_ui/wait-left.tsx'

type Props = {
  readonly t: Texts
  readonly words: { readonly title: string; readonly lead: string; readonly cookies: string }
  readonly back?: { readonly href: string; readonly label: string }
  /** Why the last try was refused. */
  readonly refused: string | null
  /** Seconds until the next try is looked at, where that is why. */
  readonly wait?: number | null
  /** What led here: signed out, session ended. */
  readonly told: string | null
  /** Null where the browser keeps no cookies: then there is no way to sign in. */
  readonly form: ReactNode | null
  readonly children: ReactNode
}

/** A sign-in page: what happened before, the form or why there can be none, and what else leads on. */
export function SignInFrame({ t, words, back, refused, wait = null, told, form, children }: Props) {
  const title = pageTitle(t, words.title)
  return (
    <Page title={refused ? `${t.common.errorPrefix} ${title}` : title} {...(back && { back })}>
      <Before t={t} refused={refused} wait={wait} told={told} />
      <h1>{words.title}</h1>
      <p className="mt-1">{words.lead}</p>
      {form ?? <NoCookies t={t} sentence={words.cookies} />}
      {children}
    </Page>
  )
}

function Before({ t, refused, wait, told }: Pick<Props, 't' | 'refused' | 'wait' | 'told'>) {
  if (refused === null && told === null) return null
  return (
    <div className="mb-6">
      {refused && (
        <Notice kind="error" title={t.common.summaryHeading} live>
          <p>
            {refused}
            {typeof wait === 'number' && <WaitLeft seconds={wait} />}
          </p>
        </Notice>
      )}
      {told && <Notice kind="info" title={told} live />}
    </div>
  )
}

function NoCookies({ t, sentence }: { t: Texts; sentence: string }) {
  return (
    <div className="mt-4">
      <Notice kind="error" title={t.common.summaryHeading}>
        <p>{sentence}</p>
      </Notice>
    </div>
  )
}
