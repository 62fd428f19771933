import { redirect } from 'next/navigation'
import { newUuid } from '#lib/ids.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { Following } from '../_components/following.tsx'
import { MoneyBackList } from '../_components/money-back.tsx'
import { OthersCard } from '../_components/others-card.tsx'
import { followedPayment, type PayParams, payPath } from '../_components/payment-for.ts'
import { isWay, type Way } from '../_components/ways.ts'
import { BranchDoor } from './_components/branch-door.tsx'
import { Change } from './_components/change.tsx'
import { Changed } from './_components/changed.tsx'
import { Door } from './_components/door.tsx'
import { Downloads } from './_components/downloads.tsx'
import type { InstructionProps } from './_components/instruction-props.ts'
import { LinesWithWhy } from './_components/lines-with-why.tsx'
import { NumberAndAmount } from './_components/number-and-amount.tsx'
import { QrDoor } from './_components/qr-door.tsx'
import { Standing } from './_components/standing.tsx'
import { printAgain } from './actions.ts'

type Query = { way?: string | string[]; still?: string | string[] }
type Props = PayParams & { searchParams: Promise<Query> }

/** Without script the page reloads: often while a teller holds it, seldom while it is being read. */
const RELOAD_SECONDS = { held: 5, idle: 30 }

export default function InstructionPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { payment, stamp } = await followedPayment(params, 'instruction')
    const { publicId, instruction, state } = payment
    if (!instruction) redirect(payPath(publicId, ''))
    const { locale, t } = await getText()
    const { way, still } = await searchParams
    const here = payPath(publicId, 'instruction')
    const props: InstructionProps = { payment, instruction, locale, t }
    const held = state === 'AT_COUNTER'
    return (
      <Page
        title={pageTitle(t, t.instruction.title)}
        {...(held ? {} : { back: { href: payPath(publicId, ''), label: t.instruction.toCheck } })}
      >
        <h1>{t.instruction.title}</h1>
        <div className="mt-3 space-y-4">
          <Standing {...props} />
          {payment.othersCard && <OthersCard t={t} />}
          <MoneyBackList items={payment.moneyBack} locale={locale} t={t} />
        </div>
        <Following
          stamp={stamp}
          publicId={publicId}
          here={here}
          t={t}
          seconds={held ? RELOAD_SECONDS.held : RELOAD_SECONDS.idle}
          still={still !== undefined}
        />
        {instruction.state === 'ACTIVE' ? (
          <Usable {...props} way={isWay(way) ? way : null} />
        ) : (
          payment.may.includes('PRINT') && <PrintAgain publicId={publicId} t={t} />
        )}
      </Page>
    )
  })
}

/** An instruction that can be paid. */
function Usable({ way, ...props }: InstructionProps & { way: Way | null }) {
  const { payment, instruction, t } = props
  const { doors, reissue } = t.instruction
  const held = payment.state === 'AT_COUNTER'
  return (
    <div className="mt-4">
      {instruction.replaces && (
        <div className="mb-4">
          <Notice kind="success" title={reissue.done} />
        </div>
      )}
      <div className="space-y-4">
        <Changed {...props} />
        <NumberAndAmount {...props} />
      </div>
      {!held && (
        <section className="mt-8" aria-labelledby="doors">
          <h2 id="doors">{doors.heading}</h2>
          <div className="mt-3 space-y-3">
            <Door title={doors.qr} open={way !== 'BRANCH'}>
              <QrDoor {...props} />
            </Door>
            <Door title={doors.branch} open={way !== 'QR'}>
              <BranchDoor {...props} />
            </Door>
          </div>
        </section>
      )}
      <LinesWithWhy {...props} />
      <Downloads publicId={payment.publicId} t={t} />
      {!held && payment.may.includes('CANCEL_NUMBER') && <Change publicId={payment.publicId} t={t} />}
    </div>
  )
}

/** After its end a new one can be made at once. */
function PrintAgain({ publicId, t }: { publicId: string; t: Texts }) {
  return (
    <div className="mt-6">
      <ActionForm action={printAgain.bind(null, publicId)} words={formWords(t)}>
        <RequestId first={newUuid()} />
        <SubmitButton>{t.instruction.ended.printNew}</SubmitButton>
      </ActionForm>
    </div>
  )
}
