import { readFile } from 'node:fs/promises'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<unknown> | null = null

/** Every barcode and QR code on a picture, as "format text", read by ZXing, which had no part in drawing them. */
export async function readCodes(png: Uint8Array): Promise<string[]> {
  ready ??= loadDecoder()
  await ready
  const found = await readBarcodes(png, { tryHarder: true })
  return found.map(({ format, text }) => `${format} ${text}`).sort()
}

/** From the package itself: by default the decoder would be fetched over the network. */
async function loadDecoder(): Promise<void> {
  const wasm = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
}
