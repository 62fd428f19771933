import { drawHere } from '#server/domains/documents/index.ts'
import { alternate, BenchFailure, type BenchResult, note, result } from '../measure.ts'
import { barePage } from './bare-page.ts'
import { sampleInstruction } from './sample.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const warmUpSeconds = 2

/**
 * A payment instruction as A4 PDF, one after the other in one process, beside the least page that PDFKit makes with the
 * same typefaces, one QR code and one barcode.
 */
export async function instructionPdfBench(): Promise<BenchResult> {
  const ours = () => drawHere('instruction', sampleInstruction())
  const reference = () => {
    const { number, transfer } = sampleInstruction()
    return barePage(transfer.content, transfer.qr, number)
  }
  note(`ours ${await sizeOf(ours)}, reference ${await sizeOf(reference)}`)
  await perSecond(ours, warmUpSeconds)
  await perSecond(reference, warmUpSeconds)
  const figures = await alternate(
    () => perSecond(ours, seconds),
    () => perSecond(reference, seconds),
  )
  return result('instruction-pdf', 'PDFs/s', figures, { atLeast: 0.5 })
}

async function sizeOf(make: () => Promise<Uint8Array>): Promise<string> {
  const bytes = await make()
  if (Buffer.from(bytes).subarray(0, 5).toString() !== '%PDF-') throw new BenchFailure('That is no PDF')
  return `${(bytes.byteLength / 1000).toFixed(1)} kB`
}

async function perSecond(make: () => Promise<Uint8Array>, duration: number): Promise<number> {
  const began = performance.now()
  const end = began + duration * 1000
  let made = 0
  while (performance.now() < end) {
    await make()
    made++
  }
  return made / ((performance.now() - began) / 1000)
}
