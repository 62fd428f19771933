/**
 * Bytes that were drawn, by the data they follow from, the least used first to go. What may be kept is bounded in bytes, since
 * a document is anything from ten kilobytes to some megabytes.
 */
export function keptDocuments(mostBytes: number, largest: number) {
  const kept = new Map<string, Uint8Array>()
  let size = 0
  const remove = (key: string) => {
    size -= kept.get(key)?.byteLength ?? 0
    kept.delete(key)
  }
  return {
    get: (key: string): Uint8Array | undefined => {
      const bytes = kept.get(key)
      if (bytes !== undefined) {
        kept.delete(key)
        kept.set(key, bytes)
      }
      return bytes
    },
    keep: (key: string, bytes: Uint8Array): void => {
      if (bytes.byteLength > largest) return
      remove(key)
      kept.set(key, bytes)
      size += bytes.byteLength
      for (const oldest of kept.keys()) {
        if (size <= mostBytes) break
        remove(oldest)
      }
    },
    size: () => size,
  }
}
