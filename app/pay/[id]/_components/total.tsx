import type { Locale } from '#lib/locale.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { inWords } from '../../../_ui/amount-in-words.ts'

/** The amount that is confirmed: large in figures, and in words. */
export function Total({ amount, locale, t }: { amount: string; locale: Locale; t: Texts }) {
  const value = BigInt(amount)
  return (
    <div className="my-4">
      <p className="flex max-w-none flex-wrap items-baseline justify-between gap-x-4">
        <span>{t.pay.check.total}</span>
        <Amount value={value} look="large" />
      </p>
      <p className="text-small text-ash">
        {t.pay.check.inWords}: <span className="text-ink">{inWords(value, locale)}</span>
      </p>
    </div>
  )
}
