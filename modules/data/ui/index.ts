import type { Messages, Screen } from '@kit/ui-kit'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

export const messages: Messages = { namespace: 'data', zh, en }

/** Screens of the data module, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/import',
    titleKey: 'data:import.title',
    navGroup: 'data',
    icon: 'import',
    permission: 'data.import',
    load: () => import('./import/import.tsx'),
  },
  {
    path: '/figures',
    titleKey: 'data:figures.title',
    navGroup: 'data',
    icon: 'data',
    permission: 'data.read',
    load: () => import('./figures/figures.tsx'),
  },
  {
    path: '/periods',
    titleKey: 'data:periods.title',
    navGroup: 'data',
    icon: 'periods',
    permission: 'data.read',
    load: () => import('./periods/periods.tsx'),
  },
]

/** Only the gallery asks for them; the product's build leaves them out. */
export const states = () => import('./states.ts').then(m => m.states)
