import { redirect } from 'next/navigation'
import { newUuid } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { CardPicture } from '../../../_ui/card-picture.tsx'
import { CheckRow } from '../../../_ui/check-row.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { type PayParams, paymentFor, payPath } from '../_components/payment-for.ts'
import { startCard } from './start-card.ts'

type Props = PayParams & { searchParams: Promise<{ bank?: string | string[] }> }

export default function CardPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const payment = await paymentFor(params, 'card')
    const { t } = await getText()
    const { bank } = await searchParams
    const issuers = await (await api()).directory.issuers()
    const issuer = issuers.find(({ bin }) => bin === bank)
    const bankPage = payPath(payment.publicId, 'bank')
    if (!issuer) redirect(bankPage)
    return (
      <Page back={{ href: bankPage, label: t.pay.card.changeBank }}>
        <CardForm payment={payment} issuer={issuer} t={t} />
      </Page>
    )
  })
}

function CardForm({ payment, issuer, t }: { payment: PaymentView; issuer: CardIssuer; t: Texts }) {
  const { card } = t.pay
  return (
    <ActionForm
      action={startCard.bind(null, payment.publicId, issuer.bin)}
      title={pageTitle(t, card.title)}
      words={formWords(t)}
    >
      <h1>{card.title}</h1>
      <p className="mt-1 mb-4">
        {card.paying(formatDong(BigInt(payment.amount)))}. {card.bank}: <strong>{issuer.shortName}</strong>.
      </p>
      <RequestId first={newUuid()} />
      <CardPicture
        bank={issuer.shortName}
        dateLabel={issuer.dateKind === 'ISSUE' ? 'VALID FROM' : 'GOOD THRU'}
      />
      <CardFields issuer={issuer} t={t} />
      <div className="mt-4 space-y-2">
        <SubmitButton>{card.submit}</SubmitButton>
        <p className="text-small text-ash">
          {card.nextStep} {card.privacy}
        </p>
      </div>
    </ActionForm>
  )
}

/** The fields in the order in which they stand on the card. Number and date are never filled in again. */
function CardFields({ issuer, t }: { issuer: CardIssuer; t: Texts }) {
  const { card } = t.pay
  const issued = issuer.dateKind === 'ISSUE'
  return (
    <div className="mt-4 space-y-4">
      <TextField
        name="number"
        label={card.number}
        hint={card.numberHint}
        inputMode="numeric"
        autoComplete="cc-number"
        look="font-mono"
      />
      <TextField
        name="date"
        label={issued ? card.issueDate : card.expiryDate}
        hint={issued ? card.issueHint : card.expiryHint}
        inputMode="numeric"
        autoComplete={issued ? 'off' : 'cc-exp'}
        size="short"
        look="font-mono"
      />
      <TextField
        name="holderName"
        label={card.name}
        hint={card.nameHint}
        autoComplete="cc-name"
        autoCapitalize="characters"
        look="uppercase"
      />
      <CheckRow name="acceptTerms" value="yes">
        {card.terms(issuer.shortName)}
      </CheckRow>
    </div>
  )
}
