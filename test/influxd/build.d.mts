/** Where the built influxd is, or will be. */
export declare const influxdPath: string;
