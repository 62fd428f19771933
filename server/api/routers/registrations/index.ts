import { router } from '#server/api/trpc.ts'
import { begin, create, edit, print } from './draft.ts'
import { formPdf, list, view } from './looks.ts'
import { close, resume, setDefault, suspend, withdraw } from './steps.ts'

/** What a holder's people see and do about its registered bank accounts. Called in process only. */
export const registrationsRouter = router({
  list,
  view,
  formPdf,
  begin,
  create,
  edit,
  print,
  withdraw,
  suspend,
  resume,
  close,
  setDefault,
})
