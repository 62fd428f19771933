import type { Texts } from '../../_text/vi/index.ts'
import type { Picture } from './pictures.ts'

/** The guide for persons, step by step, each with the picture of its screen. */
export function PaySteps({ t, pictures }: { t: Texts; pictures: ReadonlyMap<string, Picture> }) {
  const { pay } = t.help
  return (
    <>
      <h2 id="pay" className="mt-10">
        {pay.title}
      </h2>
      <ol className="mt-3 list-decimal space-y-6 ps-7">
        {pay.steps.map(({ picture, text }, index) => (
          <li key={picture}>
            <p>{text}</p>
            <Screen picture={pictures.get(picture)} alt={pay.pictureAlt(index + 1)} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Screen({ picture, alt }: { picture: Picture | undefined; alt: string }) {
  if (!picture) return null
  return (
    <img
      src={picture.src}
      width={picture.width}
      height={picture.height}
      alt={alt}
      loading="lazy"
      className="mt-3 h-auto w-full max-w-72 rounded-soft border border-line"
    />
  )
}
