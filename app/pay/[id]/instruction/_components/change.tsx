import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { payPath } from '../../_components/payment-for.ts'

/** The two ways to end a number; each asks once more on a page of its own. */
export function Change({ publicId, t }: { publicId: string; t: Texts }) {
  const { change } = t.instruction
  const here = payPath(publicId, 'instruction')
  return (
    <section className="mt-8 border-t border-hair pt-4" aria-labelledby="change" data-screen-only="">
      <h2 id="change" className="text-h3">
        {change.heading}
      </h2>
      <ButtonLink href={`${here}/reissue`} kind="quiet" wide={false}>
        {change.reissue}
      </ButtonLink>
      <p className="text-small text-ash">{change.reissueHint}</p>
      <ButtonLink href={`${here}/cancel`} kind="quiet" wide={false}>
        {change.cancel}
      </ButtonLink>
      <p className="text-small text-ash">{change.cancelHint}</p>
    </section>
  )
}
