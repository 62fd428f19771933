/** "n•••@example.vn": enough for its owner to know it again. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '•••' : `${Array.from(address)[0]}•••${address.slice(at)}`
}
