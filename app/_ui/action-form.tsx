'use client'

import type { ReactNode } from 'react'
import { emptyForm, FormContext, type FormState, type FormWords } from './action-form-context.ts'
import { ErrorSummary } from './error-summary.tsx'
import { useReachingAction } from './unreached.ts'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** The page's title; while something is to be mended it begins with the word for error. Second forms have none. */
  title?: string
  words: FormWords
  /** Errors that the page already knows when it is opened. */
  initial?: FormState
  children: ReactNode
}

/**
 * A form that is posted to a server action and comes back with its errors, with or without script.
 * Where the portal cannot be reached, or refuses it before anything acts on it, it stays as it is and says so. It wraps the page's heading as well, so that the summary of errors stands above everything.
 */
export function ActionForm({ action, title, words, initial = emptyForm, children }: Props) {
  const { form, state, send } = useReachingAction(action, initial, words)
  const failed = state.errors.length > 0

  return (
    <FormContext value={{ ...state, sending: words.sending }}>
      {title && <title>{failed ? `${words.errorPrefix} ${title}` : title}</title>}
      <form ref={form} action={send} noValidate>
        {failed && <ErrorSummary state={state} heading={words.summaryHeading} />}
        {children}
      </form>
    </FormContext>
  )
}
