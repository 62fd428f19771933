import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { PaidDocument } from '../_components/paid-document.tsx'
import { type PayParams, paymentFor, payPath } from '../_components/payment-for.ts'

export default function ConfirmationPage({ params }: PayParams) {
  return orProblem(async () => {
    const payment = await paymentFor(params, 'confirmation')
    const { locale, t } = await getText()
    const { confirmation, paid } = t.result
    const { publicId, verificationCode } = payment
    return (
      <Page
        title={pageTitle(t, confirmation.title)}
        back={{ href: payPath(publicId, 'result'), label: confirmation.toResult }}
      >
        <PaidDocument
          payment={payment}
          locale={locale}
          t={t}
          title={confirmation.title}
          lead={confirmation.lead}
        />
        {verificationCode && (
          <p className="mt-4 text-small">{confirmation.verifyAt(`/verify/${verificationCode}`)}</p>
        )}
        <div className="mt-4" data-screen-only="">
          <ButtonLink href={`${payPath(publicId, 'confirmation')}.pdf`}>{paid.download}</ButtonLink>
          <p className="mt-2 text-small text-ash">{confirmation.print}</p>
        </div>
      </Page>
    )
  })
}
