import type { Texts } from '../../_text/vi/index.ts'
import { Drawing, DrawnSteps } from '../../_ui/drawn-steps.tsx'

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
  return <DrawnSteps id="steps" heading={heading} steps={drawn} />
}
