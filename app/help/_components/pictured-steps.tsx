import type { Picture } from './pictures.ts'

type Step = { readonly picture: string; readonly text: string }
type Props = {
  readonly steps: readonly Step[]
  readonly pictures: ReadonlyMap<string, Picture>
  /** What a picture is, by the number of its step. */
  readonly alt: (step: number) => string
}

/** Steps in their order, each with the picture of its screen. */
export function PicturedSteps({ steps, pictures, alt }: Props) {
  return (
    <ol className="mt-3 list-decimal space-y-6 ps-7">
      {steps.map(({ picture, text }, index) => (
        <li key={picture}>
          <p>{text}</p>
          <Screen picture={pictures.get(picture)} alt={alt(index + 1)} />
        </li>
      ))}
    </ol>
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
