import { formatTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { DossierView, FeeAbout, FeeView } from '#server/domains/dossiers/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { Amount } from '../../_ui/amount.tsx'

type Props = { dossier: DossierView; locale: Locale; t: Texts }

/** What is owed and why, line by line, for whoever asks. */
export function FeeLines({ dossier, locale, t }: Props) {
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-12 items-center text-indigo underline underline-offset-4">
        {t.dossiers.details}
        <span className="sr-only">: {dossier.code}</span>
      </summary>
      <ul className="divide-y divide-hair border-t border-hair">
        {dossier.fees.map((fee) => (
          <FeeLine key={fee.id} fee={fee} locale={locale} t={t} />
        ))}
      </ul>
    </details>
  )
}

function FeeLine({ fee, locale, t }: { fee: FeeView; locale: Locale; t: Texts }) {
  const { feeKinds, feeStates, dueWhen } = t.dossiers
  const { about } = fee
  return (
    <li className="max-w-none py-3">
      <p className="flex max-w-none justify-between gap-4">
        <span className="font-medium">{fee.label[locale]}</span>
        <Amount value={BigInt(fee.amount)} look="line" />
      </p>
      <p className="text-small text-ash">
        {about && `${feeKinds[about.kind]}, ${dueWhen[about.dueWhen]}. `}
        {feeStates[fee.state]}.
      </p>
      {about && <Why about={about} locale={locale} t={t} />}
      {fee.state === 'HELD' && (
        <p className="text-small text-turmeric">
          {fee.heldUntil ? t.dossiers.heldUntil(formatTime(new Date(fee.heldUntil))) : t.dossiers.heldByBank}
        </p>
      )}
    </li>
  )
}

function Why({ about, locale, t }: { about: FeeAbout; locale: Locale; t: Texts }) {
  const { ground, regulation, gross, reduction } = t.dossiers
  return (
    <>
      {about.reduction !== '0' && (
        <p className="text-small text-ash">
          {gross}: <Amount value={BigInt(about.gross)} />. {reduction}:{' '}
          <Amount value={BigInt(about.reduction)} />.{about.ground && ` ${ground}: ${about.ground[locale]}.`}
        </p>
      )}
      <p className="text-small text-ash">
        {regulation}: {about.regulation}.
      </p>
    </>
  )
}
