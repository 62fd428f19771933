import { setImmediate as whoeverWaits } from 'node:timers/promises'
import { promisify } from 'node:util'
import { constants, inflate as inflateWithCallback } from 'node:zlib'

const inflate = promisify(inflateWithCallback)

type Refusal = 'SCAN_DAMAGED' | 'SCAN_PIXELS' | 'PDF_ENCRYPTED' | 'PDF_ACTIVE' | 'PDF_UNREADABLE'

/** No page of a scan needs more when it is unpacked, nor all pages together; bytes. */
const mostUnpacked = { one: 128 * 1024 * 1024, all: 512 * 1024 * 1024 }
const mostStreams = 20_000
/** Dictionaries of scans are far shorter. */
const longestDictionary = 4_096

/** A name of which any letter may be written as # and two digits, so that it looks like another: ISO 32000-2, 7.3.5. */
const spelled = (name: string): string =>
  [...name].map((letter) => `(?:${letter}|#${digitsOf(letter)})`).join('')
const digitsOf = (letter: string): string =>
  letter
    .charCodeAt(0)
    .toString(16)
    .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)
const named = (...names: readonly string[]): string => `/(?:${names.map(spelled).join('|')})(?![A-Za-z])`

/** Scripts, programs to start, files and players inside, forms that send themselves away: ISO 32000-2, 12.6.4, 7.11.4, 13. */
const active = new RegExp(
  [
    named(
      'JavaScript',
      'Launch',
      'EmbeddedFile',
      'EmbeddedFiles',
      'Rendition',
      'GoToE',
      'GoToR',
      'SubmitForm',
    ),
    named('ImportData', 'XFA', 'Movie', 'Sound', '3D'),
    `/${spelled('RichMedia')}`,
  ].join('|'),
)
const encrypted = new RegExp(named('Encrypt'))
const anyFilter = new RegExp(named('Filter'), 'g')
/** What scanners write, plainly. Two compressions of one stream, or names that hide elsewhere, cannot be looked into. */
const knownFilter =
  /\/Filter\s*(?:\/(?:Flate|DCT|JPX|CCITTFax|JBIG2)Decode|\[\s*(?:\/FlateDecode\s*)?(?:\/(?:DCT|JPX|CCITTFax|JBIG2)Decode\s*)?\])(?=[\s/>])/y
const widths = new RegExp(`/${spelled('Width')}\\s+(\\d{1,10})`, 'g')
const heights = new RegExp(`/${spelled('Height')}\\s+(\\d{1,10})`, 'g')
const packedObjects = new RegExp(named('ObjStm'))
const predictor = new RegExp(named('Predictor'))
const deflate = new RegExp(named('FlateDecode'))

/**
 * Why a file that begins as a PDF is not taken. Its objects are not followed, since a hostile file shows each reader another
 * tree: every byte is looked at, and every stream that is compressed is unpacked and looked at, wherever it stands. Nobody else
 * has to wait for a file that was made to take long: it is looked at piece by piece.
 */
export async function checkPdf(file: Buffer, mostPixels: number): Promise<Refusal | null> {
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) return 'SCAN_DAMAGED'
  if (!file.subarray(-1_024).includes('%%EOF')) return 'SCAN_DAMAGED'
  const text = file.toString('latin1')
  if (encrypted.test(text)) return 'PDF_ENCRYPTED'
  if (await isActive(file)) return 'PDF_ACTIVE'
  if (hasOtherFilters(text)) return 'PDF_UNREADABLE'
  return imagesRefusal(text, mostPixels) ?? streamsRefusal(file, text)
}

function hasOtherFilters(text: string): boolean {
  for (const { index } of text.matchAll(anyFilter)) {
    knownFilter.lastIndex = index
    if (!knownFilter.test(text)) return true
  }
  return false
}

/** An image is a stream, too: of more than those nobody wants to know. */
function imagesRefusal(text: string, mostPixels: number): Refusal | null {
  const near = 400
  let images = 0
  for (const { index, 1: width } of text.matchAll(widths)) {
    images += 1
    if (images > mostStreams) return 'PDF_UNREADABLE'
    const around = text.slice(Math.max(0, index - near), index + near)
    const tall = [...around.matchAll(heights)].map(([, height]) => Number(height))
    if (tall.some((height) => height * Number(width) > mostPixels)) return 'SCAN_PIXELS'
  }
  return null
}

async function streamsRefusal(file: Buffer, text: string): Promise<Refusal | null> {
  let streams = 0
  let unpacked = 0
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream(?: *\r?\n|\r)/g)) {
    streams += 1
    if (streams > mostStreams) return 'PDF_UNREADABLE'
    const dictionary = dictionaryBefore(text, index)
    if (hidesObjects(dictionary)) return 'PDF_UNREADABLE'
    const from = index + keyword.length
    if (!isDeflated(file, from)) {
      if (deflate.test(dictionary)) return 'PDF_UNREADABLE'
      continue
    }
    const contents = await unpack(file.subarray(from))
    unpacked += contents?.length ?? 0
    if (contents === null || unpacked > mostUnpacked.all) return 'PDF_UNREADABLE'
    if (await isActive(contents)) return 'PDF_ACTIVE'
  }
  return null
}

function dictionaryBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestDictionary), at)
  return before.slice(before.lastIndexOf(' obj') + 1)
}

/** Objects packed in a way that changes their letters: nothing that scans pages writes so. */
const hidesObjects = (dictionary: string): boolean =>
  packedObjects.test(dictionary) && predictor.test(dictionary)

/** The two bytes that a zlib stream begins with: RFC 1950. */
function isDeflated(file: Buffer, at: number): boolean {
  if (at + 2 > file.length) return false
  const head = file.readUInt16BE(at)
  return (head & 0x0f00) === 0x0800 && head % 31 === 0
}

/** Null for what does not unpack, or to too much. */
async function unpack(packed: Buffer): Promise<Buffer | null> {
  try {
    return await inflate(packed, {
      maxOutputLength: mostUnpacked.one,
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch {
    return null
  }
}

const piece = 1024 * 1024
/** Longer than any of the names, so that none falls between two pieces. */
const overlap = 64

async function isActive(contents: Buffer): Promise<boolean> {
  for (let at = 0; at < contents.length; at += piece) {
    if (active.test(contents.toString('latin1', at, at + piece + overlap))) return true
    await whoeverWaits()
  }
  return false
}
