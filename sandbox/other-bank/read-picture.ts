import { readFile } from 'node:fs/promises'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<void> | undefined

/** The texts of the QR codes on a picture (PNG or JPEG, a photo too); none where there is none, or no picture. */
export async function readQrCodes(picture: Uint8Array): Promise<string[]> {
  ready ??= loadReader()
  await ready
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

/** From the package: by default the reader would be fetched over the network. */
async function loadReader(): Promise<void> {
  const wasm = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
}
