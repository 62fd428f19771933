import { redirect } from 'next/navigation'
import { newUuid } from '#lib/ids.ts'
import { orProblem } from '../../../../_shell/or-problem.tsx'
import { getText } from '../../../../_text/text.ts'
import { ActionForm } from '../../../../_ui/action-form.tsx'
import type { FormState } from '../../../../_ui/action-form-context.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { DigitGroups } from '../../../../_ui/digit-groups.tsx'
import { formWords, pageTitle } from '../../../../_ui/form-words.ts'
import { Notice } from '../../../../_ui/notice.tsx'
import { Page } from '../../../../_ui/page.tsx'
import { RequestId } from '../../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../../_ui/submit-button.tsx'
import { type PayParams, paymentFor, payPath } from '../../_components/payment-for.ts'

type Props = PayParams & {
  /** Which of the two questions is asked. */
  question: keyof typeof actOf
  action: (publicId: string, before: FormState, form: FormData) => Promise<FormState>
}

/** What the reader must be allowed to do. */
const actOf = { reissue: 'PRINT', cancel: 'CANCEL_NUMBER' } as const

/** Asks once more before a number is ended, and says what that means for paper and money. */
export function AskAgain({ params, question, action }: Props) {
  return orProblem(async () => {
    const { publicId, instruction, state, may } = await paymentFor(params, 'instruction')
    const { t } = await getText()
    const here = payPath(publicId, 'instruction')
    // While a teller takes the money, after its end, or where it is somebody else's, there is nothing to be asked.
    if (instruction?.state !== 'ACTIVE' || state === 'AT_COUNTER' || !may.includes(actOf[question]))
      redirect(here)
    const words = t.instruction[question]
    const [before = '', after = ''] = words.body('|').split('|')
    return (
      <Page back={{ href: here, label: t.instruction.title }}>
        <ActionForm
          action={action.bind(null, publicId)}
          title={pageTitle(t, words.title)}
          words={formWords(t)}
        >
          <RequestId first={newUuid()} />
          <h1>{words.title}</h1>
          <p className="mt-3">
            {before}
            <DigitGroups number={instruction.number} />
            {after}
          </p>
          {'paper' in words && <p className="mt-2">{words.paper}</p>}
          <div className="my-4">
            <Notice kind="waiting" title={words.already} />
          </div>
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{words.submit}</SubmitButton>
            <ButtonLink href={here} kind="secondary">
              {words.back}
            </ButtonLink>
          </div>
        </ActionForm>
      </Page>
    )
  })
}
