export declare const rareFonts: {
  readonly package: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly licence: string;
};
export declare function rareFontsHere(): string[];
