import type { ReactNode } from 'react'
import { Amount } from '../../../../_ui/amount.tsx'
import { CopyButton } from '../../../../_ui/copy-button.tsx'
import { DocumentLink } from '../../../../_ui/document-link.tsx'
import { QrCode } from '../../../../_ui/qr-code.tsx'
import { SummaryList, type SummaryRow } from '../../../../_ui/summary-list.tsx'
import { payPath } from '../../_components/payment-for.ts'
import type { InstructionProps } from './instruction-props.ts'

/** Paying with a bank's app: the picture to scan, and the same data to be typed. */
export function QrDoor(props: InstructionProps) {
  const { payment, instruction, t } = props
  const { qr } = t.instruction
  // A transfer of another amount than is owed would not fit and would have to go back.
  if (instruction.amount !== instruction.amountNow) return <p className="text-turmeric">{qr.stale}</p>
  return (
    <>
      <p>{qr.lead}</p>
      <ol className="mt-3 list-decimal space-y-1 ps-6">
        {qr.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="mt-4">
        <QrCode text={instruction.transfer.qr} alt={qr.alt} />
      </div>
      <div className="mt-2" data-screen-only="">
        <DocumentLink href={`${payPath(payment.publicId, 'instruction')}/qr.png`}>{qr.save}</DocumentLink>
        <p className="text-small text-ash">{qr.saveHint}</p>
      </div>
      <h3 className="mt-5">{qr.data}</h3>
      <SummaryList rows={transferRows(props)} />
      <p className="text-small text-ash">{qr.contentHint}</p>
    </>
  )
}

function transferRows({ instruction, locale, t }: InstructionProps): readonly SummaryRow[] {
  const { qr, copy, copied, copyWhat } = t.instruction
  const { transfer, amount } = instruction
  const copyable = (what: keyof typeof copyWhat, shown: ReactNode, text: string) => (
    <span className="flex flex-wrap items-center gap-x-4">
      {shown}
      <CopyButton text={text} words={{ copy, what: copyWhat[what], copied }} />
    </span>
  )
  const mono = (text: string) => <span className="font-mono">{text}</span>
  return [
    { term: qr.bank, value: transfer.bank[locale] },
    { term: qr.account, value: copyable('account', mono(transfer.account), transfer.account) },
    { term: qr.holder, value: transfer.accountName },
    { term: qr.amount, value: copyable('amount', <Amount value={BigInt(amount)} />, amount) },
    { term: qr.content, value: copyable('content', mono(transfer.content), transfer.content) },
  ]
}
