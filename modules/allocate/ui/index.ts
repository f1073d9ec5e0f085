import type { Messages, PublicScreen, Screen } from '@kit/ui-kit'
import assignmentZh from './assignment/messages/zh.json' with { type: 'json' }
import classesZh from './classes/messages/zh.json' with { type: 'json' }
import drawZh from './draw/messages/zh.json' with { type: 'json' }
import forecastZh from './forecast/messages/zh.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import pathZh from './path/messages/zh.json' with { type: 'json' }
import publicZh from './public/messages/zh.json' with { type: 'json' }
import rotationZh from './rotation/messages/zh.json' with { type: 'json' }
import sitingZh from './siting/messages/zh.json' with { type: 'json' }
import zonesZh from './zones/messages/zh.json' with { type: 'json' }

/** What all plans share, and the words of each kind under its name. */
export const messages: Messages = {
  namespace: 'allocate',
  zh: {
    ...zh,
    assignment: assignmentZh,
    classes: classesZh,
    draw: drawZh,
    forecast: forecastZh,
    path: pathZh,
    public: publicZh,
    rotation: rotationZh,
    zones: zonesZh,
    siting: sitingZh,
  },
  en: () => import('./english.ts').then(m => m.english),
}

/** Screens of the allocate module, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/draw',
    titleKey: 'allocate:draw.title',
    navGroup: 'plan',
    icon: 'draw',
    permission: 'allocate.plan',
    load: () => import('./draw/draw.tsx'),
  },
  {
    path: '/draw/hall',
    titleKey: 'allocate:draw.wall.title',
    navGroup: 'hidden',
    standsAlone: true,
    permission: 'allocate.plan',
    load: () => import('./draw/hall/hall.tsx'),
  },
  {
    path: '/assignment',
    titleKey: 'allocate:assignment.title',
    navGroup: 'plan',
    icon: 'seats',
    permission: 'allocate.plan',
    load: () => import('./assignment/assignment.tsx'),
  },
  {
    path: '/classes',
    titleKey: 'allocate:classes.title',
    navGroup: 'plan',
    icon: 'classes',
    permission: 'allocate.plan',
    load: () => import('./classes/classes.tsx'),
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
    path: '/forecast',
    titleKey: 'allocate:forecast.title',
    navGroup: 'plan',
    icon: 'forecast',
    permission: 'allocate.plan',
    load: () => import('./forecast/forecast.tsx'),
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
  {
    path: '/siting',
    titleKey: 'allocate:siting.title',
    navGroup: 'plan',
    icon: 'siting',
    permission: 'allocate.plan',
    load: () => import('./siting/siting.tsx'),
  },
]

/** Read by everybody, without signing in. */
export const publicScreens: readonly PublicScreen[] = [
  { path: '/public/$region', titleKey: 'allocate:public.name', load: () => import('./public/public.tsx') },
]

/** Only the gallery asks for them; the product's build leaves them out. */
export const states = async () => ({
  draw: (await import('./draw/draw.states.ts')).drawStates,
  'draw-hall': (await import('./draw/hall/hall.states.ts')).hallStates,
  public: (await import('./public/public.states.ts')).publicStates,
  assignment: (await import('./assignment/assignment.states.ts')).assignmentStates,
  classes: (await import('./classes/classes.states.ts')).classesStates,
  'path-to-standard': (await import('./path/path.states.ts')).pathStates,
  forecast: (await import('./forecast/forecast.states.ts')).forecastStates,
  rotation: (await import('./rotation/rotation.states.ts')).rotationStates,
  zones: (await import('./zones/zones.states.ts')).zonesStates,
  siting: (await import('./siting/siting.states.ts')).sitingStates,
})
