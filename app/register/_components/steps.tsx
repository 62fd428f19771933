import type { ReactNode } from 'react'
import type { Texts } from '../../_text/vi/index.ts'

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 96 64"
      width="96"
      height="64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0 text-lacquer"
    >
      {children}
    </svg>
  )
}

const FormAndPhone = () => (
  <Drawing>
    <path d="M10 8h40v48H10zM17 18h26M17 27h26M17 36h16M17 45h20" />
    <rect x="62" y="8" width="24" height="48" rx="4" className="fill-paper" />
    <path d="M71 51h6M67 18h14v12H75l-3 4v-4h-5z" />
    <path d="M70.5 24h.5M74 24h.5M77.5 24h.5" />
  </Drawing>
)

const Printer = () => (
  <Drawing>
    <path d="M30 22V6h36v16M22 22h52a6 6 0 0 1 6 6v18H66M30 46H16V28a6 6 0 0 1 6-6" />
    <path d="M30 38h36v20H30zM37 45h22M37 51h14M70 30h2" />
  </Drawing>
)

const SignatureAndStamp = () => (
  <Drawing>
    <path d="M14 8h46v48H14zM22 18h30M22 26h30" />
    <path d="M22 46c4-7 7-7 7-1s3 2 5-2 4-4 4 0 3 2 6 0" />
    <path d="M70 10h8v12l6 6v8H64v-8l6-6zM62 44h24" />
  </Drawing>
)

const ManyAtOnce = () => (
  <Drawing>
    <path d="M10 20h30v38H10zM18 14h30v38M26 8h30v38" />
    <path d="M17 30h16M17 38h16M17 46h9" />
    <circle cx="70" cy="42" r="14" className="fill-paper" />
    <path d="m63.5 42.5 4.5 4.5 8.5-9.5" />
  </Drawing>
)

/** From the account to paying, drawn in four steps. */
export function Steps({ t }: { t: Texts }) {
  const { heading, ...steps } = t.register.choice.steps
  const drawn = [
    { ...steps.fill, Picture: FormAndPhone },
    { ...steps.print, Picture: Printer },
    { ...steps.bank, Picture: SignatureAndStamp },
    { ...steps.pay, Picture: ManyAtOnce },
  ]
  return (
    <section className="mt-10" aria-labelledby="steps">
      <h2 id="steps">{heading}</h2>
      <ol className="mt-4 space-y-5">
        {drawn.map(({ title, body, Picture }, index) => (
          <li key={title} className="flex items-center gap-4">
            <Picture />
            <div>
              <h3>
                {index + 1}. {title}
              </h3>
              <p className="text-ash">{body}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
