import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { LineChange } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { payPath } from '../../_components/payment-for.ts'
import type { InstructionProps } from './instruction-props.ts'

/** Line by line why what is owed now is not what was printed; nothing when it is. */
export function Changed({ payment, instruction, locale, t }: InstructionProps) {
  const { changes, amount, amountNow } = instruction
  if (changes.length === 0) return null
  const words = t.instruction.changed
  const same = amount === amountNow
  const settled = amountNow === '0'
  const reissue = `${payPath(payment.publicId, 'instruction')}/reissue`
  return (
    <Notice kind="waiting" title={same ? words.added : words.title}>
      <p>{same ? words.addedBody : words.body(dong(amount), dong(amountNow))}</p>
      {settled && <p className="font-bold">{words.nothing}</p>}
      <h3>{words.lines}</h3>
      <Changes changes={changes} locale={locale} t={t} />
      {settled && (
        <ButtonLink href="/dossiers" kind="secondary">
          {words.toDossiers}
        </ButtonLink>
      )}
      {!settled && payment.state !== 'AT_COUNTER' && (
        <ButtonLink href={reissue}>{same ? words.reissueAll : words.reissue}</ButtonLink>
      )}
    </Notice>
  )
}

function Changes({ changes, locale, t }: { changes: readonly LineChange[]; locale: Locale; t: Texts }) {
  const words = t.instruction.changed
  return (
    <ul className="divide-y divide-hair border-y border-hair">
      {changes.map((change) => (
        <li key={change.chargeId} className="max-w-none py-2">
          <span className="font-medium">{change.label[locale]}</span>{' '}
          <span className="figures text-small text-ash">{change.dossierCode}</span>
          <br />
          {words.line(dong(change.before), dong(change.after))}. {words.why[change.why]}
        </li>
      ))}
    </ul>
  )
}

const dong = (amount: string): string => formatDong(BigInt(amount))
