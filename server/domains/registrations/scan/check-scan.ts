import { err, ok, type Result } from '#lib/result.ts'
import { largestScan, type ScanMediaType, type ScanRefusal } from '../desk-contract.ts'
import { jpegRefusal } from './jpeg.ts'
import { checkPdf } from './pdf.ts'
import { pngRefusal } from './png.ts'

/** Ten thousand by fifteen thousand: A3 at 600 dots per inch, twice. More is a bomb for whoever opens it. */
const mostPixels = 150_000_000

/**
 * What a file is, by what stands in it: a PDF, JPEG or PNG that can be opened without harm, of at most 20 MB. Names and what
 * a browser says of it do not count. Nothing in it is executed; compressed parts are unpacked to look at, and thrown away.
 */
export async function checkScan(bytes: Uint8Array): Promise<Result<ScanMediaType, ScanRefusal>> {
  if (bytes.length === 0) return err({ code: 'SCAN_EMPTY' })
  if (bytes.length > largestScan) return err({ code: 'SCAN_TOO_LARGE' })
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = kinds.find(({ magic }) => file.subarray(0, magic.length).equals(magic))
  if (kind === undefined) return err({ code: 'SCAN_KIND' })
  const refusal = await kind.check(file)
  return refusal === null ? ok(kind.mediaType) : err({ code: refusal })
}

type Kind = {
  readonly mediaType: ScanMediaType
  readonly magic: Buffer
  readonly check: (file: Buffer) => Promise<ScanRefusal['code'] | null> | ScanRefusal['code'] | null
}

const kinds: readonly Kind[] = [
  {
    mediaType: 'application/pdf',
    magic: Buffer.from('%PDF-'),
    check: (file) => checkPdf(file, mostPixels),
  },
  {
    mediaType: 'image/jpeg',
    magic: Buffer.from([0xff, 0xd8, 0xff]),
    check: (file) => jpegRefusal(file, mostPixels),
  },
  {
    mediaType: 'image/png',
    magic: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    check: (file) => pngRefusal(file, mostPixels),
  },
]
