import type { InstructionLine } from '#server/domains/payments/contract.ts'
import { Amount } from '../../../../_ui/amount.tsx'
import { Fold } from '../../../../_ui/fold.tsx'
import type { InstructionProps } from './instruction-props.ts'

type Props = Pick<InstructionProps, 'instruction' | 'locale' | 't'>

/** What was printed, to whom it is owed, and for whoever asks why it is this much. */
export function LinesWithWhy({ instruction, locale, t }: Props) {
  return (
    <section className="mt-8" aria-labelledby="lines">
      <h2 id="lines">{t.instruction.lines.heading}</h2>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {instruction.lines.map((line) => (
          <li key={line.chargeId} className="max-w-none py-3">
            <p className="flex max-w-none items-baseline justify-between gap-4">
              <span className="font-medium">{line.label[locale]}</span>
              <Amount value={BigInt(line.amount)} look="line" />
            </p>
            <p className="text-small text-ash">
              <span className="figures">{line.dossierCode}</span>
              <br />
              {line.agency[locale]}
            </p>
            <Why line={line} locale={locale} t={t} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Why({ line, locale, t }: { line: InstructionLine } & Omit<Props, 'instruction'>) {
  const { why, kinds, gross, reduction, ground, regulation } = t.instruction.lines
  const { basis } = line
  if (basis === null) return null
  const reduced = basis.reduction !== '0'
  return (
    <Fold title={why} of={`${line.label[locale]}, ${line.dossierCode}`}>
      <p className="text-small">
        {kinds[basis.kind]}. {gross}: <Amount value={BigInt(basis.gross)} />.
        {reduced && (
          <>
            {' '}
            {reduction}: <Amount value={BigInt(basis.reduction)} />.
          </>
        )}
        {basis.ground && ` ${ground}: ${basis.ground[locale]}.`}
      </p>
      <p className="text-small">
        {regulation}: {basis.regulation}.
      </p>
    </Fold>
  )
}
