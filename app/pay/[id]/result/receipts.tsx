import { Amount } from '../../../_ui/amount.tsx'
import { DocumentLink } from '../../../_ui/document-link.tsx'
import type { ResultProps } from './result-props.ts'

/** One receipt per agency, each to take along. */
export function Receipts({ payment, locale, t }: ResultProps) {
  const { receipts } = t.result
  if (payment.receipts.length === 0) return null
  return (
    <section className="mt-8" aria-labelledby="receipts">
      <h2 id="receipts">{receipts.heading}</h2>
      <p className="mt-1 text-small text-ash">{receipts.lead}</p>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {payment.receipts.map((receipt) => (
          <li key={`${receipt.agencyId} ${receipt.number}`} className="max-w-none py-3">
            <p className="flex max-w-none items-baseline justify-between gap-4">
              <span className="font-medium">{receipt.agency[locale]}</span>
              <Amount value={BigInt(receipt.amount)} look="line" />
            </p>
            <p className="figures text-small text-ash">{receipts.number(receipt.series, receipt.number)}</p>
            <p className="flex max-w-none flex-wrap gap-x-6" data-screen-only="">
              <DocumentLink href={`/pay/${payment.publicId}/receipts/${receipt.agencyId}`}>
                {receipts.download}
              </DocumentLink>
              <DocumentLink href={`/pay/${payment.publicId}/receipts/${receipt.agencyId}?language=vi-en`}>
                {receipts.bilingual}
              </DocumentLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
