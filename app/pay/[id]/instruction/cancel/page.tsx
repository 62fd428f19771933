import type { PayParams } from '../../_components/payment-for.ts'
import { AskAgain } from '../_components/ask-again.tsx'
import { cancel } from '../actions.ts'

export default function CancelPage({ params }: PayParams) {
  return <AskAgain params={params} question="cancel" action={cancel} />
}
