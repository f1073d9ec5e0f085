import type { Messages, Screen } from '@kit/ui-kit'
import assignmentEn from './assignment/messages/en.json' with { type: 'json' }
import assignmentZh from './assignment/messages/zh.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import pathEn from './path/messages/en.json' with { type: 'json' }
import pathZh from './path/messages/zh.json' with { type: 'json' }
import rotationEn from './rotation/messages/en.json' with { type: 'json' }
import rotationZh from './rotation/messages/zh.json' with { type: 'json' }
import zonesEn from './zones/messages/en.json' with { type: 'json' }
import zonesZh from './zones/messages/zh.json' with { type: 'json' }

/** What all plans share, and the words of each kind under its name. */
export const messages: Messages = {
  namespace: 'allocate',
  zh: { ...zh, assignment: assignmentZh, path: pathZh, rotation: rotationZh, zones: zonesZh },
  en: { ...en, assignment: assignmentEn, path: pathEn, rotation: rotationEn, zones: zonesEn },
}

/** Screens of the allocate module, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/assignment',
    titleKey: 'allocate:assignment.title',
    navGroup: 'plan',
    icon: 'seats',
    permission: 'allocate.plan',
    load: () => import('./assignment/assignment.tsx'),
  },
  {
    path: '/path-to-standard',
    titleKey: 'allocate:path.title',
    navGroup: 'plan',
    icon: 'path',
    permission: 'allocate.plan',
    load: () => import('./path/path.tsx'),
  },
  {
    path: '/rotation',
    titleKey: 'allocate:rotation.title',
    navGroup: 'plan',
    icon: 'rotation',
    permission: 'allocate.plan',
    load: () => import('./rotation/rotation.tsx'),
  },
  {
    path: '/zones',
    titleKey: 'allocate:zones.title',
    navGroup: 'plan',
    icon: 'zones',
    permission: 'allocate.plan',
    load: () => import('./zones/zones.tsx'),
  },
]

/** Only the gallery asks for them; the product's build leaves them out. */
export const states = async () => ({
  assignment: (await import('./assignment/assignment.states.ts')).assignmentStates,
  'path-to-standard': (await import('./path/path.states.ts')).pathStates,
  rotation: (await import('./rotation/rotation.states.ts')).rotationStates,
  zones: (await import('./zones/zones.states.ts')).zonesStates,
})
