import { readFile } from 'node:fs/promises'
import bwipjs from 'bwip-js/node'
import { expect, test } from 'vitest'
import { readQrPayment } from './qr-payment.ts'
import { readQrCodes } from './read-picture.ts'

const draw = (bcid: string, text: string): Promise<Uint8Array> =>
  bwipjs.toBuffer({ bcid, text, scale: 3, paddingwidth: 8, paddingheight: 8, backgroundcolor: 'FFFFFF' })

test('a code on a PNG is read', async () => {
  expect(await readQrCodes(await draw('qrcode', 'DVC4912345678901266'))).toEqual(['DVC4912345678901266'])
})

test('a photo, turned, blurred and grey, is read', async () => {
  const [text = ''] = await readQrCodes(await readFile(new URL('../testing/qr-photo.jpg', import.meta.url)))
  expect(readQrPayment(text)).toMatchObject({ ok: true, value: { amount: 150_000n } })
})

test.each([
  ['a barcode', () => draw('code128', '4912345678901266')],
  ['no picture', async () => new TextEncoder().encode('%PDF-1.7 not a picture')],
  ['nothing', async () => new Uint8Array()],
])('%s has no QR code', async (_, make) => {
  expect(await readQrCodes(await make())).toEqual([])
})
