import { createApi, type ScreenStates } from '@kit/ui-kit'
import { states as actStates } from '@loop/act/ui'
import { states as allocateStates } from '@loop/allocate/ui'
import { states as dataStates } from '@loop/data/ui'
import { states as measureStates } from '@loop/measure/ui'
import { createMemoryHistory } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { App } from '../app.tsx'
import { peopleStates } from '../people/people.states.ts'
import { cannedTransport } from './canned.ts'
import { commonAnswers } from './common-answers.ts'
import { shellStates } from './shell.states.ts'

/** Every screen in every named state: `/__states` lists them, `/__states/<screen>/<state>` shows one. */
export async function openGallery(root: HTMLElement): Promise<void> {
  const all: Readonly<Record<string, ScreenStates>> = {
    shell: shellStates,
    people: peopleStates,
    ...(await measureStates()),
    ...(await allocateStates()),
    ...(await actStates()),
    ...(await dataStates()),
  }
  const [, , screen = '', name = ''] = location.pathname.split('/')
  const state = all[screen]?.[name]
  if (!state) return createRoot(root).render(<Contents all={all} />)
  const api = createApi(cannedTransport({ ...commonAnswers, ...state.answers }))
  createRoot(root).render(<App api={api} history={createMemoryHistory({ initialEntries: [state.at] })} />)
}

function Contents({ all }: { all: Readonly<Record<string, ScreenStates>> }) {
  return (
    <main style={{ padding: 32 }}>
      {Object.entries(all).map(([screen, states]) => (
        <section key={screen}>
          <h2>{screen}</h2>
          <ul>
            {Object.keys(states).map(name => (
              <li key={name}>
                <a data-state={`${screen}/${name}`} href={`/__states/${screen}/${name}`}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
