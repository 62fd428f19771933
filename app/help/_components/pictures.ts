import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locale } from '#lib/locale.ts'

/** Where a picture of the guide is and how large it is, in pixels of the picture. */
export type Picture = { src: string; width: number; height: number }

const folder = join(process.cwd(), 'public', 'help')
const PNG_SIZE_AT = 16

/**
 * The pictures of the guide by step, as the browser tests took them: `public/help/<step>.<language>.png`.
 * A step without a picture is shown in words alone.
 */
export async function pictureOf(locale: Locale): Promise<ReadonlyMap<string, Picture>> {
  const ending = `.${locale}.png`
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(ending))
  const pictures = await Promise.all(
    files.map(async (file) => [file.slice(0, -ending.length), await picture(file)] as const),
  )
  return new Map(pictures)
}

/** Width and height stand in the header of every PNG (ISO/IEC 15948, IHDR). */
async function picture(file: string): Promise<Picture> {
  const bytes = await readFile(join(folder, file))
  return {
    src: `/help/${file}`,
    width: bytes.readUInt32BE(PNG_SIZE_AT),
    height: bytes.readUInt32BE(PNG_SIZE_AT + 4),
  }
}
