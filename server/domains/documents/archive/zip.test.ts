import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipOf } from './zip.ts'

const at = new Date('2026-11-21T03:00:00.000Z')

test('another program finds every file, under its Vietnamese name, whole', async () => {
  const names = ['Biên nhận/BL-26E-0000042.pdf', 'Sở Tư pháp – tháng 11.pdf', 'trống.txt']
  const files = names.map((name) => ({
    name,
    bytes: new TextEncoder().encode(name === 'trống.txt' ? '' : name),
  }))
  const read = unzipSync(await bytesOf(zipOf(from(files), at)))
  expect(Object.keys(read)).toEqual(names)
  for (const name of names.slice(0, 2)) expect(strFromU8(read[name] ?? new Uint8Array())).toBe(name)
  expect(read['trống.txt']).toHaveLength(0)
})

test('is the same for the same files, and without files an archive too', async () => {
  const once = () => bytesOf(zipOf(from([{ name: 'a', bytes: new Uint8Array([1, 2, 3]) }]), at))
  expect(await once()).toEqual(await once())
  expect(unzipSync(await bytesOf(zipOf(from([]), at)))).toEqual({})
})

test('makes a file when it is read, and no more once the reader has gone', async () => {
  let made = 0
  let ended = false
  const files = async function* () {
    try {
      for (; made < 10_000; made++) yield { name: `${made}.pdf`, bytes: new Uint8Array(10_000) }
    } finally {
      ended = true
    }
  }
  const reader = zipOf(files(), at).getReader()
  await reader.read()
  await reader.read()
  expect(made).toBeLessThan(10)
  await reader.cancel()
  expect(ended).toBe(true)
})

async function* from(files: readonly { name: string; bytes: Uint8Array }[]) {
  yield* files
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
