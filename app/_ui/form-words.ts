import type { Texts } from '../_text/vi/index.ts'
import type { FormWords } from './action-form-context.ts'

/** The words every form needs on the browser's side. */
export function formWords(t: Texts): FormWords {
  return {
    errorPrefix: t.common.errorPrefix,
    summaryHeading: t.common.summaryHeading,
    sending: t.common.sending,
    unreached: t.common.unreached,
    refused: t.common.refused,
  }
}

/** "Page – Portal": what the browser's tab and a screen reader say first. */
export function pageTitle(t: Texts, page: string): string {
  return `${page} – ${t.common.portalName}`
}
