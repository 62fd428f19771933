import { SummaryList } from '../../../../_ui/summary-list.tsx'
import type { InstructionProps } from './instruction-props.ts'

/** Paying at a branch: what to bring, what the teller says, what comes of it. */
export function BranchDoor({ instruction, locale, t }: InstructionProps) {
  const { branch } = t.instruction
  return (
    <>
      <p>{branch.lead(instruction.transfer.bank[locale])}</p>
      <ol className="mt-3 list-decimal space-y-1 ps-6">
        {branch.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <SummaryList rows={[{ term: branch.debtor, value: instruction.debtor }]} />
      <p className="text-small text-ash">{branch.hold}</p>
    </>
  )
}
