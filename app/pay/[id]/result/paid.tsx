import { ButtonLink } from '../../../_ui/button-link.tsx'
import { DocumentLink } from '../../../_ui/document-link.tsx'
import { PaidDocument } from '../_components/paid-document.tsx'
import { payPath } from '../_components/payment-for.ts'
import type { ResultProps } from './result-props.ts'

/** The result as a document: sealed, with its reference, what was paid, and what happens next. */
export function Paid({ payment, locale, t }: ResultProps) {
  const { paid } = t.result
  return (
    <>
      <PaidDocument payment={payment} locale={locale} t={t} title={paid.title} lead={paid.lead} />
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2" data-screen-only="">
        <ButtonLink href={`${payPath(payment.publicId, 'confirmation')}.pdf`}>{paid.download}</ButtonLink>
        <DocumentLink href={payPath(payment.publicId, 'confirmation')}>{paid.confirmation}</DocumentLink>
      </div>
      <h2 className="mt-8">{paid.next}</h2>
      <p className="mt-2">{payment.agenciesTold ? paid.told : paid.telling}</p>
      <p className="mt-2">{paid.findAgain}</p>
      <p className="mt-4">
        <a href="/dossiers">{paid.more}</a>
      </p>
    </>
  )
}
