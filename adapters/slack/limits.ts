/** Most bytes of a photo that are fetched. */
export const maxPhotoBytes = 20 * 1024 * 1024;

/** Most characters of a section's text. */
export const sectionLimit = 3_000;

/** Most characters of a message: Slack breaks longer ones apart by itself, and `chat.update` refuses them. */
export const messageLimit = 4_000;

/** Most blocks of a message. */
export const mostBlocks = 50;

/** Most blocks of an App Home. */
export const mostHomeBlocks = 100;

/** Most buttons of an actions block. */
export const mostButtons = 25;

/** Most characters on a button. */
export const labelLimit = 75;

/** Most characters of the value behind a button. */
export const valueLimit = 2_000;

/** Most characters of an address behind a button. */
export const buttonUrlLimit = 3_000;
