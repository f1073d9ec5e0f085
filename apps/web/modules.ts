import { kitMessages, type Messages, type PublicScreen, type Screen } from '@kit/ui-kit'
import { messages as actMessages, screens as actScreens } from '@loop/act/ui'
import { messages as allocateMessages, screens as allocateScreens, publicScreens } from '@loop/allocate/ui'
import { messages as dataMessages, screens as dataScreens } from '@loop/data/ui'
import { messages as measureMessages, screens as measureScreens } from '@loop/measure/ui'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

const peopleScreen: Screen = {
  path: '/people',
  titleKey: 'shell:people.title',
  navGroup: 'office',
  icon: 'people',
  permission: 'access.manage',
  load: () => import('./people/people.tsx'),
}

/** Every screen of the product, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  ...measureScreens,
  ...allocateScreens,
  ...actScreens,
  ...dataScreens,
  peopleScreen,
]

/** What everybody may read without signing in. */
export const PUBLIC_SCREENS: readonly PublicScreen[] = publicScreens

export const MESSAGES: readonly Messages[] = [
  kitMessages,
  { namespace: 'shell', zh, en },
  measureMessages,
  allocateMessages,
  actMessages,
  dataMessages,
]
