export declare const strictDurability: { selector: string; message: string }[];
