type Refusal = 'SCAN_DAMAGED' | 'SCAN_PIXELS'

const signatureBytes = 8
/** Length, type and check sum of a chunk. */
const chunkBytes = 12

/** Why a file that begins as a PNG (ISO/IEC 15948) is not taken: not built of chunks to its very end, or too large to open. */
export function pngRefusal(file: Buffer, mostPixels: number): Refusal | null {
  if (file.length < signatureBytes + chunkBytes + 13 || typeAt(file, signatureBytes) !== 'IHDR')
    return 'SCAN_DAMAGED'
  const pixels = file.readUInt32BE(16) * file.readUInt32BE(20)
  if (pixels === 0) return 'SCAN_DAMAGED'
  if (pixels > mostPixels) return 'SCAN_PIXELS'
  let hasData = false
  let at = signatureBytes
  while (at + chunkBytes <= file.length) {
    const type = typeAt(file, at)
    const end = at + chunkBytes + file.readUInt32BE(at)
    if (type === 'IEND') return hasData && end === file.length ? null : 'SCAN_DAMAGED'
    hasData ||= type === 'IDAT'
    at = end
  }
  return 'SCAN_DAMAGED'
}

const typeAt = (file: Buffer, at: number): string => file.toString('latin1', at + 4, at + 8)
