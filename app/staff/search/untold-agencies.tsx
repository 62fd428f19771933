'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { formatPublicId } from '#lib/ids.ts'
import type { UntoldList, UntoldPayment } from '#server/domains/payments/trace-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { Moment } from '../_queue/moment.tsx'
import { PlainTable } from '../_ui/plain-table.tsx'
import { useTraceWords } from './use-trace-words.ts'

/** Payments that an agency's system has not taken note of, each with a button that sends it now. Nothing where there are none. */
export function UntoldAgencies() {
  const { untold: words } = useTraceWords()
  const desk = useDesk()
  const queries = useQueryClient()
  const list = useQuery(desk.trace.untold.queryOptions())
  const telling = useMutation(
    desk.trace.tellAgain.mutationOptions({ onSettled: () => void queries.invalidateQueries() }),
  )
  const asked = telling.variables ? formatPublicId(telling.variables.publicId) : ''
  const said = telling.error !== null ? words.failed : telling.data === false ? words.gone : words.sent(asked)
  if (list.data === undefined || (list.data.rows.length === 0 && telling.isIdle)) return null
  return (
    <section aria-labelledby="untold" className="mb-8">
      <h2 id="untold" className="text-h3">
        {words.title}
      </h2>
      <p className="mb-3 max-w-prose text-small text-ash">{words.lead}</p>
      <p role="status" className="mb-2 text-small font-medium">
        {telling.isIdle || telling.isPending ? '' : said}
      </p>
      <Table list={list.data} tell={(publicId) => !telling.isPending && telling.mutate({ publicId })} />
    </section>
  )
}

type TableProps = { readonly list: UntoldList; readonly tell: (publicId: string) => void }

function Table({ list: { rows, more }, tell }: TableProps) {
  const { untold: words } = useTraceWords()
  if (rows.length === 0) return null
  return (
    <>
      <PlainTable
        caption={words.title}
        heads={[words.payment, words.since, words.tries, words.next, words.why, words.again]}
        rows={rows.map((row) => ({ key: row.publicId, cells: cellsOf(row, words, tell) }))}
      />
      {more && <p className="mt-2 text-small text-ash">{words.more}</p>}
    </>
  )
}

type Words = ReturnType<typeof useTraceWords>['untold']

const cellsOf = (
  { publicId, since, tries, nextTryAt, why, late }: UntoldPayment,
  words: Words,
  tell: TableProps['tell'],
) => [
  <a
    key="payment"
    href={`/staff/payments/${publicId}`}
    className="inline-flex min-h-11 items-center font-mono text-tiny"
  >
    {formatPublicId(publicId)}
  </a>,
  <span key="since">
    <Moment at={since} /> {late && <strong className="text-error">{words.late}</strong>}
  </span>,
  tries,
  <Moment key="next" at={nextTryAt} />,
  <span key="why" className="font-mono text-tiny">
    {why}
  </span>,
  <button
    key="again"
    type="button"
    onClick={() => tell(publicId)}
    aria-label={words.againFor(formatPublicId(publicId))}
    className={buttonLook('secondary')}
  >
    {words.again}
  </button>,
]
