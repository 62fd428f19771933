import { redirect } from 'next/navigation'
import { businessDay } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { StatementPeriod } from '#server/domains/payments/statement-contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { orNull } from '../../_trpc/known-payment.ts'
import { notDrawn } from '../../_trpc/not-drawn.ts'
import { nothingThere } from '../../pay/[id]/_components/pdf-answer.ts'
import { periodAddress, readPeriod } from './period-address.ts'

type Wanted = { readonly period: StatementPeriod; readonly language: Locale }

export type PeriodFile = {
  /** Of the file, without the period and the ending. */
  readonly name: (t: Texts) => string
  readonly ending: string
  readonly type: string
  readonly make: (wanted: Wanted) => Promise<BodyInit>
}

/**
 * A file of a period, sent while it is made and named in the visitor's language. An address without a period that can be
 * asked for leads to the page, which says why; 404 for whoever acts for no holder.
 */
export async function periodFile(
  request: Request,
  { name, ending, type, make }: PeriodFile,
): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const { period, problem } = readPeriod(params, businessDay(new Date()))
  if (problem !== null) redirect(periodAddress({ from: params.from ?? '', to: params.to ?? '' }))
  const { locale, t } = await getText()
  const body = await orNull(() => make({ period, language: locale })).catch(notDrawn)
  if (body === null) return nothingThere()
  if (body instanceof Response) return body
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name(t)}-${period.from}-${period.to}.${ending}"`,
      'Cache-Control': 'no-store',
    },
  })
}
