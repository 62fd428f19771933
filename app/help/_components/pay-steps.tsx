import type { Texts } from '../../_text/vi/index.ts'
import { PicturedSteps } from './pictured-steps.tsx'
import type { Picture } from './pictures.ts'

/** The guide for persons, step by step. */
export function PaySteps({ t, pictures }: { t: Texts; pictures: ReadonlyMap<string, Picture> }) {
  const { pay } = t.help
  return (
    <>
      <h2 id="pay" className="mt-10">
        {pay.title}
      </h2>
      <PicturedSteps steps={pay.steps} pictures={pictures} alt={pay.pictureAlt} />
    </>
  )
}
