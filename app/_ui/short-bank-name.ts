/**
 * What a bank is called where space is narrow: "VietinBank" of "Ngân hàng TMCP Công Thương Việt Nam (VietinBank)". A name
 * with nothing in brackets at its end has no shorter one.
 */
export function shortBankName(name: string): string {
  return /\(([^()]+)\)$/.exec(name)?.[1] ?? name
}
