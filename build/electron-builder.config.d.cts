/** Types of electron-builder.config.cjs for the tests. */
declare const config: { readonly electronFuses: Readonly<Record<string, boolean>> };
export = config;
