import { listStates } from '#server/domains/dossiers/listing-contract.ts'
import { buttonLook } from '../../../_ui/button-look.ts'
import { TextField } from '../../../_ui/text-field.tsx'
import { addressOf, everything, fields, listPath } from '../list-address.ts'
import type { ListProps } from './list-props.ts'

/** Narrows the list: an address like any other, which can be kept and sent on. */
export function ListFilterForm({ asked, found, locale, t }: ListProps) {
  const words = t.accountDossiers.filter
  const { filter } = asked
  return (
    <search aria-label={words.label}>
      <form method="get" action={listPath} className="mt-4 space-y-3">
        <TextField
          name={fields.text}
          label={words.text}
          hint={words.hint}
          value={filter.text}
          autoComplete="off"
        />
        <div className="gap-4 space-y-3 wide:grid wide:grid-cols-2 wide:space-y-0">
          <Select name={fields.state} label={words.state} chosen={filter.state}>
            {listStates.map((state) => ({ value: state, text: words.states[state] }))}
          </Select>
          <Select name={fields.agency} label={words.agency} chosen={filter.agencyId ?? ''}>
            {[
              { value: '', text: words.everyAgency },
              ...found.agencies.map(({ id, name }) => ({ value: id, text: name[locale] })),
            ]}
          </Select>
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <button type="submit" className={buttonLook('secondary', true)}>
            {words.submit}
          </button>
          {addressOf(filter) !== listPath && (
            <a href={addressOf(everything)} className={buttonLook('quiet')}>
              {words.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  )
}

type SelectProps = {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly children: readonly { readonly value: string; readonly text: string }[]
}

function Select({ name, label, chosen, children }: SelectProps) {
  return (
    <div>
      <label htmlFor={name} className="block font-medium">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        className="mt-1 block min-h-12 w-full rounded-soft border-2 border-line bg-sheet px-3 py-2"
      >
        {children.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
