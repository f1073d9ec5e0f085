import type { Messages, Screen } from '@kit/ui-kit'
import asksZh from './asks/messages/zh.json' with { type: 'json' }
import classesZh from './classes/messages/zh.json' with { type: 'json' }
import conditionsZh from './conditions/messages/zh.json' with { type: 'json' }
import fundingZh from './funding/messages/zh.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import planZh from './plan/messages/zh.json' with { type: 'json' }
import staffingZh from './staffing/messages/zh.json' with { type: 'json' }
import statutoryZh from './statutory/messages/zh.json' with { type: 'json' }

export { aspectAt, graticule } from './overview/map-places.ts'

export const messages: Messages = {
  namespace: 'measure',
  zh: {
    ...zh,
    conditions: conditionsZh,
    asks: asksZh,
    plan: planZh,
    classes: classesZh,
    staffing: staffingZh,
    funding: fundingZh,
    statutory: statutoryZh,
  },
  en: () => import('./english.ts').then(m => m.english),
}

/** Screens of the measure module, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/overview',
    titleKey: 'measure:overview.title',
    navGroup: 'measure',
    icon: 'overview',
    permission: 'measure.read',
    load: () => import('./overview/overview.tsx'),
  },
  {
    path: '/indicators',
    titleKey: 'measure:indicators.title',
    navGroup: 'measure',
    icon: 'table',
    permission: 'measure.read',
    load: () => import('./indicators/indicators.tsx'),
  },
  {
    path: '/tests',
    titleKey: 'measure:tests.title',
    navGroup: 'measure',
    icon: 'tests',
    permission: 'measure.read',
    load: () => import('./tests/tests.tsx'),
  },
  {
    path: '/plans',
    titleKey: 'measure:plan.plans',
    navGroup: 'measure',
    icon: 'plans',
    permission: 'measure.read',
    load: () => import('./plan/plans.tsx'),
  },
  {
    path: '/asks',
    titleKey: 'measure:asks.title',
    navGroup: 'measure',
    icon: 'asks',
    permission: 'measure.read',
    load: () => import('./asks/asks.tsx'),
  },
  {
    path: '/class-sizes',
    titleKey: 'measure:classes.title',
    navGroup: 'measure',
    icon: 'classes',
    permission: 'measure.read',
    load: () => import('./classes/classes.tsx'),
  },
  {
    path: '/staffing',
    titleKey: 'measure:staffing.title',
    navGroup: 'measure',
    icon: 'staffing',
    permission: 'measure.read',
    load: () => import('./staffing/staffing.tsx'),
  },
  {
    path: '/conditions',
    titleKey: 'measure:conditions.title',
    navGroup: 'measure',
    icon: 'conditions',
    permission: 'measure.read',
    load: () => import('./conditions/conditions.tsx'),
  },
  {
    path: '/statutory',
    titleKey: 'measure:statutory.title',
    navGroup: 'measure',
    icon: 'statutory',
    permission: 'measure.read',
    load: () => import('./statutory/statutory.tsx'),
  },
  {
    path: '/funding',
    titleKey: 'measure:funding.title',
    navGroup: 'measure',
    icon: 'funding',
    permission: 'measure.read',
    load: () => import('./funding/funding.tsx'),
  },
  {
    path: '/plans/$plan',
    titleKey: 'measure:plan.plans',
    navGroup: 'hidden',
    permission: 'measure.read',
    load: () => import('./plan/plan.tsx'),
  },
  {
    path: '/plans/$plan/clauses/$clause',
    titleKey: 'measure:plan.plans',
    navGroup: 'hidden',
    permission: 'measure.read',
    load: () => import('./plan/clause-page.tsx'),
  },
  {
    path: '/schools/$unit',
    titleKey: 'measure:school.title',
    navGroup: 'hidden',
    permission: 'measure.read',
    load: () => import('./school/school.tsx'),
  },
  {
    path: '/what-if',
    titleKey: 'measure:whatIf.title',
    navGroup: 'plan',
    icon: 'what-if',
    permission: 'measure.plan',
    load: () => import('./what-if/what-if.tsx'),
  },
  {
    path: '/packs',
    titleKey: 'measure:packs.title',
    navGroup: 'rules',
    icon: 'packs',
    permission: 'measure.read',
    load: () => import('./packs/packs.tsx'),
  },
  {
    path: '/packs/$pack',
    titleKey: 'measure:packs.title',
    navGroup: 'hidden',
    permission: 'measure.read',
    load: () => import('./packs/pack.tsx'),
  },
]

/** Only the gallery asks for them; the product's build leaves them out. */
export const states = () => import('./states.ts').then(m => m.states)
