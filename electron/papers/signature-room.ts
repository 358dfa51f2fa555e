/** How much room a paper leaves for its signature, agreed between who leaves it and who fills it. */

/** Hexadecimal digits between the brackets of Contents: a CMS with one certificate takes about a quarter. */
export const signatureDigits = 8_192;

/** Stands where a number of ByteRange will stand; as wide as the largest offset of the cross-reference table. */
export const openRange = '9999999999';
