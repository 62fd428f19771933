import { makeZip } from 'client-zip'
import { streamOf } from '../stream.ts'

/** One file of an archive; its name may have any letters, and folders before slashes. */
export type ArchivedFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * Files in one ZIP, named in UTF-8 and dated `at`. They are stored as they are, for PDFs are compressed already, and
 * made one by one as the reader reads: an archive of any size takes the memory of one file.
 */
export function zipOf(files: AsyncIterable<ArchivedFile>, at: Date): ReadableStream<Uint8Array> {
  return streamOf(chunksOf(makeZip(entriesOf(files, at)).getReader()))
}

/** The writer answers a reader who goes with an error of its own, which is nobody's concern. */
async function* chunksOf(archive: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    for (let read = await archive.read(); !read.done; read = await archive.read()) yield read.value
  } finally {
    await archive.cancel().catch(() => undefined)
  }
}

async function* entriesOf(files: AsyncIterable<ArchivedFile>, at: Date) {
  for await (const { name, bytes } of files) yield { name, input: bytes, lastModified: at }
}
