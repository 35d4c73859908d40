/** Leo fetches pictures up to this size; Discord itself allows more. */
export const maxPhotoBytes = 20 * 1024 * 1024;

/** Most characters of a message. */
export const textLimit = 2_000;
/** Most files of a message. */
export const mostFiles = 10;
/** Most characters of a picture's description. */
export const altLimit = 1_024;
