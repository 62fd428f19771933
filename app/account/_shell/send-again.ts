import { redirect } from 'next/navigation'
import type { Result } from '#lib/result.ts'
import { entryToken, setEntryCookie } from '#server/api/caller.ts'
import { getText } from '../../_text/text.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack } from '../../_ui/read-form.ts'
import { notSent } from '../../register/_components/refusals.ts'

type Refusal = { readonly code: 'GONE' } | Parameters<typeof notSent>[1]
type Send = (token: string) => Promise<Result<{ readonly token: string }, Refusal>>

/** What was begun in this browser; leads to `page`, which says that it is gone, where nothing was. */
export async function begunAt(page: string): Promise<string> {
  return (await entryToken()) ?? redirect(page)
}

/** Sends another code for what was begun, and shows `page` again with it. */
export async function sendAgain(page: string, send: Send): Promise<FormState> {
  const sent = await send(await begunAt(page))
  if (sent.ok) {
    await setEntryCookie(sent.value.token)
    redirect(`${page}?done=SENT`)
  }
  if (sent.error.code === 'GONE') redirect(page)
  return formBack([{ field: '', message: notSent((await getText()).t, sent.error) }])
}
