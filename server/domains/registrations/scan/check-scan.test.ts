import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registrationFormPdf } from '#server/domains/documents/registration-form/registration-form.ts'
import { jpeg, packed, pdf, png, stream } from '#tests/factories/hostile-files.ts'
import { somePng } from '#tests/factories/registrations.ts'
import { largestScan } from '../desk-contract.ts'
import { checkScan } from './check-scan.ts'

const refusalOf = async (bytes: Uint8Array) => {
  const checked = await checkScan(bytes)
  return checked.ok ? checked.value : checked.error.code
}

/** A page as scanners write it: a JPEG in a stream of its own. */
const scannedPage = stream(
  jpeg(2480, 3508),
  '/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /Filter /DCTDecode',
)

describe('what is taken', () => {
  test.each([
    ['a PNG', somePng, 'image/png'],
    ['a JPEG', jpeg(2480, 3508), 'image/jpeg'],
    ['a PDF of one picture', pdf({ objects: [scannedPage] }), 'application/pdf'],
    [
      'a PDF with compressed contents and packed objects',
      pdf({
        objects: [packed('0 0 m 10 10 l S'), packed('5 0 << /Title (x) >>', '/Type /ObjStm /N 1 /First 4')],
      }),
      'application/pdf',
    ],
    [
      'a PDF that opens at its first page',
      pdf({ catalogue: '/OpenAction [3 0 R /FitH null]' }),
      'application/pdf',
    ],
    [
      'a picture compressed twice over',
      pdf({ objects: [stream(deflateSync(jpeg(9, 9)), '/Filter [/FlateDecode /DCTDecode]')] }),
      'application/pdf',
    ],
  ])('%s', async (_, bytes, mediaType) => {
    expect(await refusalOf(bytes)).toBe(mediaType)
  })

  test('our own form, sent back as it was printed', async () => {
    const text = { vi: 'Quảng Nam', en: 'Quảng Nam' }
    const form = await registrationFormPdf({
      portal: { name: text, portalName: text, hotline: '1022', address: text },
      number: '491234567816',
      print: 1,
      madeOn: '2026-11-22',
      request: { kind: 'NEW' },
      applicant: {
        kind: 'PERSON',
        name: 'Nguyễn Văn An',
        identityNumber: '049088001234',
        issuedOn: null,
        issuedBy: null,
        address: null,
        phone: '+84912345678',
        email: null,
      },
      account: {
        number: '103123456789',
        holder: 'NGUYEN VAN AN',
        bank: 'Ngân hàng',
        branch: 'Tam Kỳ',
        scope: 'OWN',
        dailyLimit: '5000000',
      },
      handInBy: '2026-12-22',
      verificationCode: 'ABCDEFGHJKMN',
      verifyUrl: 'https://portal.example/verify/ABCDEFGHJKMN',
      demo: true,
    })
    expect(await refusalOf(form)).toBe('application/pdf')
  })
})

describe('what is no picture of a paper', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'SCAN_EMPTY'],
    ['a program for Windows', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'SCAN_KIND'],
    ['a program for Linux', Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'SCAN_KIND'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'SCAN_KIND'],
    ['a web page', Buffer.from('<html><script>alert(1)</script>'), 'SCAN_KIND'],
    ['a drawing with scripts', Buffer.from('<svg onload="alert(1)"/>'), 'SCAN_KIND'],
    ['a ZIP archive', Buffer.from('PK\x03\x04'), 'SCAN_KIND'],
    ['a GIF', Buffer.from('GIF89a'), 'SCAN_KIND'],
    ['a program with a PDF behind it', Buffer.concat([Buffer.from('MZ'), pdf()]), 'SCAN_KIND'],
    ['one byte too much', Buffer.alloc(largestScan + 1), 'SCAN_TOO_LARGE'],
    ['a PDF that breaks off', pdf().subarray(0, 150), 'SCAN_DAMAGED'],
    ['a PNG that breaks off', somePng.subarray(0, -6), 'SCAN_DAMAGED'],
    ['a PNG with something behind it', Buffer.concat([somePng, Buffer.from('PK')]), 'SCAN_DAMAGED'],
    ['a JPEG that breaks off', jpeg(10, 10).subarray(0, -2), 'SCAN_DAMAGED'],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'SCAN_DAMAGED'],
    ['a PNG of 65,535 by 65,535 points', png(65_535, 65_535), 'SCAN_PIXELS'],
    ['a JPEG of 65,535 by 65,535 points', jpeg(65_535, 65_535), 'SCAN_PIXELS'],
    [
      'a PDF with a picture as large',
      pdf({ objects: [packed('x', '/Subtype /Image /Width 60000 /Height 60000')] }),
      'SCAN_PIXELS',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })
})

const script = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>'

describe('a PDF that does something', () => {
  test.each([
    ['runs a script', pdf({ objects: [script] })],
    ['runs a script as it opens', pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' })],
    ['hides the name of what it does', pdf({ objects: ['<< /S /J#61va#53cript /JS (1) >>'] })],
    [
      'keeps its script in packed objects',
      pdf({ objects: [packed(`4 0 ${script}`, '/Type /ObjStm /N 1 /First 4')] }),
    ],
    [
      'hides the name in packed objects',
      pdf({ objects: [packed('4 0 << /S /Java#53cript >>', '/Type /ObjStm /N 1 /First 4')] }),
    ],
    [
      'says of packed objects that they are a picture',
      pdf({ objects: [packed(`4 0 ${script}`, '/Subtype /Image /Width 1 /Height 1')] }),
    ],
    [
      'puts them behind a stream that does not end',
      pdf({ objects: ['(stream\n)', packed(`4 0 ${script}`, '/Type /ObjStm /N 1 /First 4')] }),
    ],
    [
      'puts them behind much else',
      pdf({ objects: [packed(`${' '.repeat(3 * 1024 * 1024 - 5)}${script}`, '/Type /ObjStm')] }),
    ],
    ['starts a program', pdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] })],
    ['has files inside', pdf({ catalogue: '/Names << /EmbeddedFiles 4 0 R >>' })],
    ['has a file as a stream', pdf({ objects: [packed('MZ', '/Type /EmbeddedFile')] })],
    ['is a form with scripts of its own', pdf({ catalogue: '/AcroForm << /XFA 4 0 R >>' })],
    ['sends what was typed away', pdf({ objects: ['<< /S /SubmitForm /F (http://x) >>'] })],
  ])('%s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('PDF_ACTIVE')
  })

  test('is refused wherever in a packed stream the name stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2_200_000 }), async (before) => {
        const bytes = pdf({ objects: [packed(`${'x'.repeat(before)} /JavaScript`, '/Type /ObjStm')] })
        expect(await refusalOf(bytes)).toBe('PDF_ACTIVE')
      }),
      { numRuns: 20 },
    )
  })
})

describe('a PDF that is made to take long', () => {
  test('of letters that all hide is read as fast as any other', { timeout: 10_000 }, async () => {
    const hidden = packed(Buffer.alloc(64 * 1024 * 1024, '#41#42'))
    expect(await refusalOf(pdf({ objects: [hidden, hidden] }))).toBe('application/pdf')
  })

  test('of more pictures than anybody scans is not taken', async () => {
    const objects = ['/Width 1 /Height 1 '.repeat(20_001)]
    expect(await refusalOf(pdf({ objects }))).toBe('PDF_UNREADABLE')
  })
})

describe('a PDF that cannot be looked into', () => {
  test.each([
    ['is encrypted', pdf({ trailer: '/Encrypt 9 0 R' }), 'PDF_ENCRYPTED'],
    ['is encrypted under another spelling', pdf({ trailer: '/Encr#79pt 9 0 R' }), 'PDF_ENCRYPTED'],
    [
      'packs its objects in another way',
      pdf({ objects: [stream(Buffer.from('2F4A>'), '/Type /ObjStm /Filter /ASCIIHexDecode')] }),
      'PDF_UNREADABLE',
    ],
    [
      'packs them in the short name of it',
      pdf({ objects: [stream(Buffer.from('2F4A>'), '/Type /ObjStm /Filter /AHx')] }),
      'PDF_UNREADABLE',
    ],
    [
      'packs them twice',
      pdf({
        objects: [
          stream(deflateSync(deflateSync(script)), '/Type /ObjStm /Filter [/FlateDecode /FlateDecode]'),
        ],
      }),
      'PDF_UNREADABLE',
    ],
    [
      'says elsewhere how they are packed',
      pdf({ objects: [stream(deflateSync(script), '/Type /ObjStm /Filter 9 0 R')] }),
      'PDF_UNREADABLE',
    ],
    [
      'packs them in a way that changes their letters',
      pdf({ objects: [packed(script, '/Type /ObjStm /DecodeParms << /Predictor 11 >>')] }),
      'PDF_UNREADABLE',
    ],
    [
      'has a stream with a wrong check sum',
      pdf({
        objects: [
          stream(
            Buffer.concat([deflateSync(script).subarray(0, -4), Buffer.alloc(4)]),
            '/Filter /FlateDecode',
          ),
        ],
      }),
      'PDF_UNREADABLE',
    ],
    [
      'has a stream without its head',
      pdf({ objects: [stream(deflateSync(script).subarray(2), '/Filter /FlateDecode')] }),
      'PDF_UNREADABLE',
    ],
    [
      'unpacks to more than anybody needs',
      pdf({ objects: [packed(Buffer.alloc(160 * 1024 * 1024))] }),
      'PDF_UNREADABLE',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })
})
