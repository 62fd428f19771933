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
      <form
        method="get"
        action={listPath}
        className="mt-4 grid gap-x-4 gap-y-3 wide:grid-cols-[minmax(0,1fr)_26rem] wide:items-end"
      >
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              name={fields.text}
              label={words.text}
              hint={words.hint}
              value={filter.text}
              autoComplete="off"
            />
          </div>
          <button type="submit" className={buttonLook('secondary')}>
            {words.submit}
          </button>
        </div>
        <div className="grid grid-cols-2 gap-2 wide:gap-4">
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
        {addressOf(filter) !== listPath && found.rows.length > 0 && (
          <a href={addressOf(everything)} className={`${buttonLook('quiet')} justify-self-start`}>
            {words.clear}
          </a>
        )}
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
        className="mt-1 block min-h-12 w-full rounded-soft border-2 border-line bg-sheet py-2 ps-2 pe-1"
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
