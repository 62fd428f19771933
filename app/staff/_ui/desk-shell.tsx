'use client'

import type { ReactNode } from 'react'
import { DeskProvider, useSessionEnded } from '../../_trpc/desk-provider.tsx'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { type DeskWords, DeskWordsContext, useDeskWords } from './desk-words.ts'

/** What the desks' pages stand in on the browser's side: procedures, words, and the end of the session. */
export function DeskShell({
  value,
  header,
  children,
}: {
  value: DeskWords
  header: ReactNode
  children: ReactNode
}) {
  return (
    <DeskProvider>
      <DeskWordsContext value={value}>
        {header}
        <UntilSessionEnds>{children}</UntilSessionEnds>
      </DeskWordsContext>
    </DeskProvider>
  )
}

/** Once the session is over, what stood on the screen is taken away: it may be somebody else who looks now. */
function UntilSessionEnds({ children }: { children: ReactNode }) {
  const { ended } = useDeskWords().words
  if (!useSessionEnded()) return children
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[45rem] px-4 py-8 outline-none">
      <Notice kind="waiting" heading="h1" title={ended.title} live>
        <p>{ended.body}</p>
      </Notice>
      <div className="mt-6">
        <ButtonLink href="/staff/sign-in?say=ended">{ended.signIn}</ButtonLink>
      </div>
    </main>
  )
}
