import { expect, test } from 'vitest'
import { readJson } from './json.ts'

test.each([
  ['an object', '{"a":[1,"hồ sơ",null,true]}', { a: [1, 'hồ sơ', null, true] }],
  ['an emoji', '"😀"', '😀'],
  ['nesting as messages have', '[[[[1]]]]', [[[[1]]]]],
])('reads %s', (_, text, value) => {
  expect(readJson(text)).toEqual(value)
})

test.each([
  ['nothing', ''],
  ['half an object', '{"a":1'],
  ['a NUL that PostgreSQL cannot keep', '{"a":"x\\u0000"}'],
  ['a NUL in a name', '{"a\\u0000":1}'],
  ['half of a surrogate pair', '{"a":["\\ud800"]}'],
  ['nesting without end', '['.repeat(30_000) + ']'.repeat(30_000)],
])('refuses %s', (_, text) => {
  expect(readJson(text)).toBeUndefined()
})
