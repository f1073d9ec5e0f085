import type { Messages, Screen } from '@kit/ui-kit'
import zh from './messages/zh.json' with { type: 'json' }

export const messages: Messages = {
  namespace: 'act',
  zh,
  en: () => import('./messages/en.json', { with: { type: 'json' } }).then(m => m.default),
}

/** Screens of the act module, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/projects',
    titleKey: 'act:title',
    navGroup: 'plan',
    icon: 'projects',
    permission: 'act.read',
    load: () => import('./projects/projects.tsx'),
  },
]

/** Only the gallery asks for them; the product's build leaves them out. */
export const states = () => import('./states.ts').then(m => m.states)
