/** The permalink's codec, loaded when a link is opened or made. */
export { decodeLink, encodeLink, findLinkProblem, inflatedLimit, lengthOfTexts } from '../link/link.ts';
export { decodeLessonLink, encodeLessonLink, isLessonLink } from '../link/lesson-link.ts';
export { linkInText } from '../link/link-in-text.ts';
