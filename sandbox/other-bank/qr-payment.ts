import { err, ok, type Result } from '#lib/result.ts'

/** What a VietQR code asks for. Amount in whole đồng; `undefined` where the payer chooses. */
export type QrPayment = {
  readonly bin: string
  readonly account: string
  readonly amount: bigint | undefined
  readonly content: string
}

export type QrFault = 'NOT_A_PAYMENT_QR' | 'DAMAGED' | 'NOT_VIETQR' | 'NOT_VND'

type Fields = ReadonlyMap<string, string>

/** NAPAS's application identifier within the merchant account information. */
const NAPAS = 'A000000727'
const CRC_FIELD = '6304'
const VND = '704'

/**
 * Reads the text of a VietQR code: EMV merchant-presented QR, fields of two digits tag, two digits length, value;
 * the account in field 38 under NAPAS's identifier; the CRC of everything before it at the end.
 */
export function readQrPayment(text: string): Result<QrPayment, QrFault> {
  const fields = readFields(text)
  if (fields?.get('00') !== '01') return err('NOT_A_PAYMENT_QR')
  if (!crcHolds(text)) return err('DAMAGED')
  const napas = readFields(fields.get('38') ?? '')
  const receiver = readFields(napas?.get('01') ?? '')
  const bin = receiver?.get('00')
  const account = receiver?.get('01')
  if (napas?.get('00') !== NAPAS || !bin || !account) return err('NOT_VIETQR')
  const amount = readAmount(fields.get('54'))
  if (fields.get('53') !== VND || amount === 'NOT_WHOLE_DONG') return err('NOT_VND')
  return ok({ bin, account, amount, content: readFields(fields.get('62') ?? '')?.get('08') ?? '' })
}

/** Fields by tag; `undefined` where lengths do not add up, or a tag comes twice. */
function readFields(text: string): Fields | undefined {
  const fields = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    const [, tag, length] = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4)) ?? []
    if (tag === undefined || length === undefined || fields.has(tag)) return undefined
    const end = at + 4 + Number(length)
    if (end > text.length) return undefined
    fields.set(tag, text.slice(at + 4, end))
    at = end
  }
  return fields
}

function readAmount(text: string | undefined): bigint | undefined | 'NOT_WHOLE_DONG' {
  if (text === undefined) return undefined
  const [, whole] = /^(\d{1,13})(?:\.0{0,2})?$/.exec(text) ?? []
  return whole === undefined ? 'NOT_WHOLE_DONG' : BigInt(whole)
}

function crcHolds(text: string): boolean {
  const before = text.slice(0, -4)
  return before.endsWith(CRC_FIELD) && crc16(before) === text.slice(-4).toUpperCase()
}

/** CRC-16/CCITT-FALSE: polynomial 1021, initial FFFF, nothing reflected; four hexadecimal digits. */
function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
