import { crc32, deflateSync } from 'node:zlib'

type PdfParts = {
  /** Objects beside the catalogue and the page, each as "<< … >>", numbered from 4. */
  readonly objects?: readonly (string | Buffer)[]
  /** What stands in the catalogue's dictionary beside what has to. */
  readonly catalogue?: string
  readonly trailer?: string
}

/** A small, whole PDF of one empty page, with what is put into it. */
export function pdf({ objects = [], catalogue = '', trailer = '' }: PdfParts = {}): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...objects,
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  for (const [n, object] of all.entries()) {
    parts.push(
      Buffer.from(`${n + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
    )
    parts.push(Buffer.from('\nendobj\n'))
  }
  const end = `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')])
}

/** A stream whose contents are compressed; `dictionary` without its brackets, length and filter. */
export function packed(contents: string | Buffer, dictionary = ''): Buffer {
  return stream(deflateSync(contents), `${dictionary} /Filter /FlateDecode`)
}

/** A stream as it is. */
export function stream(contents: Buffer, dictionary: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${contents.length} >>\nstream\n`, 'latin1'),
    contents,
    Buffer.from('\nendstream'),
  ])
}

/** A PNG that says of itself to be so large, with almost nothing in it. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The segments of a JPEG that says of itself to be so large; its picture is two bytes. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, scan, Buffer.from([0xff, 0xd9])])
}
