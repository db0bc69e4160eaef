export {
  type Artwork,
  type ArtworkInput,
  artworkSchema,
  type Colourway,
  colourwaySchema,
} from './artwork.schema';
export type { Backdrop } from './backdrop';
export { type IllustrationInput, renderIllustration } from './render-illustration';
export { type OpenGraphInput, renderOpenGraph } from './render-open-graph';
