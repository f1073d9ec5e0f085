import assignmentEn from './assignment/messages/en.json' with { type: 'json' }
import classesEn from './classes/messages/en.json' with { type: 'json' }
import drawEn from './draw/messages/en.json' with { type: 'json' }
import forecastEn from './forecast/messages/en.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import pathEn from './path/messages/en.json' with { type: 'json' }
import publicEn from './public/messages/en.json' with { type: 'json' }
import rotationEn from './rotation/messages/en.json' with { type: 'json' }
import sitingEn from './siting/messages/en.json' with { type: 'json' }
import zonesEn from './zones/messages/en.json' with { type: 'json' }

/** Loaded when somebody reads English. */
export const english = {
  ...en,
  assignment: assignmentEn,
  classes: classesEn,
  draw: drawEn,
  forecast: forecastEn,
  path: pathEn,
  public: publicEn,
  rotation: rotationEn,
  zones: zonesEn,
  siting: sitingEn,
}
