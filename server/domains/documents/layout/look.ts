import type { Weight } from './typefaces.ts'

/** The portal's dyes and papers, as they print. */
export const colour = {
  ink: '#1C1917',
  ash: '#57534E',
  line: '#8A827A',
  hair: '#DDD5CA',
  wash: '#F7F3EC',
  lacquer: '#8F1D1D',
  jade: '#0B6B50',
  indigo: '#1E3A8A',
  white: '#FFFFFF',
  black: '#000000',
  /** Lacquer so thin that text over it stays easy to read, in print too. */
  watermark: '#F3E4E2',
} as const
export type Colour = keyof typeof colour

export type TextStyle = {
  readonly weight: Weight
  readonly size: number
  readonly colour: Colour
  readonly align?: 'left' | 'right' | 'center'
  /** Space between two lines of one text. */
  readonly lineGap?: number
  /** What must not wrap, such as an amount, becomes smaller where its line is too short. */
  readonly oneLine?: boolean
}

export const style = {
  title: { weight: 'bold', size: 22, colour: 'ink' },
  heading: { weight: 'bold', size: 12.5, colour: 'ink' },
  amount: { weight: 'bold', size: 25, colour: 'ink', oneLine: true },
  body: { weight: 'regular', size: 9.5, colour: 'ink', lineGap: 1.5 },
  strong: { weight: 'medium', size: 9.5, colour: 'ink', lineGap: 1.5 },
  label: { weight: 'regular', size: 9, colour: 'ash', lineGap: 1.5 },
  small: { weight: 'regular', size: 8, colour: 'ash', lineGap: 1.5 },
} as const satisfies Record<string, TextStyle>
