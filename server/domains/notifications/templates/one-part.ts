import { SMS_PART, toGsm } from '#lib/gsm.ts'

const cut = '...'

/**
 * An SMS of one part in letters without marks, whose middle gives way: it is cut where the whole would not fit.
 * Without a middle the text is only written in those letters.
 */
export function onePart(before: string, middle = '', after = ''): string {
  const [start, long, end] = [toGsm(before), toGsm(middle), toGsm(after)]
  const room = SMS_PART - start.length - end.length
  return start + (long.length <= room ? long : clip(long, room)) + end
}

function clip(text: string, room: number): string {
  return room <= cut.length ? '' : `${text.slice(0, room - cut.length).trimEnd()}${cut}`
}
