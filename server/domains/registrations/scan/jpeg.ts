type Refusal = 'SCAN_DAMAGED' | 'SCAN_PIXELS'

const startOfScan = 0xda
const endOfImage = Buffer.from([0xff, 0xd9])

/** Why a file that begins as a JPEG (ITU-T T.81) is not taken: it has no frame, breaks off, or is too large to open. */
export function jpegRefusal(file: Buffer, mostPixels: number): Refusal | null {
  let pixels: number | null = null
  let at = 2
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return 'SCAN_DAMAGED'
    const marker = file[at + 1] ?? 0
    // Any number of 0xFF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = file.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > file.length) return 'SCAN_DAMAGED'
    if (isFrame(marker)) {
      if (length < 8) return 'SCAN_DAMAGED'
      pixels = file.readUInt16BE(at + 5) * file.readUInt16BE(at + 7)
    }
    at += 2 + length
    if (marker === startOfScan) return scanRefusal(file, at, pixels, mostPixels)
  }
  return 'SCAN_DAMAGED'
}

/** The frame headers; C4, C8 and CC stand between them and are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function scanRefusal(file: Buffer, from: number, pixels: number | null, mostPixels: number): Refusal | null {
  if (pixels === null || pixels === 0 || !file.includes(endOfImage, from)) return 'SCAN_DAMAGED'
  return pixels > mostPixels ? 'SCAN_PIXELS' : null
}
