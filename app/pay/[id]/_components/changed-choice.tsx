import { newUuid } from '#lib/ids.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { payRest } from '../pay-rest.ts'

const mostNamed = 10

/** Something chosen was paid elsewhere or has another fee: which, that nothing was taken, and the way on with the rest. */
export function ChangedChoice({ payment, t }: { readonly payment: PaymentView; readonly t: Texts }) {
  const { changed } = t.pay.check
  const { publicId, changedDossiers } = payment
  const more = changedDossiers.length - mostNamed
  return (
    <ActionForm
      action={payRest.bind(null, publicId)}
      title={pageTitle(t, changed.title)}
      words={formWords(t)}
    >
      <Notice kind="waiting" heading="h1" title={changed.title}>
        <p className="font-bold">{changed.noMoney}</p>
        <p>{changed.which}</p>
        <ul>
          {changedDossiers.slice(0, mostNamed).map((code) => (
            <li key={code} className="figures">
              {code}
            </li>
          ))}
          {more > 0 && <li>{changed.more(more)}</li>}
        </ul>
        <p>{changed.rest}</p>
      </Notice>
      <RequestId first={newUuid()} />
      <div className="mt-6">
        <SubmitButton>{changed.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}
