import type { Texts } from '../_text/vi/index.ts'
import { Drawing, DrawnSteps } from '../_ui/drawn-steps.tsx'

const SlipUnderGlass = () => (
  <Drawing>
    <path d="M18 6h34v24M18 6v52h24M26 16h18M26 24h18M26 32h10" />
    <path d="M26 44h4M34 44h2M26 50h8" />
    <circle cx="60" cy="42" r="13" />
    <path d="m69.5 51.5 9 8.5M54 42h12M54 37.5h8" />
  </Drawing>
)

const CardAndPhone = () => (
  <Drawing>
    <rect x="8" y="16" width="50" height="33" rx="4" />
    <path d="M8 25h50M16 41h6M26 41h6M16 34h20" />
    <rect x="64" y="6" width="24" height="52" rx="4" className="fill-paper" />
    <path d="M73 52h6M69 18h14v12H77l-3 4v-4h-5z" />
    <path d="M72.5 24h.5M76 24h.5M79.5 24h.5" />
  </Drawing>
)

const SealedDocument = () => (
  <Drawing>
    <path d="M24 6h36l10 10v42H24zM60 6v10h10M33 20h18M33 28h28M33 36h14" />
    <circle cx="62" cy="46" r="11" className="fill-paper" />
    <path d="m57 46.5 3.5 3.5 6.5-7.5" />
  </Drawing>
)

/** Paying, drawn in three steps. */
export function HowItWorks({ t }: { t: Texts }) {
  const { steps } = t.home
  const drawn = [
    { ...steps.find, Picture: SlipUnderGlass },
    { ...steps.pay, Picture: CardAndPhone },
    { ...steps.keep, Picture: SealedDocument },
  ]
  return <DrawnSteps id="how" heading={steps.heading} steps={drawn} />
}
