// One file for each range of characters, loaded when a character of it is drawn; after first paint.
import '@fontsource-variable/noto-sans-sc/wght.css'
