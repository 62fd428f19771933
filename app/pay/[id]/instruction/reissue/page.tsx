import type { PayParams } from '../../_components/payment-for.ts'
import { AskAgain } from '../_components/ask-again.tsx'
import { reissue } from '../actions.ts'

export default function ReissuePage({ params }: PayParams) {
  return <AskAgain params={params} question="reissue" action={reissue} />
}
