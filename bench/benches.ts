import type { BenchResult } from './measure.ts'

/** Every measure by its name; each is loaded when it is asked for. */
export const benches: Record<string, () => Promise<() => Promise<BenchResult>>> = {
  'outcome-http': async () => (await import('./outcome-http/bench.ts')).outcomeHttp,
  'verify-http': async () => (await import('./verify-http/bench.ts')).verifyHttp,
  'lookup-1m': async () => (await import('./lookup-1m.ts')).lookup1m,
  'org-list-1m': async () => (await import('./org-list-1m.ts')).orgList1m,
  'pay-500': async () => (await import('./pay-500.ts')).pay500,
  'payer-js': async () => (await import('./payer-js.ts')).payerJsBench,
  'page-http': async () => (await import('./page-http.ts')).pageHttp,
  'pdf-beside': async () => (await import('./pdf-beside.ts')).pdfBeside,
  'instruction-pdf': async () => (await import('./instruction-pdf/bench.ts')).instructionPdfBench,
}
