import { cookies } from 'next/headers'
import { formatDateTime } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { DigitGroups } from '../../_ui/digit-groups.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { RadioCards } from '../../_ui/radio-cards.tsx'
import { RequestId } from '../../_ui/request-id.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { accountOrNobody } from '../../account/_shell/signed-in-account.ts'
import { ChangedChoice } from './_components/changed-choice.tsx'
import { PaymentLines } from './_components/lines.tsx'
import { OthersCard } from './_components/others-card.tsx'
import { type PayParams, paymentFor, payPath } from './_components/payment-for.ts'
import { Total } from './_components/total.tsx'
import { isWay, WAY_COOKIE, type Way, ways } from './_components/ways.ts'
import { chooseWay } from './choose-way.ts'

export default function CheckPage({ params }: PayParams) {
  return orProblem(async () => {
    const payment = await paymentFor(params, '')
    const { locale, t } = await getText()
    const { check } = t.pay
    const signedIn = (await accountOrNobody())?.holder != null
    const hasChanged = payment.changedDossiers.length > 0
    return (
      <Page back={{ href: signedIn ? '/account/dossiers' : '/dossiers', label: check.change }}>
        {hasChanged ? (
          <ChangedChoice payment={payment} t={t} />
        ) : (
          <ChooseWay
            payment={payment}
            offered={ways.filter((way) => signedIn || way !== 'ACCOUNT')}
            takenLast={await wayTakenLast()}
            locale={locale}
            t={t}
          />
        )}
      </Page>
    )
  })
}

type ChooseProps = {
  readonly payment: PaymentView
  readonly offered: readonly Way[]
  readonly takenLast: Way | undefined
  readonly locale: Locale
  readonly t: Texts
}

/** What is paid, to whom and how much, and the ways to pay it. */
function ChooseWay({ payment, offered, takenLast, locale, t }: ChooseProps) {
  const { check } = t.pay
  const words = { ACCOUNT: t.payAccount.way, ...check.ways }
  return (
    <ActionForm
      action={chooseWay.bind(null, payment.publicId)}
      title={pageTitle(t, check.title)}
      words={formWords(t)}
    >
      <h1>{check.title}</h1>
      {payment.othersCard && (
        <div className="mt-3">
          <OthersCard t={t} />
        </div>
      )}
      <Total amount={payment.amount} locale={locale} t={t} />
      <h2 className="mt-6 mb-2 text-h3">{check.dossiers}</h2>
      <PaymentLines lines={payment.lines} locale={locale} t={t} />
      <OpenInstruction payment={payment} t={t} />
      <div className="mt-6 space-y-4">
        <RequestId first={newUuid()} />
        <RadioCards
          name="way"
          legend={check.way}
          cards={offered.map((way) => ({ value: way, ...words[way] }))}
          chosen={takenLast}
        />
        <SubmitButton>{check.submit}</SubmitButton>
        <p className="text-small text-ash">
          {check.nextStep} {check.noFee}{' '}
          {check.openUntil(formatDateTime(new Date(payment.expiresAt), locale))}
        </p>
      </div>
    </ActionForm>
  )
}

/** Whoever has an instruction already finds it here; choosing a branch or QR leads to the same one. */
function OpenInstruction({ payment, t }: { payment: PaymentView; t: Texts }) {
  const { instruction, publicId } = payment
  if (instruction?.state !== 'ACTIVE') return null
  const [before = '', after = ''] = t.pay.check.instructionOpen('|').split('|')
  return (
    <div className="mt-6">
      <Notice
        kind="info"
        title={
          <span>
            {before}
            <DigitGroups number={instruction.number} />
            {after}
          </span>
        }
      >
        <p>
          <a href={payPath(publicId, 'instruction')}>{t.pay.check.openInstruction}</a>
        </p>
      </Notice>
    </div>
  )
}

async function wayTakenLast(): Promise<Way | undefined> {
  const kept = (await cookies()).get(WAY_COOKIE)?.value
  return isWay(kept) ? kept : undefined
}
