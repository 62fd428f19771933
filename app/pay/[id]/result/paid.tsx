import { documentLanguages } from '#server/domains/documents/contract.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { DocumentLink } from '../../../_ui/document-link.tsx'
import { Fold } from '../../../_ui/fold.tsx'
import { listPath } from '../../../account/dossiers/list-address.ts'
import { statementsPath } from '../../../account/statements/period-address.ts'
import { MoneyBackList } from '../_components/money-back.tsx'
import { PaidDocument } from '../_components/paid-document.tsx'
import { payPath } from '../_components/payment-for.ts'
import { Receipts } from './receipts.tsx'
import type { ResultProps } from './result-props.ts'

/** The result as a document: sealed, with its reference, what was paid, and what happens next. */
export function Paid({ payment, locale, t }: ResultProps) {
  const { paid } = t.result
  const confirmation = payPath(payment.publicId, 'confirmation')
  const byAccount = payment.attempt?.method === 'ACCOUNT'
  return (
    <>
      <PaidDocument payment={payment} locale={locale} t={t} title={paid.title} lead={paid.lead} />
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2" data-screen-only="">
        <ButtonLink href={`${confirmation}.pdf`}>{paid.download}</ButtonLink>
        <DocumentLink href={confirmation}>{paid.confirmation}</DocumentLink>
      </div>
      <div data-screen-only="">
        <Fold title={paid.otherLanguages}>
          <ul>
            {documentLanguages.map((language) => (
              <li key={language}>
                <DocumentLink href={`${confirmation}.pdf?language=${language}`}>
                  {paid.languages[language]}
                </DocumentLink>
              </li>
            ))}
          </ul>
        </Fold>
      </div>
      <div className="mt-6">
        <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
      </div>
      <Receipts payment={payment} locale={locale} t={t} />
      <h2 className="mt-8">{paid.next}</h2>
      <p className="mt-2">{payment.agenciesTold ? paid.told : paid.telling}</p>
      <p className="mt-2">{byAccount ? paid.inStatements : paid.findAgain}</p>
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2" data-screen-only="">
        <a href={byAccount ? listPath : '/dossiers'}>{paid.more}</a>
        {byAccount && <a href={statementsPath}>{paid.toStatements}</a>}
      </p>
    </>
  )
}
