import asksEn from './asks/messages/en.json' with { type: 'json' }
import classesEn from './classes/messages/en.json' with { type: 'json' }
import conditionsEn from './conditions/messages/en.json' with { type: 'json' }
import fundingEn from './funding/messages/en.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import planEn from './plan/messages/en.json' with { type: 'json' }
import staffingEn from './staffing/messages/en.json' with { type: 'json' }
import statutoryEn from './statutory/messages/en.json' with { type: 'json' }

/** Loaded when somebody reads English. */
export const english = {
  ...en,
  conditions: conditionsEn,
  asks: asksEn,
  plan: planEn,
  classes: classesEn,
  staffing: staffingEn,
  funding: fundingEn,
  statutory: statutoryEn,
}
